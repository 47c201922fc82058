import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findKnee } from '../../src/stats/knee.ts';
import { createRandom } from '../../src/stats/random.ts';
import { fitBend, fitLine, heightAt, weighted } from '../../src/stats/two-segment.ts';
import { expectClose } from './close.ts';
import reference from './load-reference.json' with { type: 'json' };

const resampling = { seed: 1, rounds: 400 };
const steps = (count: number, top: number): number[] =>
  Array.from({ length: count }, (_, i) => (top * (i + 1)) / count);
const bent = (x: readonly number[], slope: number, level: number): number[] =>
  x.map(value => heightAt({ slope, level, knee: level / slope, fall: 0 }, value));

describe('fitBend()', () => {
  test.each(reference.bends.map((found, i) => [i, found] as const))(
    'agrees with the search by SciPy, case %i',
    (i, { x, y, weight, ...expected }) => {
      const found = fitBend(weighted(x, y, weight));
      expectClose(found.slope, expected.slope, `slope ${i}`, 1e-6);
      expectClose(found.level, expected.level, `level ${i}`, 1e-6);
      expectClose(found.loss, expected.loss, `loss ${i}`);
      expect(found.loss).toBeLessThanOrEqual(expected.loss * (1 + 1e-12));
    },
  );

  test('is never worse than any bend tried at random, and never worse than the line', () => {
    const random = createRandom(3);
    for (let trial = 0; trial < 200; trial++) {
      const x = Array.from({ length: 4 + random.below(12) }, () => 100 * random.next() + 1);
      const points = weighted(
        x,
        x.map(value => Math.min(value, 50) + 15 * random.normal()),
        x.map(() => random.next() + 0.1),
      );
      const best = fitBend(points).loss;
      expect(best).toBeLessThanOrEqual(fitLine(points).loss * (1 + 1e-12));
      for (let tried = 0; tried < 50; tried++) {
        const [slope, level] = [2 * random.next(), 100 * random.next()];
        const any = { slope, level, knee: level / slope, fall: 0 };
        const loss = points.x.reduce(
          (sum, at, i) => sum + (points.weight[i] ?? 0) * ((points.y[i] ?? 0) - heightAt(any, at)) ** 2,
          0,
        );
        expect(best).toBeLessThanOrEqual(loss * (1 + 1e-12));
      }
    }
  });

  test('finds the truth where there is no noise, in any order and unit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.15, max: 0.95, noNaN: true }),
        fc.integer({ min: 8, max: 40 }),
        (slope, share, count) => {
          const x = steps(count, 1000);
          const y = bent(x, slope, slope * share * 1000);
          const found = fitBend(weighted(x.toReversed(), y.toReversed()));
          expect(found.knee / (1000 * share)).toBeCloseTo(1, 9);
          expect(found.slope / slope).toBeCloseTo(1, 9);
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });

  test('finds the truth of a fall where there is no noise', () => {
    const x = steps(20, 2000);
    for (const fall of [0.2, 0.5, 1, 2, 4]) {
      const truth = { slope: 0.9, level: 0.9 * 930, knee: 930, fall };
      const found = fitBend(
        weighted(
          x,
          x.map(value => heightAt(truth, value)),
        ),
        fall,
      );
      expect(found.knee).toBeCloseTo(930, 6);
      expect(found.slope).toBeCloseTo(0.9, 9);
    }
  });

  test.each([
    ['a negative x', [-1, 2], [1, 2], undefined, 'no x may be negative'],
    ['only zeros', [0, 0], [1, 2], undefined, 'one must be positive'],
    ['a weight of zero', [1, 2], [1, 2], [0, 1], 'so must all weights'],
    ['one point', [1], [1], undefined, 'at least 2 needed'],
    ['no number', [1, Number.NaN], [1, 2], undefined, 'must be finite'],
    ['fewer y than x', [1, 2, 3], [1, 2], undefined, 'at least 3 needed'],
  ])('refuses %s', (_, x, y, weight, message) => {
    expect(() => weighted(x, y, weight)).toThrow(message);
  });
});

