import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { BaselineLookup } from '../../src/model/baseline.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { RunResult } from '../../src/model/result.ts';
import type { Check, Verdict } from '../../src/model/verdict.ts';
import { judge } from '../../src/verdict/judge.ts';
import {
  ABSENT,
  found,
  historyOf,
  policyWith,
  runOf,
  type ScenarioFacts,
  threshold,
} from '../helpers/runs.ts';
import { grown, heapAt, KB, type SoakFacts, sampled, soakOf } from '../helpers/soaks.ts';

const healthy = [0.02, 0.05, 0.03, 0.08, 0.04].map(kb => kb * KB);
const leaking = (kb: number) => healthy.map(value => value + kb * KB);
const heap = { base: { checkpoints: heapAt(8e6) }, head: { checkpoints: heapAt(8e6) } };
const soak = (head: readonly number[], facts: SoakFacts = {}, thousands?: number) =>
  soakOf(grown('memory', { base: healthy, head }, thousands), { ...heap, ...facts });
const again = (head: readonly number[]) => soak(head, { purpose: 'confirm' });

type Runs = readonly [RunResult, ...RunResult[]];

function verdictOf(
  [first, ...later]: Runs,
  policy: Partial<Policy> = {},
  lookup: BaselineLookup = ABSENT,
): Verdict {
  const full = policyWith(policy);
  return judge(first, analyze(first, lookup, full, later), full, () => 'again');
}

const leaksOf = (...args: Parameters<typeof verdictOf>): readonly Check[] =>
  verdictOf(...args).checks.filter(({ rule }) => rule === 'leak');

describe('a leak beside the base', () => {
  test.each<readonly [string, Runs, Check['status'], RegExp]>([
    [
      'found, and again in fresh processes',
      [soak(leaking(40)), again(leaking(40))],
      'fail',
      /confirmed by fresh/,
    ],
    ['found, and not again', [soak(leaking(40)), again(healthy)], 'warn', /not confirmed/],
    ['found, and no time for fresh processes', [soak(leaking(40))], 'warn', /no time/],
    ['excluded', [soak(healthy)], 'pass', /excluded/],
    [
      'of four processes',
      [soak(leaking(40).slice(1))],
      'inconclusive',
      /5 of the base and 5 of the head are needed/,
    ],
    [
      'too small for so short a run',
      [soak(healthy, {}, 1)],
      'inconclusive',
      /too short.*more operations.*garbage collection/,
    ],
    [
      'lost among restless processes',
      [soak([-90, 90, 0, 200, -30].map(kb => kb * KB))],
      'inconclusive',
      /neither show nor exclude.*more operations/,
    ],
  ])('%s', (_, runs, status, reason) => {
    expect(leaksOf(runs)).toMatchObject([
      { metric: 'memory.leak', status, reason: expect.stringMatching(reason) as unknown },
    ]);
  });

  test('fails the gate', () => {
    expect(verdictOf([soak(leaking(40)), again(leaking(40))])).toMatchObject({ status: 'fail', exitCode: 1 });
  });

  test('with strict, fails only when all of the interval of the fresh processes matters', () => {
    const wide = [5, 20, 40, 60, 80].map(kb => kb * KB);
    expect(leaksOf([soak(leaking(40)), again(wide)])).toMatchObject([{ status: 'fail' }]);
    expect(leaksOf([soak(leaking(40)), again(wide)], { strict: true })).toMatchObject([{ status: 'warn' }]);
    expect(leaksOf([soak(leaking(40)), again(leaking(40))], { strict: true })).toMatchObject([
      { status: 'fail' },
    ]);
  });

  test('of descriptors that no run of this length could show is passed only as far as it can see', () => {
    const still = { base: [0, 0, 0, 0, 0], head: [0, 0, 0, 0, 0] };
    const of = (operations: number) => {
      const all = new Array<number>(5).fill(operations);
      return soakOf({ ...grown('fds', still), operations: { base: all, head: all } });
    };
    expect(leaksOf([of(4000)])).toMatchObject([
      {
        status: 'pass',
        reason: expect.stringContaining('as far as runs of this length can show') as unknown,
      },
    ]);
    expect(leaksOf([of(200_000)])).toMatchObject([
      { status: 'pass', reason: 'a leak that matters is excluded' },
    ]);
  });

  test('is judged on its pairs after a screening, few as they are', () => {
    const planned = { leaks: true, samples: { warmup: 0, min: 5, max: 5, looks: [5] } };
    const screening = runOf({ parse: { metrics: { 'memory.leak': leaking(900) }, planned } });
    const [scenario] = analyze(screening, ABSENT, policyWith(), [soak(healthy)]).scenarios;
    const metric = scenario?.metrics.find(({ metric: { id } }) => id === 'memory.leak');
    expect(metric).toMatchObject({
      comparison: { kind: 'leak', state: 'excluded' },
      estimate: { center: 0.04 * KB },
    });
    expect(leaksOf([screening, soak(healthy)])).toMatchObject([{ status: 'pass' }]);
  });

  test('cannot be told where the base failed', () => {
    const five = new Array<null>(5).fill(null);
    const run = soakOf(grown('memory', { base: [], head: leaking(40) }), heap);
    const failing = {
      ...run,
      scenarios: run.scenarios.map(side =>
        side.arm === 'head'
          ? side
          : {
              ...side,
              outcomes: { failed: five.length },
              failures: [
                { outcome: { kind: 'failed', exitCode: 3 } as const, count: 5, excerpt: '', log: 'x.log' },
              ],
            },
      ),
    };
    expect(leaksOf([failing])).toMatchObject([
      { status: 'inconclusive', reason: 'the base exited with code 3' },
    ]);
  });
});

