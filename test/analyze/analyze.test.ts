import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { MetricAnalysis, StoredComparison } from '../../src/model/analysis.ts';
import type { BaselineLookup } from '../../src/model/baseline.ts';
import type { Load } from '../../src/model/load.ts';
import type { RunResult } from '../../src/model/result.ts';
import { ABSENT, found, historyOf, noisy, policyWith, runOf, threshold } from '../helpers/runs.ts';

const MS = 1e6;

const metricOf = (
  run: RunResult,
  lookup: BaselineLookup,
  id: string,
  policy = policyWith(),
): MetricAnalysis => {
  const metric = analyze(run, lookup, policy).scenarios[0]?.metrics.find(
    candidate => candidate.metric.id === id,
  );
  if (metric === undefined) throw new Error(`no ${id}`);
  return metric;
};

const storedOf = (run: RunResult, lookup: BaselineLookup, id: string): StoredComparison => {
  const { comparison } = metricOf(run, lookup, id);
  if (comparison.kind !== 'stored') throw new Error(`${id}: ${JSON.stringify(comparison)}`);
  return comparison;
};

const wall = (center: number, seed: number) => ({ 'time.wall': noisy(center, 0.02, 10, seed) });
const history = (runs: number, center = 100 * MS) =>
  found(historyOf(Array.from({ length: runs }, (_, i) => ({ parse: wall(center, 100 + i) }))));

describe('the reference', () => {
  const run = runOf({ parse: { metrics: wall(100 * MS, 1) } });
  const old = historyOf([{ parse: wall(100 * MS, 2) }], { at: '2026-08-01T00:00:00.000Z' });
  const elsewhere = historyOf([{ parse: wall(100 * MS, 2) }], {
    environment: { ...run.environment, machineClass: 'linux-x64-2c-other' },
  });
  const unreadable = (
    fault: 'truncated' | 'hostile' | 'too-large' | 'foreign' | 'future',
  ): BaselineLookup => ({
    kind: 'unreadable',
    source: 'baseline.json',
    fault,
    reason: 'it ends early',
  });

  test.each([
    ['no baseline was found', ABSENT, 'first-run'],
    ['the file holds no run', found(historyOf([])), 'first-run'],
    ['its newest run is older than the policy allows', found(old), 'stale'],
    ['every run is of another machine class', found(elsewhere), 'other-machine'],
    ['the store is down', { kind: 'unavailable', source: 'cache', reason: '503' } as const, 'unavailable'],
    ['comparison is switched off', { kind: 'disabled' } as const, 'disabled'],
    ['the file is cut off', unreadable('truncated'), 'truncated'],
    ['the file breaks the schema', unreadable('hostile'), 'hostile'],
    ['the file is another suite', unreadable('foreign'), 'foreign'],
    ['the file is of a later version', unreadable('future'), 'future'],
    ['the file is too large', unreadable('too-large'), 'too-large'],
  ])('is none, with its own code, when %s', (_, lookup, code) => {
    const { reference, scenarios } = analyze(run, lookup, policyWith());
    expect(reference).toMatchObject({ kind: 'none', code });
    expect(scenarios[0]?.metrics[0]?.comparison).toMatchObject({ kind: 'none', code: 'no-reference' });
  });

  test('names the newest comparable run and its age', () => {
    const { reference } = analyze(run, history(3), policyWith());
    expect(reference).toMatchObject({
      kind: 'stored',
      runs: 3,
      comparableRuns: 3,
      newestCommit: 'c2',
      ageDays: 1,
    });
  });
});

