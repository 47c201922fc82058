import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { Load, OpenLoad } from '../../src/model/load.ts';
import type { Threshold } from '../../src/model/policy.ts';
import type { RunResult, ScenarioResult } from '../../src/model/result.ts';
import type { Check } from '../../src/model/verdict.ts';
import { judge } from '../../src/verdict/judge.ts';
import { ABSENT, noisy, pairedRunOf, policyWith, runOf, threshold } from '../helpers/runs.ts';
import { spikes } from '../helpers/simulated-load.ts';

const SPIKE: OpenLoad = spikes(10, 20, [2_000], 4_000);
const CLOSED: Load = { model: 'closed', users: 2, iterations: null, durationMs: 4_000 };
const TOO_FEW = 'needs at least 200 successful operations in an invocation';
const SATURATED = 'the load saturated the service from its first rate on';
const AT_FAULT = 'the load generator was at fault in more than half of the load (20 of 24 windows): late';

type Reasons = Readonly<Record<string, string>>;
const suite = (metric: string, changes: Partial<Threshold> = { max: 1e8 }): Threshold =>
  threshold(metric, { scope: 'suite', ...changes });

/** `run` with what its head could not tell, and why. */
const lacking = (run: RunResult, reasons: Reasons, changes: Partial<ScenarioResult> = {}): RunResult => ({
  ...run,
  scenarios: run.scenarios.map(scenario =>
    scenario.arm === 'head'
      ? {
          ...scenario,
          unavailable: Object.entries(reasons).map(([metric, reason]) => ({ metric, reason })),
          ...changes,
        }
      : scenario,
  ),
});

function verdictOf(run: RunResult, limits: readonly Threshold[], policy = {}) {
  const held = policyWith({ thresholds: { api: limits }, ...policy });
  return judge(run, analyze(run, ABSENT, held), held, () => '');
}
const told = (checks: readonly Check[], metric: string): readonly string[] =>
  checks
    .filter(check => check.metric === metric)
    .map(({ rule, status, reason }) => `${rule} ${status}: ${reason}`);

/** A run of one load that measured its throughput and nothing else. */
const alone = (load: Load, reasons: Reasons = {}): RunResult =>
  lacking(runOf({ api: { metrics: { throughput: noisy(10, 0.01, 10, 1) }, planned: { load } } }), reasons);

describe('a limit of the suite on what was not measured', () => {
  test.each([
    ['has a reason', alone(SPIKE, { 'latency.p95': TOO_FEW }), 'latency.p95', `: ${TOO_FEW}`],
    ['is of a phase of this load', alone(SPIKE), 'latency.p95@spike', ''],
    ['is what the load was made to find out', alone(SPIKE), 'recovery.time', ''],
  ])('cannot be told where it %s', (_, run, metric, why) => {
    expect(told(verdictOf(run, [suite(metric)]).checks, metric)).toEqual([
      `max inconclusive: not measured${why}`,
    ]);
  });

  test.each([
    ['has no such phase', alone(CLOSED), 'latency.p95@spike'],
    ['is no load of this kind', alone(CLOSED), 'recovery.time'],
    ['is closed, where nothing is due', { ...alone(CLOSED) }, 'load.dropped'],
    [
      'starts nothing whose memory could be read',
      alone(SPIKE, { 'memory.peak': 'nothing was started' }),
      'memory.peak',
    ],
    ['is meant by a pattern alone', alone(SPIKE, { 'latency.p95': TOO_FEW }), 'latency.*'],
  ])('need not hold for a scenario that %s', (_, run, metric) => {
    const { checks } = verdictOf(run, [suite(metric)]);
    expect(told(checks, metric)).toEqual([]);
  });

  test('is asked for where it is required, and by --fail-on inconclusive', () => {
    const run = alone(SPIKE, { 'latency.p95': TOO_FEW });
    expect(verdictOf(run, [suite('latency.p95', { max: 1e8, required: true })])).toMatchObject({
      status: 'inconclusive',
      exitCode: 4,
    });
    expect(verdictOf(run, [suite('latency.p95')], { failOn: 'inconclusive' }).exitCode).toBe(4);
    expect(verdictOf(run, [suite('latency.p95')]).exitCode).toBe(0);
  });

  test.each(['suite', 'scenario'] as const)('errors.rate of the %s, where no operation ended', scope => {
    const run = lacking(alone(CLOSED), {}, { operations: { ok: 0, failed: 0 }, metrics: [] });
    expect(
      told(verdictOf(run, [threshold('errors.rate', { max: 0.01, scope })]).checks, 'errors.rate'),
    ).toEqual(['max inconclusive: not measured']);
  });
});

describe('a metric that only the base has', () => {
  const ten = (value: number, seed: number) => noisy(value, 0.01, 10, seed);
  const paired = (metric: string, reasons: Reasons = {}): RunResult =>
    lacking(
      pairedRunOf({
        api: {
          'time.wall': { base: ten(5e9, 1), head: ten(5e9, 2) },
          [metric]: { base: ten(500, 3), head: [] },
        },
      }),
      reasons,
    );

  test.each(['suite', 'scenario'] as const)(
    'is told with its reason where a limit of the %s names it',
    scope => {
      const run = paired('load.saturation', { 'load.saturation': SATURATED });
      const { checks } = verdictOf(run, [threshold('load.saturation', { regression: 0.05, scope })]);
      expect(told(checks, 'load.saturation')).toEqual([
        `vanished warn: the reference has it, this run does not: ${SATURATED}`,
      ]);
    },
  );

  test('is told where the workload emits it no longer: it is compared without being named', () => {
    expect(told(verdictOf(paired('rows.parsed'), []).checks, 'rows.parsed')).toEqual([
      'vanished warn: the reference has it, this run does not',
    ]);
  });

  test('has not vanished where the load generator was at fault', () => {
    const run = paired('latency.p95', { 'latency.p95': AT_FAULT });
    const { checks } = verdictOf(run, [suite('latency.p95', { regression: 0.05 })]);
    expect(told(checks, 'latency.p95')).toEqual([`regression inconclusive: ${AT_FAULT}`]);
  });

  test('nor where this machine cannot measure it, which stands among what was not measured', () => {
    const run = paired('memory.peak', { 'memory.peak': 'no control group' });
    expect(told(verdictOf(run, []).checks, 'memory.peak')).toEqual([]);
  });

  test('is no matter where it is not compared', () => {
    expect(told(verdictOf(paired('latency.p999'), []).checks, 'latency.p999')).toEqual([]);
  });
});