describe('growth without a base beside it', () => {
  const planned = { leaks: true, samples: { warmup: 0, min: 5, max: 5, looks: [5] } };
  const alone = (facts: ScenarioFacts = {}): RunResult =>
    runOf({ parse: { metrics: { 'memory.leak': leaking(500) }, planned, ...facts } });
  const history = found(historyOf(Array.from({ length: 8 }, () => ({ parse: { 'memory.leak': healthy } }))));

  test.each<readonly [string, Partial<Policy>, BaselineLookup]>([
    ['on the first run', {}, ABSENT],
    ['against a stored baseline that chooses what is run in pairs', {}, history],
    ['against a stored baseline that judges', { against: 'baseline' }, history],
  ])('is said and skipped, however large: %s', (_, policy, lookup) => {
    expect(leaksOf([alone()], policy, lookup)).toMatchObject([
      {
        metric: 'memory.leak',
        status: 'skipped',
        reason: expect.stringContaining('only beside runs of the base') as unknown,
      },
    ]);
  });

  test('is not spoken of where nothing is compared', () => {
    expect(leaksOf([alone()], { against: 'none' })).toEqual([]);
  });

  test('fails its absolute limit all the same', () => {
    const thresholds = { parse: [threshold('memory.leak', { max: 100 * KB })] };
    const { checks } = verdictOf([alone()], { against: 'none', thresholds });
    expect(checks).toContainEqual(
      expect.objectContaining({ rule: 'max', metric: 'memory.leak', status: 'fail' }),
    );
  });

  test('does not answer a threshold that is required', () => {
    const thresholds = { parse: [threshold('memory.leak', { floor: KB, required: true })] };
    expect(verdictOf([alone()], { thresholds })).toMatchObject({ status: 'inconclusive', exitCode: 4 });
  });

  test('that was never measured is no pass', () => {
    const reason = 'needs 20 readings of unique memory, this invocation gave 3: let it run for 5 s or more';
    const bare = alone({ metrics: { 'time.wall': [1, 2, 3, 4, 5].map(s => s * 1e9) } });
    expect(leaksOf([bare])).toMatchObject([
      {
        metric: null,
        status: 'inconclusive',
        reason: expect.stringContaining('no growth was measured') as unknown,
      },
    ]);
    const unavailable = [{ metric: 'memory.growth', reason }];
    const said = { ...bare, scenarios: bare.scenarios.map(side => ({ ...side, unavailable })) };
    expect(leaksOf([said])).toMatchObject([{ reason: `no growth was measured: ${reason}` }]);
  });

  test('of a metric that was named and not measured cannot be told', () => {
    const thresholds = { parse: [threshold('files.leak', { floor: 2 })] };
    expect(leaksOf([alone()], { thresholds })).toContainEqual(
      expect.objectContaining({
        metric: 'files.leak',
        status: 'inconclusive',
        reason: 'no invocation gave a value',
      }),
    );
  });
});

