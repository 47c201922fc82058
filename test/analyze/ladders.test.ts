import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { oneHistory } from '../../src/analyze/histories.ts';
import { analyzeLadders } from '../../src/analyze/ladders.ts';
import { NO_HISTORY } from '../../src/analyze/reference.ts';
import type { BaselineLookup } from '../../src/model/baseline.ts';
import type { Threshold } from '../../src/model/policy.ts';
import type { RunResult } from '../../src/model/result.ts';
import { LEAST_RUNGS } from '../../src/model/scalability.ts';
import { LEAST_SIZES } from '../../src/stats/scalability.ts';
import type { Law } from '../../src/stats/scalability-law.ts';
import { judge } from '../../src/verdict/judge.ts';
import { type LadderWish, ladderFacts, throughputOf } from '../helpers/ladder-facts.ts';
import { ABSENT, found, historyOf, policyWith, runOf, threshold } from '../helpers/runs.ts';

/** N* = √(0.97 / 0.0005) = 44 users. */
const LAW: Law = { gamma: 100, alpha: 0.03, beta: 0.0005 };

const thresholdsOf = (...own: readonly Threshold[]) => policyWith({ thresholds: { orders: own } });

/** Everything about one ladder, and the checks of it as a whole. */
function judged(wish: LadderWish, policy = policyWith(), lookup: BaselineLookup = ABSENT) {
  const result = runOf(ladderFacts(wish));
  const analysis = analyze(result, lookup, policy);
  const { checks } = judge(result, analysis, policy, ({ name }) => `run ${name}`);
  return { ladder: analysis.ladders?.[0], checks: checks.filter(({ scenario }) => scenario === 'orders') };
}

/** A head beside its base, both with noise. */
function compared(base: Law, head: Law, seed: number, policy = policyWith()) {
  const [result, other] = [head, base].map((law, i) =>
    runOf(ladderFacts({ law, seed: seed + 500 * i, invocations: 5 })),
  ) as [RunResult, RunResult];
  const sides = other.scenarios.map(scenario => ({ ...scenario, arm: 'base' as const }));
  const run = { ...result, scenarios: [...result.scenarios, ...sides] };
  const facts = { result: run, later: [], heads: result.scenarios, histories: oneHistory(NO_HISTORY) };
  const ladders = analyzeLadders(facts, policy);
  const analysis = { ...analyze(runOf({}), ABSENT, policy), ladders };
  const { checks } = judge(run, analysis, policy, () => '');
  return { change: ladders[0]?.change, checks: checks.filter(({ scenario }) => scenario === 'orders') };
}