describe('against a stored history', () => {
  test('an unchanged run lies within the prediction', () => {
    const comparison = storedOf(runOf({ parse: { metrics: wall(100 * MS, 1) } }), history(8), 'time.wall');
    expect(comparison.adjustedP).toBeGreaterThan(0.05);
    expect(comparison.interval.low ?? 0).toBeLessThan(0);
    expect(comparison.interval.high ?? 0).toBeGreaterThan(0);
  });

  test('a doubled time is significant even against a single run, and its change is near +100 %', () => {
    const comparison = storedOf(runOf({ parse: { metrics: wall(200 * MS, 1) } }), history(1), 'time.wall');
    expect(comparison.change).toBeCloseTo(1, 1);
    expect(comparison.adjustedP).toBeLessThan(0.05);
    expect(comparison.spreadFrom).toBe('prior');
  });

  test('a metric for which more is better gets worse by falling', () => {
    const rate = (center: number, seed: number) => ({ throughput: noisy(center, 0.01, 10, seed) });
    const past = found(historyOf([1, 2, 3, 4, 5, 6].map(i => ({ api: rate(1000, i) }))));
    const comparison = storedOf(runOf({ api: { metrics: rate(500, 9) } }), past, 'throughput');
    expect(comparison.change).toBeCloseTo(1, 1);
    expect(comparison.difference).toBeGreaterThan(400);
  });

  test('swapping the two sides of a comparison of two runs turns the sign of the change', () => {
    const slow = wall(130 * MS, 1);
    const fast = wall(100 * MS, 2);
    const forth = storedOf(
      runOf({ parse: { metrics: slow } }),
      found(historyOf([{ parse: fast }])),
      'time.wall',
    );
    const back = storedOf(
      runOf({ parse: { metrics: fast } }),
      found(historyOf([{ parse: slow }])),
      'time.wall',
    );
    expect(Math.log1p(forth.change)).toBeCloseTo(-Math.log1p(back.change), 10);
    expect(forth.mde80).toBeCloseTo(back.mde80, 10);
  });

  test('noise within a run widens the prediction of a short history', () => {
    const quiet = storedOf(runOf({ parse: { metrics: wall(100 * MS, 1) } }), history(1), 'time.wall');
    const loud = { 'time.wall': noisy(100 * MS, 1, 5, 3) };
    const noisyOne = storedOf(
      runOf({ parse: { metrics: loud } }),
      found(historyOf([{ parse: loud }])),
      'time.wall',
    );
    expect(noisyOne.mde80).toBeGreaterThan(2 * quiet.mde80);
  });

  test('a level that was accepted starts a new history for its metric', () => {
    const before = historyOf([{ parse: wall(100 * MS, 1) }], { at: '2026-11-01T00:00:00.000Z' });
    const after = historyOf([{ parse: wall(200 * MS, 2) }], { at: '2026-11-18T00:00:00.000Z' });
    const baseline = {
      ...before,
      runs: [...before.runs, ...after.runs],
      accepted: [
        {
          scenario: 'parse',
          metric: 'time.wall',
          reason: 'checksums',
          author: 'ada',
          level: null,
          at: '2026-11-10T00:00:00.000Z',
        },
      ],
    };
    const comparison = storedOf(
      runOf({ parse: { metrics: wall(200 * MS, 3) } }),
      found(baseline),
      'time.wall',
    );
    expect(comparison).toMatchObject({ runs: 1 });
    expect(Math.abs(comparison.change)).toBeLessThan(0.05);
  });

  test('the machine calibration enters as a covariate once ten runs show that the metric follows it', () => {
    const speeds = [1, 1.3, 0.9, 1.2, 1, 0.8, 1.1, 1.25, 0.95, 1.05, 1.15, 0.85];
    const reading = (speed: number) => [{ atMs: 0, cpuNs: 1e8 * speed, memoryNs: 1e8, utilization: 1 }];
    const base = historyOf(speeds.map((speed, i) => ({ parse: wall(100 * MS * speed, 50 + i) })));
    const baseline = {
      ...base,
      runs: base.runs.map((run, i) => ({ ...run, calibration: reading(speeds[i] ?? 1) })),
    };
    const slowHost = runOf({ parse: { metrics: wall(130 * MS, 1) } }, { calibration: reading(1.3) });
    const comparison = storedOf(slowHost, found(baseline), 'time.wall');
    expect(comparison.spreadFrom).toBe('calibrated');
    expect(Math.abs(comparison.change)).toBeLessThan(0.05);
  });
});

