import type { LoadTrace, PhaseTrace } from '../../model/load.ts';
import { qualified } from '../../model/metric.ts';
import { addHistograms, boundsOf, countIn, type Histogram, smoothQuantileIn } from '../../stats/histogram.ts';
import type { UnavailableMetric } from '../monitors/monitor.ts';
import { answerMetrics } from './load-answers.ts';
import { needsOperations, operationsFor } from './needed.ts';
import { droppedSoundly, type UnsoundPhase, unsoundPhases } from './void-windows.ts';

type Values = Record<string, number>;

/** Names of quantiles, and what they are. */
const QUANTILES = [
  ['p50', 0.5],
  ['p90', 0.9],
  ['p95', 0.95],
  ['p99', 0.99],
  ['p999', 0.999],
] as const;
/** Those of service times, and of phases: fewer, because each is a number to look at. */
const FEWER = QUANTILES.filter(([name]) => name !== 'p90');

/** One value a metric from what became of a load, and what it cannot say. Base units. */
export interface LoadMetrics {
  readonly metrics: Readonly<Values>;
  /** Metrics whose value is a lower bound; absent where none can be. */
  readonly atLeast?: readonly string[];
  /** Upper bounds: of a metric in `atLeast` the other end, of any other the value itself; absent where none can be. */
  readonly atMost?: Readonly<Values>;
  /** Metrics without a value although the load was sound; absent where none can be. */
  readonly unanswered?: readonly string[];
  readonly unavailable: readonly UnavailableMetric[];
}

/**
 * The values of the whole load are those of its measured phases together, and each of several has its own beside them: `latency.p95@spike`.
 * Quantiles are known to within 0.8 % (stats/histogram.ts). Service times stand apart only in an open model. Where the generator was at fault
 * in a part, neither it nor the whole, which would be of the other parts alone, has times or throughput.
 */
export function loadMetrics(trace: LoadTrace, model: 'open' | 'closed'): LoadMetrics {
  const measured = trace.phases.filter(({ measure }) => measure);
  const parts = trace.phases.length > 1 ? measured : [];
  const unsound = model === 'open' ? unsoundPhases(trace) : [];
  const answers = answerMetrics(trace);
  const whole = soundValues(valuesOf(measured, model, trace), unsound[0]);
  const metrics: Values = { ...whole.metrics, ...answers.metrics };
  const atLeast = [...answers.atLeast, ...lowerBounds(whole.metrics, measured, model)];
  const operations = countIn(addHistograms(measured.map(({ response }) => response)));
  const unavailable = [
    ...missing(operations),
    ...whole.unavailable,
    ...answers.unavailable,
    ...withoutTime('throughput', measured),
    ...parts.flatMap(part => withoutTime(qualified('throughput', part.name), [part])),
  ];
  for (const part of parts) {
    const own = soundValues(
      valuesOf([part], model, trace),
      unsound.find(({ name }) => name === part.name),
    );
    for (const [id, value] of Object.entries(own.metrics)) {
      if (!id.startsWith('operations')) metrics[qualified(id, part.name)] = value;
    }
    for (const id of lowerBounds(own.metrics, [part], model)) atLeast.push(qualified(id, part.name));
    for (const { metric, reason } of own.unavailable)
      unavailable.push({ metric: qualified(metric, part.name), reason });
  }
  const { atMost, unanswered } = answers;
  return { metrics, atLeast, atMost, unanswered, unavailable };
}

/** Bins are a percent wide at most: a quantile may be so much below the age that it rests on. */
const BIN = 1.01;

/**
 * Those of `values` that rest on ages of operations that came to no end. Of an open load these are among the response times: a statistic
 * below the shortest of them is exact, one beyond is what it is at least.
 */
function lowerBounds(
  values: Values,
  phases: readonly PhaseTrace[],
  model: 'open' | 'closed',
): readonly string[] {
  const fromNs = Math.min(...phases.map(({ unendedFromNs = Number.POSITIVE_INFINITY }) => unendedFromNs));
  if (model === 'closed' || fromNs === Number.POSITIVE_INFINITY) return [];
  const isBound = (id: string): boolean => {
    const quantile = id === 'latency.tail' ? 'latency.p99' : id;
    return OF_ALL_TIMES.has(id) || (values[quantile] ?? 0) * BIN >= fromNs;
  };
  return Object.keys(values).filter(id => id.startsWith('latency.') && isBound(id));
}

/** No quantiles: every time is in them. */
const OF_ALL_TIMES: ReadonlySet<string> = new Set(['latency.mean', 'latency.max', 'latency.sd']);

/** Counted over all windows, void or not: an operation that failed has failed. */
const COUNTED: ReadonlySet<string> = new Set(['operations', 'errors.rate', 'timeouts.rate']);

