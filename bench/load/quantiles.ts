import { quantile } from '../../src/stats/descriptive.ts';
import type { Claim } from './bench.ts';
import type { OurResult } from './peers/ours.ts';

/** The three that a page shows, of response times in ms. */
export interface Quantiles {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
}

const NAMES = ['p50', 'p99', 'p999'] as const;

/** Quantiles by a formula. */
export const eachQuantile = (at: (q: number) => number): Quantiles => ({
  p50: at(0.5),
  p99: at(0.99),
  p999: at(0.999),
});

/** Quantiles of times in ms. */
export const quantilesOf = (ms: readonly number[]): Quantiles => eachQuantile(q => quantile(ms, q));

/** Those that our results give. */
export const ourQuantiles = ({ metric }: OurResult, kind: 'latency' | 'service'): Quantiles => ({
  p50: metric(`${kind}.p50`) / 1e6,
  p99: metric(`${kind}.p99`) / 1e6,
  p999: metric(`${kind}.p999`) / 1e6,
});

/** Cells of a table. */
export const cellsOf = (quantiles: Quantiles): string[] =>
  NAMES.map(name => `${quantiles[name].toFixed(2)} ms`);

/** 2 % or 1 ms, whichever is more. */
export const isClose = (found: number, truth: number): boolean =>
  Math.abs(found - truth) <= Math.max(1, 0.02 * truth);

/** Each quantile that was found has to be close to what it is held against. */
export const closeTo = (found: Quantiles, truth: Quantiles, what: string): Claim[] =>
  NAMES.map(name => ({
    text: `${name} within 2 % or 1 ms of ${what}: ${found[name].toFixed(2)} against ${truth[name].toFixed(2)} ms`,
    holds: isClose(found[name], truth[name]),
  }));
