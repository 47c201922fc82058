import { describe, expect, test } from 'vitest';
import {
  hodgesLehmannCoverage,
  medianCoverageMeasured,
  SHAPES,
  signedRankFalseAlarms,
  storedBaseline,
} from '../../bench/stats/experiments.ts';
import { medianCoverage } from '../../src/stats/median-interval.ts';
import { mde80, predict, testPrediction } from '../../src/stats/prediction.ts';
import { createRandom } from '../../src/stats/random.ts';

/** Small seeded versions of bench/stats/simulate.ts. Bounds are the promise plus three standard errors of the simulation. */
const TRIALS = 4000;
const slack = (rate: number, trials: number): number => 3 * Math.sqrt((rate * (1 - rate)) / trials);

describe('signed-rank test: false alarms stay at or below the level', () => {
  const cases = Object.keys(SHAPES).flatMap(shape =>
    [0.025, 0.005].flatMap(alpha => [10, 20].map(n => ({ shape, alpha, n }))),
  );
  test.each(cases)('$shape noise, level $alpha, $n pairs', ({ shape, alpha, n }) => {
    const draw = SHAPES[shape] ?? (() => Number.NaN);
    const rate = signedRankFalseAlarms(n, alpha, draw, TRIALS, 21);
    expect(rate).toBeLessThanOrEqual(alpha + slack(alpha, TRIALS));
    // Coarse values lose some of the level to ties; continuous ones must use it.
    if (shape !== 'coarse') expect(rate).toBeGreaterThan(alpha / 3);
  });
});

describe('intervals at 95 %', () => {
  test.each([10, 20, 30, 60])(
    'Hodges–Lehmann covers 95 ± 2 in 100 with %i values, normal or heavy-tailed',
    n => {
      for (const shape of ['normal', 'heavy tails'])
        expect(
          Math.abs(hodgesLehmannCoverage(n, SHAPES[shape] ?? Math.random, TRIALS, 22) - 0.95),
        ).toBeLessThan(0.02);
    },
  );

  test('with ties Hodges–Lehmann is conservative, never short', () => {
    for (const n of [6, 10, 30])
      expect(hodgesLehmannCoverage(n, SHAPES.coarse ?? Math.random, TRIALS, 23)).toBeGreaterThan(0.95);
  });

  test.each([6, 10, 20, 30, 60])(
    'the median of a skewed distribution is covered as often as promised, at least 95 times in 100, with %i values',
    n => {
      const promised = medianCoverage(n, 0.95);
      const measured = medianCoverageMeasured(n, TRIALS, 24);
      expect(promised).toBeGreaterThanOrEqual(0.95);
      expect(Math.abs(measured - promised)).toBeLessThan(slack(promised, TRIALS));
    },
  );
});

describe('the stored-baseline rule over 20 metrics', () => {
  const PUSHES = 300;
  const cell = (runs: number, trueSd: number) =>
    storedBaseline({ runs, trueSd, priorSd: 0.1 }, PUSHES, 25 + runs);

  test.each([1, 2, 3])(
    'with %i runs and machines no wilder than assumed it hardly ever alarms, and covers',
    runs => {
      for (const trueSd of [0.02, 0.1]) {
        const { anySignificant, coverage } = cell(runs, trueSd);
        expect(anySignificant).toBeLessThanOrEqual(0.01);
        expect(coverage).toBeGreaterThan(0.97);
      }
    },
  );

  test.each([5, 10, 20, 30])(
    'with %i runs the family-wise error is at most 5 in 100 and coverage 95 ± 2',
    runs => {
      for (const trueSd of [0.02, 0.1]) {
        const { anySignificant, anySuspect, coverage } = cell(runs, trueSd);
        expect(anySignificant).toBeLessThanOrEqual(0.05 + slack(0.05, PUSHES));
        expect(anySuspect).toBeLessThanOrEqual(anySignificant);
        expect(Math.abs(coverage - 0.95)).toBeLessThan(0.02);
      }
    },
  );

  test('a spread half as large again as assumed still keeps the family-wise error below 5 %', () => {
    for (const runs of [1, 2, 3]) expect(cell(runs, 0.15).anySuspect).toBeLessThanOrEqual(0.05);
  });

  test('more change is found more often, and twice the smallest detectable one nearly always', () => {
    const { mde80, power } = cell(20, 0.05);
    const found = power.map(entry => entry.found);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(mde80).toBeLessThan(0.25);
    expect(power.find(({ change }) => change === 0.5)?.found).toBeGreaterThan(0.98);
  });

  test.each([1, 3, 5, 10, 30])(
    'a change as large as the one printed with %i runs is found 80 ± 8 times in 100',
    runs => {
      const random = createRandom(26);
      let found = 0;
      for (let trial = 0; trial < TRIALS; trial++) {
        const history = Array.from({ length: runs }, () => 0.1 * random.normal());
        const prediction = predict(history, { priorSd: 0.1 });
        const now = 0.1 * random.normal() + Math.log1p(mde80(prediction, 0.0025));
        if (testPrediction(prediction, now, { sign: 1, alpha: 0.0025, level: 0.95 }).pWorse <= 0.0025)
          found++;
      }
      expect(Math.abs(found / TRIALS - 0.8)).toBeLessThan(0.08);
    },
  );
});