describe('what is not a comparison of levels', () => {
  test.each([
    ['a scenario that the baseline lacks is new', { other: wall(1, 1) }, {}, { kind: 'none', code: 'new' }],
    [
      'a scenario whose command changed is not compared',
      { parse: wall(100 * MS, 1) },
      { digest: 'another' },
      { kind: 'none', code: 'changed' },
    ],
    [
      'a metric that the baseline lacks is new',
      { parse: { 'memory.peak': [1e6] } },
      {},
      { kind: 'none', code: 'new' },
    ],
  ])('%s', (_, past, planned, expected) => {
    const run = runOf({ parse: { metrics: wall(100 * MS, 2), planned } });
    expect(metricOf(run, found(historyOf([past])), 'time.wall').comparison).toMatchObject(expected);
  });

  test('counts that never vary are compared directly', () => {
    const run = runOf({ parse: { metrics: { 'fds.peak': [9, 9, 9] } } });
    const { comparison } = metricOf(run, found(historyOf([{ parse: { 'fds.peak': [7, 7] } }])), 'fds.peak');
    expect(comparison).toMatchObject({ kind: 'exact', reference: 7, difference: 2 });
  });

  test('a time that never varies is not exact: a caveat doubts it', () => {
    const constant = { 'time.wall': Array(10).fill(100 * MS) };
    const analysis = analyze(
      runOf({ parse: { metrics: constant } }),
      found(historyOf([{ parse: constant }])),
      policyWith(),
    );
    expect(analysis.scenarios[0]?.metrics[0]?.comparison.kind).toBe('stored');
    expect(analysis.caveats.map(caveat => caveat.code)).toContain('constant-time');
  });

  const OPEN: Load = {
    model: 'open',
    curve: { kind: 'pieces', pieces: [{ durationMs: 400, from: 300, to: 300 }] },
    ...{ arrivals: 'uniform', maxInFlight: 1000, overflow: 'queue', iterations: null, durationMs: 400 },
  };
  const CLOSED: Load = { model: 'closed', users: 2, iterations: null, durationMs: 400 };

  test.each([OPEN, CLOSED])(
    'the length of a load is no reading of a clock: nobody doubts it ($model)',
    load => {
      const metrics = { 'time.wall': Array(10).fill(400 * MS) };
      const run = runOf({ parse: { metrics, planned: { load } } });
      expect(analyze(run, ABSENT, policyWith()).caveats.map(({ code }) => code)).not.toContain(
        'constant-time',
      );
    },
  );

  test.each([
    ['negative', -1],
    ['wrapped around', 2 ** 64 - 2 ** 20],
    ['not a number', Number.NaN],
  ])('a value that is %s is a broken measurement', (_, value) => {
    const run = runOf({ parse: { metrics: { 'memory.peak': [1e6, value] } } });
    expect(metricOf(run, ABSENT, 'memory.peak').comparison.kind).toBe('broken');
  });

  test('a metric of the baseline that no invocation gives any more has vanished', () => {
    const own = { thresholds: { parse: [threshold('queue.depth')] } };
    const run = runOf({ parse: { metrics: wall(100 * MS, 1) } });
    const past = found(historyOf([{ parse: { ...wall(100 * MS, 1), 'queue.depth': [4, 4] } }]));
    expect(metricOf(run, past, 'queue.depth', policyWith(own)).comparison).toMatchObject({
      kind: 'vanished',
      reference: 4,
    });
  });

  test('a scenario of the newest run that is gone has vanished, but not when a filter left it out', () => {
    const past = found(historyOf([{ parse: wall(1e8, 1), gone: wall(1e8, 2) }]));
    const facts = { parse: { metrics: wall(1e8, 3) } };
    const all = analyze(runOf(facts), past, policyWith());
    expect(all.scenarios.map(scenario => scenario.id)).toEqual(['parse', 'gone']);
    const filtered = analyze(runOf(facts, {}, { omitted: ['gone'] }), past, policyWith());
    expect(filtered.scenarios.map(scenario => scenario.id)).toEqual(['parse']);
  });
});

