import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/stats/random.ts';
import { scalability, scalabilityChange } from '../../src/stats/scalability.ts';
import { fitLaw, type Law, peakRate, peakSize, rateAt, type Sized } from '../../src/stats/scalability-law.ts';
import { expectClose } from './close.ts';
import reference from './load-reference.json' with { type: 'json' };

const LAW: Law = { gamma: 1000, alpha: 0.03, beta: 0.97 / 44 ** 2 };
const WIDE = [1, 2, 4, 8, 16, 32, 64];
const resampling = { seed: 1, rounds: 200 };

/** Three repeats of each size, with noise as a share of the rate. */
function measure(sizes: readonly number[], law: Law, { noise = 0.03, seed = 1, repeats = 3 } = {}): Sized[] {
  const random = createRandom(seed);
  return sizes.flatMap(size =>
    Array.from({ length: repeats }, () => ({
      size,
      rate: rateAt(law, size) * Math.exp(noise * random.normal()),
    })),
  );
}

const logLoss = (law: Law, points: readonly Sized[]): number =>
  points.reduce((sum, { size, rate }) => sum + Math.log(rate / rateAt(law, size)) ** 2, 0);

describe('fitLaw()', () => {
  test.each(reference.laws.map((found, i) => [i, found] as const))(
    'agrees with the search by SciPy, case %i',
    (i, { sizes, rates, ...expected }) => {
      const points = sizes.map((size, k) => ({ size, rate: rates[k] ?? 0 }));
      const found = fitLaw(points);
      expectClose(found.gamma, expected.gamma, `gamma ${i}`, 1e-5);
      expect(Math.abs(found.alpha - expected.alpha), `alpha ${i}`).toBeLessThan(1e-5);
      expect(Math.abs(found.beta - expected.beta), `beta ${i}`).toBeLessThan(1e-7);
      expect(logLoss(found, points)).toBeLessThanOrEqual(expected.loss * (1 + 1e-9));
    },
  );

  test('finds any law where there is no noise, in any unit of the rate', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.double({ min: 0, max: 0.05, noNaN: true }),
        (gamma, alpha, beta) => {
          const found = fitLaw(measure([1, 2, 3, 5, 8, 13, 21], { gamma, alpha, beta }, { noise: 0 }));
          expect(found.gamma / gamma).toBeCloseTo(1, 6);
          expect(found.alpha).toBeCloseTo(alpha, 6);
          expect(found.beta).toBeCloseTo(beta, 6);
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });

  test('never gives a negative parameter, even for rates that rise faster than their size', () => {
    const found = fitLaw(WIDE.map(size => ({ size, rate: size ** 1.2 })));
    expect(found).toMatchObject({ alpha: 0, beta: 0 });
  });

  test('is a law, too, where rates are far from any: a fall to nothing, a single size', () => {
    const fall = fitLaw([1, 2, 4, 8, 16, 32].map(size => ({ size, rate: 1000 * Math.exp(-size) })));
    for (const value of Object.values(fall)) expect(value).toBeGreaterThanOrEqual(0);
    expect(Number.isFinite(fall.gamma)).toBe(true);
    expect(fitLaw([{ size: 4, rate: 8 }])).toEqual({ gamma: 2, alpha: 0, beta: 0 });
  });
});

