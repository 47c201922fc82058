import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { OpenLoad } from '../../src/model/load.ts';
import type { SearchPlan } from '../../src/model/plan.ts';
import type { Threshold } from '../../src/model/policy.ts';
import type { RunResult } from '../../src/model/result.ts';
import { judge } from '../../src/verdict/judge.ts';
import { ABSENT, noisy, pairedRunOf, policyWith, threshold } from '../helpers/runs.ts';

/** A head that sustains four times the rate of its base, and answers more slowly there. */

const LOAD: OpenLoad = {
  ...{ model: 'open', arrivals: 'uniform', maxInFlight: 1_000, overflow: 'queue', iterations: null },
  ...{ curve: { kind: 'pieces', pieces: [{ durationMs: 10_000, from: 50, to: 50 }] }, durationMs: 10_000 },
};
const SEARCH: SearchPlan = {
  ...{ from: 50, to: 100_000, holdMs: 10_000, settleMs: 2_000, resolution: 1.05 },
  criteria: [{ metric: 'errors.rate', max: 0.01, min: null }],
};

const searching = (run: RunResult): RunResult => ({
  ...run,
  plan: {
    ...run.plan,
    scenarios: run.plan.scenarios.map(planned => ({ ...planned, load: LOAD, search: SEARCH })),
  },
});

const values = (base: number, head: number, n: number) => ({
  base: noisy(base, 0.01, n, 1),
  head: noisy(head, 0.01, n, 2),
});

function checksOf(limits: readonly Threshold[], [base, head] = [100, 400]) {
  const [run, fresh] = [10, 30].map((n, i) =>
    searching(
      pairedRunOf(
        {
          api: {
            'latency.p50': values(7e6, 22e6, n),
            throughput: values(base, head, n),
            'memory.peak': values(5e7, 9e7, n),
            'cpu.perop': values(1e6, 2e6, n),
            depth: values(1, 9, n),
            'load.sustainable': values(base, head, n),
          },
        },
        i === 0 ? 'search' : 'confirm',
      ),
    ),
  );
  if (run === undefined || fresh === undefined) throw new Error('there are two rounds');
  const policy = policyWith({ thresholds: { api: limits } });
  const analysis = analyze(run, ABSENT, policy, [fresh]);
  const { checks } = judge(run, analysis, policy, () => '');
  return {
    compared: checks
      .filter(({ rule }) => rule === 'regression')
      .map(({ metric, status }) => [metric, status]),
    doubts: analysis.caveats.filter(({ code }) => code === 'searched-rates').map(({ text }) => text),
  };
}

describe('of a search', () => {
  test('only its answer is compared, and what is measured at the rates of the two sides is not', () => {
    expect(checksOf([])).toEqual({ compared: [['load.sustainable', 'pass']], doubts: [] });
  });

  test('an answer that fell is worse', () => {
    expect(checksOf([], [400, 100]).compared).toEqual([['load.sustainable', 'fail']]);
  });

  test('what the user names is compared, and the rates of the sides are told', () => {
    const { compared, doubts } = checksOf([threshold('latency.p50', { regression: 0.1 })]);
    expect(compared).toContainEqual(['latency.p50', 'fail']);
    expect(compared.map(([metric]) => metric)).not.toContain('throughput');
    expect(doubts).toHaveLength(1);
    expect(doubts[0]).toMatch(
      /^latency\.p50 was compared, though each side was measured at the rate that it sustains: (99|10\d)\.?\d*\/s on the reference, (39\d|40\d)\.?\d*\/s here$/,
    );
  });
});
