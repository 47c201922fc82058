import type { Arm, Invocation, RunEvent } from '../model/event.ts';
import { looksOf, type Pairing, type Plan, type PlannedScenario } from '../model/plan.ts';
import type { RepeatPlan } from '../model/repetition.ts';
import { addWindow, type LiveLoad } from './live-state.ts';

/**
 * How far a run is, folded from its events. Times are milliseconds since the start of the run, except `wallNs`.
 */
export interface ProgressState {
  readonly plan: Plan | null;
  /** Scenario that is running; null between two. */
  readonly current: string | null;
  /** Scenarios that ended, in order, each once. */
  readonly finished: readonly string[];
  readonly byScenario: Readonly<Record<string, ScenarioProgress>>;
  /** The load that is under way; null where none is, or where nothing is known of it yet. */
  readonly live: LiveLoad | null;
  readonly over: boolean;
}

export interface ScenarioProgress {
  /** Invocations so far, of both arms together. */
  readonly warmups: number;
  readonly samples: number;
  /** Samples of the base: the rest are the head's. */
  readonly baseSamples: number;
  readonly failures: number;
  readonly spentMs: number;
  /** Elapsed times of the head's samples that succeeded, and of the base's. */
  readonly wallNs: readonly number[];
  readonly baseWallNs: readonly number[];
}

export const NO_PROGRESS: ProgressState = {
  plan: null,
  current: null,
  finished: [],
  byScenario: {},
  live: null,
  over: false,
};

/** Of a scenario that has not begun. */
export const UNTOUCHED: ScenarioProgress = {
  warmups: 0,
  samples: 0,
  baseSamples: 0,
  failures: 0,
  spentMs: 0,
  wallNs: [],
  baseWallNs: [],
};

/** The state after one more event. */
export function advance(state: ProgressState, event: RunEvent): ProgressState {
  switch (event.type) {
    case 'run-started':
      return { ...NO_PROGRESS, plan: event.plan };
    case 'scenario-started':
      return { ...state, current: event.scenario };
    case 'load-window':
      return { ...state, current: event.scenario, live: addWindow(state.live, event) };
    case 'invocation-finished':
      return { ...count(state, event.invocation), live: null };
    case 'scenario-finished':
      return { ...state, current: null, finished: [...new Set([...state.finished, event.scenario])] };
    case 'interrupted':
    case 'run-finished':
      return { ...state, current: null, live: null, over: true };
    default:
      return state;
  }
}

function count(state: ProgressState, invocation: Invocation): ProgressState {
  const { scenario, arm, warmup, outcome, durationMs } = invocation;
  const before = state.byScenario[scenario] ?? UNTOUCHED;
  const ok = outcome.kind === 'ok';
  const wall = ok && !warmup ? invocation.metrics['time.wall'] : undefined;
  const taken = (of: Arm): readonly number[] => (wall !== undefined && arm === of ? [wall] : []);
  const after: ScenarioProgress = {
    warmups: before.warmups + (warmup ? 1 : 0),
    samples: before.samples + (warmup ? 0 : 1),
    baseSamples: before.baseSamples + (!warmup && arm === 'base' ? 1 : 0),
    failures: before.failures + (ok ? 0 : 1),
    spentMs: before.spentMs + durationMs,
    wallNs: [...before.wallNs, ...taken('head')],
    baseWallNs: [...before.baseWallNs, ...taken('base')],
  };
  return { ...state, current: scenario, byScenario: { ...state.byScenario, [scenario]: after } };
}

/** Runs of a repeated test, if nothing ends it before. */
export const runsOf = ({ runs, only }: RepeatPlan): number => (only === null ? runs : 1);

/** Invocations of a scenario after warm-up, of both arms, if no look ends it. */
export const samplesOf = (planned: PlannedScenario, pairing: Pairing | null): number =>
  planned.repeat !== undefined
    ? runsOf(planned.repeat)
    : pairing === null
      ? planned.samples.max
      : 2 * (looksOf(pairing, planned).at(-1) ?? 0);

/**
 * Time until the end if every scenario takes all its samples: its own pace so far, or the plan's duration, or the mean pace of the run. Null
 * before the first invocation ended, and where only files are left to read. The suite's budget bounds it.
 */
export function remainingMs({ plan, finished, byScenario }: ProgressState, elapsedMs: number): number | null {
  const paces = Object.values(byScenario).flatMap(({ warmups, samples, spentMs }) =>
    warmups + samples === 0 ? [] : [spentMs / (warmups + samples)],
  );
  if (plan === null || paces.length === 0) return null;
  const usual = paces.reduce((sum, pace) => sum + pace, 0) / paces.length;
  const open = plan.scenarios.filter(scenario => !finished.includes(scenario.id));
  const running = open.filter(({ driver }) => driver.kind !== 'results');
  if (running.length === 0 && open.length > 0) return null;
  const sum = running.reduce(
    (total, scenario) =>
      total + openTime(scenario, byScenario[scenario.id] ?? UNTOUCHED, usual, plan.pairing),
    0,
  );
  return plan.budgetMs === null ? sum : Math.min(sum, Math.max(0, plan.budgetMs - elapsedMs));
}

function openTime(
  planned: PlannedScenario,
  progress: ScenarioProgress,
  usualPaceMs: number,
  pairing: Pairing | null,
): number {
  const { repeat } = planned;
  if (repeat !== undefined) return repetitionTime(repeat, progress, usualPaceMs);
  const done = progress.warmups + progress.samples;
  const pace = done === 0 ? (planned.load.durationMs ?? usualPaceMs) : progress.spentMs / done;
  const warmups = planned.samples.warmup * (pairing === null ? 1 : 2);
  return pace * Math.max(0, warmups + samplesOf(planned, pairing) - done);
}

/** Of a time, what is left of it by the runs so far; else the runs that are left, as many at once as there are copies. */
function repetitionTime(
  repeat: RepeatPlan,
  { samples, spentMs }: ScenarioProgress,
  usualPaceMs: number,
): number {
  const { parallel, until, only } = repeat;
  if (until.kind === 'time' && only === null) return Math.max(0, until.durationMs - spentMs / parallel);
  const pace = samples === 0 ? usualPaceMs : spentMs / samples;
  return (pace * Math.max(0, runsOf(repeat) - samples)) / Math.min(parallel, runsOf(repeat));
}