/** `values` without those that the generator's fault makes worthless. */
function soundValues(
  values: Values,
  fault: UnsoundPhase | undefined,
): Pick<LoadMetrics, 'metrics' | 'unavailable'> {
  if (fault === undefined) return { metrics: values, unavailable: [] };
  const { reason } = fault;
  return {
    metrics: Object.fromEntries(Object.entries(values).filter(([id]) => COUNTED.has(id))),
    unavailable: Object.keys(values).flatMap(metric => (COUNTED.has(metric) ? [] : [{ metric, reason }])),
  };
}

/** A rate needs time: in less than this most of what was due ends after it, however quick the service is (a replay of moments that are one). */
const LEAST_OF_RATE_MS = 100;

/** Why a load, or a part of it, has no throughput though nothing was at fault. */
const withoutTime = (metric: string, phases: readonly PhaseTrace[]): readonly UnavailableMetric[] => {
  const soundMs = phases.reduce((sum, phase) => sum + phase.soundMs, 0);
  if (soundMs === 0 || soundMs >= LEAST_OF_RATE_MS) return [];
  return [{ metric, reason: `no rate can be told of ${Math.ceil(soundMs)} ms: let the load last longer` }];
};

/** Of several phases together. */
function valuesOf(phases: readonly PhaseTrace[], model: 'open' | 'closed', trace: LoadTrace): Values {
  const sum = (of: (phase: PhaseTrace) => number): number =>
    phases.reduce((total, phase) => total + of(phase), 0);
  const ended = sum(({ counts }) => counts.ok + counts.failed + counts.timedOut);
  const failed = sum(({ counts }) => counts.failed + counts.timedOut);
  const scheduled = sum(({ counts }) => counts.scheduled);
  const soundMs = sum(phase => phase.soundMs);
  const values: Values = { operations: ended };
  if (soundMs >= LEAST_OF_RATE_MS) values.throughput = sum(phase => phase.soundCompleted) / (soundMs / 1e3);
  if (ended > 0) {
    values['errors.rate'] = failed / ended;
    values['timeouts.rate'] = sum(({ counts }) => counts.timedOut) / ended;
  }
  if (model === 'open' && scheduled > 0) {
    values['load.achieved'] = ended / scheduled;
    const soundScheduled = sum(phase => phase.soundScheduled);
    // What was dropped because the generator was late is not the service's.
    if (soundScheduled > 0)
      values['load.dropped'] = sum(phase => neverStarted(trace, phase)) / soundScheduled;
  }
  const response = addHistograms(phases.map(phase => phase.response));
  const service = addHistograms(phases.map(phase => phase.service));
  return {
    ...values,
    ...timesOf('latency', model === 'open' ? response : service),
    ...(model === 'open' ? timesOf('service', service, FEWER) : {}),
  };
}

/** What waited for a place until the load was given up was never started either. */
const neverStarted = (trace: LoadTrace, phase: PhaseTrace): number =>
  droppedSoundly(trace, phase) + (phase.unsent ?? 0);

/** Statistics of times in a histogram, by metric id. */
export function timesOf(
  family: 'latency' | 'service',
  histogram: Histogram,
  quantiles: readonly (readonly [string, number])[] = QUANTILES,
): Values {
  const count = countIn(histogram);
  const values: Values = {};
  if (count >= 2) {
    const { mean, sd, max } = momentsOf(histogram, count);
    values[`${family}.mean`] = mean;
    if (family === 'latency') Object.assign(values, { 'latency.max': max, 'latency.sd': sd });
  }
  for (const [name, quantile] of quantiles) {
    const value = count >= operationsFor(quantile) ? smoothQuantileIn(histogram, quantile) : null;
    if (value !== null) values[`${family}.${name}`] = value;
  }
  const { 'latency.p50': p50, 'latency.p99': p99 } = values;
  if (p50 !== undefined && p99 !== undefined && p50 > 0) values['latency.tail'] = p99 / p50;
  return values;
}

/** From the middles of the bins; the largest value is the upper end of its bin. */
function momentsOf(
  { bins, counts }: Histogram,
  count: number,
): { readonly mean: number; readonly sd: number; readonly max: number } {
  const middles = bins.map(bin => (boundsOf(bin).low + boundsOf(bin).high) / 2);
  const over = (of: (middle: number) => number): number =>
    middles.reduce((sum, middle, i) => sum + of(middle) * (counts[i] ?? 0), 0);
  const mean = over(middle => middle) / count;
  const sd = Math.sqrt(over(middle => (middle - mean) ** 2) / (count - 1));
  return { mean, sd, max: boundsOf(bins.at(-1) ?? 0).high };
}

const missing = (operations: number): readonly UnavailableMetric[] =>
  [
    ...QUANTILES.map(([name, quantile]) => [`latency.${name}`, quantile] as const),
    ['latency.tail', 0.99] as const,
  ]
    .filter(([, quantile]) => operations < operationsFor(quantile))
    .map(([metric, quantile]) => ({ metric, reason: needsOperations(quantile) }));
