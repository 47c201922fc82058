import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { type Ending, type TestRuns, tallyOf } from '../../src/analyze/flake-counts.ts';
import { triggersOf } from '../../src/analyze/flake-trigger.ts';
import { analyzeMerged } from '../../src/analyze/merged.ts';
import { conclude } from '../../src/evidence.ts';
import type { TestsAnalysis } from '../../src/model/flakes.ts';
import { MOST_TESTS } from '../../src/model/repetition.ts';
import type { RunResult } from '../../src/model/result.ts';
import { unexplained } from '../../src/undecided.ts';
import {
  baseRound,
  cell,
  failingAt,
  ID,
  passing,
  plannedRepeat,
  type RepeatedFacts,
  repeatedRun,
  repeatedSide,
  talliedHistory,
  tallies,
} from '../helpers/repetitions.ts';
import { ABSENT, found, MACHINE, planWith, policyWith, runOf } from '../helpers/runs.ts';

const testsOf = (run: RunResult, later: readonly RunResult[] = []): TestsAnalysis => {
  const tests = analyze(run, ABSENT, policyWith(), later).scenarios.find(({ id }) => id === ID)?.tests;
  if (tests === undefined) throw new Error('the scenario has no tests');
  return tests;
};

describe('the analysis of repeated tests', () => {
  const endings = {
    Sure: passing(59),
    Often: failingAt(59, 3, 13, 23, 33, 43, 53),
    Seldom: `${passing(30)}R${passing(28)}`,
    Half: 's.'.repeat(29),
    Never: 's'.repeat(59),
  };
  const tests = testsOf(repeatedRun({ endings, messages: { Often: ['got 3', 'timed out'] } }));

  test('counts runs that said something, failures on top, retries among them', () => {
    expect(
      tests.failing.map(({ test: name, failed, runs, retried }) => [name, failed, runs, retried]),
    ).toEqual([
      ['Often', 6, 59, 0],
      ['Seldom', 1, 59, 1],
    ]);
    expect(tests.clean.tests).toEqual([
      { test: 'Half', runs: 29 },
      { test: 'Sure', runs: 59 },
    ]);
    expect(tests.unobserved).toEqual(['Never']);
  });

  test('bounds what never failed by its fewest runs, and each alone', () => {
    expect(tests.clean).toMatchObject({ fewestRuns: 29, together: false });
    expect(tests.clean.bound).toBeCloseTo(1 - 0.05 ** (1 / 29), 12);
  });

  test('tells kinds of failure apart and which run to make again', () => {
    const [often] = tests.failing;
    expect(often?.signatures.map(({ message, count }) => [message, count])).toEqual([
      ['got 3', 3],
      ['timed out', 3],
    ]);
    expect(often?.firstRun).toBe(3);
  });

  test('gives the chance of a red run at these rates', () => {
    expect(tests.redRuns).toBe(7);
    expect(tests.redBuild).toBeCloseTo(1 - (1 - 6 / 59) * (1 - 1 / 59), 12);
  });

  test('a factor with one level, or without an effect, is no condition', () => {
    const cells = Array.from({ length: 59 }, (_, run) => run % 2);
    const repeat = { cells: [cell({ cpus: '1', tz: 'UTC' }), cell({ cpus: '2', tz: 'UTC' })] };
    expect(
      testsOf(repeatedRun({ endings, cells }, { repeat })).failing.map(({ trigger }) => trigger),
    ).toEqual([null, null]);
  });

  test('its failures are no slowdown and no outcome: nothing else is compared', () => {
    const [scenario] = analyze(repeatedRun({ endings }), ABSENT, policyWith()).scenarios;
    expect(scenario?.trouble).toBeNull();
    expect(scenario?.failures).toBeNull();
    expect(scenario?.metrics.filter(({ gated }) => gated)).toEqual([]);
  });
});

test('conditions take the endings of a test once, and only of tests that are looked at', () => {
  let asked = 0;
  const failing = Array.from({ length: 400 }, (_, i): TestRuns => {
    const endings = [...'..F'.repeat(1 + i)].map((letter, run): Ending => {
      return { letter: letter === 'F' ? 'F' : '.', levels: { cpus: String(run % 3) } };
    });
    return {
      test: `t${i}`,
      tally: tallyOf(endings),
      retried: 0,
      get machines() {
        asked += 1;
        return [endings];
      },
      signatures: [],
    };
  });
  const triggers = triggersOf(failing);
  expect(asked).toBe(100);
  // Those that failed most, each with the condition that it was given.
  expect([...triggers.keys()]).toEqual(Array.from({ length: 100 }, (_, i) => `t${399 - i}`));
  expect(triggers.get('t399')).toMatchObject({
    factor: 'cpus',
    level: '2',
    there: { failed: 400, runs: 400 },
  });
});

