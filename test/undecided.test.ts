import { describe, expect, test } from 'vitest';
import { conclude } from '../src/evidence.ts';
import type { KnownFault } from '../src/model/detected.ts';
import type { RunResult } from '../src/model/result.ts';
import { doubtfulOf, undecidedPairs, unexplained, worseOf } from '../src/undecided.ts';
import { pairs } from './helpers/pairs.ts';
import { ID, passing, repeatedRun } from './helpers/repetitions.ts';
import { ABSENT, type PairedSamples, pairedRunOf, policyWith, runOf, threshold } from './helpers/runs.ts';
import { FIVE_OR_TEN, grown, heapAt, KB, soakOf } from './helpers/soaks.ts';

const viewOf = (scenarios: Readonly<Record<string, PairedSamples>>, policy = policyWith()) =>
  conclude(
    {
      result: pairedRunOf(
        Object.fromEntries(Object.entries(scenarios).map(([id, wall]) => [id, { 'time.wall': wall }])),
      ),
      rounds: [],
    },
    ABSENT,
    policy,
    'again',
  );

const tenPairs = (factor: number, sd: number, seed: number) => pairs(factor, sd, 10, seed);

test('what looks worse comes first, then what is nearest to being cleared', () => {
  const view = viewOf({
    restless: tenPairs(1, 0.5, 1),
    calmer: tenPairs(1, 0.06, 2),
    suspicious: tenPairs(1.12, 0.09, 3),
  });
  expect([...undecidedPairs(view)]).toEqual(['suspicious', 'calmer', 'restless']);
});

test('what is decided needs no more pairs', () => {
  const view = viewOf({ same: pairs(1, 0.01, 20, 4), slower: pairs(1.3, 0.02, 20, 5) });
  expect([...undecidedPairs(view)]).toEqual([]);
  expect([...worseOf(view)]).toEqual(['slower']);
});

test('a scenario is run with the one that its values are divided by', () => {
  const policy = policyWith({
    thresholds: { restless: [threshold('time.wall', { relativeTo: 'same', regression: 0.05 })] },
  });
  const view = viewOf({ restless: pairs(1, 0.5, 20, 6), same: pairs(1, 0.01, 20, 7) }, policy);
  expect([...undecidedPairs(view)]).toEqual(['restless', 'same']);
});

test.each([
  ['more processes may answer', 8_000_000, [true]],
  ['no number of processes can, as the runs are too short for what matters', 8_000_000_000, [false]],
] as const)('a soak that five processes leave open takes ten where %s', (_, level, [more]) => {
  const facts = { checkpoints: heapAt(level) };
  const values = { base: [0, KB, 30 * KB, 2 * KB, KB], head: [KB, 0, 40 * KB, 3 * KB, 20 * KB] };
  const result = soakOf(grown('memory', values), {
    base: facts,
    head: facts,
    planned: { samples: FIVE_OR_TEN },
  });
  const view = conclude({ result, rounds: [] }, ABSENT, policyWith(), 'again');
  expect([...undecidedPairs(view)]).toEqual(more ? ['parse'] : []);
});

test('a head that fails more often than the base is given more pairs, until a test can tell', () => {
  const base = pairs(1, 0.005, 20, 8).base;
  const failing = (often: readonly number[]): PairedSamples => ({
    base,
    head: base.map((value, i) => (often.includes(i) ? null : value)),
  });
  expect([...undecidedPairs(viewOf({ seldom: failing([3]) }))]).toEqual(['seldom']);
  expect([...undecidedPairs(viewOf({ often: failing([0, 2, 4, 6, 8, 10, 12, 14]) }))]).toEqual([]);
});

describe('a fault that a detector reported', () => {
  const fault = {
    detector: 'go-race',
    class: 'race',
    title: 'DATA RACE in add',
    stacks: [['add at count.go:10']],
    fingerprint: '0123456789abcdef',
    count: 1,
    text: 'WARNING: DATA RACE',
    source: 'stderr',
    invocations: [3],
  } as const;
  const record = { detector: 'go-race', active: 10, inactive: 0, unknown: 0, evidence: 'a log' };
  const viewWith = (run: RunResult, faults: readonly KnownFault[], active = 10) => {
    const detected = { faults, detectors: [{ ...record, active, inactive: 10 - active }] };
    const result = { ...run, scenarios: run.scenarios.map(scenario => ({ ...scenario, detected })) };
    return conclude({ result, rounds: [] }, ABSENT, policyWith({ against: 'none' }), 'again');
  };
  const measured = runOf({ racy: { metrics: { 'time.wall': Array(10).fill(1e9) } } });
  const repeated = repeatedRun({ endings: { TestA: passing(10) } });

  test('sends a screened scenario to the base, and a repeated one, whose tests all passed', () => {
    expect([...doubtfulOf(viewWith(measured, []))]).toEqual([]);
    expect([...doubtfulOf(viewWith(measured, [fault]))]).toEqual(['racy']);
    expect([...unexplained(viewWith(repeated, [fault]))]).toEqual([ID]);
  });

  test('does so only where there is one, and never for files that somebody else wrote', () => {
    expect([...unexplained(viewWith(repeated, []))]).toEqual([]);
    expect([...unexplained(viewWith(repeated, [], 4))]).toEqual([]);
    expect([...unexplained(viewWith(measured, [fault]))]).toEqual([]);
  });
});