describe('a ladder of users as a whole', () => {
  test('has the law it was made by within its intervals, and its peak where it was passed', () => {
    const { ladder } = judged({ law: LAW, seed: 11 });
    expect(ladder?.name).toBe('orders');
    expect(ladder?.rungs.map(({ users }) => users)).toEqual([1, 2, 4, 8, 16, 32, 64]);
    if (ladder?.law.kind !== 'fitted') throw new Error('no law');
    const { contention, coherency, rate, peak, roof } = ladder.law;
    for (const [{ interval }, truth] of [
      [contention, LAW.alpha],
      [coherency, LAW.beta],
      [rate, LAW.gamma],
    ] as const) {
      expect(interval.low).toBeLessThan(truth);
      expect(interval.high).toBeGreaterThan(truth);
    }
    expect(peak.kind === 'measured' && Math.abs(peak.users.value - 44)).toBeLessThan(6);
    expect(roof).toBeCloseTo(rate.value / contention.value, 6);
  });

  test('does not say where its peak is when it was not passed', () => {
    const { ladder } = judged({ law: LAW, sizes: [1, 2, 4, 8, 12, 16], seed: 2 });
    expect(ladder?.law).toMatchObject({ kind: 'fitted', peak: { kind: 'unmeasured', largest: 16 } });
  });

  const refusals: readonly (readonly [string, Omit<LadderWish, 'law' | 'seed'>, RegExp])[] = [
    [
      'of five rungs',
      { sizes: [1, 2, 4, 8, 16] },
      /^5 different numbers of users were measured, and 6 are needed$/,
    ],
    ['without a single user', { sizes: [2, 4, 8, 16, 32, 64] }, /^a single user was not measured/],
    [
      'of two invocations',
      { invocations: 2 },
      /2 invocations with 1 user gave a throughput, and 3 are needed/,
    ],
  ];
  for (const [name, wish, reason] of refusals) {
    test(`${name} is refused, and a limit on it is not passed`, () => {
      const policy = thresholdsOf(threshold('scalability.contention', { max: 0.5, unit: 'ratio' }));
      const { ladder, checks } = judged({ law: LAW, seed: 3, ...wish }, policy);
      expect(ladder?.law).toMatchObject({ kind: 'refused', reason: expect.stringMatching(reason) });
      expect(checks).toMatchObject([
        { status: 'inconclusive', metric: 'scalability.contention', rule: 'max' },
      ]);
    });
  }

  test('whose rungs were measured on several machines is refused', () => {
    const result = runOf(ladderFacts({ law: LAW, seed: 4 }));
    const heads = result.scenarios.map((scenario, i) => ({ ...scenario, part: i % 2 === 0 ? 'a' : 'b' }));
    const facts = { result, later: [], heads, histories: oneHistory(NO_HISTORY) };
    expect(analyzeLadders(facts, policyWith())[0]?.law).toMatchObject({ kind: 'refused' });
  });

  test('is held to its limits, and its rungs are not', () => {
    const policy = thresholdsOf(
      threshold('scalability.contention', { max: 0.01, unit: 'ratio' }),
      threshold('scalability.coherency', { max: 0.01, unit: 'ratio' }),
    );
    const { checks } = judged({ law: LAW, seed: 5 }, policy);
    expect(checks.map(({ metric, status }) => [metric, status])).toEqual([
      ['scalability.contention', 'fail'],
      ['scalability.coherency', 'pass'],
    ]);
    expect(checks[0]?.reproduce).toBe('run orders');
  });

  test('needs as many rungs as the statistics behind it', () => {
    expect(LEAST_RUNGS).toBe(LEAST_SIZES);
  });

  test('a plain scenario is none', () => {
    const run = runOf({ parse: { metrics: { 'time.wall': [1, 2, 3] } } });
    expect(analyze(run, ABSENT, policyWith()).ladders).toBeUndefined();
  });
});

describe('a ladder beside its base', () => {
  const policy = thresholdsOf(
    threshold('scalability.contention', { floor: 0.01, unit: 'ratio' }),
    threshold('scalability.coherency', { regression: 0.5, floor: 0.0001, unit: 'ratio' }),
  );
  const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
  const failures = (head: Law): readonly (string | null)[] =>
    seeds.flatMap(seed =>
      compared(LAW, head, seed, policy)
        .checks.filter(({ status }) => status === 'fail')
        .map(({ metric }) => metric),
    );

  test('fails where a lock was added, and names contention', { timeout: 60_000 }, () => {
    const named = failures({ ...LAW, alpha: 0.1 });
    expect(named.filter(metric => metric === 'scalability.contention').length).toBeGreaterThanOrEqual(10);
    expect(named.filter(metric => metric === 'scalability.coherency').length).toBeLessThanOrEqual(1);
  });

  test('hardly ever fails where nothing changed', { timeout: 60_000 }, () => {
    expect(failures(LAW).length).toBeLessThanOrEqual(1);
  });

  test('is not compared without being asked, nor where comparison is off', () => {
    expect(compared(LAW, LAW, 1).checks).toEqual([]);
    expect(compared(LAW, LAW, 1, { ...policy, against: 'none' }).checks).toEqual([]);
  });

  test('cannot tell without a base', () => {
    const { checks } = judged({ law: LAW, seed: 6 }, policy);
    expect(checks.map(({ status }) => status)).toEqual(['inconclusive', 'inconclusive']);
  });

  test('warns where a stored baseline scales better, and fails where that is the judge', () => {
    const baseline = found(historyOf([1, 2, 3].map(seed => throughputOf({ law: LAW, seed: 70 + seed }))));
    const slower = { law: { ...LAW, alpha: 0.12 }, seed: 7 };
    const statusOf = (own = policy) =>
      judged(slower, own, baseline).checks.find(({ metric }) => metric === 'scalability.contention')?.status;
    expect(statusOf()).toBe('warn');
    expect(statusOf({ ...policy, failOnStored: true })).toBe('fail');
  });
});
