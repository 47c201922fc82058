import type { Arm, Invocation, RunEvent } from '../model/event.ts';
import { builtInMetric } from '../model/metric.ts';
import { looksOf, type Pairing, type Plan, type PlannedScenario } from '../model/plan.ts';
import type { RepeatPlan } from '../model/repetition.ts';
import { formatPercent } from './change.ts';
import { cleanName } from './clean.ts';
import { formatDuration, formatNumber, formatValue, plural } from './format.ts';

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
  over: false,
};

const UNTOUCHED: ScenarioProgress = {
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
    case 'invocation-finished':
      return count(state, event.invocation);
    case 'scenario-finished':
      return { ...state, current: null, finished: [...new Set([...state.finished, event.scenario])] };
    case 'interrupted':
    case 'run-finished':
      return { ...state, current: null, over: true };
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

/** What a round of pairs is for, behind the place. */
const PURPOSES: Readonly<Record<Pairing['purpose'], string>> = {
  search: ', in pairs with the base',
  confirm: ', confirming with fresh pairs',
};

/**
 * The one status line: `parse-large · sample 12/40 · median 12.3 ms ± 1.2 % · 32 s elapsed, about 1 min left · scenario 2 of 5`; of
 * pairs `parse-large · pair 7/60 · base median 12.3 ms ± 1.2 %, head median 13.1 ms ± 1.4 % · …`.
 */
export function statusLine(state: ProgressState, elapsedMs: number): string {
  if (state.plan === null) return `preparing · ${formatDuration(elapsedMs)}`;
  const times = [`${formatDuration(elapsedMs)} elapsed`, timeLeft(state, elapsedMs)];
  return joined([doing(state), times.filter(part => part !== '').join(', '), placeOf(state, state.plan)]);
}

/** The same for a log of lines, with the elapsed time in front: `[32 s] parse-large · sample 12/40 · about 1 min left · scenario 2 of 5`. */
export function heartbeatLine(state: ProgressState, elapsedMs: number): string {
  const { plan } = state;
  const rest =
    plan === null ? 'preparing' : joined([doing(state), timeLeft(state, elapsedMs), placeOf(state, plan)]);
  return `[${formatDuration(elapsedMs)}] ${rest}`;
}

const joined = (parts: readonly string[]): string => parts.filter(part => part !== '').join(' · ');

/** The scenario that runs and how far it is; before the first one `preparing`; '' between two. */
function doing({ plan, current, byScenario, finished }: ProgressState): string {
  const planned = plan?.scenarios.find(scenario => scenario.id === current);
  if (plan == null || planned === undefined) return finished.length === 0 ? 'preparing' : '';
  return describeScenario(planned, byScenario[planned.id] ?? UNTOUCHED, plan.pairing);
}

/** The scenario's own place in the plan: scenarios may take turns, and end in another order. */
function placeOf({ current, finished }: ProgressState, { scenarios, pairing }: Plan): string {
  const index = scenarios.findIndex(scenario => scenario.id === current);
  const of = formatNumber(scenarios.length, 0);
  const place =
    index === -1
      ? `${formatNumber(finished.length, 0)} of ${plural(scenarios.length, 'scenario')} done`
      : `scenario ${formatNumber(index + 1, 0)} of ${of}`;
  return `${place}${pairing === null ? '' : PURPOSES[pairing.purpose]}`;
}

/** An estimate from the pace so far, not a bound; '' while there is none. */
function timeLeft(state: ProgressState, elapsedMs: number): string {
  const left = remainingMs(state, elapsedMs);
  return left === null ? '' : `about ${formatDuration(left)} left`;
}

/** How one scenario went, when it ends: `parse-large: 20 samples, median 12.3 ms ± 1.2 %`. */
export function closingLine(state: ProgressState, scenario: string, elapsedMs: number): string {
  const progress = state.byScenario[scenario] ?? UNTOUCHED;
  const { samples, baseSamples, failures } = progress;
  const paired = state.plan?.pairing != null;
  const planned = state.plan?.scenarios.find(({ id }) => id === scenario);
  const parts = [
    planned?.repeat !== undefined
      ? plural(samples, 'run')
      : paired
        ? plural(Math.max(baseSamples, samples - baseSamples), 'pair')
        : plural(samples, 'sample'),
    failures === 0 ? '' : `${failures} failed`,
    runningEstimates(progress),
  ];
  return `[${formatDuration(elapsedMs)}] ${cleanName(scenario)}: ${parts.filter(part => part !== '').join(', ')}`;
}

function describeScenario(
  planned: PlannedScenario,
  progress: ScenarioProgress,
  pairing: Pairing | null,
): string {
  if (planned.repeat !== undefined) return describeRepetition(planned.id, planned.repeat, progress);
  const arms = pairing === null ? 1 : 2;
  const warmups = planned.samples.warmup * arms;
  const most = samplesOf(planned, pairing) / arms;
  // The pair that is under way counts once its first side has ended, and stays the same until its second has.
  const current = Math.min(Math.floor(progress.samples / arms) + 1, most);
  const warming = progress.samples === 0 && progress.warmups < warmups;
  const step = warming
    ? `warm-up ${progress.warmups + 1}/${warmups}`
    : `${pairing === null ? 'sample' : 'pair'} ${current}/${most}`;
  const failed = progress.failures === 0 ? '' : `${progress.failures} failed`;
  return [cleanName(planned.id), step, runningEstimates(progress), failed]
    .filter(part => part !== '')
    .join(' · ');
}

/** `flaky · run 17 of 59, 1 failed`; of copies at once the number of those that ended, and one. */
function describeRepetition(id: string, repeat: RepeatPlan, { samples, failures }: ScenarioProgress): string {
  const most = runsOf(repeat);
  const of = repeat.until.kind === 'time' && repeat.only === null ? '' : ` of ${formatNumber(most, 0)}`;
  const run = repeat.only ?? Math.min(samples + 1, most);
  const step =
    repeat.only === null ? `run ${formatNumber(run, 0)}${of}` : `run ${formatNumber(run, 0)} again`;
  return [cleanName(id), failures === 0 ? step : `${step}, ${formatNumber(failures, 0)} failed`].join(' · ');
}

const runsOf = ({ runs, only }: RepeatPlan): number => (only === null ? runs : 1);

/** Invocations of a scenario after warm-up, of both arms, if no look ends it. */
const samplesOf = (planned: PlannedScenario, pairing: Pairing | null): number =>
  planned.repeat !== undefined
    ? runsOf(planned.repeat)
    : pairing === null
      ? planned.samples.max
      : 2 * (looksOf(pairing, planned).at(-1) ?? 0);

/** The running estimate of the head; of both arms where there is a base. */
function runningEstimates({ wallNs, baseWallNs }: ScenarioProgress): string {
  const head = runningEstimate(wallNs);
  if (baseWallNs.length === 0) return head;
  return [`base ${runningEstimate(baseWallNs)}`, head === '' ? '' : `head ${head}`]
    .filter(part => part !== '')
    .join(', ');
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
