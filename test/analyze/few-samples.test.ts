import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { judge } from '../../src/verdict/judge.ts';
import { ABSENT, noisy, policyWith, runOf, threshold } from '../helpers/runs.ts';

const MS = 1e6;
const policy = policyWith({
  against: 'none',
  thresholds: { parse: [threshold('latency.p95', { max: 100 * MS })] },
});

/** What is said of a limit of 100 ms on `n` samples around 10 ms. The plan looks twice, so six are one too few. */
function judged(n: number) {
  const run = runOf({ parse: { metrics: { 'time.wall': noisy(MS, 0.02, 8, 1), ...sampled(n) } } });
  const analysis = analyze(run, ABSENT, policy);
  const check = judge(run, analysis, policy, () => 'again').checks.find(({ rule }) => rule === 'max');
  const advice = analysis.recommendations.filter(({ code }) => code === 'few-samples');
  return { status: check?.status, reason: check?.reason, advice: advice.map(({ text }) => text) };
}

const sampled = (n: number) => (n === 0 ? {} : { 'latency.p95': noisy(10 * MS, 0.02, n, 2) });

describe('a limit', () => {
  test('on fewer samples than an interval takes is told with their number', () => {
    expect(judged(6)).toEqual({
      status: 'inconclusive',
      reason: 'too few samples for an interval',
      advice: ['So few samples say nothing about its limits: let `samples` allow 7 or more'],
    });
  });

  test('on enough is decided', () => {
    expect(judged(7)).toMatchObject({ status: 'pass', advice: [] });
  });

  test('on what was not measured says so, and asks for no samples', () => {
    expect(judged(0)).toEqual({ status: 'inconclusive', reason: 'not measured', advice: [] });
  });
});
