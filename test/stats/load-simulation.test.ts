import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kneeShares } from '../../bench/load/simulations/knees.ts';
import { changeShares, lawShares, NARROW, WIDE } from '../../bench/load/simulations/laws.ts';
import { orderCoverage, windowCoverage } from '../../bench/load/simulations/quantiles.ts';
import { growthShares } from '../../bench/load/simulations/queues.ts';
import {
  MATERIAL,
  MEDIANS,
  ORDERS,
  RECOVERIES,
  type Row,
  tableOf,
} from '../../bench/load/simulations/tables.ts';
import { loadBlocks } from '../../scripts/docs/load.ts';

/** Small seeded versions of bench/load/simulate.ts. Bounds are the promise and three standard errors of the simulation. */
const simulated = readFileSync(join(import.meta.dirname, '../../bench/load/simulated.md'), 'utf8');
const slack = (rate: number, trials: number): number => 3 * Math.sqrt((rate * (1 - rate)) / trials);
const TRIALS = 100;
/** Laws take long to fit again and again. */
const FEW = { trials: 30, timeout: 120_000 };

describe('a knee', () => {
  test.each([1.2, 2, 4])(
    'is found on a ramp to %d times the capacity, within 5 %, and lies in its interval',
    top => {
      const shares = kneeShares({ top, steps: 12, noise: 0.01 }, TRIALS, 41);
      expect(shares.found).toBeGreaterThan(0.98);
      expect(shares.within5).toBeGreaterThan(0.98);
      expect(shares.within1).toBeGreaterThan(0.5);
      expect(shares.covered).toBeGreaterThan(0.95 - slack(0.95, TRIALS));
      expect(Math.abs((shares.mean ?? 0) / 1000 - 1)).toBeLessThan(0.005);
    },
  );

  test.each([0.5, 0.9])('is found in at most 5 of 100 ramps to %d times the capacity', top => {
    const { found } = kneeShares({ top, steps: 12, noise: 0.03 }, 200, 42);
    expect(found).toBeLessThanOrEqual(0.05);
  });
});

describe('a knee beyond which throughput falls', { timeout: 120_000 }, () => {
  test.each([0.5, 1, 2] as const)(
    'as the rate to the power of -%d is found within 5 %, or known to lie between two rates',
    fall => {
      for (const top of [1.2, 2, 4]) {
        const shares = kneeShares({ top, steps: 12, noise: 0.01, fall }, 30, 51);
        expect(shares.within5 + shares.between * (shares.betweenHolds ?? 0)).toBeGreaterThan(0.85);
      }
    },
  );
});

describe('the law of scalability', { timeout: FEW.timeout }, () => {
  test('holds its parameters in its intervals, and gives the peak where it was passed', () => {
    const shares = lawShares(WIDE, [0.03, 0.03], FEW.trials, 43);
    const low = 0.95 - slack(0.95, FEW.trials);
    for (const covered of [shares.gamma, shares.alpha, shares.beta, shares.peakSize, shares.peakRate])
      expect(covered).toBeGreaterThan(low);
    expect(shares.peakGiven).toBeGreaterThan(0.9);
  });

  test('gives no peak from 1 to 8 users where it lies at 44', () => {
    expect(lawShares(NARROW, [0.03, 0.03], FEW.trials, 44).peakGiven).toBeLessThan(0.05);
  });

  test('of two sides differs where it does, and seldom where not', () => {
    const same = changeShares({}, [0.03, 0.03], FEW.trials, 45);
    for (const differs of [same.alpha, same.beta])
      expect(differs).toBeLessThan(0.05 + slack(0.05, FEW.trials));
    const twice = changeShares({ alpha: 0.06 }, [0.03, 0.03], 10, 46);
    expect(twice.alpha).toBeGreaterThan(0.9);
  });
});

describe('quantiles', () => {
  test.each([0.5, 0.99])(
    'at %d of windows that differ are held, unlike by counts of operations or short blocks',
    p => {
      const { windows, independent, blocks } = windowCoverage({ memory: 0.5, p }, [1], TRIALS, 47);
      expect(windows).toBeGreaterThan(0.95 - slack(0.95, TRIALS));
      for (const short of [independent, ...blocks]) expect(short).toBeLessThan(0.87);
    },
  );

  test.each([0.5, 0.95, 0.99])('at %d of independent values are held at least as often as promised', p => {
    expect(orderCoverage(500, p, 1000, 48)).toBeGreaterThan(0.95 - slack(0.95, 1000));
  });
});

describe('a queue', () => {
  test.each([0.5, 0.8])('at a load of %d is seldom said to grow', load => {
    for (const serviceSeconds of [0.01, 0.1]) {
      const { any, material } = growthShares({ load, serviceSeconds }, MATERIAL, 200, 49);
      expect(any).toBeLessThanOrEqual(0.05 + slack(0.05, 200));
      expect(material).toBeLessThanOrEqual(0.05);
    }
  });

  test('that gets a tenth more than it can serve is said to grow', () => {
    expect(growthShares({ load: 1.1, serviceSeconds: 0.01 }, MATERIAL, TRIALS, 50).material).toBeGreaterThan(
      0.95,
    );
  });
});

describe('bench/load/simulated.md', () => {
  const again = <Setting>(row: Row<Setting>) => tableOf(row);

  test.each([
    ['order statistics', () => again(ORDERS)],
    ['recovery', () => again(RECOVERIES)],
    ['medians', () => again(MEDIANS)],
  ])('can be computed again: %s', { timeout: 60_000 }, (_, table) => {
    expect(simulated).toContain(table());
  });

  test('without a section is an error, not an empty table', () => {
    expect(() => loadBlocks('# nothing')).toThrow('it has no section "Where throughput becomes flat"');
  });
});
