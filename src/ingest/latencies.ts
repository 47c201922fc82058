import { quantile } from '../stats/descriptive.ts';
import type { Measured } from './reading.ts';
import { LATENCY, type LatencyStatistic, latencyOf } from './vocabulary.ts';

/** Quantiles and how many values each needs, so that two lie beyond it at least (METRICS has the same counts). */
const QUANTILES: readonly (readonly [LatencyStatistic, number, number])[] = [
  ['p50', 0.5, 1],
  ['p90', 0.9, 100],
  ['p95', 0.95, 200],
  ['p99', 0.99, 1000],
  ['p999', 0.999, 10_000],
];

/**
 * The statistics of the times of single requests: an invocation has one value of each, never one a request. Other metrics stay one
 * mean, also what a user calls `latency`.
 */
export function statisticsOf(measured: Measured): readonly Pick<Measured, 'metric' | 'mean'>[] {
  if (measured.metric !== LATENCY) return [measured];
  const { samples, count, mean, max } = measured;
  const quantiles = QUANTILES.filter(([, , least]) => count >= least);
  return [
    { metric: latencyOf('mean'), mean },
    ...quantiles.map(([statistic, p]) => ({ metric: latencyOf(statistic), mean: quantile(samples, p) })),
    { metric: latencyOf('max'), mean: max },
  ];
}
