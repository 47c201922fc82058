import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secondHalfGrowth, windowMinima } from '../../src/stats/growth.ts';
import { kendallTau } from '../../src/stats/kendall.ts';
import { theilSen } from '../../src/stats/theil-sen.ts';
import { expectClose, reference } from './close.ts';

const points = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
  minLength: 2,
  maxLength: 12,
});

test('theilSen() and kendallTau() agree with SciPy, ties included', () => {
  for (const { x, y, slope, intercept, tau } of reference.slopes) {
    const line = theilSen(x, y);
    expectClose(line.slope, slope, `slope of ${x.length}`);
    expectClose(line.intercept, intercept, `intercept of ${x.length}`);
    expectClose(kendallTau(x, y) ?? Number.NaN, tau, `tau of ${x.length}`);
  }
});

test('theilSen() is not moved by a quarter of wild points', () => {
  const x = Array.from({ length: 20 }, (_, i) => i);
  const y = x.map(value => (value % 5 === 0 ? 1e6 : 3 * value + 1));
  expect(theilSen(x, y).slope).toBeCloseTo(3, 9);
});

test('laws: turning y turns slope and tau; tau is symmetric and within −1..1', () => {
  fc.assert(
    fc.property(points, pairs => {
      const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
      const turned = y.map(value => 0 - value);
      const tau = kendallTau(x, y);
      if (tau === null) return;
      expect(kendallTau(x, turned)).toBeCloseTo(-tau, 12);
      expect(kendallTau(y, x)).toBeCloseTo(tau, 12);
      expect(Math.abs(tau)).toBeLessThanOrEqual(1 + 1e-12);
      expect(theilSen(x, turned).slope).toBeCloseTo(-theilSen(x, y).slope, 12);
    }),
    { seed: 11, numRuns: 200 },
  );
});

test('a side with a single value has no tau and no slope', () => {
  expect(kendallTau([1, 1, 1], [1, 2, 3])).toBeNull();
  expect(() => theilSen([1, 1], [1, 2])).toThrow('from different x');
});

describe('secondHalfGrowth()', () => {
  const x = Array.from({ length: 200 }, (_, i) => i * 1000);

  test('is zero for a program that warms up and then stays', () => {
    const y = x.map(value => Math.min(value, 80_000) * 3);
    expect(secondHalfGrowth(x, y)).toEqual({ slope: 0, growth: 0, span: 99_000 });
  });

  test('finds the slope below a saw-tooth ten times as high as the growth', () => {
    const y = x.map((value, i) => 0.5 * value + (i % 7) * 80_000);
    const { slope, growth } = secondHalfGrowth(x, y);
    expect(slope).toBeCloseTo(0.5, 1);
    expect(growth).toBeCloseTo(slope * 99_000, 6);
  });

  test('takes the lowest point of each window where it lies', () => {
    expect(windowMinima([1, 2, 3, 4], [9, 7, 5, 6], 2)).toEqual({ x: [2, 3], y: [7, 5] });
    expect(windowMinima([1], [9], 3)).toEqual({ x: [1], y: [9] });
  });

  test('needs twenty points', () => {
    expect(() => secondHalfGrowth([1], [1])).toThrow('1 values given, at least 20 needed');
  });
});
