import { normalQuantile } from './normal.ts';
import { assertLevel, assertSample } from './sample.ts';

/** How long something took, or how long at least. */
export interface Lasted {
  readonly time: number;
  /** True where its end was not seen. */
  readonly censored: boolean;
}

/** The share that lasts longer than `time`, from there to the next step, with its interval; no interval at 0. */
export interface SurvivalStep {
  readonly time: number;
  readonly survival: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The time by which half have ended. Null where more than half have not by the last that was seen, and likewise for its bounds. */
export interface MedianTime {
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Kaplan and Meier's estimate of the share that lasts longer, one step a time at which something ended, ascending. What is censored at the time of
 * an end counts as still lasting then. Intervals by Greenwood's variance of log(−log S), which stay within 0..1. At least one observation;
 * RangeError for a negative time. Source: Kaplan and Meier 1958; Kalbfleisch and Prentice 2002, section 1.4.
 */
export function survivalSteps(lasted: readonly Lasted[], level: number): SurvivalStep[] {
  assertLevel(level, 'a survival estimate');
  const times = lasted.map(({ time }) => time);
  assertSample(times, 1, 'a survival estimate');
  if (times.some(time => time < 0))
    throw new RangeError('Cannot compute a survival estimate: no time may be negative');
  const z = normalQuantile((1 + level) / 2);
  const ends = [...new Set(lasted.filter(({ censored }) => !censored).map(({ time }) => time))].sort(
    (a, b) => a - b,
  );
  let [survival, variance] = [1, 0];
  return ends.map(time => {
    const atRisk = times.filter(other => other >= time).length;
    const ended = lasted.filter(other => !other.censored && other.time === time).length;
    survival *= 1 - ended / atRisk;
    variance += ended / (atRisk * (atRisk - ended));
    return { time, survival, ...boundsOf(survival, z * Math.sqrt(variance)) };
  });
}

/** S to the power of exp(±half / log S). */
function boundsOf(survival: number, half: number): Pick<SurvivalStep, 'low' | 'high'> {
  if (survival === 0) return { low: null, high: null };
  const spread = Math.exp(-half / Math.log(survival));
  return { low: survival ** spread, high: survival ** (1 / spread) };
}

/**
 * Median of how long it takes, censored times counted for what they say: the first time at which fewer than half still last, or the middle of the
 * stretch in which exactly half do. Bounds are the first times at which the lower and the upper end of the interval of that share are at most
 * half. Source: Brookmeyer and Crowley 1982.
 */
export function medianTime(lasted: readonly Lasted[], level: number): MedianTime {
  const steps = survivalSteps(lasted, level);
  const first = (of: (step: SurvivalStep) => number | null): number | null =>
    steps.find(step => (of(step) ?? 1) <= HALF)?.time ?? null;
  return { median: middle(steps), low: first(lowOf), high: first(({ high }) => high) };
}

function middle(steps: readonly SurvivalStep[]): number | null {
  const at = steps.findIndex(({ survival }) => survival <= HALF);
  const [reached, next] = [steps[at], steps[at + 1]];
  if (reached === undefined) return null;
  const isHalf = reached.survival > 1 - HALF;
  return isHalf && next !== undefined ? (reached.time + next.time) / 2 : reached.time;
}

/** A half, and what rounding in the products adds to it. */
const HALF = 0.5 + 1e-12;

/** Where nothing lasts any longer, neither does the lower end. */
const lowOf = ({ survival, low }: SurvivalStep): number | null => (survival === 0 ? 0 : low);
