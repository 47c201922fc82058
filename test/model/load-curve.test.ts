import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RatePiece } from '../../src/model/load.ts';
import { arithmeticOf, type TimedCurve } from '../../src/model/load-curve.ts';

/** `piece(2, 10, 30)`: for 2 s from 10/s to 30/s. */
const piece = (seconds: number, from: number, to = from): RatePiece => ({
  durationMs: seconds * 1000,
  from,
  to,
});
const curve = (...pieces: readonly RatePiece[]) => arithmeticOf({ kind: 'pieces', pieces });
const sine = (overrides: Partial<Extract<TimedCurve, { kind: 'sine' }>> = {}) =>
  arithmeticOf({
    ...{ kind: 'sine', mean: 100, amplitude: 50, periodMs: 10_000, phase: 0, durationMs: 25_000 },
    ...overrides,
  });

const rates = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e5, noNaN: true }));
const anyPiece = fc.record({ durationMs: fc.integer({ min: 1, max: 600_000 }), from: rates, to: rates });
const anyCurve: fc.Arbitrary<TimedCurve> = fc.oneof(
  fc.array(anyPiece, { minLength: 1, maxLength: 12 }).map(pieces => ({ kind: 'pieces' as const, pieces })),
  fc
    .record({
      mean: fc.double({ min: 0.1, max: 1e4, noNaN: true }),
      share: fc.double({ min: 0, max: 0.999, noNaN: true }),
      periodMs: fc.integer({ min: 10, max: 600_000 }),
      phase: fc.constantFrom(0, Math.PI / 2, Math.PI, (3 * Math.PI) / 2),
      durationMs: fc.integer({ min: 1, max: 3_600_000 }),
    })
    .map(({ mean, share, ...rest }) => ({ kind: 'sine' as const, mean, amplitude: mean * share, ...rest })),
);
/** Rounding that the integral of `total` operations may show. */
const slack = (total: number): number => 1e-6 + 1e-9 * total;

describe('arithmeticOf() of pieces', () => {
  test.each([
    ['a constant rate', curve(piece(10, 50)), 5000, 50, 250],
    ['a rise from nothing', curve(piece(10, 0, 100)), 5000, 50, 125],
    ['a fall to nothing', curve(piece(10, 100, 0)), 5000, 50, 375],
    ['a jump belongs to what follows', curve(piece(5, 10), piece(5, 90)), 5000, 90, 50],
  ])('%s', (_, { rateAt, arrivalsBy }, ms, rate, due) => {
    expect(rateAt(ms)).toBeCloseTo(rate, 9);
    expect(arrivalsBy(ms)).toBeCloseTo(due, 9);
  });

  test.each([
    // L(t) = 5 t² on a rise of 10/s each second: the i-th is due at √(i / 5) s.
    ['a rise from nothing', curve(piece(10, 0, 100)), 5, 1000],
    ['the end of a rise', curve(piece(10, 0, 100)), 500, 10_000],
    // L(t) = 100 t − 5 t².
    ['a fall', curve(piece(10, 100, 0)), 95, 1000],
    ['the end of a fall to nothing', curve(piece(10, 100, 0)), 500, 10_000],
    ['the last before a pause, not after it', curve(piece(1, 3), piece(9, 0), piece(1, 3)), 3, 1000],
    ['the first after a pause', curve(piece(1, 3), piece(9, 0), piece(1, 4)), 4, 10_250],
    ['nothing', curve(piece(1, 3)), 0, 0],
    ['more than there are', curve(piece(1, 3)), 4, 1000],
  ])('momentOf(): %s', (_, { momentOf }, count, ms) => {
    expect(momentOf(count)).toBeCloseTo(ms, 6);
  });

  test('a sum that is whole but for rounding is whole: ten times a tenth is one, and is due before the pause', () => {
    const tenths = Array.from({ length: 10 }, () => piece(1, 0.1));
    expect(tenths.reduce((sum, { from }) => sum + from, 0)).toBeLessThan(1);
    const { total, momentOf } = curve(...tenths, piece(60, 0), piece(1, 1));
    expect(total).toBe(2);
    expect(momentOf(1)).toBeCloseTo(10_000, 6);
  });

  test('a nearly level piece loses nothing to cancellation', () => {
    const { momentOf } = curve(piece(1000, 1000, 1000 + 1e-9));
    expect(momentOf(500_000)).toBeCloseTo(500_000, 6);
  });

  test('no pieces are no load', () => {
    const { durationMs, total, rateAt, arrivalsBy, momentOf } = curve();
    expect([durationMs, total, rateAt(1), arrivalsBy(1), momentOf(1)]).toEqual([0, 0, 0, 0, 0]);
  });

  test('moments before and after the curve are its ends', () => {
    const { arrivalsBy, rateAt } = curve(piece(1, 3), piece(1, 5));
    expect([arrivalsBy(-5), arrivalsBy(9e9), rateAt(-5), rateAt(9e9)]).toEqual([0, 8, 3, 5]);
  });
});

