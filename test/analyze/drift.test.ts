import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { appendRun } from '../../src/baseline/history.ts';
import type { Drift } from '../../src/model/analysis.ts';
import type { Baseline } from '../../src/model/baseline.ts';
import type { RunResult } from '../../src/model/result.ts';
import { createRandom } from '../../src/stats/random.ts';
import { judge } from '../../src/verdict/judge.ts';
import { found, noisy, policyWith, runOf, threshold } from '../helpers/runs.ts';

const MS = 1e6;
const policy = policyWith({ watchHistory: true });

/** One push a day: its level is 100 ms times `factor`, with a spread of 3 % between runs. */
function push(day: number, factor: number, seed: number): RunResult {
  const random = createRandom(seed * 1000 + day);
  const level = 100 * MS * factor * Math.exp(0.03 * random.normal());
  return runOf(
    { parse: { metrics: { 'time.wall': noisy(level, 0.01, 10, seed * 7 + day) } } },
    {
      startedAt: new Date(Date.UTC(2026, 9, 1 + day)).toISOString(),
      commit: { sha: `commit${day}`, subject: null, ref: null, dirty: false },
    },
  );
}

/** Pushes on main one after the other, each judged and stored; the drift that each report named. */
function onMain(factors: readonly number[], seed: number): readonly (readonly Drift[])[] {
  let baseline: Baseline | null = null;
  return factors.map((factor, day) => {
    const run = push(day, factor, seed);
    const lookup = baseline === null ? ({ kind: 'absent', searched: '' } as const) : found(baseline);
    const { drift } = analyze(run, lookup, policy);
    const options = { keepRuns: 40, commit: `commit${day}`, at: run.startedAt, reported: drift };
    baseline = appendRun(baseline, run, options);
    return drift;
  });
}

const flat = (runs: number): readonly number[] => Array.from({ length: runs }, () => 1);

describe('the history of main', () => {
  test('names a step once, with the run that began it', () => {
    const said = onMain([...flat(12), ...flat(18).map(() => 1.15)], 1).flat();
    expect(said).toMatchObject([{ kind: 'step', scenario: 'parse', metric: 'time.wall' }]);
    expect(Number(said[0]?.commit.slice(6))).toBeGreaterThanOrEqual(10);
    expect(Number(said[0]?.commit.slice(6))).toBeLessThanOrEqual(14);
    expect(said[0]?.change).toBeCloseTo(0.15, 1);
  });

  test('names slow creep once, of which no step is large', () => {
    const said = onMain(
      Array.from({ length: 36 }, (_, day) => 1 + day * 0.003),
      2,
    ).flat();
    expect(said.length).toBeGreaterThanOrEqual(1);
    expect(new Set(said.map(({ kind }) => kind)).size).toBe(said.length);
  });

  test('does not name what got better', () => {
    expect(onMain([...flat(12), ...flat(15).map(() => 0.8)], 3).flat()).toEqual([]);
  });

  test('is seldom wrong: a flat history of forty runs', () => {
    const histories = Array.from({ length: 40 }, (_, seed) => onMain(flat(30), seed + 10).flat());
    expect(histories.filter(said => said.length > 0).length).toBeLessThanOrEqual(2);
  });

  test('is watched only where the run belongs to it', () => {
    let baseline: Baseline | null = null;
    for (const [day, factor] of [...flat(10), ...flat(10).map(() => 1.3)].entries()) {
      const run = push(day, factor, 4);
      baseline = appendRun(baseline, run, { keepRuns: 40, commit: `commit${day}`, at: run.startedAt });
    }
    if (baseline === null) throw new Error('twenty runs');
    const run = push(20, 1.3, 4);
    expect(analyze(run, found(baseline), policy).drift).toHaveLength(1);
    expect(analyze(run, found(baseline), policyWith()).drift).toEqual([]);
    const off = policyWith({
      watchHistory: true,
      thresholds: { parse: [threshold('time.wall', { regression: 'off' })] },
    });
    expect(analyze(run, found(baseline), off).drift).toEqual([]);
    const analysis = analyze(run, found(baseline), policy);
    const { checks, exitCode } = judge(run, analysis, policy, () => 'again');
    expect(checks.filter(check => check.rule === 'drift')).toMatchObject([{ status: 'warn' }]);
    expect(exitCode).toBe(0);
  });
});