describe('the family', () => {
  const busy = (seed: number) => ({
    ...wall(1e8, seed),
    'cpu.utilization': noisy(0.99, 0.001, 10, seed),
    'cpu.perop': noisy(1e8, 0.01, 10, seed),
    'time.user': noisy(1e8, 0.01, 10, seed),
    'memory.peak': noisy(1e8, 0.01, 10, seed),
  });
  const gatedOf = (metrics: Record<string, readonly number[]>, policy = policyWith()) =>
    analyze(runOf({ parse: { metrics } }), found(historyOf([{ parse: metrics }])), policy);

  test('holds elapsed time, peak memory and, where the scenario is CPU-bound, CPU time', () => {
    const analysis = gatedOf(busy(1));
    const gated = analysis.scenarios[0]?.metrics
      .filter(metric => metric.gated)
      .map(metric => metric.metric.id);
    expect(gated).toEqual(['time.wall', 'cpu.perop', 'memory.peak']);
    expect(analysis.family.metrics).toBe(3);
  });

  test('leaves CPU time out where the scenario mostly waits', () => {
    const waiting = { ...busy(1), 'cpu.utilization': noisy(0.2, 0.01, 10, 1) };
    expect(gatedOf(waiting).family.metrics).toBe(2);
  });

  test('knows a scenario that computes on a machine that gives it half a core', () => {
    const squeezed = { ...busy(1), 'cpu.utilization': noisy(0.48, 0.01, 10, 1) };
    const reading = (utilization: number) => [{ atMs: 0, cpuNs: 1e8, memoryNs: 1e8, utilization }];
    const familyAt = (utilization: number) =>
      analyze(
        runOf({ parse: { metrics: squeezed } }, { calibration: reading(utilization) }),
        found(historyOf([{ parse: squeezed }])),
        policyWith(),
      ).family.metrics;
    expect([familyAt(1), familyAt(0.5)]).toEqual([2, 3]);
  });

  test('takes in what the user names and the metrics of the workload, and drops what the user switches off', () => {
    const metrics = { ...busy(1), 'rows.parsed': noisy(50, 0.1, 10, 3) };
    const thresholds = {
      parse: [threshold('time.user', { regression: 0.05 }), threshold('memory.peak', { regression: 'off' })],
    };
    const gated = gatedOf(metrics, policyWith({ thresholds })).scenarios[0]?.metrics.filter(
      metric => metric.gated,
    );
    expect(gated?.map(metric => metric.metric.id).sort()).toEqual([
      'cpu.perop',
      'rows.parsed',
      'time.user',
      'time.wall',
    ]);
  });

  test('multiplies the smallest p by its size (Holm)', () => {
    const members = gatedOf(busy(1)).scenarios[0]?.metrics.filter(metric => metric.gated) ?? [];
    const stored = members
      .map(({ comparison }) => comparison)
      .filter(comparison => comparison.kind === 'stored');
    const smallest = Math.min(...stored.map(comparison => comparison.p));
    const first = stored.find(comparison => comparison.p === smallest);
    expect(first?.adjustedP).toBeCloseTo(Math.min(1, smallest * 3), 10);
  });
});

test('a reference near zero never gives a number that JSON cannot hold', () => {
  const past = found(
    historyOf([{ parse: { 'io.read': [9e9, 8e9, 9e9] } }, { parse: { 'io.read': [0, 0, 0] } }]),
  );
  const comparison = metricOf(
    runOf({ parse: { metrics: { 'io.read': [0, 0, 4096] } } }),
    past,
    'io.read',
  ).comparison;
  expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
});

test('a metric of the workload with only a minimum is better when there is more of it', () => {
  const thresholds = { parse: [threshold('rows.parsed', { min: 10 })] };
  const rows = (n: number) => ({ 'rows.parsed': [n, n, n] });
  const run = runOf({ parse: { metrics: rows(50) } });
  const metric = metricOf(
    run,
    found(historyOf([{ parse: rows(100) }])),
    'rows.parsed',
    policyWith({ thresholds }),
  );
  expect(metric.metric.better).toBe('higher');
  expect(metric.comparison).toMatchObject({ kind: 'exact', difference: 50, change: 1 });
});

