import { describe, expect, test } from 'vitest';
import { FLAKE, plausibleCounts, SIGHT } from '../scripts/twins/expectation.ts';
import { type GateFacts, judgeTwin } from '../scripts/twins/judge.ts';
import type { Twin } from '../scripts/twins/suites.ts';
import type { FaultClass, KnownFault } from '../src/model/detected.ts';
import type { Repetition } from '../src/model/repetition.ts';
import type { Status } from '../src/model/verdict.ts';

const twin = (scenario: string, theme: string, kind: Twin['kind'], detector: string | null): Twin => ({
  language: 'go',
  scenario,
  theme,
  kind,
  detector,
});
const RACE = twin('race-bad', 'race', 'bad', 'go-race');
const CLEAN = twin('race-good', 'race', 'good', 'go-race');
const FLAKY = twin('flaky-bad', 'flaky', 'bad', null);
const STEADY = twin('flaky-good', 'flaky', 'good', null);

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

const repetition = (endings: string, test = 'TestEveryPageHasAnItem'): Repetition => ({
  runs: numbers(endings.length),
  cells: [],
  seeds: [],
  orders: [],
  tests: [{ test, endings, failures: [] }],
});

const fault = (detector: string, kind: FaultClass, runs: number): KnownFault => ({
  detector,
  class: kind,
  title: 'two accesses',
  stacks: [],
  fingerprint: `${detector}-${kind}`,
  count: runs,
  text: '',
  source: 'stderr',
  invocations: numbers(runs),
});

/** A gate over the race twins of which go-race was active in `active` of 20 runs. */
const detected = (of: Twin, faults: readonly KnownFault[], status: Status, active = 20): GateFacts => ({
  result: {
    scenarios: [
      {
        id: of.scenario,
        repetition: repetition('.'.repeat(20), ''),
        detected: {
          faults,
          detectors: [
            { detector: 'go-race', active, inactive: 20 - active, unknown: 0, evidence: 'built with -race' },
          ],
        },
      },
    ],
  },
  verdict: { checks: [{ scenario: of.scenario, rule: 'detector', status, reason: 'because' }] },
});

const repeated = (of: Twin, repetition: Repetition, status: Status): GateFacts => ({
  result: { scenarios: [{ id: of.scenario, repetition }] },
  verdict: { checks: [{ scenario: of.scenario, rule: 'test', status, reason: 'because' }] },
});

describe('a twin under a detector', () => {
  test('is right when the bad one is reported in all of 20 runs and the good one in none', () => {
    const bad = judgeTwin(RACE, detected(RACE, [fault('go-race', 'race', 20)], 'fail'));
    expect(bad).toMatchObject({ caught: 20, runs: 20, wrong: [] });
    expect(judgeTwin(CLEAN, detected(CLEAN, [], 'pass'))).toMatchObject({ caught: 0, runs: 20, wrong: [] });
  });

  test.each([
    ['one run was missed', RACE, [fault('go-race', 'race', 19)], 'fail', 20, 'race in 19 of 20 runs'],
    ['the class is another', RACE, [fault('go-race', 'crash', 20)], 'fail', 20, 'go-race speaks of crash'],
    ['another one speaks', RACE, [fault('tsan', 'race', 20)], 'fail', 20, 'tsan speaks of race'],
    ['the verdict is another', RACE, [fault('go-race', 'race', 20)], 'warn', 20, 'its verdict is warn'],
    ['the good one is accused', CLEAN, [fault('go-race', 'race', 1)], 'fail', 20, 'race in 1 of 20 runs'],
    ['its detector slept', CLEAN, [], 'pass', 19, 'go-race was active in 19 of 20 runs'],
  ] as const)('is wrong when %s', (_, of, faults, status, active, expected) => {
    expect(judgeTwin(of, detected(of, faults, status, active)).wrong.join()).toContain(expected);
  });
});

describe('a repeated test', () => {
  const SOME = `..F${'.'.repeat(17)}`;

  test('is right when the bad one fails in some runs and the good one in none', () => {
    expect(judgeTwin(FLAKY, repeated(FLAKY, repetition(SOME), 'fail'))).toMatchObject({
      caught: 1,
      wrong: [],
    });
    const steady = repeated(STEADY, repetition('.'.repeat(20)), 'pass');
    expect(judgeTwin(STEADY, steady)).toMatchObject({ caught: 0, runs: 20, wrong: [] });
  });

  test.each([
    ['it never failed', FLAKY, repetition('.'.repeat(20)), 'pass', 'its verdict is pass'],
    ['it always failed', FLAKY, repetition('F'.repeat(20)), 'fail', 'failed 20 times and passed 0'],
    ['it is another test', FLAKY, repetition(SOME, 'TestOther'), 'fail', 'its test was not found'],
    ['a run did not report it', FLAKY, repetition(SOME.replace(/\.$/, '?')), 'fail', 'otherwise in 1 runs'],
    ['it was run too seldom', STEADY, repetition('.'.repeat(19)), 'pass', 'it was run 19 times'],
    ['the good one fails', STEADY, repetition(SOME), 'pass', 'failed 1 times'],
  ] as const)('is wrong when %s', (_, of, history, status, expected) => {
    expect(judgeTwin(of, repeated(of, history, status)).wrong.join()).toContain(expected);
  });
});

test('a twin that the results do not have is wrong', () => {
  expect(judgeTwin(CLEAN, detected(RACE, [], 'pass')).wrong).toEqual(['the results have no such scenario']);
});

test('what chance can bring about of twenty gates, and of their runs', () => {
  expect(SIGHT).toBeCloseTo(0.9515, 4);
  expect(plausibleCounts(20, SIGHT)).toEqual({ least: 12, most: 20 });
  expect(plausibleCounts(20 * FLAKE.runs, FLAKE.rate)).toEqual({ least: 27, most: 98 });
});
