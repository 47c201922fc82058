import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { thin } from '../../src/stats/picture.ts';

describe('thin()', () => {
  test.each([
    ['a short series stays as it is', [3, 1, 2], 3, [3, 1, 2]],
    ['each window gives its lowest and highest as they came', [1, 5, 2, 9, 0, 4, 4, 3], 4, [1, 9, 0, 4]],
    ['a constant needs one point a window', new Array(100).fill(2), 6, [2, 2, 2]],
    ['nothing stays nothing', [], 2, []],
  ])('%s', (_, y, points, expected) => {
    expect(thin(y, points)).toEqual(expected);
  });

  test('one spike among a hundred is seen', () => {
    const y = Array.from({ length: 100 }, (_, i) => (i === 45 ? 7 : 1));
    expect(thin(y, 10)).toEqual([1, 1, 1, 7, 1, 1]);
  });

  test('laws: never longer than asked, values of the series in their order, both extremes among them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 2, max: 80 }),
        (y, points) => {
          const found = thin(y, points);
          expect(found.length).toBeLessThanOrEqual(points);
          expect([Math.min(...found), Math.max(...found)]).toEqual([Math.min(...y), Math.max(...y)]);
          let from = 0;
          for (const value of found) {
            const at = y.indexOf(value, from);
            expect(at).toBeGreaterThanOrEqual(from);
            from = at + 1;
          }
        },
      ),
      { seed: 41, numRuns: 300 },
    );
  });

  test('a single point, half a point or a value that is no number are refused', () => {
    expect(() => thin([1, 2], 1)).toThrow('a whole number from 2 is needed');
    expect(() => thin([1, 2], 2.5)).toThrow('a whole number from 2 is needed');
    expect(() => thin([1, Number.NaN], 2)).toThrow('value 1 is NaN');
  });
});
