import type { Arm } from '../../src/model/arm.ts';
import type { Baseline, TestTallies } from '../../src/model/baseline.ts';
import type { ScenarioEnding } from '../../src/model/event.ts';
import type { PlannedScenario } from '../../src/model/plan.ts';
import type {
  Cell,
  FailureSignature,
  Quarantined,
  RepeatPlan,
  Repetition,
} from '../../src/model/repetition.ts';
import type { RunResult, ScenarioResult } from '../../src/model/result.ts';
import { historyOf, plannedScenario, planWith, runOf } from './runs.ts';

/** A small language for runs of repeated tests: letters a test, and what differs between runs. */
export interface RepeatedFacts {
  /** By test, a letter a run: `....F..R`. */
  readonly endings: Readonly<Record<string, string>>;
  /** By test what its name begins with, before a blank. */
  readonly groups?: Readonly<Record<string, string>>;
  /** Index into the plan's cells, by run; all in the first without it. */
  readonly cells?: readonly number[];
  /** By test the text of its failures; several share them in turn. */
  readonly messages?: Readonly<Record<string, readonly string[]>>;
  readonly ending?: ScenarioEnding | null;
  readonly part?: string;
}

export const ID = 'flaky-suite';

const plainCell: Cell = { id: '', levels: {}, cpus: null, hogs: 0, pulses: false, env: {} };

export const cell = (levels: Readonly<Record<string, string>>): Cell => ({
  ...plainCell,
  id: Object.entries(levels)
    .map(pair => pair.join('='))
    .join(' '),
  levels,
});

export const repeatPlan = (overrides: Partial<RepeatPlan> = {}): RepeatPlan => ({
  runs: 59,
  parallel: 1,
  until: { kind: 'runs' },
  varies: { seed: true, order: true },
  cells: [plainCell],
  deck: [0],
  only: null,
  ...overrides,
});

/** `n` letters, failed at these runs. */
export const failingAt = (n: number, ...runs: readonly number[]): string =>
  Array.from({ length: n }, (_, run) => (runs.includes(run) ? 'F' : '.')).join('');

export const passing = (n: number): string => failingAt(n);

const isFailure = (letter: string): boolean => letter === 'F' || letter === 'R';

function signaturesOf(endings: string, messages: readonly string[]): readonly FailureSignature[] {
  const failed = [...endings].flatMap((letter, run) => (isFailure(letter) ? [run] : []));
  return messages
    .map((message, kind) => ({ message, runs: failed.filter((_, i) => i % messages.length === kind) }))
    .filter(({ runs }) => runs.length > 0)
    .map(({ message, runs }, kind) => ({
      signature: `f1a4e${kind}`.padEnd(16, '0'),
      message,
      count: runs.length,
      firstRun: runs[0] ?? 0,
    }))
    .sort((a, b) => b.count - a.count);
}

export function repetitionOf({ endings, groups = {}, cells, messages = {} }: RepeatedFacts): Repetition {
  const count = Math.max(0, ...Object.values(endings).map(letters => letters.length));
  const runs = Array.from({ length: count }, (_, run) => run);
  return {
    runs,
    cells: runs.map(run => cells?.[run] ?? 0),
    seeds: runs.map(run => 1000 + run),
    orders: runs.map(run => 5000 + run),
    tests: Object.entries(endings)
      .map(([test, letters]) => ({
        test,
        ...(groups[test] === undefined ? {} : { group: groups[test] }),
        endings: letters,
        failures: signaturesOf(letters, messages[test] ?? ['expected 3, got 2']),
      }))
      .sort((a, b) => (a.test < b.test ? -1 : 1)),
  };
}

/** One side of the repeated scenario. */
export function repeatedSide(arm: Arm, facts: RepeatedFacts, planned: PlannedScenario): ScenarioResult {
  const repetition = repetitionOf(facts);
  const red = repetition.runs.filter(run =>
    repetition.tests.some(({ endings }) => isFailure(endings[run] ?? '?')),
  );
  const ok = repetition.runs.length - red.length;
  return {
    id: planned.id,
    arm,
    digest: planned.digest,
    ending: facts.ending === undefined ? { kind: 'complete' } : facts.ending,
    outcomes: { ...(ok > 0 ? { ok } : {}), ...(red.length > 0 ? { failed: red.length } : {}) },
    warmups: 0,
    operations: { ok, failed: red.length },
    failures:
      red.length === 0
        ? []
        : [
            {
              outcome: { kind: 'failed', exitCode: 1 },
              count: red.length,
              excerpt: 'FAIL',
              log: 'logs/x.log',
            },
          ],
    metrics: [],
    unavailable: [],
    problems: [],
    series: null,
    checkpoints: null,
    failedInvocations: red,
    repetition,
    ...(facts.part === undefined ? {} : { part: facts.part }),
  };
}

export interface RepeatedRun {
  readonly repeat?: Partial<RepeatPlan>;
  readonly quarantine?: readonly Quarantined[];
  readonly planned?: Partial<PlannedScenario>;
  readonly result?: Partial<RunResult>;
}

export const plannedRepeat = ({ repeat, quarantine, planned }: RepeatedRun = {}): PlannedScenario =>
  plannedScenario(ID, {
    repeat: repeatPlan(repeat),
    ...(quarantine === undefined ? {} : { quarantine }),
    ...planned,
  });

/** A run of the head alone. */
export function repeatedRun(facts: RepeatedFacts, options: RepeatedRun = {}): RunResult {
  const planned = plannedRepeat(options);
  return runOf(
    {},
    { plan: planWith([planned]), scenarios: [repeatedSide('head', facts, planned)], ...options.result },
  );
}

/** The round that repeats the base, as `pairedPlan` plans it: nothing of the head is run again. */
export function baseRound(facts: RepeatedFacts, options: RepeatedRun = {}): RunResult {
  const planned = plannedRepeat(options);
  const pairing = { purpose: 'search', base: 'base', looks: [10], orders: {}, control: false } as const;
  const head = repeatedSide('head', { endings: {} }, planned);
  const { repetition: _none, ...unrun } = head;
  return runOf(
    {},
    {
      plan: planWith([planned], { pairing }),
      scenarios: [unrun, repeatedSide('base', facts, planned)],
      ...options.result,
    },
  );
}

/** A history whose runs tallied the tests so. */
export function talliedHistory(runs: readonly TestTallies[]): Baseline {
  const history = historyOf(runs.map(() => ({ [ID]: {} })));
  return {
    ...history,
    runs: history.runs.map((run, i) => ({
      ...run,
      at: new Date(Date.parse('2026-11-10T12:00:00Z') + i * 3_600_000).toISOString(),
      scenarios: run.scenarios.map(scenario => {
        const tests = runs[i];
        return tests === undefined ? scenario : { ...scenario, tests };
      }),
    })),
  };
}

/** One run's tallies: failures by test, all of `runs` runs. */
export const tallies = (runs: number, failed: Readonly<Record<string, number>>): TestTallies => ({
  failing: Object.entries(failed).flatMap(([test, count]) =>
    count > 0 ? [{ test, runs, failed: count }] : [],
  ),
  passing: [{ runs, tests: Object.keys(failed).filter(test => failed[test] === 0) }],
  omitted: 0,
});