test.each([
  ['both costs', LAW, 44, rateAt(LAW, 44)],
  ['contention alone', { gamma: 100, alpha: 0.1, beta: 0 }, Number.POSITIVE_INFINITY, 1000],
  ['neither', { gamma: 100, alpha: 0, beta: 0 }, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['more contention than work', { gamma: 100, alpha: 1.5, beta: 0.1 }, 1, 100],
  ['a peak below one unit', { gamma: 100, alpha: 0.5, beta: 5 }, 1, 100],
])('the peak of a law with %s', (_, law, size, rate) => {
  expect(peakSize(law)).toBeCloseTo(size, 9);
  expect(peakRate(law)).toBeCloseTo(rate, 9);
});

describe('scalability()', () => {
  test('gives the law with intervals, and the peak where it was passed', () => {
    const found = scalability(measure(WIDE, LAW), resampling);
    expect(found).toMatchObject({ kind: 'law', peak: { kind: 'measured' } });
    if (found.kind !== 'law' || found.peak.kind !== 'measured') return;
    for (const { value, range } of [found.gamma, found.alpha, found.beta, found.peak.size, found.peak.rate]) {
      expect(range.low).toBeLessThan(value);
      expect(range.high).toBeGreaterThan(value);
    }
    expect(found.peak.size.range.low).toBeLessThan(44);
    expect(found.peak.size.range.high).toBeGreaterThan(44);
    expect(scalability(measure(WIDE, LAW), resampling)).toEqual(found);
  });

  test('refuses the peak where the sizes stop before it, and says how far it is at least', () => {
    const found = scalability(measure([1, 2, 3, 4, 6, 8], LAW), resampling);
    expect(found).toMatchObject({ kind: 'law', peak: { kind: 'unmeasured', largest: 8 } });
    if (found.kind === 'law' && found.peak.kind === 'unmeasured')
      expect(found.peak.atLeast).toBeGreaterThan(8);
  });

  test('refuses a peak that the largest size passes by less than three tenths', () => {
    const found = scalability(measure([1, 2, 4, 8, 16, 32, 56], LAW, { noise: 0.001 }), resampling);
    expect(found).toMatchObject({ peak: { kind: 'unmeasured', largest: 56 } });
    if (found.kind === 'law' && found.peak.kind === 'unmeasured')
      expect(found.peak.atLeast).toBeCloseTo(44, -1);
  });

  test('of repeats without any spread has intervals of no width', () => {
    const found = scalability(measure(WIDE, LAW, { noise: 0 }), resampling);
    if (found.kind !== 'law') throw new Error('no law');
    expect(found.alpha.range.high - found.alpha.range.low).toBeLessThan(1e-9);
  });

  test('says all that is missing', () => {
    const few = measure([2, 4, 8], LAW, { repeats: 2 });
    expect(scalability(few, resampling)).toEqual({
      kind: 'none',
      lacks: [
        { what: 'sizes', found: 3, needed: 6 },
        { what: 'one' },
        { what: 'repeats', size: 2, found: 2, needed: 3 },
        { what: 'repeats', size: 4, found: 2, needed: 3 },
        { what: 'repeats', size: 8, found: 2, needed: 3 },
      ],
    });
    expect(scalability([], resampling)).toMatchObject({ kind: 'none' });
  });

  test.each([
    [{ size: 0, rate: 1 }, 'size 0 with rate 1'],
    [{ size: 2, rate: 0 }, 'size 2 with rate 0'],
    [{ size: 2, rate: Number.NaN }, 'must be finite'],
  ])('throws on %j', (bad, message) => {
    expect(() => scalability([...measure(WIDE, LAW), bad], resampling)).toThrow(message);
  });
});

describe('scalabilityChange()', () => {
  const base = measure(WIDE, LAW, { seed: 2 });

  test('finds the parameter that changed, and not the other; swapping sides turns the sign', () => {
    const head = measure(WIDE, { ...LAW, alpha: 0.06 }, { seed: 3 });
    const found = scalabilityChange(base, head, resampling);
    const back = scalabilityChange(head, base, resampling);
    if (found.kind !== 'change' || back.kind !== 'change') throw new Error('no change');
    expect(found.alpha.range.low).toBeGreaterThan(0);
    expect(found.beta.range.low).toBeLessThan(0);
    expect(found.beta.range.high).toBeGreaterThan(0);
    expect(back.alpha.value).toBe(-found.alpha.value);
    expect(back.alpha.range.high).toBeLessThan(0);
  });

  test('says what either side lacks', () => {
    expect(scalabilityChange(base, base.slice(3), resampling)).toEqual({
      kind: 'none',
      lacks: [{ what: 'one' }],
    });
  });
});
