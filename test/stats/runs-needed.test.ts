import { describe, expect, test } from 'vitest';
import { runsToRuleOut } from '../../src/model/repetition.ts';
import { chanceHigher, posteriorMean } from '../../src/stats/beta-comparison.ts';
import { fisherGreater } from '../../src/stats/fisher.ts';
import { ruleOfThree } from '../../src/stats/proportion.ts';
import { anyOf, runsToExclude, runsToTell } from '../../src/stats/runs-needed.ts';
import { expectClose } from './close.ts';
import reference from './flakes-reference.json' with { type: 'json' };

describe('runsToExclude()', () => {
  // 90, 95 and 99 %: the table of research on flake rates, which follows from ⌈ln(1 − c) / ln(1 − p)⌉.
  test.each([
    [0.2, [11, 14, 21]],
    [0.1, [22, 29, 44]],
    [0.05, [45, 59, 90]],
    [0.02, [114, 149, 228]],
    [0.01, [230, 299, 459]],
    [0.001, [2302, 2995, 4603]],
  ])('a rate of %f takes %j runs', (rate, expected) => {
    expect([0.9, 0.95, 0.99].map(level => runsToExclude(rate, level))).toEqual(expected);
  });

  test('agrees with what a repetition is planned by', () => {
    for (const rate of [0.2, 0.1, 0.05, 0.02, 0.01, 0.001])
      expect(runsToExclude(rate, 0.95)).toBe(runsToRuleOut(rate));
  });

  test('is the number whose bound is the rate, and not one less', () => {
    for (const runs of [1, 2, 10, 59, 300, 9999])
      expect(runsToExclude(ruleOfThree(runs, 0.95), 0.95)).toBe(runs);
  });

  test.each([0, 1, -0.1, Number.NaN])('no number of runs excludes %d', rate => {
    expect(() => runsToExclude(rate, 0.95)).toThrow('it must lie between 0 and 1');
  });
});

describe('runsToTell()', () => {
  test('five failures tell, when the base is run as often', () => {
    expect(runsToTell({ failed: 1, runs: 59 }, 'as-many', 0.05)).toBe(5 * 59);
  });

  test('against a long history fewer do, and that number is significant where one failure less is not', () => {
    const runs = runsToTell({ failed: 1, runs: 59 }, 1000, 0.05);
    expect(runs).toBe(118);
    expect(fisherGreater({ failed: 2, runs: 118 }, { failed: 0, runs: 1000 })).toBeLessThanOrEqual(0.05);
    expect(fisherGreater({ failed: 1, runs: 59 }, { failed: 0, runs: 1000 })).toBeGreaterThan(0.05);
  });

  test('a history of one run tells nothing of a rare failure, however long one waits', () => {
    expect(runsToTell({ failed: 1, runs: 59 }, 1, 0.05)).toBeNull();
    expect(runsToTell({ failed: 0, runs: 59 }, 1000, 0.05)).toBeNull();
  });
});

describe('chanceHigher()', () => {
  test('agrees with SciPy’s quadrature', () => {
    for (const { a, b, chance } of reference.higher) {
      const [x, y] = [a, b].map(([failed = 0, runs = 0]) => ({ failed, runs }));
      if (x !== undefined && y !== undefined)
        expectClose(chanceHigher(x, y), chance, JSON.stringify([a, b]), 1e-8);
    }
  });

  test('either of two rates is the higher one', () => {
    for (const { a, b } of reference.higher) {
      const [x, y] = [a, b].map(([failed = 0, runs = 0]) => ({ failed, runs }));
      if (x !== undefined && y !== undefined)
        expect(chanceHigher(x, y) + chanceHigher(y, x)).toBeCloseTo(1, 8);
    }
  });

  test('the mean lies between what was seen and one half', () => {
    expect(posteriorMean({ failed: 0, runs: 10 })).toBeCloseTo(0.5 / 11, 12);
  });
});

test('anyOf() is the chance of at least one: a thousand tests at 0.1 % make a red build of 63 in 100', () => {
  expect(anyOf(new Array<number>(1000).fill(0.001))).toBeCloseTo(1 - 0.999 ** 1000, 12);
  expect(anyOf([])).toBe(0);
  expect(anyOf([0.2, 1])).toBe(1);
});
