import { describe, expect, test } from 'vitest';
import { INTERVAL_CASES } from '../../bench/stats/intervals.ts';
import { createRandom, hashSeed } from '../../src/stats/random.ts';

/** A small seeded version of bench/stats/coverage.ts: the promise plus three standard errors of so many runs. */
const RUNS = 1200;
const slack = (rate: number): number => 3 * Math.sqrt((rate * (1 - rate)) / RUNS);

const cases = INTERVAL_CASES.map(entry => ({ ...entry, name: `${entry.interval}: ${entry.setting}` }));

function coverageOf(name: string, covers: (typeof cases)[number]['covers']): number {
  const random = createRandom(hashSeed(name));
  let covered = 0;
  for (let run = 0; run < RUNS; run++) if (covers(random)) covered++;
  return covered / RUNS;
}

describe('every interval that is printed holds the truth as often as it says', () => {
  test.each(cases.filter(({ demand }) => demand !== 'none'))(
    '$name',
    ({ name, covers, promised, demand }) => {
      const measured = coverageOf(name, covers);
      expect(measured).toBeGreaterThan(0.93 - slack(0.93));
      if (demand === 'target') expect(measured).toBeLessThan(0.97 + slack(0.97));
      if (promised !== null) expect(Math.abs(measured - promised)).toBeLessThan(slack(promised) + 0.001);
    },
  );

  test('what is said to fall short or to be exact otherwise is said with its reason', () => {
    const told = cases.filter(({ demand, why }) => demand === 'none' && why !== '');
    expect(told).toEqual(cases.filter(({ demand }) => demand === 'none'));
    for (const { name, covers, promised } of told)
      expect(coverageOf(name, covers)).toBeLessThan(Math.min(0.95, (promised ?? 0.93) + slack(0.93)));
  });
});
