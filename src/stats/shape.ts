import { type Cycles, findCycles } from './cycles.ts';
import { median, quantile } from './descriptive.ts';
import { GROWTH_WINDOWS, secondHalfGrowth, windowMinima } from './growth.ts';
import { assertSample } from './sample.ts';
import { theilSen } from './theil-sen.ts';
import { fitTrend, misfit, straightLine, type TrendModel } from './trend-model.ts';

/** How a resource moved during one run. */
export type SeriesShape = 'flat' | 'plateau' | 'linear' | 'sawtooth' | 'step' | 'oscillating';

/** Windows whose medians carry the trend: enough to place a step, few enough to be quick. */
const WINDOWS = 30;
/** What moves less than this share of its level stands still: the finest floor of any resource (docs/statistics.md). */
const STILL = 0.002;
/** A trend must take away this share of the distance to the median. */
const EXPLAINED = 0.3;
/** Lows that move by this share of the tooth tell more than the teeth. */
const RISING_LOWS = 1 / 3;
/** Lows from which their envelope may have a bend. */
const ENOUGH_LOWS = 8;
/** Fewest points of a shape or a trend. */
const FEWEST = 2 * GROWTH_WINDOWS;

/**
 * The shape of a series of equally spaced readings, at least 20 (RangeError). Shown, never judged. The unit does not enter; the level
 * does, because 0.2 % of it is nothing. The first row that applies:
 *
 * | when | shape |
 * |---|---|
 * | 5th and 95th percentile differ by less than 0.2 % of the median | `flat` |
 * | three or more swings about a trend that moves as far as they do | the trend's: `linear`, `plateau`, `step` |
 * | three or more swings, gradual rises and sharp falls, lows that move by a third of the tooth | that of the lows |
 * | the same with lows that stay | `sawtooth` |
 * | three or more swings without sharp falls that keep their period | `oscillating` |
 * | the trend of the medians of 30 windows leaves 70 % or less of the mean distance to the median | `linear`, `plateau`, `step` |
 * | else | `flat` |
 *
 * Of 40 points or more whose noise is at most a tenth of the movement, 92 of 100 are named rightly in the worst case (bench/stats/series.md).
 */
export function seriesShape(y: readonly number[]): SeriesShape {
  assertSample(y, FEWEST, 'a shape');
  if (quantile(y, 0.95) - quantile(y, 0.05) <= STILL * Math.abs(median(y))) return 'flat';
  const times = y.map((_, i) => i / (y.length - 1));
  const windows = windowMedians(times, y);
  const trend = fitTrend(windows.times, windows.y);
  const cycles = findCycles(y.map((value, i) => value - trend.at(times[i] ?? 0)));
  if (cycles !== null) return shapeOfCycles(cycles, trend);
  const center = median(windows.y);
  const still = misfit(windows.times, windows.y, () => center);
  return trend.misfit <= (1 - EXPLAINED) * still ? trend.kind : 'flat';
}

function windowMedians(times: readonly number[], y: readonly number[]) {
  const windows = Math.min(WINDOWS, y.length);
  const bounds = Array.from({ length: windows + 1 }, (_, i) => Math.floor((i * y.length) / windows));
  const over = (values: readonly number[]): number[] =>
    bounds.slice(1).map((end, i) => median(values.slice(bounds[i], end)));
  return { times: over(times), y: over(y) };
}

function shapeOfCycles({ kind, height, lows }: Cycles, trend: TrendModel): SeriesShape {
  if (extentOf(trend) >= height) return trend.kind;
  if (kind === 'oscillating') return kind;
  const x = lows.map(({ time }) => time);
  const y = lows.map(({ time, value }) => value + trend.at(time));
  const envelope = windowMinima(x, y, Math.min(lows.length, WINDOWS));
  // Few lows cannot tell one bend from another.
  const lower = (lows.length < ENOUGH_LOWS ? straightLine : fitTrend)(envelope.x, envelope.y);
  const rise = Math.abs(lower.at(x.at(-1) ?? 1) - lower.at(x[0] ?? 0));
  return rise >= RISING_LOWS * height ? lower.kind : kind;
}

/** How far a trend moves over the whole series. */
const extentOf = (trend: TrendModel): number => Math.abs(trend.at(1) - trend.at(0));

/** Growth in the last quarter below this share of that in the quarter before is a warm-up that still fades. */
export const FADING = 0.75;

/**
 * What one run alone can say of its second half: `flat` when it grew by less than `floor` (units of y), `fading` when its last quarter grew
 * by less than 75 % of the quarter before, else `growing`. Advice: a slow warm-up and a slow leak look alike. x ascending, at least 20
 * points of which no quarter has a single x (RangeError). Source: docs/statistics.md, "Leaks".
 */
export function trendOf(
  x: readonly number[],
  y: readonly number[],
  floor: number,
): 'growing' | 'fading' | 'flat' {
  if (secondHalfGrowth(x, y).growth < floor) return 'flat';
  const half = x.length >> 1;
  const middle = half + ((x.length - half) >> 1);
  return slopeOfLows(x.slice(middle), y.slice(middle)) <
    FADING * slopeOfLows(x.slice(half, middle), y.slice(half, middle))
    ? 'fading'
    : 'growing';
}

/** Growth of the lows for one unit of x, in a quarter of a series. */
function slopeOfLows(x: readonly number[], y: readonly number[]): number {
  const lows = windowMinima(x, y, GROWTH_WINDOWS >> 1);
  return theilSen(lows.x, lows.y).slope;
}
