import type { Estimate, Interval } from '../model/analysis.ts';
import type { Caveat } from '../model/caveat.ts';
import type { MetricSamples } from '../model/result.ts';
import { medianInterval } from '../stats/median-interval.ts';

/**
 * Samples of which some are lower bounds: an invocation in which a service had not recovered when the load was over took so long or longer.
 *
 * The interval of the median is of order statistics, and stays one if its lower end counts such a sample as what it is at least and its upper
 * end as without end. It is then as wide as what is not known makes it: a limit is kept only where every invocation that could matter was seen
 * to keep it. In comparisons a lower bound stands for its value, which hides a part of a change and makes none up as long as
 * nothing that was seen is larger; where most of both sides are lower bounds it would hide all of it, and nothing is compared.
 */
export function unbounded({ samples, invocations, atLeast = [] }: MetricSamples): readonly number[] {
  const isBound = new Set(atLeast);
  return samples.map((value, i) => (isBound.has(invocations[i] ?? -1) ? Number.POSITIVE_INFINITY : value));
}

/** `level` of `samples` as far as it is known, where `endless` has lower bounds as infinite. */
export const withBounds = (
  level: Estimate,
  samples: readonly number[],
  endless: readonly number[],
): Estimate => ({
  ...level,
  ...(isMedianBound(endless) ? { atLeast: true } : {}),
  interval: withUpperEnd(level.interval, samples, endless),
});

/** Whether the median is one of the lower bounds: then it is known from below alone. */
function isMedianBound(endless: readonly number[]): boolean {
  const upperMiddle = endless.toSorted((a, b) => a - b)[Math.floor(endless.length / 2)];
  return upperMiddle === Number.POSITIVE_INFINITY;
}

/** `interval` with the upper end that `endless`, the same samples with lower bounds as infinite, have. */
export function withUpperEnd<T extends Interval>(
  interval: T,
  samples: readonly number[],
  endless: readonly number[],
): T {
  if (samples.length === 0 || !endless.includes(Number.POSITIVE_INFINITY)) return interval;
  const { high } = medianInterval(endless.map(finite), interval.level);
  return { ...interval, high: high === null || high >= LARGEST ? null : high };
}

/** Statistics take finite numbers only; no value is as large. */
const LARGEST = Number.MAX_VALUE;
const finite = (value: number): number => Math.min(value, LARGEST);

/** Why the two sides of a metric cannot be compared: the middle of each is a lower bound. Null where they can. */
export function incomparable(base: MetricSamples, head: MetricSamples): string | null {
  if (!isMostlyBounds(base) || !isMostlyBounds(head)) return null;
  const { id } = head.metric;
  const [what] = WHY[id] ?? [NOT_OVER];
  return `on both sides ${what} in half of the invocations or more: how far apart they are is not known`;
}

const isMostlyBounds = ({ samples, atLeast = [] }: MetricSamples): boolean =>
  samples.length > 0 && atLeast.length * 2 >= samples.length;

const NOT_OVER = 'what it measures was not over';

/** How many of the values are lower bounds, and why. */
export function boundCaveat(
  scenario: string,
  { metric, samples, atLeast = [] }: MetricSamples,
): readonly Caveat[] {
  if (atLeast.length === 0) return [];
  if (metric.id.startsWith('latency.')) return [{ ...OF_TIMES, scenario }];
  const [what, advice] = WHY[metric.id] ?? [NOT_OVER, 'make the load longer'];
  const text = `in ${atLeast.length} of ${samples.length} invocations ${what}: their values of ${metric.id} are lower bounds`;
  return [{ code: 'lower-bound', text, advice, scenario }];
}

/** The same sentence for all statistics of times, of which many rest on the same operations. */
const OF_TIMES: Omit<Caveat, 'scenario'> = {
  code: 'lower-bound',
  text: 'Operations timed out, or had not ended when the load was given up: values of latency.* that reach up to their ages are lower bounds',
  advice: 'how long they take is seen only with a longer `timeout`',
};

const WHY: Readonly<Record<string, readonly [string, string]>> = {
  'load.saturation': [
    'throughput followed the load up to its largest rate',
    'to find the point itself, let the load rise further',
  ],
  'load.sustainable': [
    'the search ended before it had narrowed its answer',
    'see its probes for why; a machine with more cores generates more load',
  ],
  'recovery.time': [
    'service was not as before again when the load was over, or the next spike began',
    'to see the end of it, let more time follow the spike',
  ],
};
