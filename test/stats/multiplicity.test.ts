import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, holm } from '../../src/stats/multiplicity.ts';
import { expectClose, reference } from './close.ts';

const probabilities = fc.array(
  fc.integer({ min: 0, max: 40 }).map(k => k / 40),
  { maxLength: 7 },
);

/** Holm is the closed test with Bonferroni: a hypothesis falls when every set that contains it falls. */
const byClosedTesting = (p: readonly number[]): number[] =>
  p.map((_, i) => {
    const sets = Array.from({ length: 2 ** p.length }, (__, bits) => bits).filter(bits => (bits >> i) & 1);
    return Math.max(
      ...sets.map(bits => {
        const members = p.filter((__, j) => (bits >> j) & 1);
        return Math.min(1, members.length * Math.min(...members));
      }),
    );
  });

describe('holm()', () => {
  test('equals the closed test with Bonferroni, by enumeration of all sets', () => {
    fc.assert(
      fc.property(probabilities, p => {
        holm(p).forEach((value, i) => {
          expect(value).toBeCloseTo(byClosedTesting(p)[i] ?? Number.NaN, 12);
        });
      }),
      { seed: 9, numRuns: 300 },
    );
  });

  test('a worked example: 0.01, 0.04, 0.03, 0.005', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((value, i) => {
      expect(adjusted[i]).toBeCloseTo(value, 12);
    });
  });

  test('one metric needs no adjustment, none gives none, and what is no probability is refused', () => {
    expect(holm([0.03])).toEqual([0.03]);
    expect(holm([])).toEqual([]);
    expect(() => holm([0.1, Number.NaN])).toThrow('value 1 is NaN, it must lie in 0..1');
  });
});

describe('benjaminiHochberg()', () => {
  test('agrees with SciPy', () => {
    for (const { p, adjusted } of reference.falseDiscovery)
      benjaminiHochberg(p).forEach((value, i) => {
        expectClose(value, adjusted[i] ?? Number.NaN, `value ${i} of ${p.length}`);
      });
  });

  test('is never stricter than Holm', () => {
    fc.assert(
      fc.property(probabilities, p => {
        const strict = holm(p);
        return benjaminiHochberg(p).every((value, i) => value <= (strict[i] ?? 0) + 1e-15);
      }),
      { seed: 10 },
    );
  });
});
