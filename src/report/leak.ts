import type { LeakComparison } from '../model/analysis.ts';
import type { MetricDefinition } from '../model/metric.ts';
import { formatPercent } from './change.ts';
import { describeConfirmation } from './compared.ts';
import { formatAmount, formatProbability, formatValue, perWhat, plural, scaleValues } from './format.ts';

/** The numbers of a leak, and what they leave open. A leak is a difference of growths, never a ratio: a healthy base grows by nothing. */

/** `+102 KB/1k ops [+95, +110]`: how much more the head grows than the base, with its interval. The levels beside it say what a growth is over. */
export function formatGrowth(
  metric: MetricDefinition,
  { difference, interval: { low, high } }: Pick<LeakComparison, 'difference' | 'interval'>,
): string {
  const { numbers, unit } = scaleValues(metric, [difference, low, high]);
  const [amount, from, to] = numbers.map(signed);
  const per = metric.id.endsWith('.leak') ? perWhat(metric) : '';
  return `${amount}${unit}${per} [${from ?? '−∞'}, ${to ?? '+∞'}]`;
}

function signed(number: string | null): string | null {
  if (number === null || number.startsWith('−') || !/[1-9]/.test(number)) return number;
  return `+${number}`;
}

/** What a leak's row rests on; what fresh processes said comes first, the estimate that called for them behind it. */
export function leakEvidence(metric: MetricDefinition, comparison: LeakComparison): readonly string[] {
  const { confirmation, p, state } = comparison;
  const outcome = describeConfirmation(comparison);
  const hourly = perHour(metric, comparison);
  return [
    ...(outcome === null ? [] : [outcome]),
    ...(hourly === null ? [] : [hourly]),
    ...(confirmation === null ? [] : [`first look ${formatGrowth(metric, comparison)}`]),
    describeProcesses(comparison),
    ...(state === 'excluded' ? [] : [`p ${formatProbability(p)}`]),
    visibleLeak(metric, comparison),
  ];
}

/** The same for a narrow column: a pass says what it excludes. */
export const leakLines = (
  metric: MetricDefinition,
  comparison: LeakComparison,
  passed: boolean,
): readonly string[] =>
  passed
    ? [describeProcesses(comparison), openLeak(metric, comparison)]
    : leakEvidence(metric, comparison).filter(piece => piece !== perHour(metric, comparison));

/** `about 36 MB an hour`; null for what was not found, or not again, or where nobody knows how long it took. */
export const perHour = (
  metric: MetricDefinition,
  { state, confirmation, perHour: amount }: LeakComparison,
): string | null =>
  state !== 'worse' || confirmation?.holds === false || amount === null
    ? null
    : `about ${amountOf(metric, amount)} an hour`;

/** `5 processes a side`, `5 processes of the base and 4 of the head`. */
export const describeProcesses = ({ processes: { base, head } }: LeakComparison): string =>
  base === head
    ? `${plural(base, 'process', 'processes')} a side`
    : `${plural(base, 'process', 'processes')} of the base and ${head} of the head`;

const visibleLeak = (metric: MetricDefinition, { smallestVisible, interval }: LeakComparison): string =>
  interval.low === null && interval.high === null
    ? 'too few to see any leak'
    : `visible from ${formatValue(metric, smallestVisible)}`;

/**
 * What the interval leaves open: `no leak of 10 KB per 1,000 operations or more` where what was wanted is excluded, else
 * `a leak of up to 14 KB per 1,000 operations cannot be excluded`.
 */
export function openLeak(metric: MetricDefinition, { interval, state, wanted }: LeakComparison): string {
  const { thing, span } = leakWords(metric);
  if (state === 'excluded') return `no ${thing} of ${amountOf(metric, wanted)} ${span} or more`;
  return interval.high === null
    ? `too few processes to bound a ${thing}`
    : `a ${thing} of up to ${amountOf(metric, interval.high)} ${span} cannot be excluded`;
}

/** What keeps a leak undecided, with the growth that matters. Memory holds back what is smaller than its floor, however still it stands. */
export function leakQuestion(metric: MetricDefinition, comparison: LeakComparison): string {
  const { interval, margin, wanted } = comparison;
  const { low, high, level } = interval;
  const { thing, span } = leakWords(metric);
  const matters = amountOf(metric, wanted);
  if (high === null) return openLeak(metric, comparison);
  if (margin > wanted && high < margin)
    return `a ${thing} below ${amountOf(metric, margin)} ${span} cannot be seen in these runs; ${matters} would matter`;
  if (low === null || low <= 0) return `${openLeak(metric, comparison)}; ${matters} would matter`;
  const least = `grows by at least ${amountOf(metric, low)} ${span} more than the base`;
  return low < margin
    ? `${least}; whether by the ${amountOf(metric, margin)} that ${margin > wanted ? 'these runs can show' : 'matter'} is unclear`
    : `${least} at ${formatPercent(level)}, which is not sure enough to call it a ${thing}`;
}

/** How growth of a resource is called. */
export interface LeakWords {
  readonly thing: string;
  /** What the number is per. */
  readonly span: string;
  /** What the scenario does: `leaks 102 KB of memory`, `grows by 4 MB of memory`. */
  readonly verb: string;
}

/** The words for a metric `*.leak`, per operation, or `*.growth`, of a workload that does not say how many operations it did. */
export const leakWords = ({ id }: MetricDefinition): LeakWords =>
  id.endsWith('.leak')
    ? { thing: 'leak', span: 'per 1,000 operations', verb: 'leaks' }
    : { thing: 'growth', span: 'over the second half of the run', verb: 'grows by' };

const RESOURCES: ReadonlyMap<string, string> = new Map([
  ['memory', 'of memory'],
  ['fds', 'descriptors'],
  ['threads', 'threads'],
  ['sockets', 'sockets'],
  ['processes', 'child processes'],
  ['files', 'temporary files'],
]);

/** `14 KB`, `3.0 descriptors`: bytes speak for themselves. */
function amountOf(metric: MetricDefinition, value: number): string {
  const thing = metric.unit === 'bytes' ? null : leakedThing(metric);
  return `${formatAmount(metric, value)}${thing === null ? '' : ` ${thing}`}`;
}

/** `of memory`, `descriptors`: what is leaked, behind its amount; null for a resource of the workload's own. */
export const leakedThing = ({ id }: MetricDefinition): string | null =>
  RESOURCES.get(id.slice(0, id.lastIndexOf('.'))) ?? null;
