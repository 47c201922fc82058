import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { predictWithCovariate } from '../../src/stats/covariate.ts';
import { predict, testPrediction } from '../../src/stats/prediction.ts';
import { expectClose, reference } from './close.ts';

const OPTIONS = { sign: 1, alpha: 0.0025, level: 0.95 } as const;

describe('predict()', () => {
  test('uses the spread of the history from five runs on, K − 1 degrees of freedom', () => {
    const { sd, degreesOfFreedom, from } = predict([1, 2, 3, 4, 5], { priorSd: 100 });
    expect({ sd, degreesOfFreedom, from }).toEqual({
      sd: Math.sqrt(2.5),
      degreesOfFreedom: 4,
      from: 'history',
    });
  });

  test('one run is enough with a prior, which counts as four earlier runs', () => {
    expect(predict([3], { priorSd: 0.1 })).toEqual({
      mean: 3,
      sd: 0.1,
      scale: Math.SQRT2,
      degreesOfFreedom: 4,
      runs: 1,
      from: 'prior',
    });
  });

  test('a short history that is wilder than the prior is believed', () => {
    const { sd, from } = predict([1, 2, 3], { priorSd: 0.1 });
    expect({ sd, from }).toEqual({ sd: 1, from: 'history' });
  });

  test('runs that are all alike do not make the spread smaller than the stated minimum', () => {
    expect(predict([2, 2, 2, 2, 2, 2], { priorSd: 0.1, minimumSd: 0.01 }).sd).toBe(0.01);
  });

  test('an empty history predicts nothing', () => {
    expect(() => predict([], { priorSd: 0.1 })).toThrow('Cannot compute a prediction: 0 values given');
  });
});

describe('testPrediction()', () => {
  test('shift, interval, both p-values and the smallest visible change agree with SciPy', () => {
    for (const { x, value, prior, alpha, sd, df, ...expected } of reference.prediction) {
      const prediction = predict(x, { priorSd: prior });
      const found = testPrediction(prediction, value, { ...OPTIONS, alpha });
      expect(prediction.degreesOfFreedom).toBe(df);
      expectClose(prediction.sd, sd, `sd of ${x.length}`);
      for (const [name, number] of Object.entries(expected))
        expectClose(found[name as keyof typeof expected], number, `${name} of ${x.length}`);
    }
  });

  test('without any spread equal is equal and different is certain', () => {
    const still = predict([4, 4, 4, 4, 4], { priorSd: 0 });
    expect(testPrediction(still, 4, OPTIONS)).toMatchObject({ t: 0, pWorse: 0.5, pBetter: 0.5, mde80: 0 });
    expect(testPrediction(still, 5, OPTIONS)).toMatchObject({ pWorse: 0, pBetter: 1, low: 1, high: 1 });
  });

  test('laws: the other sign swaps worse and better; shifting everything changes nothing', () => {
    const history = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(history, fc.integer({ min: -99, max: 99 }), (runs, value) => {
        const prediction = predict(runs, { priorSd: 0.1 });
        const found = testPrediction(prediction, value, OPTIONS);
        const turned = testPrediction(prediction, value, { ...OPTIONS, sign: -1 });
        expect(turned.shift).toBeCloseTo(-found.shift, 12);
        expect([turned.pWorse, turned.pBetter]).toEqual([found.pBetter, found.pWorse]);
        expect(turned.low).toBeCloseTo(-found.high, 9);
        const moved = testPrediction(
          predict(
            runs.map(run => run + 7),
            { priorSd: 0.1 },
          ),
          value + 7,
          OPTIONS,
        );
        expect(moved.pWorse).toBeCloseTo(found.pWorse, 9);
      }),
      { seed: 12, numRuns: 200 },
    );
  });
});

describe('predictWithCovariate()', () => {
  test('learns, clips and uses the slope exactly where SciPy says that it pays', () => {
    expect(reference.covariate.map(({ used }) => used)).toEqual([false, true, true, false, true, false]);
    for (const { history, covariate, now, used, ...expected } of reference.covariate) {
      const found = predictWithCovariate(history, { history: covariate, now }, { priorSd: 0.1 });
      const what = `${history.length} runs`;
      expect(found.from).toBe(used ? 'calibrated' : 'history');
      expect(found.degreesOfFreedom).toBe(expected.df);
      expectClose(found.mean, expected.mean, what);
      expectClose(found.sd, expected.sd, what);
      expectClose(found.scale, expected.scale, what);
    }
  });

  test('a machine that always reads the same explains nothing', () => {
    const history = Array.from({ length: 12 }, (_, i) => i % 3);
    const still = { history: history.map(() => 1), now: 1 };
    expect(predictWithCovariate(history, still, { priorSd: 0.1 })).toEqual(
      predict(history, { priorSd: 0.1 }),
    );
  });

  test('the stated minimum holds for a perfect fit too', () => {
    const readings = Array.from({ length: 12 }, (_, i) => i / 10);
    const found = predictWithCovariate(
      readings,
      { history: readings, now: 2 },
      { priorSd: 0.1, minimumSd: 0.02 },
    );
    expect(found).toMatchObject({ from: 'calibrated', sd: 0.02 });
    expect(found.mean).toBeCloseTo(2, 9);
  });
});
