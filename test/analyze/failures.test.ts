import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { compareFailures } from '../../src/analyze/failures.ts';
import type { RunResult } from '../../src/model/result.ts';
import { judge } from '../../src/verdict/judge.ts';
import { MS } from '../helpers/pairs.ts';
import { ABSENT, noisy, pairedRunOf, policyWith, runOf } from '../helpers/runs.ts';

const policy = policyWith();

/** Sixty values, the invocations at `failed` (from 0) missing. */
const side = (failed: readonly number[], seed: number, count = 60): readonly (number | null)[] =>
  noisy(100 * MS, 0.02, count, seed).map((value, i) => (failed.includes(i) ? null : value));

const run = (base: readonly number[], head: readonly number[], count = 60): RunResult =>
  pairedRunOf({ parse: { 'time.wall': { base: side(base, 1, count), head: side(head, 1, count) } } });

const outcomeOf = (search: RunResult) =>
  judge(search, analyze(search, ABSENT, policy), policy, () => 'again').checks.find(
    check => check.rule === 'outcome',
  );

const range = (from: number, to: number, step = 1): readonly number[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step);

describe('a command that fails sometimes', () => {
  test.each<readonly [string, readonly number[], readonly number[], string, RegExp]>([
    ['nowhere', [], [], 'pass', /succeeded/],
    ['on the head alone, often', [], range(0, 60, 4), 'fail', /15 of 60 invocations, the base 0 of 60/],
    [
      'on the head alone, once',
      [],
      [7],
      'inconclusive',
      /too seldom .*1 of 60 invocations, the base 0 of 60/,
    ],
    ['as often on both', range(0, 60, 6), range(3, 60, 6), 'warn', /both sides: 10 of 60 .* 10 of 60/],
    [
      'a little more often on the head',
      [5, 25],
      [9, 19, 39],
      'warn',
      /3 of 60 invocations, the base 2 of 60/,
    ],
    ['much more often than on the base', [5], range(1, 60, 3), 'fail', /more often than the base/],
    ['on the head, always', [], range(0, 60), 'fail', /every invocation/],
    ['on the base alone', range(0, 60, 4), [], 'pass', /succeeded/],
  ])('%s', (_, base, head, status, reason) => {
    const search = run(base, head);
    expect(outcomeOf(search)).toMatchObject({
      status,
      reason: expect.stringMatching(reason) as unknown,
    });
  });

  test('a head that fails until it is given up fails, however few the pairs', () => {
    const search = run([], [2, 3, 4], 5);
    const failing = {
      ...search,
      scenarios: search.scenarios.map(scenario => ({
        ...scenario,
        ending: { kind: 'failing', reason: 'three in a row' } as const,
      })),
    };
    expect(outcomeOf(failing)?.status).toBe('fail');
  });

  test('is a rate with its interval, its test and Holm over the scenarios that failed', () => {
    const base = side([], 1);
    const search = pairedRunOf({
      often: { 'time.wall': { base, head: side(range(0, 60, 5), 1) } },
      once: { 'time.wall': { base, head: side([3], 1) } },
      never: { 'time.wall': { base, head: side([], 1) } },
    });
    const rates = compareFailures([search], 0.05);
    expect([...rates.keys()]).toEqual(['often', 'once']);
    expect(rates.get('often')).toMatchObject({ head: { failed: 12, invocations: 60 }, p: 2 ** -12 });
    expect(rates.get('often')?.adjustedP).toBeCloseTo(2 * 2 ** -12, 12);
    expect(rates.get('once')).toMatchObject({ p: 0.5, adjustedP: 0.5 });
    const { low, high } = rates.get('often')?.head.interval ?? {};
    expect([low, high]).toEqual([expect.closeTo(0.118, 2), expect.closeTo(0.318, 2)]);
  });

  test('failures of the screening count in the rate, not in the test: they have no partner', () => {
    const outcome = { kind: 'failed', exitCode: 1 } as const;
    const screening = runOf({
      parse: { metrics: { 'time.wall': noisy(100 * MS, 0.02, 10, 1) }, failed: { outcome, count: 1 } },
    });
    const [scenario] = screening.scenarios;
    if (scenario === undefined) throw new Error('one scenario');
    const failed = { ...screening, scenarios: [{ ...scenario, failedInvocations: [10] }] };
    const rate = compareFailures([failed, run([], [])], 0.05).get('parse');
    expect(rate).toMatchObject({ head: { failed: 1, invocations: 71 }, base: { failed: 0 }, p: 1 });
  });
});

describe('an invocation that the head alone lost as a whole', () => {
  const some = (seed: number): readonly number[] =>
    noisy(0.01, 0.2, 60, seed).map(share => Math.min(share, 0.5));
  const reason = 'its service api ended by itself while it ran';

  /** On both sides one operation of a hundred fails; the head has lost some invocations, too. */
  const losing = (lost: readonly number[], baseLost: readonly number[] = []): RunResult => {
    const both = (seed: number, gone: readonly number[]) =>
      some(seed).map((share, i) => (gone.includes(i) ? null : share));
    const search = pairedRunOf({
      parse: {
        'time.wall': { base: side(baseLost, 1), head: side(lost, 2) },
        'errors.rate': { base: both(3, baseLost), head: both(4, lost) },
      },
    });
    const scenarios = search.scenarios.map(scenario => {
      const count = scenario.arm === 'head' ? lost.length : baseLost.length;
      const whole = { outcome: { kind: 'broken', reason }, count, invocations: count } as const;
      const failures = count === 0 ? [] : [{ ...whole, excerpt: '', log: 'it.log' }];
      const operations = { ok: 5_940, failed: 60 };
      return { ...scenario, operations, failures };
    });
    return { ...search, scenarios };
  };

  test.each<readonly [string, readonly number[], readonly number[], string, RegExp]>([
    ['once: other failures of the base are no excuse', [7], [], 'inconclusive', /1 of 60 .* base 0 of 60/],
    ['often: it fails', range(0, 60, 4), [], 'fail', /15 of 60 invocations, the base 0 of 60/],
    ['as the base did: it is told of both', [7], [9], 'warn', /both sides: 60 of 60/],
  ])('%s', (_, lost, baseLost, status, told) => {
    expect(outcomeOf(losing(lost, baseLost))).toMatchObject({
      status,
      reason: expect.stringMatching(told) as unknown,
    });
  });
});
