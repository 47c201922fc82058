import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawNoise } from '../../bench/stats/series.ts';
import { changePoints } from '../../src/stats/e-divisive.ts';
import { bestSplit, distancesOf, segmentOf } from '../../src/stats/energy.ts';
import { createRandom } from '../../src/stats/random.ts';
import { reference } from './close.ts';

const undisturbed = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);

/** The statistic of one division by its definition: three plain means over pairs. */
function byDefinition(left: readonly number[], right: readonly number[]): number {
  const across = left.flatMap(a => right.map(b => Math.abs(a - b)));
  const within = (part: readonly number[]) =>
    part.flatMap((a, i) => part.filter((_, j) => j !== i).map(b => Math.abs(a - b)));
  const mean = (values: readonly number[]) =>
    values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  const [m, n] = [left.length, right.length];
  return ((m * n) / (m + n)) * (2 * mean(across) - mean(within(left)) - mean(within(right)));
}

function best(y: readonly number[], minSize: number) {
  const distances = distancesOf(y);
  return bestSplit(distances, undisturbed(y.length), segmentOf(distances, 0, y.length), minSize);
}

function clearestByDefinition(y: readonly number[], minSize: number): number {
  const splits = y.map((_, at) => at).filter(at => at >= minSize && at <= y.length - minSize);
  return Math.max(...splits.map(at => byDefinition(y.slice(0, at), y.slice(at))));
}

/** All orders of a few values. */
const ordersOf = (values: readonly number[]): number[][] =>
  values.length < 2
    ? [[...values]]
    : values.flatMap((value, i) => ordersOf(values.filter((_, j) => j !== i)).map(rest => [value, ...rest]));

describe('bestSplit()', () => {
  test('agrees with the energy distance of SciPy', () => {
    for (const { x, at, statistic } of reference.energy) {
      const found = best(x, 5);
      expect(found?.at).toBe(at);
      expect(found?.statistic).toBeCloseTo(statistic, 9);
    }
  });

  test('agrees with the definition for every order and segment', () => {
    const series = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 14 });
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 3 }), fc.integer(), (y, minSize, seed) => {
        const [from, to] = [1, y.length - 1];
        const inner = createRandom(seed).shuffle([...undisturbed(y.length)].slice(from, to));
        const order = Uint32Array.from([0, ...inner, y.length - 1]);
        const distances = distancesOf(y);
        const found = bestSplit(distances, order, segmentOf(distances, from, to), minSize);
        const shuffled = inner.map(i => y[i] ?? 0);
        expect(found === null).toBe(to - from < 2 * minSize);
        if (found === null) return;
        expect(found.statistic).toBeCloseTo(clearestByDefinition(shuffled, minSize), 9);
        const [left, right] = [shuffled.slice(0, found.at - from), shuffled.slice(found.at - from)];
        expect(byDefinition(left, right)).toBeCloseTo(found.statistic, 9);
      }),
      { seed: 61, numRuns: 200 },
    );
  });
});

describe('changePoints()', () => {
  test('its p is that of all orders, found by trying every one', () => {
    for (const y of [
      [1, 2, 3, 10, 11, 12.5],
      [5, 1, 2, 8, 9, 7],
    ]) {
      const observed = clearestByDefinition(y, 2);
      const orders = ordersOf(y);
      const exact = orders.filter(order => clearestByDefinition(order, 2) >= observed - 1e-9).length;
      const [found] = changePoints(y, { seed: 3, minSize: 2, significance: 0.9, permutations: 4999 });
      // Three standard errors of 4999 orders are at most 0.021.
      expect(Math.abs((found?.p ?? 2) - exact / orders.length)).toBeLessThan(0.022);
    }
  });

  test.each([
    ['one step up', [0, 3], 25],
    ['one step down', [4, 0], 20],
    ['two steps', [0, 4, 8], 15],
    ['up and back, long enough', [0, 6, 0], 16],
  ])('finds %s where it is', (_, levels, length) => {
    const random = createRandom(62);
    const y = levels.flatMap(level => Array.from({ length }, () => level + random.normal()));
    const found = changePoints(y, { seed: 1 });
    expect(found).toHaveLength(levels.length - 1);
    found.forEach(({ index, p }, i) => {
      expect(Math.abs(index - length * (i + 1))).toBeLessThanOrEqual(1);
      expect(p).toBeLessThanOrEqual(0.01);
    });
  });

  test.each([
    ['a constant', new Array(40).fill(3)],
    ['two wild values at the end', [...Array.from({ length: 30 }, (_, i) => (i * 7) % 11), 1e6, 1e6]],
    ['fewer than twice the least size', [1, 1, 1, 1, 9, 9, 9, 9, 9]],
    ['nothing', []],
  ])('finds none in %s', (_, y) => {
    expect(changePoints(y, { seed: 1 })).toEqual([]);
  });

  test('the same seed gives the same answer; moving and scaling the values does not matter', () => {
    const random = createRandom(63);
    const y = Array.from({ length: 40 }, (_, i) => random.normal() + (i >= 22 ? 2 : 0));
    const found = changePoints(y, { seed: 9 });
    expect(changePoints(y, { seed: 9 })).toEqual(found);
    expect(
      changePoints(
        y.map(value => 5 * value - 100),
        { seed: 9 },
      ),
    ).toEqual(found);
  });

  test('alarms on one of a hundred series of independent noise, and finds two spreads of change in most', () => {
    const trials = 300;
    const found = (step: number) =>
      Array.from({ length: trials }, (_, trial) => {
        const noise = drawNoise(40, 0, createRandom(trial));
        return changePoints(
          noise.map((value, i) => value + (i >= 28 ? step : 0)),
          { seed: trial, permutations: 499 },
        ).length;
      }).filter(count => count > 0).length / trials;
    // 0.01 and three standard errors.
    expect(found(0)).toBeLessThanOrEqual(0.028);
    expect(found(2)).toBeGreaterThan(0.95);
  });

  test('too few orders for the significance, and values that are no numbers, are refused', () => {
    expect(() => changePoints([1], { seed: 1, permutations: 50 })).toThrow(
      'a whole number from 99 is needed',
    );
    expect(() => changePoints([1, Number.NaN], { seed: 1 })).toThrow('value 1 is NaN');
  });
});
