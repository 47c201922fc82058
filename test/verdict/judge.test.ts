import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { BaselineLookup } from '../../src/model/baseline.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { RunResult } from '../../src/model/result.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { judge } from '../../src/verdict/judge.ts';
import {
  ABSENT,
  found,
  historyOf,
  noisy,
  policyWith,
  runOf,
  type ScenarioFacts,
  threshold,
} from '../helpers/runs.ts';

const MS = 1e6;
const wall = (center: number, seed: number) => ({ 'time.wall': noisy(center, 0.02, 10, seed) });
const past = (runs: number) =>
  found(historyOf(Array.from({ length: runs }, (_, i) => ({ parse: wall(100 * MS, 100 + i) }))));

function verdictOf(run: RunResult, lookup: BaselineLookup = ABSENT, policy: Partial<Policy> = {}): Verdict {
  const full = policyWith(policy);
  return judge(
    run,
    analyze(run, lookup, full),
    full,
    scenario => `stress-action run --scenario ${scenario.name}`,
  );
}

const parse = (facts: ScenarioFacts) => runOf({ parse: facts });
const statusOf = (verdict: Verdict, rule: string, metric: string | null = null) =>
  verdict.checks.find(check => check.rule === rule && check.metric === metric)?.status;

describe('judge()', () => {
  test('passes an unchanged run', () => {
    expect(verdictOf(parse({ metrics: wall(100 * MS, 1) }), past(8))).toMatchObject({
      status: 'pass',
      exitCode: 0,
    });
  });

  test('is inconclusive, never pass, when there was nothing to compare with', () => {
    expect(verdictOf(parse({ metrics: wall(100 * MS, 1) }))).toMatchObject({
      status: 'inconclusive',
      exitCode: 0,
    });
  });

  test('passes without a baseline when comparison is switched off', () => {
    const verdict = verdictOf(parse({ metrics: wall(100 * MS, 1) }), ABSENT, { against: 'none' });
    expect(verdict).toMatchObject({ status: 'pass', exitCode: 0 });
  });

  test('only warns of a suspect of the stored baseline, because it is not confirmed', () => {
    const verdict = verdictOf(parse({ metrics: wall(200 * MS, 1) }), past(8));
    expect(verdict).toMatchObject({ status: 'warn', exitCode: 0 });
  });

  test.each([
    ['against: baseline', { against: 'baseline' } as const],
    ['failOnStored', { failOnStored: true }],
  ])('fails a suspect where policy makes the stored baseline the judge (%s)', (_, policy) => {
    const verdict = verdictOf(parse({ metrics: wall(200 * MS, 1) }), past(8), policy);
    expect(verdict).toMatchObject({ status: 'fail', exitCode: 1 });
    expect(verdict.checks.find(check => check.status === 'fail')).toMatchObject({
      scenario: 'parse',
      metric: 'time.wall',
      reproduce: 'stress-action run --scenario parse',
      line: 3,
    });
  });

  test('does not call a significant change below the floor worse', () => {
    const policy = {
      against: 'baseline',
      thresholds: { parse: [threshold('time.wall', { floor: 1e12 })] },
    } as const;
    expect(verdictOf(parse({ metrics: wall(200 * MS, 1) }), past(8), policy).status).toBe('pass');
  });

  test('marks an improvement, which never changes the exit code', () => {
    const verdict = verdictOf(parse({ metrics: wall(50 * MS, 1) }), past(8));
    expect(verdict).toMatchObject({ status: 'pass', exitCode: 0 });
    expect(verdict.checks.some(check => check.improved)).toBe(true);
  });

  test('cannot tell when the history sees only changes far larger than the one asked about', () => {
    const policy = { thresholds: { parse: [threshold('time.wall', { regression: 0.03 })] } };
    expect(verdictOf(parse({ metrics: wall(100 * MS, 1) }), past(1), policy).status).toBe('inconclusive');
  });

  test('exits 4 when a required check is not answered', () => {
    const policy = { thresholds: { parse: [threshold('time.wall', { regression: 0.03, required: true })] } };
    expect(verdictOf(parse({ metrics: wall(100 * MS, 1) }), past(1), policy)).toMatchObject({ exitCode: 4 });
    expect(verdictOf(parse({ metrics: wall(100 * MS, 1) }), ABSENT, policy)).toMatchObject({ exitCode: 4 });
  });

  test.each([
    ['fail', 'inconclusive', 0],
    ['inconclusive', 'inconclusive', 4],
    ['never', 'inconclusive', 0],
  ] as const)('with fail-on %s an %s verdict exits %d', (failOn, status, exitCode) => {
    expect(verdictOf(parse({ metrics: wall(1e8, 1) }), ABSENT, { failOn })).toMatchObject({
      status,
      exitCode,
    });
  });

  test('fails a count that grew by one, because counts do not vary', () => {
    const run = parse({ metrics: { 'fds.peak': [9, 9, 9] } });
    const lookup = found(historyOf([{ parse: { 'fds.peak': [8, 8] } }]));
    const policy = { thresholds: { parse: [threshold('fds.peak', { regression: 0 })] } };
    expect(statusOf(verdictOf(run, lookup, policy), 'regression', 'fds.peak')).toBe('fail');
  });

  test('fails impossible values instead of comparing them', () => {
    const run = parse({ metrics: { ...wall(1e8, 1), 'memory.peak': [-5, 1e6] } });
    expect(statusOf(verdictOf(run, past(8)), 'broken', 'memory.peak')).toBe('fail');
  });
});

