import { describe, expect, test } from 'vitest';
import { drawSeries, SHAPE_NAMES } from '../../bench/stats/series.ts';
import { createRandom } from '../../src/stats/random.ts';
import { seriesShape, trendOf } from '../../src/stats/shape.ts';

const MB = 1e6;
const series = (points: number, at: (i: number) => number) => Array.from({ length: points }, (_, i) => at(i));

describe('seriesShape()', () => {
  const drawn = SHAPE_NAMES.flatMap(shape =>
    [40, 100, 400].flatMap(points => [0, 0.02, 0.1].map(noise => ({ shape, points, noise }))),
  );

  test.each(drawn)('knows $shape in $points points with noise $noise', ({ shape, points, noise }) => {
    const trials = 30;
    const right = series(trials, seed => seed).filter(
      seed => seriesShape(drawSeries(shape, { points, noise, seed })) === shape,
    );
    // The worst cell is right in 93 of 100; six misses of 30 are beyond chance then.
    expect(right.length).toBeGreaterThanOrEqual(25);
  });

  test.each([
    ['a constant', series(20, () => 7), 'flat'],
    ['zero', series(20, () => 0), 'flat'],
    ['growth by a thousandth of the level', series(100, i => 100 * MB + 1000 * i), 'flat'],
    ['growth by a hundredth', series(100, i => 100 * MB + 10_000 * i), 'linear'],
    ['steady shrinking', series(60, i => 100 * MB - MB * i), 'linear'],
    ['a step down', series(60, i => (i < 25 ? 80 * MB : 60 * MB)), 'step'],
    ['a warm-up that ends at a knee', series(100, i => Math.min(i, 30) * MB), 'plateau'],
    ['teeth above a leak', series(200, i => (i % 10) * MB + i * 0.05 * MB), 'linear'],
    ['teeth above a larger leak', series(200, i => (i % 10) * MB + i * 0.2 * MB), 'linear'],
    ['teeth after a warm-up', series(200, i => (i % 10) * MB + Math.min(i, 40) * 0.5 * MB), 'plateau'],
    ['descriptors that come and go', series(60, i => (i % 10 < 5 ? 12 : 20)), 'oscillating'],
    ['one spike', series(60, i => (i === 30 ? 500 : 100 + (i % 2))), 'flat'],
  ] as const)('calls %s by its name', (_, y, shape) => {
    expect(seriesShape(y)).toBe(shape);
  });

  test('the unit does not matter', () => {
    for (const shape of SHAPE_NAMES) {
      const y = drawSeries(shape, { points: 100, noise: 0.05, seed: 5 });
      expect(seriesShape(y.map(value => value / 1024))).toBe(seriesShape(y));
    }
  });

  test('needs twenty points', () => {
    expect(() => seriesShape([1, 2, 3])).toThrow('3 values given, at least 20 needed');
  });
});

describe('trendOf()', () => {
  const x = series(200, i => 1000 * i);
  const random = createRandom(71);
  const noisy = (at: (time: number) => number) =>
    x.map((_, i) => MB * (at(i / 200) + 0.02 * random.normal()));

  test.each([
    ['a steady leak', noisy(time => 50 + 20 * time), 'growing'],
    ['a leak below the teeth of a collector', x.map((_, i) => MB * (0.1 * i + (i % 8))), 'growing'],
    ['a warm-up that is not over', noisy(time => 50 + 40 * (1 - Math.exp(-time / 0.4))), 'fading'],
    ['a warm-up that is over', noisy(time => 50 + 40 * (1 - Math.exp(-time / 0.05))), 'flat'],
    ['growth below the floor', noisy(time => 50 + 0.5 * time), 'flat'],
    ['shrinking', noisy(time => 50 - 20 * time), 'flat'],
  ] as const)('%s', (_, y, advice) => {
    expect(trendOf(x, y, MB)).toBe(advice);
  });

  test('needs twenty points', () => {
    expect(() => trendOf([1], [1], 1)).toThrow('1 values given, at least 20 needed');
  });
});
