import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom, hashSeed, xoshiro128 } from '../../src/stats/random.ts';
import { reference } from './close.ts';

test('xoshiro128() gives the sequence of the published algorithm', () => {
  const next = xoshiro128([1, 2, 3, 4]);
  expect(reference.xoshiro.map(() => next())).toEqual(reference.xoshiro);
});

describe('createRandom()', () => {
  test('the same seed gives the same stream, another seed another', () => {
    const draw = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 8 }, () => random.bits());
    };
    expect(draw(7)).toEqual(draw(7));
    const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
    expect(new Set(seeds.map(seed => draw(seed).join())).size).toBe(seeds.length);
  });

  test('next() is uniform: chi-square over 20 cells is where 99.9 % of true generators are', () => {
    const random = createRandom(11);
    const cells = new Array<number>(20).fill(0);
    for (let i = 0; i < 20_000; i++) {
      const cell = Math.floor(random.next() * 20);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    const chiSquare = cells.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(43.8);
  });

  test('normal() has mean 0, variance 1 and the tails of a normal', () => {
    const random = createRandom(5);
    const values = Array.from({ length: 40_000 }, () => random.normal());
    const mean = values.reduce((a, b) => a + b) / values.length;
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    const beyond = values.filter(value => Math.abs(value) > 1.959964).length / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.015);
    expect(Math.abs(variance - 1)).toBeLessThan(0.025);
    expect(Math.abs(beyond - 0.05)).toBeLessThan(0.004);
  });

  test('below() stays in 0..n − 1 and reaches every value', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 40 }), (seed, n) => {
        const random = createRandom(seed);
        const drawn = new Set(Array.from({ length: 60 * n }, () => random.below(n)));
        return (
          drawn.size === n && [...drawn].every(value => Number.isInteger(value) && value >= 0 && value < n)
        );
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test('shuffle() gives each of the six orders of three things about as often, and leaves its input alone', () => {
    const random = createRandom(3);
    const items = ['a', 'b', 'c'];
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = random.shuffle(items).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(items).toEqual(['a', 'b', 'c']);
    expect(seen.size).toBe(6);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  test('a seed that is not a whole number is refused', () => {
    expect(() => createRandom(1.5)).toThrow('Cannot seed a generator with 1.5: it must be a safe integer');
  });
});

test('hashSeed() is fixed for ever and tells near names apart', () => {
  expect(hashSeed('orders')).toBe(hashSeed('orders'));
  const names = Array.from({ length: 2000 }, (_, i) => `scenario-${i}`);
  expect(new Set(names.map(hashSeed)).size).toBe(2000);
  expect([hashSeed(''), hashSeed('orders')]).toMatchInlineSnapshot(`
    [
      2872998923,
      2069166408,
    ]
  `);
});
