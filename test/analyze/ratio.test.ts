import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { MetricAnalysis } from '../../src/model/analysis.ts';
import type { BaselineLookup } from '../../src/model/baseline.ts';
import type { RunResult } from '../../src/model/result.ts';
import { MS, pairs } from '../helpers/pairs.ts';
import {
  ABSENT,
  found,
  historyOf,
  noisy,
  pairedRunOf,
  policyWith,
  runOf,
  threshold,
} from '../helpers/runs.ts';

const policy = policyWith({
  thresholds: { parse: [threshold('time.wall', { relativeTo: 'usual', regression: 0.05 })] },
});

const parseWall = (run: RunResult, lookup: BaselineLookup = ABSENT): MetricAnalysis | undefined =>
  analyze(run, lookup, policy)
    .scenarios.find(({ id }) => id === 'parse')
    ?.metrics.find(({ metric }) => metric.id === 'time.wall');

describe('a ratio to another scenario of the same run', () => {
  test('in pairs: what slows both down alike is no change', () => {
    const head = pairs(1.3, 0.02, 60, 1);
    const alike = pairedRunOf({
      parse: { 'time.wall': head },
      usual: { 'time.wall': pairs(1.3, 0.02, 60, 2) },
    });
    const alone = pairedRunOf({
      parse: { 'time.wall': head },
      usual: { 'time.wall': pairs(1, 0.02, 60, 2) },
    });
    expect(parseWall(alike)).toMatchObject({ relativeTo: 'usual', comparison: { state: 'excluded' } });
    expect(parseWall(alone)?.comparison).toMatchObject({ kind: 'paired', state: 'worse' });
  });

  test('in pairs: keeps the unit, at the usual level of the other', () => {
    const run = pairedRunOf({
      parse: { 'time.wall': pairs(1, 0.02, 60, 3, 80 * MS) },
      usual: { 'time.wall': pairs(1, 0.02, 60, 4, 10 * MS) },
    });
    const comparison = parseWall(run)?.comparison;
    expect(comparison?.kind === 'paired' && comparison.reference / MS).toBeCloseTo(80, -1);
  });

  test('in pairs: is stated where the other was not measured', () => {
    const run = pairedRunOf({ parse: { 'time.wall': pairs(1, 0.02, 60, 5) } });
    expect(parseWall(run)?.comparison).toMatchObject({
      kind: 'none',
      reason: expect.stringMatching(/value of usual to divide by/) as unknown,
    });
  });

  test('against the history: a machine twice as slow slows both, and the ratio stays', () => {
    const level = (speed: number, factor: number, seed: number) => ({
      parse: { 'time.wall': noisy(100 * MS * speed * factor, 0.01, 10, seed) },
      usual: { 'time.wall': noisy(40 * MS * speed, 0.01, 10, seed + 1) },
    });
    const history = found(historyOf(Array.from({ length: 10 }, (_, i) => level(1 + (i % 3) / 4, 1, i * 2))));
    const now = (speed: number, factor: number) => {
      const { parse, usual } = level(speed, factor, 99);
      return runOf({ parse: { metrics: parse }, usual: { metrics: usual } });
    };
    const change = (run: RunResult): number => {
      const comparison = parseWall(run, history)?.comparison;
      if (comparison?.kind !== 'stored') throw new Error(JSON.stringify(comparison));
      expect(comparison.betweenRunSd).toBeLessThan(0.05);
      return comparison.change;
    };
    expect(change(now(2, 1))).toBeCloseTo(0, 1);
    expect(change(now(2, 1.3))).toBeCloseTo(0.3, 1);
  });

  test('against a history that lacks the other: said, not passed', () => {
    const history = found(historyOf([{ parse: { 'time.wall': noisy(100 * MS, 0.01, 10, 1) } }]));
    const run = runOf({
      parse: { metrics: { 'time.wall': noisy(100 * MS, 0.01, 10, 2) } },
      usual: { metrics: { 'time.wall': noisy(100 * MS, 0.01, 10, 3) } },
    });
    expect(parseWall(run, history)?.comparison).toMatchObject({
      kind: 'none',
      reason: expect.stringMatching(/no ratio to usual/) as unknown,
    });
  });
});
