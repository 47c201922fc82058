import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/stats/random.ts';
import { alphaByLook, lookTogether, type Member } from '../../src/stats/sequential.ts';

const LOOKS = [10, 20, 40, 60];
const MARGIN = Math.log1p(0.03);

const memberOf = (differences: readonly number[], margin = MARGIN): Member => ({
  differences,
  attempts: differences.map((_, i) => i + 1),
  attempted: differences.length,
  margin,
});

/** 60 log ratios of pairs whose sides vary by `sd` each, around `shift`. */
function noise(sd: number, shift: number, seed: number, n = 60): readonly number[] {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => shift + sd * Math.SQRT2 * random.normal());
}

describe('alphaByLook()', () => {
  test('spends 0.10, 0.20, 0.30 and 0.40 of the family level over four looks, and all of it in the end', () => {
    const spent = alphaByLook(4, 0.05);
    for (const [i, alpha] of [0.005, 0.01, 0.015, 0.02].entries()) expect(spent[i]).toBeCloseTo(alpha, 12);
    for (const looks of [1, 2, 3, 7]) {
      expect(alphaByLook(looks, 0.05).reduce((sum, alpha) => sum + alpha, 0)).toBeCloseTo(0.05, 12);
    }
  });
});

describe('lookTogether()', () => {
  test('stops at the first look that answers: a large change is worse, none is excluded', () => {
    const [worse, same] = lookTogether(
      [memberOf(noise(0.01, 0.2, 1)), memberOf(noise(0.01, 0, 2))],
      LOOKS,
      0.05,
    );
    expect(worse).toMatchObject({ attempts: 10, n: 10, state: 'worse' });
    expect(same).toMatchObject({ attempts: 10, n: 10, state: 'excluded' });
  });

  test('goes on to the last look where it cannot tell, and then says so', () => {
    const [found] = lookTogether([memberOf(noise(0.3, 0.03, 3))], LOOKS, 0.05);
    expect(found).toMatchObject({ attempts: 60, n: 60, state: 'undecided' });
  });

  test('a change that is significant but below the margin is not worse', () => {
    const [found] = lookTogether([memberOf(noise(0.001, 0.01, 4))], LOOKS, 0.05);
    expect(found?.state).toBe('excluded');
  });

  test('no look with too few values can reject: five pairs have no p below 0.03', () => {
    const [found] = lookTogether([memberOf(noise(0.001, 0.5, 5, 5))], LOOKS, 0.05);
    expect(found).toBeNull();
  });

  test('values that failed attempts lack are not there, but their attempts count towards the look', () => {
    const differences = noise(0.01, 0.2, 6, 9);
    const member: Member = {
      differences,
      attempts: [1, 2, 3, 4, 6, 7, 8, 9, 10],
      attempted: 10,
      margin: MARGIN,
    };
    expect(lookTogether([member], LOOKS, 0.05)[0]).toMatchObject({ attempts: 10, n: 9, state: 'worse' });
  });

  test('in a larger family the same member needs at least as many looks', () => {
    const slow = memberOf(noise(0.06, 0.05, 7));
    const others = Array.from({ length: 19 }, (_, i) => memberOf(noise(0.005, 0, 50 + i)));
    const [alone] = lookTogether([slow], LOOKS, 0.05);
    const [crowded] = lookTogether([slow, ...others], LOOKS, 0.05);
    expect(alone?.state).toBe('worse');
    expect(crowded?.attempts ?? 0).toBeGreaterThanOrEqual(alone?.attempts ?? 60);
  });

  test('swapping the sides of every pair turns worse into excluded', () => {
    const differences = noise(0.01, 0.2, 8);
    expect(lookTogether([memberOf(differences)], LOOKS, 0.05)[0]?.state).toBe('worse');
    expect(lookTogether([memberOf(differences.map(d => -d))], LOOKS, 0.05)[0]?.state).toBe('excluded');
  });
});

/** Suites of 20 metrics, seeded; `bench/decisions` prints the full table. */
describe('over suites of twenty metrics with pair noise of 3 % a run', () => {
  const SUITES = 150;
  const suites = Array.from({ length: SUITES }, (_, suite) => {
    const members = Array.from({ length: 20 }, (_, i) =>
      memberOf(noise(0.03, i === 0 ? Math.log(1.1) : 0, 1000 * suite + i)),
    );
    return lookTogether(members, LOOKS, 0.05);
  });

  test('a metric that is 10 % slower is found in almost every suite', () => {
    expect(suites.filter(([slow]) => slow?.state === 'worse').length / SUITES).toBeGreaterThan(0.97);
  });

  test('some unchanged metric is called worse in at most 5 % of suites, even before confirmation', () => {
    const wrong = suites.filter(([, ...unchanged]) =>
      unchanged.some(found => found?.state === 'worse'),
    ).length;
    // 5 % of 150 is 7.5; 14 is exceeded by a true 5 % in one of a hundred runs of this test with other seeds.
    expect(wrong).toBeLessThanOrEqual(14);
  });

  test('a change of 10 % is never called excluded', () => {
    expect(suites.filter(([slow]) => slow?.state === 'excluded')).toEqual([]);
  });
});
