import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairsFor, smallestVisibleChange } from '../../src/stats/power.ts';
import { createRandom } from '../../src/stats/random.ts';
import { signedRank } from '../../src/stats/signed-rank.ts';

/** Share of simulated comparisons in which `pairs` normal differences about `change` (spread 1) are found. */
function simulatedPower(pairs: number, change: number, alpha: number, seed: number): number {
  const random = createRandom(seed);
  const trials = 1500;
  const found = Array.from({ length: trials }).filter(() => {
    const differences = Array.from({ length: pairs }, () => change + random.normal());
    return signedRank(differences).pGreater <= alpha;
  });
  return found.length / trials;
}

describe('pairsFor()', () => {
  const cases = [0.05, 0.005, 0.0025, 0.00025].flatMap(alpha =>
    [1, 0.6, 0.4].map(change => ({ alpha, change })),
  );

  test.each(cases)(
    'at $alpha it is within 15 % of what finds a change of $change spreads',
    ({ alpha, change }) => {
      const pairs = pairsFor(1, change, alpha);
      // Three standard errors of 1500 trials at 0.8 are 0.031.
      expect(simulatedPower(Math.ceil(pairs * 1.15), change, alpha, 51)).toBeGreaterThan(0.8 - 0.031);
      expect(simulatedPower(Math.floor(pairs / 1.15), change, alpha, 52)).toBeLessThan(0.8 + 0.031);
    },
  );

  test('never promises fewer pairs than can reach the level at all', () => {
    expect(pairsFor(0.001, 1, 0.05)).toBe(5);
    expect(pairsFor(0.001, 1, 1 / 1024)).toBe(10);
  });

  test.each([
    [0, 0.1, 0.05, 'the spread is 0'],
    [0.1, Number.NaN, 0.05, 'the change is NaN'],
    [0.1, 0.1, 5, 'level is 5'],
  ])('refuses spread %d, change %d at %d', (spread, change, alpha, message) => {
    expect(() => pairsFor(spread, change, alpha)).toThrow(message);
  });
});

describe('smallestVisibleChange()', () => {
  test('is the inverse of pairsFor(): so many pairs see it, one pair fewer does not', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.005, max: 0.5, noNaN: true }),
        fc.integer({ min: 15, max: 400 }),
        fc.constantFrom(0.05, 0.0025),
        (spread, pairs, alpha) => {
          const change = smallestVisibleChange(spread, pairs, alpha) ?? 0;
          expect(pairsFor(spread, change * 1.0001, alpha)).toBe(pairs);
          expect(pairsFor(spread, change * 0.9999, alpha)).toBe(pairs + 1);
        },
      ),
      { seed: 53, numRuns: 200 },
    );
  });

  test('too few pairs for the level see nothing', () => {
    expect(smallestVisibleChange(0.05, 4, 0.05)).toBeNull();
    expect(smallestVisibleChange(0.05, 10, 0.0001)).toBeNull();
  });
});