describe('advice', () => {
  const adviceOf = (...runs: Runs) => {
    const [first, ...later] = runs;
    return analyze(first, ABSENT, policyWith(), later).recommendations;
  };

  test('says where to look for memory that leaks', () => {
    expect(adviceOf(soak(leaking(40)), again(leaking(40)))).toMatchObject([
      {
        code: 'leak-memory',
        scenario: 'parse',
        metric: 'memory.leak',
        text: expect.stringContaining('heap snapshots') as unknown,
      },
    ]);
  });

  test('says which kind of descriptor is added', () => {
    const flat = new Array<number>(40).fill(5);
    const rising = flat.map((value, i) => value + 5 * i);
    const series = sampled({ fds: rising, fdFiles: flat, fdSockets: rising, fdPipes: flat });
    const run = (purpose: 'search' | 'confirm') =>
      soakOf(grown('fds', { base: [0, 0, 0, 0, 0], head: [2, 2, 2, 2, 2] }), { purpose, head: { series } });
    expect(adviceOf(run('search'), run('confirm'))).toMatchObject([
      { code: 'leak-fds', text: expect.stringMatching(/most of what is added are sockets$/) as unknown },
    ]);
  });

  test('says how many operations would tell', () => {
    // Visible are 16 KB over 1,000 operations of the second half, wanted 10 KB: 1.6 times, and at least twice as many.
    expect(adviceOf(soak(healthy, {}, 1))).toMatchObject([
      { code: 'longer-soak', text: 'Let a run do about 4,000 operations (now 2,000)' },
    ]);
    expect(adviceOf(soak(healthy, {}, 0.1))[0]?.text).toBe('Let a run do about 3,200 operations (now 200)');
    const pages = { series: sampled({ ussBytes: new Array<number>(40).fill(4e6) }), checkpoints: null };
    expect(adviceOf(soak(healthy, { base: pages, head: pages }, 1))[0]?.text).toMatch(
      /^Let a run do about 52,000 operations .*checkpoints of the heap/,
    );
  });

  test('asks once for longer runs where some were too short to be read', () => {
    const four = { base: [0, 0, 0, 0, 0], head: [0, 0, 0, 0] };
    const metrics = { ...grown('fds', four), ...grown('threads', four) };
    const run = soakOf(metrics, { head: { outcomes: { ok: 5 } } });
    expect(adviceOf(run)).toMatchObject([
      { code: 'longer-soak', text: 'Let each run last longer, so that every one of them gives 20 readings' },
    ]);
    expect(leaksOf([run])[0]?.reason).toMatch(/too short for 20 readings: 5 of the base and 5 of the head/);
  });

  test('asks for five processes of each side', () => {
    expect(adviceOf(soak(leaking(40).slice(2)))[0]?.text).toMatch(/at least 5 processes of each side/);
  });

  test('says nothing of a leak that was excluded, or not confirmed', () => {
    expect(adviceOf(soak(healthy))).toEqual([]);
    expect(adviceOf(soak(leaking(40)), again(healthy))).toEqual([]);
  });
});
