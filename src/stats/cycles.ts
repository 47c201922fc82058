import { mean, median, quantile, robustSpread } from './descriptive.ts';

/** Repeated rise and fall of a series. */
export interface Cycles {
  /** `sawtooth`: gradual rises and sharp falls; `oscillating`: neither side is sharp, and it keeps its period. */
  readonly kind: 'sawtooth' | 'oscillating';
  /** Height between the lows and the highs (5th and 95th percentile), in units of y. */
  readonly height: number;
  /** The lowest point of each fall: its place as a share of the series, 0..1, and its value. */
  readonly lows: readonly { readonly time: number; readonly value: number }[];
}

/** A swing counts when it is this share of the height. */
const SWING = 0.5;
/** … and beyond what noise alone does: the largest of n normal values, in standard deviations, is near √(2 ln n). */
const largestOf = (n: number): number => Math.sqrt(2 * Math.log(n));
/** Three highs and three lows: less is an event, not a habit. */
const FEWEST_TURNS = 6;
/** Fewest windows in which cycles are looked for. */
const FEWEST_POINTS = 16;
/** How much longer than its falls the rises of a saw-tooth last. */
const SAWTOOTH_RATIO = 2;
/** Share of a fall that happens within two neighbouring steps when it is sharp. */
const SHARP = 0.6;
/** Autocorrelation at the period from which a swing is regular: noise with a memory swings too, but keeps no time. */
const REGULAR = 0.3;

/**
 * Cycles of a series without trend, or null. Swings are looked for in the finest windows in which they stand out even from the noise of
 * both ends, so that a long series may be noisier than a short one; failing that, in the finest in which they stand out from the noise
 * of one. Periods from about 4 points (saw-tooth) or 8 (oscillation) are seen.
 */
export function findCycles(y: readonly number[]): Cycles | null {
  const scales: Scale[] = [];
  for (let width = 1; y.length / width >= FEWEST_POINTS; width *= 2)
    scales.push(scaleOf(windowMeans(y, width)));
  const clear = [2, 1].flatMap(ends => scales.find(({ clearness }) => clearness >= ends) ?? []);
  return clear[0] === undefined ? null : classify(clear[0].windows, clear[0].height);
}

interface Scale {
  readonly windows: readonly number[];
  readonly height: number;
  /** The swing that counts, in units of the largest noise of one point. */
  readonly clearness: number;
}

function scaleOf(windows: readonly number[]): Scale {
  const height = quantile(windows, 0.95) - quantile(windows, 0.05);
  const clearness = height === 0 ? 0 : (SWING * height) / (largestOf(windows.length) * noiseOf(windows));
  return { windows, height, clearness };
}

const windowMeans = (y: readonly number[], width: number): number[] =>
  Array.from({ length: Math.floor(y.length / width) }, (_, i) => mean(y.slice(i * width, (i + 1) * width)));

const differences = (y: readonly number[]): number[] => y.slice(1).map((value, i) => value - (y[i] ?? 0));

/**
 * Standard deviation of the noise from first and second differences, whichever says less: even rises with rare falls leave no trace in
 * the first, smooth swings little in the second.
 */
function noiseOf(y: readonly number[]): number {
  const first = differences(y);
  return Math.min(robustSpread(first) / Math.SQRT2, robustSpread(differences(first)) / Math.sqrt(6));
}

function classify(y: readonly number[], height: number): Cycles | null {
  const turns = turningPoints(y, SWING * height);
  if (turns.length < FEWEST_TURNS) return null;
  const legs = turns.slice(1).map((end, i) => ({ start: turns[i] ?? 0, end }));
  const falls = legs.filter(({ start, end }) => (y[end] ?? 0) < (y[start] ?? 0));
  const rises = legs.filter(leg => !falls.includes(leg));
  const lengthOf = (some: typeof legs): number => mean(some.map(({ start, end }) => end - start));
  const lows = falls.map(({ end }) => ({ time: end / (y.length - 1), value: y[end] ?? 0 }));
  const isSharp = median(falls.map(({ start, end }) => sharpness(y.slice(start, end + 1)))) >= SHARP;
  if (isSharp && lengthOf(rises) >= SAWTOOTH_RATIO * lengthOf(falls))
    return { kind: 'sawtooth', height, lows };
  const regular = autocorrelationNear(y, lengthOf(rises) + lengthOf(falls)) >= REGULAR;
  return regular ? { kind: 'oscillating', height, lows } : null;
}

/** Places of the alternating highs and lows whose distance in y is at least `swing`. */
function turningPoints(y: readonly number[], swing: number): number[] {
  const turns: number[] = [];
  let [high, low] = [0, 0];
  let direction: 'up' | 'down' | 'unknown' = 'unknown';
  for (const [i, value] of y.entries()) {
    if (value > (y[high] ?? 0)) high = i;
    if (value < (y[low] ?? 0)) low = i;
    if (direction !== 'down' && (y[high] ?? 0) - value >= swing) {
      turns.push(high);
      [direction, low] = ['down', i];
    } else if (direction !== 'up' && value - (y[low] ?? 0) >= swing) {
      turns.push(low);
      [direction, high] = ['up', i];
    }
  }
  return turns;
}

/** Share of a fall that its two steepest neighbouring steps make up. */
function sharpness(fall: readonly number[]): number {
  const total = (fall[0] ?? 0) - (fall.at(-1) ?? 0);
  const drops = fall.slice(1).map((_, i) => (fall[i] ?? 0) - (fall[Math.min(i + 2, fall.length - 1)] ?? 0));
  return Math.max(...drops) / total;
}

/** The largest autocorrelation at a lag within a quarter of `period`. */
function autocorrelationNear(y: readonly number[], period: number): number {
  const center = mean(y);
  const product = (lag: number): number =>
    mean(y.slice(lag).map((value, i) => (value - center) * ((y[i] ?? 0) - center)));
  const lags = Array.from({ length: Math.ceil(period / 2) + 1 }, (_, i) => Math.round(0.75 * period) + i);
  return Math.max(...lags.filter(lag => lag < y.length / 2).map(product), 0) / product(0);
}