test('an error rate kept by too few operations is told how many it takes', () => {
  const policy = policyWith({ thresholds: { parse: [threshold('errors.rate', { max: 0.01 })] } });
  const { recommendations } = analyze(runOf({ parse: { metrics: wall(1e8, 1) } }), ABSENT, policy);
  expect(recommendations.find(({ code }) => code === 'more-operations')?.text).toMatch(
    /of 10 failed.*takes \d{3} without/,
  );
});

test('a scenario that the budget ended says how far it came', () => {
  const { caveats } = analyze(
    runOf({ parse: { metrics: wall(1e8, 1), ending: { kind: 'budget' } } }),
    ABSENT,
    policyWith(),
  );
  expect(caveats.find(({ code }) => code === 'budget')).toMatchObject({
    scenario: 'parse',
    text: 'The budget ended it after 10 invocations',
  });
});

test('descriptors are judged: sampled peaks must grow by ten and 5 %', () => {
  const peak = (head: number) => {
    const past = found(historyOf([{ parse: { 'fds.peak': [8, 8] } }]));
    const metric = metricOf(runOf({ parse: { metrics: { 'fds.peak': [head, head] } } }), past, 'fds.peak');
    return { gated: metric.gated, comparison: metric.comparison };
  };
  expect(peak(132)).toMatchObject({ gated: true, comparison: { kind: 'exact', difference: 124, floor: 10 } });
});

describe('absolute limits', () => {
  const place = (samples: readonly number[], limits: object) =>
    metricOf(
      runOf({ parse: { metrics: { 'time.wall': samples } } }),
      ABSENT,
      'time.wall',
      policyWith({
        thresholds: { parse: [threshold('time.wall', limits)] },
      }),
    ).limits[0]?.position;
  const around = noisy(100, 0.05, 40, 5);

  test.each([
    ['inside when the whole interval is below a maximum', around, { max: 200 }, 'inside'],
    ['beyond when the whole interval is above a maximum', around, { max: 50 }, 'beyond'],
    ['straddled when the interval holds the limit', around, { max: 100 }, 'straddles'],
    ['beyond when the whole interval is below a minimum', around, { min: 200 }, 'beyond'],
    ['unknown with too few samples', [100, 100, 100], { max: 200 }, 'unknown'],
    ['unknown without any', [], { max: 200 }, 'unknown'],
  ])('are %s', (_, samples, limits, position) => {
    expect(place(samples, limits)).toBe(position);
  });

  test('on errors.rate count every operation, failed invocations included', () => {
    const facts = {
      parse: {
        metrics: wall(1e8, 1),
        failed: { outcome: { kind: 'failed', exitCode: 1 } as const, count: 10 },
      },
    };
    const policy = policyWith({ thresholds: { parse: [threshold('errors.rate', { max: 0.01 })] } });
    const metric = metricOf(runOf(facts), ABSENT, 'errors.rate', policy);
    expect(metric.estimate?.center).toBe(0.5);
    expect(metric.limits[0]?.position).toBe('beyond');
  });
});

test('a shift of the whole suite is stated and never subtracted', () => {
  const metrics = (factor: number, seed: number) => ({
    'time.wall': noisy(1e8 * factor, 0.01, 10, seed),
    'memory.peak': noisy(1e8 * factor, 0.01, 10, seed + 1),
    rows: noisy(1000 * factor, 0.01, 10, seed + 2),
  });
  const past = found(
    historyOf([1, 11, 21, 31, 41, 51].map(seed => ({ parse: metrics(1, seed), load: metrics(1, seed + 5) }))),
  );
  const analysis = analyze(
    runOf({ parse: { metrics: metrics(1.3, 91) }, load: { metrics: metrics(1.3, 95) } }),
    past,
    policyWith(),
  );
  expect(analysis.suiteShift).toBeCloseTo(0.3, 1);
  expect(analysis.caveats.map(caveat => caveat.code)).toContain('suite-shift');
  const wallChange = analysis.scenarios[0]?.metrics[0]?.comparison;
  expect(wallChange?.kind === 'stored' ? wallChange.change : 0).toBeCloseTo(0.3, 1);
});