describe('of several machines', () => {
  const planned = plannedRepeat();
  const part = (id: string) => ({
    id,
    shard: { index: 1, count: 1 },
    copies: 1,
    tool: { name: 'stress-action', version: '1.0.0' },
    startedAt: '2026-11-20T12:00:00.000Z',
    durationMs: 1,
    complete: true,
    interruption: null,
    commit: null,
    environment: MACHINE,
    setup: null,
    baseSetup: null,
    calibration: [],
  });
  const failingOn = (sides: readonly (readonly [string, RepeatedFacts])[]) => {
    const merged = runOf(
      {},
      {
        plan: planWith([planned]),
        merged: { parts: sides.map(([id]) => part(id)), missing: [] },
        scenarios: sides.map(([id, facts]) => repeatedSide('head', { ...facts, part: id }, planned)),
      },
    );
    const [scenario] = analyzeMerged(merged, [], new Map(), policyWith()).scenarios;
    return scenario?.tests?.failing;
  };

  test('the runs are counted together, and the one that fails is named', () => {
    const failing = failingOn([
      ['aaaa', { endings: { TestA: passing(40) } }],
      ['bbbb', { endings: { TestA: failingAt(40, 1, 6, 11, 16, 21, 26, 31, 36) } }],
      ['cccc', { endings: { TestA: passing(40) } }],
    ]);
    expect(failing).toMatchObject([
      {
        failed: 8,
        runs: 120,
        trigger: { factor: 'machine', level: '2 (linux-x64-4c-test-cpu)', there: { failed: 8, runs: 40 } },
        clustered: { found: false },
      },
    ]);
  });

  test('the command itself was run on those on which it never broke, too', () => {
    const failing = failingOn([
      ['aaaa', { endings: { '': 'F'.repeat(6), TestA: passing(6) } }],
      ['bbbb', { endings: { TestA: passing(6) } }],
    ]);
    expect(failing).toMatchObject([
      { test: '', failed: 6, runs: 12, trigger: { factor: 'machine', elsewhere: { failed: 0, runs: 6 } } },
    ]);
  });

  test('a test is run only by those that have it', () => {
    const failing = failingOn([
      ['aaaa', { endings: { TestA: 'F'.repeat(6) } }],
      ['bbbb', { endings: { TestB: passing(6) } }],
    ]);
    expect(failing).toMatchObject([{ test: 'TestA', failed: 6, runs: 6 }]);
  });
});

test('of more tests than are followed none is missed, but for one that was skipped, and none is new', () => {
  const names = (count: number) => Array.from({ length: count }, (_, i) => [`Test${i}`, '.'] as const);
  const sides = (count: number): TestsAnalysis => {
    const head = Object.fromEntries([...names(count - 2), ['Late', 'F'], ['Skipped', 's']] as const);
    const base = Object.fromEntries([...names(count - 1), ['Skipped', '.']] as const);
    return testsOf(repeatedRun({ endings: head }), [baseRound({ endings: base })]);
  };
  const few = sides(10);
  expect(few.vanished).toEqual(['Skipped', 'Test8']);
  expect(few.failing[0]?.origin.kind).toBe('new');
  const many = sides(MOST_TESTS);
  expect(many.vanished).toEqual(['Skipped']);
  expect(many.failing[0]?.origin.kind).toBe('unknown');
});

describe('the base is repeated', () => {
  const needsBase = (facts: RepeatedFacts, lookup = ABSENT, options = {}): boolean =>
    unexplained(
      conclude({ result: repeatedRun(facts, options), rounds: [] }, lookup, policyWith(), 'again'),
    ).has(ID);
  const flaky: RepeatedFacts = { endings: { TestA: failingAt(59, 7, 30) } };
  const knows = (failed: number) =>
    found(talliedHistory(Array.from({ length: 10 }, () => tallies(59, { TestA: failed }))));

  test('for a failure of which nothing is known', () => expect(needsBase(flaky)).toBe(true));
  test('for none where nothing failed', () =>
    expect(needsBase({ endings: { TestA: passing(59) } })).toBe(false));
  test('for none that the history explains', () => expect(needsBase(flaky, knows(2))).toBe(false));
  test('for one that the history never saw', () => expect(needsBase(flaky, knows(0))).toBe(true));
  test('for none of a broken test', () => expect(needsBase({ endings: { TestA: 'FFFF' } })).toBe(false));
  test('for none in quarantine', () => {
    const quarantine = [{ test: '*', owner: 'a', reason: 'b', expires: '2027-01-01', line: 1 }];
    expect(needsBase(flaky, ABSENT, { quarantine })).toBe(false);
  });

  test('and then counts in the place of nothing, without a second judgement of the head', () => {
    const base = baseRound({ endings: { TestA: failingAt(59, 11) } });
    const [failing] = testsOf(repeatedRun(flaky), [base]).failing;
    expect(failing).toMatchObject({
      failed: 2,
      runs: 59,
      origin: { kind: 'known', source: 'base', before: { failed: 1, runs: 59 } },
    });
  });
});
