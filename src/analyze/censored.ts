import type { Estimate, Interval } from '../model/analysis.ts';
import type { Caveat } from '../model/caveat.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { MetricSamples } from '../model/result.ts';

/**
 * Samples of which some are bounds: an invocation in which a service had not recovered when the load was over took so long or longer, and one that was
 * saturated from the first rate on saturates there or below. An invocation that gave no value, though its load was sound, may have any.
 *
 * Intervals are of order statistics, and stay so if the lower end counts each invocation as what it is at least and the upper end as what it is
 * at most. They are then as wide as what is not known makes them: a limit is kept only where every invocation that could matter was seen to keep
 * it. Comparisons ask the same of either claim: worse, if the head is taken for as good as it may be and the base for as bad; not worse, the other
 * way round.
 */
export interface Ends {
  /** At least, one an invocation; `-UNKNOWN` where nothing bounds it. */
  readonly lows: readonly number[];
  /** At most; `UNKNOWN` where nothing bounds it. */
  readonly highs: readonly number[];
}

/** Stands for an end that nothing bounds: larger than any value, and small enough to be added up. */
export const UNKNOWN = 1e300;

/** What an invocation has at least and at most. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** By index of the invocation, in the order taken; those without an answer last. */
export function rangesOf(measured: MetricSamples): ReadonlyMap<number, Range> {
  const { samples, invocations, atLeast = [], atMost = [], unanswered = [] } = measured;
  const isLower = new Set(atLeast);
  const upper = new Map(atMost.map(({ invocation, value }) => [invocation, value]));
  const known = samples.map((value, i): readonly [number, Range] => {
    const index = invocations[i] ?? -1;
    const most = upper.get(index);
    const low = isLower.has(index) || most === undefined ? value : -UNKNOWN;
    return [index, { low, high: most ?? (isLower.has(index) ? UNKNOWN : value) }];
  });
  return new Map([...known, ...unanswered.map(index => [index, { low: -UNKNOWN, high: UNKNOWN }] as const)]);
}

/** Null where every invocation has its value. */
export function endsOf(measured: MetricSamples): Ends | null {
  if (!hasBounds(measured)) return null;
  const ranges = [...rangesOf(measured).values()];
  return { lows: ranges.map(({ low }) => low), highs: ranges.map(({ high }) => high) };
}

export const hasBounds = ({ atLeast = [], atMost = [], unanswered = [] }: MetricSamples): boolean =>
  atLeast.length + atMost.length + unanswered.length > 0;

/** The interval that `of` makes of samples, with the lower end of the lows and the upper end of the highs. */
export function withEnds<T extends Interval>(
  samples: readonly number[],
  ends: Ends | null,
  of: (values: readonly number[]) => T,
): T {
  if (ends === null || samples.length === 0) return of(samples);
  return { ...of(samples), low: bounded(of(ends.lows).low), high: bounded(of(ends.highs).high) };
}

/** `level` of `samples` with the interval that `of` makes of what is known of them. */
export const withBounds = (
  level: Estimate,
  samples: readonly number[],
  ends: Ends | null,
  of: (values: readonly number[]) => Interval,
): Estimate => ({
  ...level,
  ...(ends !== null && isMedianBound(ends) ? { atLeast: true } : {}),
  interval: withEnds(samples, ends, of),
});

/** Whether the median is one of the lower bounds: then it is known from below alone. */
const isMedianBound = ({ lows, highs }: Ends): boolean =>
  isUnbounded(upperMiddle(highs)) && !isUnbounded(upperMiddle(lows));

const upperMiddle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Null for an end in which an unbounded one has a part. */
const bounded = (end: number | null): number | null => (end === null || isUnbounded(end) ? null : end);

/** Whether an end that nothing bounds has a part in `end`, a mean of two. */
export const isUnbounded = (end: number): boolean => Math.abs(end) >= UNKNOWN / 1e6;

/** Which claims half of the invocations or more leave open, whatever the others say. */
export interface Hidden {
  readonly worse: boolean;
  readonly fine: boolean;
}

export function hiddenBy(base: MetricSamples, head: MetricSamples): Hidden {
  const [goodEnd, badEnd] =
    head.metric.better === 'lower' ? (['low', 'high'] as const) : (['high', 'low'] as const);
  return {
    worse: isMostlyOpen(head, goodEnd) || isMostlyOpen(base, badEnd),
    fine: isMostlyOpen(head, badEnd) || isMostlyOpen(base, goodEnd),
  };
}

