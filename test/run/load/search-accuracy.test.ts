import { describe, expect, test } from 'vitest';
import { SEARCHED, searchErrors, searchQueue } from '../../../bench/load/simulations/searches.ts';

describe('what a search finds of a queue whose limit is known', () => {
  test('lies a little below it rather than above, and near', async () => {
    const slow = SEARCHED.at(-1) ?? { serviceMs: 5, limitMs: 100 };
    const searches = [];
    for (let seed = 1; seed <= 20; seed++) searches.push(await searchQueue(slow, seed));
    const { bias, within5, above } = searchErrors(slow, searches);
    // bench/load/searches.md has the figures of 200 searches.
    expect(bias).toBeGreaterThan(-0.03);
    expect(bias).toBeLessThan(0.01);
    expect(within5).toBeGreaterThan(0.7);
    expect(above).toBeLessThan(0.25);
  }, 120_000);
});