describe('outcomes', () => {
  const crash = { outcome: { kind: 'signalled', signal: 'SIGSEGV' }, count: 1 } as const;

  test('one crash among ten successes fails the scenario and names it', () => {
    const verdict = verdictOf(parse({ metrics: wall(1e8, 1), failed: crash }), past(8));
    expect(verdict.status).toBe('fail');
    expect(verdict.checks[0]).toMatchObject({
      rule: 'outcome',
      reason: '1 of 11 invocations was ended by SIGSEGV',
    });
  });

  test.each([
    ['complete', { kind: 'complete' }, 'pass'],
    ['interrupted', { kind: 'interrupted' }, 'inconclusive'],
    ['not recorded to its end', null, 'inconclusive'],
  ] as const)(
    'enough samples beside one that the generator could not take pass only when the scenario is %s',
    (_, ending, status) => {
      const failed = { outcome: { kind: 'unmeasured', reason: 'it was late' }, count: 1 } as const;
      const verdict = verdictOf(parse({ metrics: wall(1e8, 1), failed, ending }));
      expect(statusOf(verdict, 'outcome')).toBe(status);
    },
  );

  test('a limit on errors.rate judges the failures in its place', () => {
    const policy = {
      against: 'none',
      thresholds: { parse: [threshold('errors.rate', { max: 0.5 })] },
    } as const;
    const verdict = verdictOf(parse({ metrics: wall(1e8, 1), failed: crash }), ABSENT, policy);
    expect(statusOf(verdict, 'outcome')).toBe('pass');
    expect(statusOf(verdict, 'max', 'errors.rate')).toBe('pass');
  });

  test('a command that cannot be started is not a failed gate but a run that could not be measured (exit 3)', () => {
    const failed = { outcome: { kind: 'unstartable', reason: 'no such file' }, count: 3 } as const;
    expect(verdictOf(parse({ failed }))).toMatchObject({ status: 'fail', exitCode: 3 });
  });

  test('a setup command that fails means nothing was measured (exit 3)', () => {
    const setup = { outcome: { kind: 'failed', exitCode: 1 }, durationMs: 5, log: 'logs/setup.log' } as const;
    const run = runOf({ parse: { ending: { kind: 'not-run', reason: 'setup failed' } } }, { setup });
    expect(verdictOf(run)).toMatchObject({ status: 'fail', exitCode: 3 });
  });

  test('a recording that ends early is inconclusive whatever it holds', () => {
    const run = runOf({ parse: { metrics: wall(1e8, 1), ending: null } }, { complete: false });
    expect(verdictOf(run, past(8), { against: 'none' })).toMatchObject({ status: 'inconclusive' });
  });

  test('an interrupted run exits 130', () => {
    const run = runOf({ parse: { metrics: wall(1e8, 1) } }, { interruption: { signal: 'SIGINT' } });
    expect(verdictOf(run, past(8))).toMatchObject({ status: 'inconclusive', exitCode: 130 });
  });

  test('a budget that cuts a scenario below its smallest sample leaves it unanswered', () => {
    const few = { 'time.wall': noisy(1e8, 0.02, 4, 1) };
    const verdict = verdictOf(parse({ metrics: few, ending: { kind: 'budget' } }), past(8), {
      against: 'none',
    });
    expect(statusOf(verdict, 'outcome')).toBe('inconclusive');
  });

  test('a run in which nothing was judged is not a pass', () => {
    const verdict = verdictOf(
      parse({ ending: { kind: 'not-run', reason: 'an earlier P0 scenario failed' } }),
    );
    expect(verdict.status).not.toBe('pass');
  });

  test('an empty plan is not a pass', () => {
    expect(verdictOf(runOf({}))).toMatchObject({ status: 'inconclusive' });
  });
});

test.each(['fail', 'warn'] as const)('a vanished scenario is a %s by policy', vanished => {
  const lookup = found(historyOf([{ parse: wall(1e8, 1), gone: wall(1e8, 2) }]));
  const verdict = verdictOf(parse({ metrics: wall(1e8, 3) }), lookup, { vanished });
  expect(verdict.checks.find(check => check.scenario === 'gone')).toMatchObject({
    rule: 'vanished',
    status: vanished,
  });
});

test('coverage shows each id with the scenarios that cover it and the worst of their statuses', () => {
  const run = runOf({
    parse: { metrics: wall(1e8, 1), planned: { covers: ['AC-2', 'AC-1'], level: 'unit' } },
    load: {
      metrics: wall(1e8, 2),
      failed: { outcome: { kind: 'failed', exitCode: 1 }, count: 1 },
      planned: { covers: ['AC-2'] },
    },
  });
  const { coverage } = verdictOf(run, ABSENT, { against: 'none' });
  expect(coverage.map(line => [line.id, line.status, line.scenarios.length])).toEqual([
    ['AC-1', 'pass', 1],
    ['AC-2', 'fail', 2],
  ]);
});