function isMostlyOpen(measured: MetricSamples, end: keyof Range): boolean {
  const ranges = [...rangesOf(measured).values()];
  const open = ranges.filter(range => Math.abs(range[end]) === UNKNOWN);
  return ranges.length > 0 && open.length * 2 >= ranges.length;
}

/** Why the two sides of a metric cannot be compared: neither claim could be made. Null where one can. */
export function incomparable(base: MetricSamples, head: MetricSamples): string | null {
  const hidden = hiddenBy(base, head);
  return hidden.worse && hidden.fine ? HIDDEN : null;
}

/** Why a claim is not made that what is known of the sides would suggest. */
export const HIDDEN =
  'half of the invocations or more of a side gave a bound or no answer: how far apart the sides are is not known';

interface Why {
  readonly lower: readonly [what: string, advice: string];
  readonly upper: readonly [what: string, advice: string];
  readonly between: readonly [what: string, advice: string];
  readonly unanswered: readonly [what: string, advice: string];
}

/** How many of the values are bounds, or missing, and why. */
export function boundCaveats(scenario: string, measured: MetricSamples): readonly Caveat[] {
  const { metric, samples, atLeast = [], atMost = [], unanswered = [] } = measured;
  if (metric.id.startsWith('latency.')) return atLeast.length === 0 ? [] : [{ ...OF_TIMES, scenario }];
  const isLower = new Set(atLeast);
  const isUpper = new Set(atMost.map(({ invocation }) => invocation));
  const of = samples.length + unanswered.length;
  const { lower, upper, between, unanswered: without } = whyOf(metric);
  const say = (
    code: Caveat['code'],
    count: number,
    [what, advice]: readonly [string, string],
    values: string,
  ): readonly Caveat[] =>
    count === 0
      ? []
      : [{ code, text: `in ${count} of ${of} invocations ${what}: ${values}`, advice, scenario }];
  const both = atLeast.filter(index => isUpper.has(index)).length;
  return [
    ...say('lower-bound', isLower.size - both, lower, `their values of ${metric.id} are lower bounds`),
    ...say('between', both, between, `their values of ${metric.id} are the lower of the two`),
    ...say('upper-bound', isUpper.size - both, upper, `their values of ${metric.id} are upper bounds`),
    ...say('unanswered', unanswered.length, without, 'they count as any value'),
  ];
}

/** The same sentence for all statistics of times, of which many rest on the same operations. */
const OF_TIMES: Omit<Caveat, 'scenario'> = {
  code: 'lower-bound',
  text: 'Operations timed out, or had not ended when the load was given up: values of latency.* that reach up to their ages are lower bounds',
  advice: 'how long they take is seen only with a longer `timeout`',
};

const whyOf = ({ id }: MetricDefinition): Why => ({ ...OTHERWISE(id), ...WHY[id] });

const OTHERWISE = (id: string): Why => ({
  lower: ['what it measures was not over', 'make the load longer'],
  upper: ['what it measures was there from the beginning', 'begin with less load'],
  between: ['what it measures lies between two values that are far apart', 'use smaller steps'],
  unanswered: [`there is no ${id}, though the load was sound`, 'see the reason in the log of one of them'],
});

const WHY: Readonly<Record<string, Partial<Why>>> = {
  'load.saturation': {
    lower: [
      'throughput followed the load up to its largest rate',
      'to find the point itself, let the load rise further',
    ],
    upper: ['throughput was saturated from the lightest rates on', 'begin with a lower rate'],
    between: ['throughput followed one rate and fell at the next', 'let the load rise in smaller steps'],
    unanswered: [
      'there were signs of saturation, and no telling where it begins',
      'let the load rise further, or in smaller steps',
    ],
  },
  'load.sustainable': {
    lower: [
      'the search ended before it had narrowed its answer',
      'see its probes for why; a machine with more cores generates more load',
    ],
    unanswered: ['no rate that was tried held', 'begin with a lower rate'],
  },
  'recovery.time': {
    lower: [
      'service was not as before again when the load was over, or the next spike began',
      'to see the end of it, let more time follow the spike',
    ],
  },
};