describe('arithmeticOf() of a sine', () => {
  test('a full period is due to its mean, wherever it begins', () => {
    for (const phase of [0, 1, Math.PI / 2, 3])
      expect(sine({ phase }).arrivalsBy(10_000)).toBeCloseTo(1000, 9);
  });

  test('half a period from the mean upwards has 2 A / ω more', () => {
    expect(sine().arrivalsBy(5000)).toBeCloseTo(500 + (2 * 50 * 10) / (2 * Math.PI), 9);
  });

  test.each([
    ['rises from the mean', 0, 100],
    ['begins at its peak', Math.PI / 2, 150],
    ['falls from the mean', Math.PI, 100],
    ['begins in its trough', (3 * Math.PI) / 2, 50],
  ])('%s', (_, phase, rate) => {
    expect(sine({ phase }).rateAt(0)).toBeCloseTo(rate, 9);
  });

  test('is as exact after a million periods', () => {
    const { momentOf, arrivalsBy } = sine({ durationMs: 1e10 });
    expect(momentOf(1e9)).toBeCloseTo(1e10, 3);
    expect(arrivalsBy(momentOf(123_456_789))).toBeCloseTo(123_456_789, 4);
  });
});

describe('any curve', () => {
  test('the integral never falls, and is what the rate adds up to', () => {
    fc.assert(
      fc.property(anyCurve, fc.double({ min: 0, max: 1, noNaN: true }), (written, share) => {
        const { durationMs, total, arrivalsBy } = arithmeticOf(written);
        const ms = share * durationMs;
        expect(arrivalsBy(ms)).toBeLessThanOrEqual(
          arrivalsBy(Math.min(durationMs, ms * 1.01)) + slack(total),
        );
        expect(arrivalsBy(durationMs)).toBeCloseTo(total, 3);
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  test('momentOf() is the inverse of arrivalsBy(), and ascends', () => {
    fc.assert(
      fc.property(
        anyCurve,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2 }),
        (written, shares) => {
          const { durationMs, total, arrivalsBy, momentOf } = arithmeticOf(written);
          let before = 0;
          for (const share of [...shares].sort((a, b) => a - b)) {
            const moment = momentOf(share * total);
            expect(Math.abs(arrivalsBy(moment) - share * total)).toBeLessThanOrEqual(slack(total));
            expect(moment).toBeGreaterThanOrEqual(before - 1e-6);
            expect(moment).toBeLessThanOrEqual(durationMs);
            before = moment;
          }
        },
      ),
      { seed: 6, numRuns: 300 },
    );
  });

  test('momentOf() asked in any order says the same', () => {
    fc.assert(
      fc.property(anyCurve, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (written, shares) => {
        const asked = arithmeticOf(written);
        for (const share of shares)
          expect(asked.momentOf(share * asked.total)).toBe(
            arithmeticOf(written).momentOf(share * asked.total),
          );
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});
