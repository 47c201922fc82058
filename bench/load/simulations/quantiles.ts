import { addHistograms, type Histogram, histogramOf } from '../../../src/stats/histogram.ts';
import { normalQuantile } from '../../../src/stats/normal.ts';
import { quantileInterval, quantileIntervalIn } from '../../../src/stats/quantile-interval.ts';
import { createRandom, type Random } from '../../../src/stats/random.ts';
import type { Bounds } from '../../../src/stats/sample.ts';
import { windowQuantile } from '../../../src/stats/window-quantile.ts';
import { drawNoise } from '../../stats/series.ts';
import { blockQuantile } from './block-quantile.ts';
import { holds, repeat, share } from './shares.ts';

/** Log-normal times of operations, nanoseconds. */
const MEDIAN_NS = 5e6;
const SPREAD = 0.5;
/** Standard deviation of the logarithm of a window's level, where windows have one. */
const LEVEL = 0.2;
export const WINDOWS = 60;
export const IN_WINDOW = 100;
const ROUNDS = 300;

/** An interval that holds nothing. */
const NOWHERE: Bounds = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };

const covers = ({ low, high }: Bounds, truth: number): boolean =>
  holds({ low: low ?? Number.NEGATIVE_INFINITY, high: high ?? Number.POSITIVE_INFINITY }, truth);

/** Share of samples of `n` independent times whose interval holds the quantile. */
export function orderCoverage(n: number, p: number, trials: number, seed: number): number {
  const random = createRandom(seed);
  const truth = MEDIAN_NS * Math.exp(SPREAD * normalQuantile(p));
  const samples = repeat(trials, () =>
    Array.from({ length: n }, () => MEDIAN_NS * Math.exp(SPREAD * random.normal())).sort((a, b) => a - b),
  );
  return share(samples, sample => covers(quantileInterval(sample, p, 0.95), truth));
}

/** Windows whose levels correlate by `memory` from one to the next; null: all have the same level. */
function drawWindows(memory: number | null, random: Random): Histogram[] {
  const levels = memory === null ? new Array<number>(WINDOWS).fill(0) : drawNoise(WINDOWS, memory, random);
  return levels.map(level =>
    histogramOf(
      Array.from({ length: IN_WINDOW }, () => MEDIAN_NS * Math.exp(LEVEL * level + SPREAD * random.normal())),
    ),
  );
}

/** Shares of series whose 95 % interval holds the quantile: ours, operations taken for independent, and windows resampled in blocks of each length. */
export interface WindowCoverage {
  readonly windows: number;
  readonly independent: number;
  readonly blocks: readonly number[];
}

export function windowCoverage(
  { memory, p }: { readonly memory: number | null; readonly p: number },
  blocks: readonly number[],
  trials: number,
  seed: number,
): WindowCoverage {
  const random = createRandom(seed);
  const spread = memory === null ? SPREAD : Math.hypot(SPREAD, LEVEL);
  const truth = MEDIAN_NS * Math.exp(spread * normalQuantile(p));
  const series = repeat(trials, () => drawWindows(memory, random));
  return {
    windows: share(series, windows => covers(windowQuantile(windows, p) ?? NOWHERE, truth)),
    independent: share(series, windows => covers(quantileIntervalIn(addHistograms(windows), p, 0.95), truth)),
    blocks: blocks.map(block =>
      share(series, windows => {
        const found = blockQuantile(windows, { p, block }, { seed: block, rounds: ROUNDS });
        return found !== null && holds(found.range, truth);
      }),
    ),
  };
}
