import { builtInMetric } from '../model/metric.ts';
import type { Pairing, Plan, PlannedScenario } from '../model/plan.ts';
import type { RepeatPlan } from '../model/repetition.ts';
import { formatPercent } from './change.ts';
import { cleanName } from './clean.ts';
import { formatDuration, formatNumber, formatValue, plural } from './format.ts';
import { liveLines, liveWords } from './live-load.ts';
import {
  type ProgressState,
  remainingMs,
  runsOf,
  type ScenarioProgress,
  samplesOf,
  UNTOUCHED,
} from './progress-state.ts';

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

/** What is seen on a terminal: the status line, and below it the load that is under way. */
export function statusBlock(state: ProgressState, elapsedMs: number): string {
  const planned = runningScenario(state);
  const { live } = state;
  const load = live === null || planned === undefined ? [] : liveLines(live, planned);
  return [statusLine(state, elapsedMs), ...load].join('\n');
}

const runningScenario = ({ plan, current }: ProgressState): PlannedScenario | undefined =>
  plan?.scenarios.find(scenario => scenario.id === current);

/** The same for a log of lines, with the elapsed time in front: `[32 s] parse-large · sample 12/40 · about 1 min left · scenario 2 of 5`. */
export function heartbeatLine(state: ProgressState, elapsedMs: number): string {
  const { plan } = state;
  const rest =
    plan === null
      ? 'preparing'
      : joined([doing(state), loadOf(state), timeLeft(state, elapsedMs), placeOf(state, plan)]);
  return `[${formatDuration(elapsedMs)}] ${rest}`;
}

function loadOf(state: ProgressState): string {
  const planned = runningScenario(state);
  return state.live === null || planned === undefined ? '' : liveWords(state.live, planned);
}

const joined = (parts: readonly string[]): string => parts.filter(part => part !== '').join(' · ');

/** The scenario that runs and how far it is; before the first one `preparing`; '' between two. */
function doing(state: ProgressState): string {
  const { plan, byScenario, finished } = state;
  const planned = runningScenario(state);
  if (plan == null || planned === undefined) return finished.length === 0 ? 'preparing' : '';
  const progress = byScenario[planned.id] ?? UNTOUCHED;
  return planned.driver.kind === 'results'
    ? describeReading(planned, progress)
    : describeScenario(planned, progress, plan.pairing);
}

/** How many samples the files hold is known when they have been read: `results · 12 samples read`. */
const describeReading = ({ id }: PlannedScenario, { samples }: ScenarioProgress): string =>
  `${cleanName(id)} · ${samples === 0 ? 'reading files' : `${plural(samples, 'sample')} read`}`;

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
