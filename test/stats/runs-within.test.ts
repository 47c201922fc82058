import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/stats/random.ts';
import { runsTest } from '../../src/stats/runs-test.ts';
import { clusteredWithin } from '../../src/stats/runs-within.ts';

const outcomes = (letters: string): readonly boolean[] => [...letters].map(letter => letter === 'F');
const within = (letters: string, groups: string): number =>
  clusteredWithin(outcomes(letters), [...groups], 10_000, createRandom(1));

describe('clusteredWithin()', () => {
  test('in a single group is the runs test', () => {
    for (const letters of ['..FFF.....', 'F.F..FF...', 'FFFF......F.', 'FFFFFFF..FF', '.F........']) {
      const exact = runsTest(outcomes(letters)).pClustered;
      // It stops after twenty hits, whose standard error is a fifth.
      expect(Math.abs(within(letters, 'a'.repeat(letters.length)) - exact)).toBeLessThan(0.7 * exact);
    }
  });

  test('what a group explains is no cluster', () => {
    expect(within('FFFF....FFFF....FFFF....', 'aaaabbbbaaaabbbbaaaabbbb')).toBe(1);
  });

  test('a spell is one, in the middle of groups too', () => {
    const groups = 'aaaabbbb'.repeat(5);
    expect(within(`${'.'.repeat(18)}FFFFFFFF${'.'.repeat(14)}`, groups)).toBeLessThan(0.001);
  });

  test('failures and passes change nothing but their names', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.constantFrom('a', 'b')), { maxLength: 30 }), runs => {
        const [fails, groups] = [runs.map(([failed]) => failed), runs.map(([, group]) => group)];
        if (fails.filter(Boolean).length * 2 === fails.length) return;
        const p = (some: readonly boolean[]): number => clusteredWithin(some, groups, 200, createRandom(7));
        expect(p(fails.map(failed => !failed))).toBe(p(fails));
      }),
      { numRuns: 50 },
    );
  });
});