describe('findKnee()', () => {
  test('of points without noise is exact, and its interval a point', () => {
    const x = steps(12, 2000);
    const answer = findKnee({ x, y: bent(x, 0.95, 950) }, resampling);
    expect(answer).toMatchObject({ kind: 'knee', beyond: 7 });
    if (answer.kind !== 'knee') return;
    for (const value of [answer.knee, answer.range.low, answer.range.high])
      expect(value).toBeCloseTo(1000, 6);
    expect(answer.p).toBeLessThan(0.05);
  });

  test.each([
    ['five points', [1, 2, 3, 4, 5], [1, 2, 3, 3, 3], { reason: 'few-points', found: 5, needed: 6 }],
    ['nothing that rises', steps(8, 8), steps(8, 8).map(() => 0), { reason: 'no-rise' }],
    [
      'a knee below the second point',
      steps(8, 8),
      steps(8, 8).map(() => 1.5),
      { reason: 'few-before', found: 1 },
    ],
    ['one point of a flat part', steps(8, 8), [1, 2, 3, 4, 5, 6, 7, 7.2], { reason: 'few-beyond', found: 1 }],
    ['a straight line', steps(8, 8), [1.01, 1.98, 3.02, 3.97, 5.04, 5.95, 7.01, 7.98], { kind: 'none' }],
    [
      'two slopes',
      steps(20, 20),
      steps(20, 20).map(x => (x <= 10 ? x : 10 + 0.4 * (x - 10))),
      { reason: 'still-rising' },
    ],
  ])('%s: none, with the reason', (_, x, y, expected) => {
    expect(findKnee({ x, y }, resampling)).toMatchObject({ kind: 'none', ...expected });
  });

  test('where y falls beyond the line is where it begins to fall, and lies in its interval', () => {
    const x = steps(20, 2000);
    const answer = findKnee({ x, y: x.map(at => (at <= 930 ? at : 930 * (930 / at) ** 0.5)) }, resampling);
    expect(answer).toMatchObject({ kind: 'knee' });
    if (answer.kind === 'knee') expect(answer.knee / 930).toBeCloseTo(1, 2);
  });

  test('where y breaks down from one x to the next lies between the two', () => {
    const broken = (x: readonly number[]): readonly number[] => x.map(at => (at <= 930 ? at : 200));
    const x = steps(10, 2000);
    expect(findKnee({ x, y: broken(x) }, resampling)).toMatchObject({
      kind: 'between',
      low: 800,
      high: 1000,
    });
    const dense = steps(40, 2000);
    const answer = findKnee({ x: dense, y: broken(dense) }, resampling);
    expect(answer).toMatchObject({ kind: 'knee', range: { low: 900, high: 950 } });
  });

  test('a last point that breaks down alone is no knee', () => {
    const x = steps(10, 1000);
    const y = x.map(at => (at < 1000 ? at : 300));
    expect(findKnee({ x, y }, resampling)).toMatchObject({ kind: 'none' });
  });

  test('a fall short of less than 5 % is not a knee, however certain', () => {
    const x = steps(20, 1000);
    expect(findKnee({ x, y: bent(x, 1, 965) }, resampling)).toMatchObject({ reason: 'few-beyond' });
    const dense = steps(200, 1000);
    const answer = findKnee({ x: dense, y: bent(dense, 1, 965) }, resampling);
    expect(answer).toMatchObject({ reason: 'straight' });
    if (answer.kind === 'none' && answer.reason === 'straight')
      expect(answer.shortfall).toBeCloseTo(0.0363, 3);
  });

  test('the same seed gives the same answer; other units scale it and change nothing else', () => {
    const random = createRandom(9);
    const x = steps(12, 2000);
    const y = bent(x, 1, 1000).map(value => value * (1 + 0.03 * random.normal()));
    const answer = findKnee({ x, y }, resampling);
    expect(findKnee({ x, y }, resampling)).toEqual(answer);
    const scaled = findKnee({ x: x.map(value => 8 * value), y: y.map(value => 4 * value) }, resampling);
    if (answer.kind !== 'knee' || scaled.kind !== 'knee') throw new Error('no knee');
    expect(scaled.knee).toBeCloseTo(8 * answer.knee, 6);
    expect(scaled.levelRange.low).toBeCloseTo(4 * answer.levelRange.low, 6);
    expect(scaled.p).toBe(answer.p);
  });
});
