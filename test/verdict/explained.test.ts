import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { TestOutcome } from '../../src/ingest/reading.ts';
import type { Fault } from '../../src/model/detected.ts';
import type { Arm, Invocation } from '../../src/model/event.ts';
import { reportOf } from '../../src/model/fault-report.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { PlannedScenario } from '../../src/model/plan.ts';
import type { Threshold } from '../../src/model/policy.ts';
import type { ScenarioResult } from '../../src/model/result.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { ScenarioFold } from '../../src/run/fold-scenario.ts';
import { endingsOf } from '../../src/run/repeat/tests.ts';
import { judge } from '../../src/verdict/judge.ts';
import { plannedRepeat } from '../helpers/repetitions.ts';
import { ABSENT, plannedScenario, planWith, policyWith, runOf, threshold } from '../helpers/runs.ts';

/** Invocations of a program in which a race shows, folded as a run folds them. */
interface Ended {
  readonly outcome: Outcome;
  readonly faults: readonly Fault[];
}

const PAIRS = 10;
const detectors = { names: ['go-race'], hang: null };
const race = (name: string): Fault => ({
  detector: 'go-race',
  class: 'race',
  title: `DATA RACE in ${name}`,
  stacks: [[`${name} at count.go:10`]],
  fingerprint: name.padEnd(16, '0'),
  count: 1,
  text: 'WARNING: DATA RACE',
  source: 'stderr',
});
const [known, other] = [race('add'), race('take')];
const failed = (exitCode: number): Outcome => ({ kind: 'failed', exitCode });

const well: Ended = { outcome: { kind: 'ok' }, faults: [] };
/** It printed the race and exited 0. */
const racy = (...faults: readonly [Fault, ...Fault[]]): Ended => ({
  outcome: { kind: 'broken', reason: reportOf(faults[0]) },
  faults,
});
const exited = (exitCode: number, ...faults: readonly Fault[]): Ended => ({
  outcome: failed(exitCode),
  faults,
});
const abandoned: Ended = {
  outcome: { kind: 'broken', reason: 'its service db ended with code 1 while it ran' },
  faults: [known],
};

const invocationOf = ({ outcome, faults }: Ended, index: number, arm: Arm): Invocation => ({
  scenario: 'it',
  arm,
  index,
  warmup: false,
  startedAtMs: index,
  durationMs: 1,
  outcome,
  operations: outcome.kind === 'ok' ? { ok: 1, failed: 0 } : { ok: 0, failed: 1 },
  failures: outcome.kind === 'ok' ? [] : [{ outcome, count: 1, excerpt: 'boom' }],
  metrics: outcome.kind === 'ok' ? { 'time.wall': 1e9 + index } : {},
  declarations: [],
  problems: [],
  series: null,
  checkpoints: null,
  unavailable: [],
  log: 'logs/it.log',
  detected: { faults, detectors: [{ detector: 'go-race', active: true, evidence: 'its banner' }] },
});

/** The invocation as the run of a repeated scenario, whose output names `test` where it is given. */
function runOfTests(ended: Ended, index: number, arm: Arm, failing: string | null): Invocation {
  const invocation = invocationOf(ended, index, arm);
  const isFailing = failing !== null;
  const ran = { passed: Number(!isFailing), failed: Number(isFailing), skipped: 0, flaky: 0 };
  const read: TestOutcome = isFailing
    ? { kind: 'failed', message: 'expected 3', runs: ran }
    : { kind: 'passed', runs: ran };
  const endings = endingsOf(
    { ...operationOf(ended.outcome), tests: [{ test: failing ?? 'TestA', outcome: read }] },
    true,
  );
  return { ...invocation, metrics: {}, tests: { cell: 0, seed: index, order: index, ...endings } };
}

/** How the command of one run ended, and the test of it that failed. */
type RunAndTest = readonly [Ended, string | null];

const operationOf = (outcome: Outcome): Parameters<typeof endingsOf>[0] => ({
  outcome,
  wallNs: 1e6,
  usage: null,
  emitted: { samples: [], declarations: [], problems: [], checkpoints: null },
  excerpt: 'boom',
  left: [],
  stuck: 0,
});

function folded(planned: PlannedScenario, arm: Arm, invocations: readonly Invocation[]): ScenarioResult {
  const fold = new ScenarioFold(planned, arm);
  for (const invocation of invocations) fold.add({ ...invocation, scenario: planned.id });
  fold.end({ kind: 'complete' });
  return fold.result();
}

const times = (count: number, ended: Ended): readonly Ended[] => Array.from({ length: count }, () => ended);

/** Ten pairs, or only a head. */
function verdictOf(
  head: readonly Ended[],
  base: readonly Ended[] | null,
  thresholds: readonly Threshold[] = [],
): Verdict {
  const planned = plannedScenario('it', { detectors });
  const side = (arm: Arm, all: readonly Ended[]) =>
    folded(
      planned,
      arm,
      all.map((ended, index) => invocationOf(ended, index, arm)),
    );
  const order = head.map(() => ['base', 'head'] as const);
  const pairing = {
    purpose: 'search',
    base: 'base',
    looks: [PAIRS],
    control: false,
    orders: { it: order },
  } as const;
  const run = runOf(
    {},
    {
      plan: planWith([planned], base === null ? {} : { pairing }),
      scenarios: [side('head', head), ...(base === null ? [] : [side('base', base)])],
    },
  );
  const policy = policyWith({ against: base === null ? 'none' : 'base', thresholds: { it: thresholds } });
  return judge(run, analyze(run, ABSENT, policy), policy, () => 'again');
}

