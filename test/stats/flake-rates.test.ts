import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  boundCoverage,
  falseClusters,
  falseClustersBesideLoad,
  falselyWorse,
  falseTriggers,
  foundClusters,
  foundTriggers,
  foundWorse,
  newFlake,
  rateCoverage,
} from '../../bench/flakes/experiments.ts';

/** Small seeded versions of bench/flakes/run.ts. Bounds are the promise plus three standard errors of the simulation. */
const TRIALS = 400;
const slack = (rate: number): number => 3 * Math.sqrt((rate * (1 - rate)) / TRIALS);

describe('rules for repeated tests are wrong as seldom as they say', () => {
  test.each([
    [59, 0.05],
    [59, 0.5],
    [120, 0.2],
  ])('a condition is named without reason in at most 1 of 100 scenarios: %i runs at %f', (runs, rate) => {
    expect(falseTriggers(runs, rate, TRIALS, 31)).toBeLessThanOrEqual(0.01 + slack(0.01));
  });

  test('a condition under which half of the runs fail is found', () => {
    expect(foundTriggers(59, 0.5, TRIALS, 32)).toBeGreaterThan(0.7);
    expect(foundTriggers(240, 0.2, 100, 33)).toBeGreaterThan(0.85);
  });

  test.each([
    [59, 0.05],
    [120, 0.5],
    [240, 0.2],
  ])(
    'independent failures are called clustered in at most 1 of 100 scenarios: %i runs at %f',
    (runs, rate) => {
      expect(falseClusters(runs, rate, TRIALS, 34)).toBeLessThanOrEqual(0.01 + slack(0.01));
    },
  );

  test.each([59, 120])('nor are those that depend on a load which runs in a row share: %i runs', runs => {
    expect(falseClustersBesideLoad(runs, 0.5, 4, 100, 43)).toBeLessThanOrEqual(0.04);
  });

  test('three failures in a row and never otherwise are nearly always a cluster, five always, two not yet', () => {
    expect(foundClusters(59, 3, TRIALS, 35)).toBeGreaterThan(0.7);
    expect(foundClusters(59, 5, TRIALS, 35)).toBe(1);
    expect(foundClusters(120, 2, TRIALS, 36)).toBeLessThan(0.1);
  });

  test.each([
    { runs: 59, before: 59, tests: 1, rate: 0.2 },
    { runs: 59, before: 59, tests: 10, rate: 0.05 },
    { runs: 59, before: 590, tests: 10, rate: 0.2 },
  ])('a known flake is called worse without reason in at most 5 of 100 scenarios: $tests at $rate', cell => {
    expect(falselyWorse(cell, TRIALS, 37).ours).toBeLessThanOrEqual(0.05 + slack(0.05));
  });

  test('one of ten known flakes that rose by twenty points is found; a rule by each posterior alone would accuse too often', () => {
    const cell = { runs: 59, before: 590, tests: 10, rate: 0.05 };
    expect(foundWorse(cell, 0.2, TRIALS, 38).ours).toBeGreaterThan(0.9);
    expect(falselyWorse(cell, TRIALS, 39).posterior).toBeGreaterThan(0.2);
  });

  test('a new flake of 5 % is seen in 59 runs in 95 of 100 changes, and what is seen is never silent', () => {
    const { seen, told } = newFlake(59, 0.05, TRIALS, 40);
    expect(Math.abs(seen - (1 - 0.95 ** 59))).toBeLessThan(slack(0.95));
    expect(told).toBeLessThan(seen);
  });

  test.each([10, 59, 300])('intervals and bounds of %i runs hold', runs => {
    for (const rate of [0.01, 0.05, 0.2]) {
      expect(rateCoverage(runs, rate, TRIALS, 41)).toBeGreaterThan(0.93 - slack(0.93));
      expect(boundCoverage(runs, rate, TRIALS, 42)).toBeGreaterThanOrEqual(0.95 - slack(0.95));
    }
  });
});

test('the published page is of this many trials and has every table', () => {
  const page = readFileSync(join(import.meta.dirname, '../../bench/flakes/results.md'), 'utf8');
  expect(page).toContain('a share of 1000 simulated scenarios');
  expect(page.match(/^\| runs/gm)).toHaveLength(5);
});
