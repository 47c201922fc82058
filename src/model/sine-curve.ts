import { type CurveArithmetic, SECOND_MS, toWhole, within } from './curve-arithmetic.ts';
import type { RateCurve } from './load.ts';

type SineCurve = Extract<RateCurve, { readonly kind: 'sine' }>;

/** Halvings that bring a bracket of one period below the resolution of a double. */
const MOST_STEPS = 60;

/**
 * `mean + amplitude · sin(2π t / period + phase)`. A full period is due to its mean alone, so that everything is computed within one
 * period, and a long load is as exact at its end as at its beginning.
 */
export function sineArithmetic({ mean, amplitude, periodMs, phase, durationMs }: SineCurve): CurveArithmetic {
  const period = periodMs / SECOND_MS;
  const omega = (2 * Math.PI) / period;
  const rate = (seconds: number): number => mean + amplitude * Math.sin(omega * seconds + phase);
  const due = (seconds: number): number =>
    mean * seconds + (amplitude / omega) * (Math.cos(phase) - Math.cos(omega * seconds + phase));
  const perPeriod = mean * period;
  const arrivalsBy = (ms: number): number => {
    const seconds = within(ms, durationMs) / SECOND_MS;
    const periods = Math.floor(seconds / period);
    return periods * perPeriod + due(seconds - periods * period);
  };
  return {
    durationMs,
    total: toWhole(arrivalsBy(durationMs)),
    rateAt: ms => rate((within(ms, durationMs) % periodMs) / SECOND_MS),
    arrivalsBy,
    momentOf(count) {
      const periods = Math.max(0, Math.floor(count / perPeriod));
      const seconds = rootOf(due, rate, count - periods * perPeriod, period);
      return Math.min((periods * period + seconds) * SECOND_MS, durationMs);
    },
  };
}

/**
 * Where `rising` reaches `target` within [0, end]: Newton's steps, and a halving of the bracket wherever one leads out of it. The rate,
 * which is the slope, is positive everywhere, so that there is exactly one such place.
 */
function rootOf(
  rising: (x: number) => number,
  slope: (x: number) => number,
  target: number,
  end: number,
): number {
  let low = 0;
  let high = end;
  let x = within((target / rising(end)) * end, end);
  for (let step = 0; step < MOST_STEPS; step++) {
    const excess = rising(x) - target;
    if (excess === 0) return x;
    if (excess > 0) high = x;
    else low = x;
    const newton = x - excess / slope(x);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= Number.EPSILON * end) return next;
    x = next;
  }
  return x;
}
