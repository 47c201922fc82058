import type { OperationTimes } from '../model/latency.ts';
import type { ScenarioResult } from '../model/result.ts';
import { countIn, quantileIn } from '../stats/histogram.ts';

const QUANTILES: readonly (readonly [string, number])[] = [
  ['p50', 0.5],
  ['p90', 0.9],
  ['p95', 0.95],
  ['p99', 0.99],
  ['p999', 0.999],
];

/** Operations beyond a quantile that it takes to tell it, as for an invocation's own (docs/statistics.md, "By kind of metric"). */
const BEYOND = 10;

/** Percentiles over all operations that were counted; null where an invocation is one operation. */
export function operationTimesOf({ latency }: Pick<ScenarioResult, 'latency'>): OperationTimes | null {
  if (latency === undefined) return null;
  const operations = countIn(latency);
  const told = QUANTILES.filter(([, quantile]) => operations * (1 - quantile) >= BEYOND - 1e-6);
  const percentiles = told.flatMap(([name, quantile]) => {
    const value = quantileIn(latency, quantile);
    return value === null ? [] : [[name, value] as const];
  });
  return { operations, percentiles: Object.fromEntries(percentiles) };
}
