import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpenLoad, RateCurve, RatePiece } from '../../../src/model/load.ts';
import { arithmeticOf, type TimedCurve } from '../../../src/model/load-curve.ts';
import { type ArrivalShare, type Arrivals, openArrivals } from '../../../src/run/load/arrivals.ts';

const pieces = (...written: readonly RatePiece[]): TimedCurve => ({ kind: 'pieces', pieces: written });
const load = (curve: RateCurve, arrivals: OpenLoad['arrivals'] = 'uniform') => ({ curve, arrivals });

function all(arrivals: Arrivals): readonly number[] {
  const moments: number[] = [];
  for (let moment = arrivals.next(); moment !== null; moment = arrivals.next()) moments.push(moment);
  return moments;
}

/** Every kind of change that shapes are made of. */
const CURVES: Readonly<Record<string, TimedCurve>> = {
  constant: pieces({ durationMs: 10_000, from: 37, to: 37 }),
  'rise from nothing': pieces({ durationMs: 10_000, from: 0, to: 80 }),
  'fall to nothing': pieces({ durationMs: 10_000, from: 80, to: 0 }),
  'pause within': pieces(
    { durationMs: 1500, from: 33, to: 33 },
    { durationMs: 4000, from: 0, to: 0 },
    { durationMs: 2500, from: 10, to: 90 },
  ),
  'nothing at first': pieces({ durationMs: 3000, from: 0, to: 0 }, { durationMs: 3000, from: 7, to: 7 }),
  sine: { kind: 'sine', mean: 60, amplitude: 59, periodMs: 3000, phase: 0, durationMs: 10_000 },
  'less than one a piece': pieces(...Array.from({ length: 50 }, () => ({ durationMs: 100, from: 3, to: 4 }))),
};

describe('uniform arrivals', () => {
  test.each(Object.entries(CURVES))('%s: within one of the integral at every instant', (_, curve) => {
    const moments = all(openArrivals(load(curve), 1));
    const { arrivalsBy, durationMs, total } = arithmeticOf(curve);
    expect(moments).toHaveLength(Math.floor(total));
    // Between two arrivals the integral grows alone: its extremes are just before and just after each.
    for (const [done, moment] of [...moments, durationMs].entries()) {
      expect(arrivalsBy(moment) - done).toBeLessThanOrEqual(1 + 1e-6);
      expect(arrivalsBy(moment) - Math.min(done + 1, total)).toBeGreaterThanOrEqual(-1e-6);
    }
  });

  test('whatever the curve, arrivals ascend and their number is that of the integral', () => {
    const rate = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 500, noNaN: true }));
    const piece = fc.record({ durationMs: fc.integer({ min: 1, max: 5000 }), from: rate, to: rate });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), written => {
        const curve = pieces(...written);
        const { arrivalsBy, durationMs } = arithmeticOf(curve);
        const moments = all(openArrivals(load(curve), 1));
        for (let ms = 0; ms <= durationMs; ms += durationMs / 37) {
          const due = moments.filter(moment => moment <= ms).length;
          expect(Math.abs(due - arrivalsBy(ms))).toBeLessThanOrEqual(1 + 1e-6);
        }
        expect(moments).toEqual([...moments].sort((a, b) => a - b));
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  test('a million arrivals end exactly where the curve says', () => {
    const curve = pieces(
      ...Array.from({ length: 10_000 }, (_, i) => ({
        durationMs: 1000,
        from: i % 2 ? 150 : 50,
        to: i % 2 ? 150 : 50,
      })),
    );
    const arrivals = openArrivals(load(curve), 1);
    let [count, last] = [0, 0];
    for (let moment = arrivals.next(); moment !== null; moment = arrivals.next()) {
      count++;
      last = moment;
    }
    expect(count).toBe(1_000_000);
    expect(last).toBeCloseTo(10_000_000, 6);
  });
});

describe('Poisson arrivals', () => {
  test('the same seed gives the same moments, another one others', () => {
    const moments = (seed: number) => all(openArrivals(load(CURVES.sine as TimedCurve, 'poisson'), seed));
    expect(moments(7)).toEqual(moments(7));
    expect(moments(7)).not.toEqual(moments(8));
  });

  test.each(Object.entries(CURVES).slice(0, 6))(
    '%s: counts have the mean and the variance of the integral, in every part',
    (_, curve) => {
      const { arrivalsBy, durationMs } = arithmeticOf(curve);
      const SEEDS = 2000;
      const parts = [0, 0.25, 0.5, 0.75].map(
        share => [share * durationMs, (share + 0.25) * durationMs] as const,
      );
      const counts = parts.map(() => [] as number[]);
      for (let seed = 0; seed < SEEDS; seed++) {
        const moments = all(openArrivals(load(curve, 'poisson'), seed));
        parts.forEach(([from, to], i) => {
          counts[i]?.push(moments.filter(moment => moment > from && moment <= to).length);
        });
      }
      parts.forEach(([from, to], i) => {
        const expected = arrivalsBy(to) - arrivalsBy(from);
        const seen = counts[i] ?? [];
        const mean = seen.reduce((sum, count) => sum + count, 0) / SEEDS;
        const variance = seen.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (SEEDS - 1);
        // Four standard errors: √(λ/n) of a mean, and √((λ + 2λ²)/n) of a variance.
        expect(Math.abs(mean - expected)).toBeLessThanOrEqual(4 * Math.sqrt(expected / SEEDS));
        expect(Math.abs(variance - expected)).toBeLessThanOrEqual(
          4 * Math.sqrt((expected + 2 * expected ** 2) / SEEDS),
        );
      });
    },
  );

  test('the gaps of a constant rate are exponential: Kolmogorov–Smirnov below its 1 % limit', () => {
    const moments = all(
      openArrivals(load(pieces({ durationMs: 100_000, from: 100, to: 100 }), 'poisson'), 11),
    );
    const gaps = moments.map((moment, i) => moment - (moments[i - 1] ?? 0)).sort((a, b) => a - b);
    const distance = Math.max(
      ...gaps.map((gap, i) => Math.abs(1 - Math.exp(-gap / 10) - (i + 0.5) / gaps.length)),
    );
    expect(distance).toBeLessThan(1.63 / Math.sqrt(gaps.length));
  });
});

describe('shares', () => {
  test.each(['uniform', 'poisson'] as const)('of several generators are the arrivals of one: %s', kind => {
    const whole = all(openArrivals(load(CURVES.sine as TimedCurve, kind), 3));
    const share =
      (of: number) =>
      (index: number): ArrivalShare => ({ index, of });
    const dealt = [0, 1, 2].map(index =>
      all(openArrivals(load(CURVES.sine as TimedCurve, kind), 3, [], share(3)(index))),
    );
    expect(dealt.flat().sort((a, b) => a - b)).toEqual(whole);
    expect(dealt[1]?.[0]).toBe(whole[1]);
  });

  test('of a replay too', () => {
    const times = [0, 5, 5, 9, 12];
    const dealt = [0, 1].map(index =>
      all(openArrivals(load({ kind: 'replay', file: 'x' }), 1, times, { index, of: 2 })),
    );
    expect(dealt).toEqual([
      [0, 5, 12],
      [5, 9],
    ]);
  });

  test('an end stays an end', () => {
    const arrivals = openArrivals(load({ kind: 'replay', file: 'x' }), 1, [4]);
    expect([arrivals.next(), arrivals.next(), arrivals.next()]).toEqual([4, null, null]);
  });
});