const statusesOf = ({ checks }: Verdict): Readonly<Record<string, string>> =>
  Object.fromEntries(
    checks
      .filter(({ rule }) => rule === 'outcome' || rule === 'detector' || rule === 'test')
      .map(({ rule, subject, status }) => [subject === undefined ? rule : `${rule} ${subject}`, status]),
  );

const RACE = 'detector go-race';

describe('a race that the base has, too', () => {
  test.each<readonly [string, Ended, Ended, Readonly<Record<string, string>>]>([
    [
      'is no excuse for an exit code that is new',
      exited(1, known),
      racy(known),
      { outcome: 'fail', [RACE]: 'warn' },
    ],
    ['is none for a service that died', abandoned, racy(known), { outcome: 'fail', [RACE]: 'warn' }],
    [
      'is none for another exit code',
      exited(1, known),
      exited(66, known),
      { outcome: 'fail', [RACE]: 'warn' },
    ],
    ['leaves nothing to measure', racy(known), racy(known), { outcome: 'inconclusive', [RACE]: 'warn' }],
    [
      'explains the exit code of both',
      exited(66, known),
      exited(66, known),
      { outcome: 'inconclusive', [RACE]: 'warn' },
    ],
    ['stands back behind one that is new', racy(known, other), racy(known), { [RACE]: 'fail' }],
  ])('%s', (_, head, base, expected) => {
    expect(statusesOf(verdictOf(times(PAIRS, head), times(PAIRS, base)))).toEqual(expected);
  });

  test('and that showed now and then is no second failure where the rest was measured', () => {
    const sometimes = [...times(3, racy(known)), ...times(PAIRS - 3, well)];
    expect(statusesOf(verdictOf(sometimes, sometimes))).toEqual({ [RACE]: 'warn' });
  });

  test('does not make the base one that fails sometimes, too', () => {
    const head = [...times(PAIRS - 1, exited(1, known)), well];
    const verdict = verdictOf(head, times(PAIRS, racy(known)));
    expect(statusesOf(verdict)).toEqual({ outcome: 'fail', [RACE]: 'warn' });
    const outcome = verdict.checks.find(({ rule }) => rule === 'outcome');
    expect(outcome?.reason).toContain('9 of 10 invocations, the base 0 of 10');
  });

  test('does not hide that the exit code it explains became more frequent', () => {
    const base = [exited(1, known), ...times(PAIRS - 1, racy(known))];
    expect(statusesOf(verdictOf(times(PAIRS, exited(1, known)), base))).toMatchObject({ outcome: 'fail' });
  });

  test('is no answer where one is required', () => {
    const required = [threshold('time.wall', { regression: 0.05, required: true })];
    const both = times(PAIRS, racy(known));
    expect(verdictOf(both, both)).toMatchObject({ exitCode: 0 });
    expect(verdictOf(both, both, required)).toMatchObject({ status: 'inconclusive', exitCode: 4 });
  });
});

describe('a race that is new', () => {
  test.each([
    ['where the program hides it behind a success', racy(other)],
    ['where it is the exit code', exited(66, other)],
  ])('is said once %s', (_, ended) => {
    expect(statusesOf(verdictOf(times(PAIRS, ended), null))).toEqual({ [RACE]: 'fail' });
    expect(statusesOf(verdictOf(times(PAIRS, ended), times(PAIRS, well)))).toEqual({ [RACE]: 'fail' });
  });

  test('does not speak for a service that died, nor for an invocation without it', () => {
    const died = { ...abandoned, faults: [other] };
    expect(statusesOf(verdictOf(times(PAIRS, died), null))).toEqual({ outcome: 'fail', [RACE]: 'fail' });
    const mixed = [...times(3, racy(other)), exited(1), ...times(PAIRS - 4, well)];
    expect(statusesOf(verdictOf(mixed, null))).toEqual({ outcome: 'fail', [RACE]: 'fail' });
  });
});

describe('the command of a repeated scenario', () => {
  const planned = plannedRepeat({ repeat: { runs: PAIRS }, planned: { detectors } });
  const judged = (...runs: readonly RunAndTest[]): Verdict => {
    const invocations = runs.map(([ended, test], index) => runOfTests(ended, index, 'head', test));
    const run = runOf({}, { plan: planWith([planned]), scenarios: [folded(planned, 'head', invocations)] });
    const policy = policyWith({ against: 'none' });
    return judge(run, analyze(run, ABSENT, policy), policy, (_, number) => `run --repetition ${number}`);
  };
  const statuses = (...runs: readonly RunAndTest[]) => statusesOf(judged(...runs));

  test('fails by the race alone where that is why it broke', () => {
    const said = statuses([racy(other), null], [exited(66, other), null], [well, null]);
    expect(said).toMatchObject({ [RACE]: 'fail' });
    expect(said).not.toHaveProperty('test ');
  });

  test('is said to break where it also did without one', () => {
    const said = statuses([racy(other), null], [exited(3), null], [well, null]);
    expect(said).toMatchObject({ [RACE]: 'fail', 'test ': 'fail' });
  });

  test('is not blamed for a test that failed beside the race', () => {
    const said = statuses([racy(other), null], [exited(1), 'TestA'], [well, null]);
    expect(said).toMatchObject({ [RACE]: 'fail', 'test TestA': 'fail' });
    expect(said).not.toHaveProperty('test ');
  });

  test('is run again as the first run that had the new race', () => {
    const { checks } = judged([well, null], [exited(66, other), null], [racy(other), null]);
    const check = checks.find(({ rule }) => rule === 'detector');
    expect(check).toMatchObject({ status: 'fail', reproduce: 'run --repetition 1' });
  });
});
