import type { Invocation, RunEvent } from '../model/event.ts';
import { builtInMetric } from '../model/metric.ts';
import type { Plan, PlannedScenario } from '../model/plan.ts';
import { formatPercent } from './change.ts';
import { cleanName } from './clean.ts';
import { formatDuration, formatValue, plural } from './format.ts';

/**
 * How far a run is, folded from its events. Times are milliseconds since the start of the run, except `wallNs`.
 */
export interface ProgressState {
  readonly plan: Plan | null;
  /** Scenario that is running; null between two. */
  readonly current: string | null;
  /** Scenarios that ended, in order. */
  readonly finished: readonly string[];
  readonly byScenario: Readonly<Record<string, ScenarioProgress>>;
  readonly over: boolean;
}

export interface ScenarioProgress {
  /** Invocations so far, of both arms. */
  readonly warmups: number;
  readonly samples: number;
  readonly failures: number;
  readonly spentMs: number;
  /** Elapsed times of the samples that succeeded. */
  readonly wallNs: readonly number[];
}

export const NO_PROGRESS: ProgressState = {
  plan: null,
  current: null,
  finished: [],
  byScenario: {},
  over: false,
};

const UNTOUCHED: ScenarioProgress = { warmups: 0, samples: 0, failures: 0, spentMs: 0, wallNs: [] };

/** The state after one more event. */
export function advance(state: ProgressState, event: RunEvent): ProgressState {
  switch (event.type) {
    case 'run-started':
      return { ...NO_PROGRESS, plan: event.plan };
    case 'scenario-started':
      return { ...state, current: event.scenario };
    case 'invocation-finished':
      return count(state, event.invocation);
    case 'scenario-finished':
      return { ...state, current: null, finished: [...state.finished, event.scenario] };
    case 'interrupted':
    case 'run-finished':
      return { ...state, current: null, over: true };
    default:
      return state;
  }
}

function count(state: ProgressState, invocation: Invocation): ProgressState {
  const { scenario, warmup, outcome, durationMs } = invocation;
  const before = state.byScenario[scenario] ?? UNTOUCHED;
  const ok = outcome.kind === 'ok';
  const wall = invocation.metrics['time.wall'];
  const after: ScenarioProgress = {
    warmups: before.warmups + (warmup ? 1 : 0),
    samples: before.samples + (warmup ? 0 : 1),
    failures: before.failures + (ok ? 0 : 1),
    spentMs: before.spentMs + durationMs,
    wallNs: ok && !warmup && wall !== undefined ? [...before.wallNs, wall] : before.wallNs,
  };
  return { ...state, current: scenario, byScenario: { ...state.byScenario, [scenario]: after } };
}

/** The one status line: `parse-large 12/40 · median 12.3 ms ± 1.2 % · 32 s elapsed, at most 1 min left · scenario 2 of 5`. */
export function statusLine(state: ProgressState, elapsedMs: number): string {
  const { plan } = state;
  if (plan === null) return `preparing · ${formatDuration(elapsedMs)}`;
  const planned = plan.scenarios.find(scenario => scenario.id === state.current);
  const place = `scenario ${Math.min(state.finished.length + 1, plan.scenarios.length)} of ${plan.scenarios.length}`;
  const left = remainingMs(state, elapsedMs);
  const times = `${formatDuration(elapsedMs)} elapsed${left === null ? '' : `, at most ${formatDuration(left)} left`}`;
  const parts =
    planned === undefined ? [] : [describeScenario(planned, state.byScenario[planned.id] ?? UNTOUCHED)];
  return [...parts, times, place].join(' · ');
}

/** The same for a log of lines, with the elapsed time in front. */
export const heartbeatLine = (state: ProgressState, elapsedMs: number): string =>
  `[${formatDuration(elapsedMs)}] ${statusLine(state, elapsedMs)}`;

/** How one scenario went, when it ends: `parse-large: 20 samples, median 12.3 ms ± 1.2 %`. */
export function closingLine(state: ProgressState, scenario: string, elapsedMs: number): string {
  const { samples, failures, wallNs } = state.byScenario[scenario] ?? UNTOUCHED;
  const parts = [
    plural(samples, 'sample'),
    failures === 0 ? '' : `${failures} failed`,
    runningEstimate(wallNs),
  ];
  return `[${formatDuration(elapsedMs)}] ${cleanName(scenario)}: ${parts.filter(part => part !== '').join(', ')}`;
}

function describeScenario(planned: PlannedScenario, progress: ScenarioProgress): string {
  const warming = progress.samples === 0 && progress.warmups < planned.samples.warmup;
  const step = warming
    ? `warm-up ${progress.warmups + 1}/${planned.samples.warmup}`
    : `sample ${Math.min(progress.samples + 1, planned.samples.max)}/${planned.samples.max}`;
  const failed = progress.failures === 0 ? '' : `${progress.failures} failed`;
  return [cleanName(planned.id), step, runningEstimate(progress.wallNs), failed]
    .filter(part => part !== '')
    .join(' · ');
}

/**
 * `median 12.3 ms ± 1.2 %`: the median of the elapsed times so far and their robust spread (1.4826 MAD / median). It is for the
 * impatient; the report's estimate comes from the analysis.
 */
export function runningEstimate(wallNs: readonly number[]): string {
  const metric = builtInMetric('time.wall');
  if (metric === undefined || wallNs.length === 0) return '';
  const center = middle(wallNs);
  const spread = center === 0 ? 0 : (1.4826 * middle(wallNs.map(value => Math.abs(value - center)))) / center;
  const shown = `median ${formatValue(metric, center)}`;
  return wallNs.length < 3 ? shown : `${shown} ± ${formatPercent(spread)}`;
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/**
 * Time until the end if every scenario takes all its samples: its own pace so far, or the plan's duration, or the mean pace of the run. Null
 * before the first invocation ended. The suite's budget bounds it.
 */
export function remainingMs({ plan, finished, byScenario }: ProgressState, elapsedMs: number): number | null {
  const paces = Object.values(byScenario).flatMap(({ warmups, samples, spentMs }) =>
    warmups + samples === 0 ? [] : [spentMs / (warmups + samples)],
  );
  if (plan === null || paces.length === 0) return null;
  const usual = paces.reduce((sum, pace) => sum + pace, 0) / paces.length;
  const open = plan.scenarios.filter(scenario => !finished.includes(scenario.id));
  const sum = open.reduce(
    (total, scenario) => total + openTime(scenario, byScenario[scenario.id] ?? UNTOUCHED, usual),
    0,
  );
  return plan.budgetMs === null ? sum : Math.min(sum, Math.max(0, plan.budgetMs - elapsedMs));
}

function openTime(
  { samples, load }: PlannedScenario,
  progress: ScenarioProgress,
  usualPaceMs: number,
): number {
  const done = progress.warmups + progress.samples;
  const pace = done === 0 ? (load.durationMs ?? usualPaceMs) : progress.spentMs / done;
  return pace * Math.max(0, samples.warmup + samples.max - done);
}
