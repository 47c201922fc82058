import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { DetectedOverall, DetectorRecord, KnownFault } from '../../src/model/detected.ts';
import type { Arm } from '../../src/model/event.ts';
import type { RunResult } from '../../src/model/result.ts';
import type { Check } from '../../src/model/verdict.ts';
import { judge } from '../../src/verdict/judge.ts';
import { ABSENT, policyWith, runOf, type ScenarioFacts, threshold } from '../helpers/runs.ts';

const fault = (changes: Partial<KnownFault> = {}): KnownFault => ({
  detector: 'go-race',
  class: 'race',
  title: 'DATA RACE in add',
  stacks: [['add at count.go:10']],
  fingerprint: '0123456789abcdef',
  count: 2,
  text: 'WARNING: DATA RACE',
  source: 'stderr',
  invocations: [3, 7],
  ...changes,
});

const record = (changes: Partial<DetectorRecord> = {}): DetectorRecord => ({
  detector: 'go-race',
  active: 10,
  inactive: 0,
  unknown: 0,
  evidence: 'its runtime wrote a log',
  ...changes,
});

const asked = { planned: { detectors: { names: ['go-race'], hang: null } } } as const;

/** A run in which the head's detectors said this, and perhaps those of a base. */
function runWith(head: DetectedOverall, base?: DetectedOverall, facts: ScenarioFacts = asked): RunResult {
  const run = runOf({ racy: { metrics: { 'time.wall': Array(10).fill(1e9) }, ...facts } });
  const side = (arm: Arm, detected: DetectedOverall) => ({
    ...run.scenarios[0],
    arm,
    detected,
    failedInvocations: [...new Set(detected.faults.flatMap(({ invocations }) => invocations))],
  });
  const sides = [side('head', head), ...(base === undefined ? [] : [side('base', base)])];
  return { ...run, scenarios: sides as RunResult['scenarios'] };
}

function checksOf(run: RunResult, thresholds = {}): readonly Check[] {
  const policy = policyWith({ against: 'none', thresholds });
  return judge(run, analyze(run, ABSENT, policy), policy, () => 'again').checks;
}

const detectorChecks = (run: RunResult): readonly Check[] =>
  checksOf(run).filter(({ rule }) => rule === 'detector');

describe('a detector', () => {
  test('passes where it was active every time and reported nothing, with what that excludes', () => {
    const [check] = detectorChecks(runWith({ faults: [], detectors: [record()] }));
    expect(check).toMatchObject({ status: 'pass', subject: 'go-race' });
    expect(check?.reason).toContain('active in all 10 invocations');
    // 1 − 0.05^(1/10)
    expect(check?.reason).toContain('more than 25.9 %');
  });

  test.each([
    [
      'not active once',
      record({ active: 9, inactive: 1, evidence: 'no __tsan_init in a' }),
      'was not active in 1 of 10',
    ],
    [
      'never known',
      record({ active: 0, unknown: 10, evidence: 'nobody was seen' }),
      'cannot be shown to have been active in 10 of 10',
    ],
  ])('is no pass where it was %s: its silence proves nothing', (_, one, words) => {
    const [check] = detectorChecks(runWith({ faults: [], detectors: [one] }));
    expect(check?.status).toBe('inconclusive');
    expect(check?.reason).toContain(words);
    expect(check?.reason).toContain(one.evidence);
  });

  test('is no pass where it said nothing at all of itself', () => {
    expect(detectorChecks(runWith({ faults: [], detectors: [] }))[0]?.status).toBe('inconclusive');
  });

  test('is no pass where nobody looked at the history that it is to check', () => {
    const histories = [{ from: 'h.ndjson', check: 'counter' }] as const;
    const run = runOf({ racy: { metrics: { 'time.wall': [1e9] }, planned: { histories } } });
    const [check] = detectorChecks(run);
    expect(check).toMatchObject({ subject: 'history-counter', status: 'inconclusive' });
    expect(check?.reason).toContain('no invocation was looked at');
  });

  test('fails on a fault, also where it was not active every time', () => {
    for (const one of [record(), record({ active: 2, inactive: 8 })]) {
      const [check] = detectorChecks(runWith({ faults: [fault()], detectors: [one] }));
      expect(check).toMatchObject({ status: 'fail', subject: 'go-race' });
      expect(check?.reason).toBe('race: DATA RACE in add (2 invocations)');
    }
  });

  test('only warns of a fault that the base has too, and fails where there is another', () => {
    const base = { faults: [fault()], detectors: [record()] };
    const known = detectorChecks(runWith({ faults: [fault()], detectors: [record()] }, base));
    expect(known[0]).toMatchObject({ status: 'warn', reason: expect.stringContaining('also on the base') });
    const other = fault({ fingerprint: 'f'.repeat(16), title: 'DATA RACE in take' });
    const both = detectorChecks(runWith({ faults: [fault(), other], detectors: [record()] }, base));
    expect(both[0]).toMatchObject({ status: 'fail' });
    expect(both[0]?.reason).toContain('race: DATA RACE in take (2 invocations, not on the base); 1 more');
  });

  test('that nobody named is a check only where it found something', () => {
    const auto = { planned: { detectors: { names: ['auto'], hang: null } } } as const;
    expect(detectorChecks(runWith({ faults: [], detectors: [] }, undefined, auto))).toEqual([]);
    expect(detectorChecks(runWith({ faults: [fault()], detectors: [] }, undefined, auto))).toHaveLength(1);
  });
});

describe('the outcome beside a fault', () => {
  const failing = { ...asked, failed: { outcome: { kind: 'failed', exitCode: 66 }, count: 2 } } as const;

  test('is no second failure where every failed invocation had one', () => {
    const run = runWith({ faults: [fault()], detectors: [record()] }, undefined, failing);
    expect(checksOf(run).map(({ rule, status }) => [rule, status])).toEqual([['detector', 'fail']]);
  });

  test('is a failure of its own where nobody says which invocations failed', () => {
    const run = runWith({ faults: [], detectors: [] }, undefined, failing);
    expect(run.scenarios[0]?.failedInvocations).toEqual([]);
    expect(checksOf(run).find(({ rule }) => rule === 'outcome')?.status).toBe('fail');
  });

  test('is explained by the rounds in which it failed, also where another had no failure', () => {
    const run = runWith({ faults: [fault()], detectors: [record()] }, undefined, failing);
    const sound = runWith({ faults: [], detectors: [record()] }, undefined, asked);
    const analysis = analyze(run, ABSENT, policyWith({ against: 'none' }), [sound]);
    expect(analysis.scenarios[0]?.detected?.explainsFailures).toBe(true);
  });

  test('is a failure of its own where one had none', () => {
    const run = runWith({ faults: [fault()], detectors: [record()] }, undefined, failing);
    const scenarios = run.scenarios.map(side => ({ ...side, failedInvocations: [3, 5, 7] }));
    expect(checksOf({ ...run, scenarios }).map(({ rule, status }) => [rule, status])).toEqual([
      ['outcome', 'fail'],
      ['detector', 'fail'],
    ]);
  });
});

test('a limit on races is held by the worst invocation, not by a typical one', () => {
  const races = (samples: readonly number[]) => {
    const run = runWith({ faults: [], detectors: [record()] }, undefined, {
      ...asked,
      metrics: { races: samples },
    });
    const checks = checksOf(run, { racy: [threshold('races', { max: 0 })] });
    return checks.find(({ metric }) => metric === 'races')?.status;
  };
  expect(races([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBe('pass');
  expect(races([0, 0, 0, 0, 0, 1, 0, 0, 0, 0])).toBe('fail');
});
