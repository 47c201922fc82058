import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { acceptancesOf } from '../../src/baseline/acceptances.ts';
import { acceptRegressions, appendRun } from '../../src/baseline/history.ts';
import type { Baseline } from '../../src/model/baseline.ts';
import { NO_OVERRIDES, type Override } from '../../src/model/override.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { RunResult } from '../../src/model/result.ts';
import type { View } from '../../src/model/view.ts';
import { judge } from '../../src/verdict/judge.ts';
import {
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
const HISTORY: Baseline = historyOf(
  Array.from({ length: 8 }, (_, i) => ({ parse: wall(100 * MS, 100 + i), plot: wall(50 * MS, 200 + i) })),
);

const override = (target: string, changes: Partial<Override> = {}): Override => ({
  target,
  upTo: null,
  reason: 'it validates more',
  author: 'mona',
  at: '2026-11-20T09:00:00Z',
  via: 'comment',
  ...changes,
});

const slow: ScenarioFacts = { metrics: wall(200 * MS, 1) };
const steady: ScenarioFacts = { metrics: wall(50 * MS, 2) };

function viewOf(
  run: RunResult,
  granted: readonly Override[],
  policy: Partial<Policy> = {},
  history = HISTORY,
): View {
  const full = policyWith({ against: 'baseline', overrides: { ...NO_OVERRIDES, granted }, ...policy });
  const analysis = analyze(run, found(history), full);
  const verdict = judge(run, analysis, full, () => 'again');
  return {
    schemaVersion: 1,
    kind: 'stress-action/results',
    result: run,
    rounds: [],
    policy: full,
    analysis,
    verdict,
  };
}

const regression = ({ verdict }: View, scenario = 'parse') =>
  verdict.checks.find(check => check.scenario === scenario && check.rule === 'regression');

describe('an override', () => {
  test('turns the regression that it names into a warning that says who answers for it', () => {
    const view = viewOf(runOf({ parse: slow, plot: steady }), [override('parse/time.wall')]);
    expect(view.verdict).toMatchObject({ status: 'warn', exitCode: 0 });
    expect(regression(view)).toMatchObject({
      status: 'warn',
      reason: 'worse than the stored baseline predicts',
      accepted: {
        author: 'mona',
        reason: 'it validates more',
        at: '2026-11-20T09:00:00Z',
        via: 'comment',
        status: 'fail',
      },
    });
  });

  test.each(['parse', 'parse/*', '*', '*/time.wall'])('may be a pattern: %s', target => {
    expect(viewOf(runOf({ parse: slow }), [override(target)]).verdict.exitCode).toBe(0);
  });

  test.each(['plot', 'parse/cpu.perop', 'pars', 'time.wall'])('covers nothing else: %s', target => {
    const view = viewOf(runOf({ parse: slow, plot: steady }), [override(target)]);
    expect(view.verdict).toMatchObject({ status: 'fail', exitCode: 1 });
  });

  test('with a bound holds until the change is worse than that', () => {
    const within = viewOf(runOf({ parse: slow }), [override('parse', { upTo: 1.2 })]);
    expect(within.verdict.exitCode).toBe(0);
    const beyond = viewOf(runOf({ parse: slow }), [override('parse', { upTo: 0.2 })]);
    expect(beyond.verdict.exitCode).toBe(1);
    expect(regression(beyond)).toMatchObject({
      status: 'fail',
      accepted: null,
      reason: expect.stringContaining('accepted by mona up to 20 %, and it is worse than that now'),
    });
  });

  test('of two that cover the same, the later counts', () => {
    const view = viewOf(runOf({ parse: slow }), [
      override('*', { author: 'ada' }),
      override('parse', { author: 'mona', upTo: 0.1 }),
    ]);
    expect(view.verdict.exitCode).toBe(1);
  });

  test('does not touch a limit, and says what would', () => {
    const limits = { thresholds: { parse: [threshold('time.wall', { max: 150 * MS })] } };
    const view = viewOf(runOf({ parse: slow }), [override('*')], limits);
    expect(view.verdict.exitCode).toBe(1);
    expect(view.verdict.checks.find(check => check.rule === 'max')).toMatchObject({
      status: 'fail',
      accepted: null,
      reason: expect.stringContaining('only changed in stress.yml'),
    });
  });

  test('does not touch a scenario that does not work', () => {
    const failing = runOf({ parse: { failed: { outcome: { kind: 'failed', exitCode: 7 }, count: 10 } } });
    const view = viewOf(failing, [override('*')]);
    expect(view.verdict.exitCode).toBe(1);
    expect(view.verdict.checks.find(check => check.rule === 'outcome')).toMatchObject({
      status: 'fail',
      reason: expect.stringContaining('a failure cannot be accepted'),
    });
  });

  test('accepts that a scenario is gone', () => {
    const run = runOf({ parse: { metrics: wall(100 * MS, 1) } });
    expect(viewOf(run, [], { vanished: 'fail' }).verdict.exitCode).toBe(1);
    const view = viewOf(run, [override('plot')], { vanished: 'fail' });
    expect(view.verdict.exitCode).toBe(0);
    expect(view.verdict.checks.find(check => check.rule === 'vanished')?.accepted).toMatchObject({
      author: 'mona',
    });
  });

  test('changes nothing of what passes or cannot be told', () => {
    const run = runOf({ parse: { metrics: wall(100 * MS, 1) }, plot: steady });
    const without = viewOf(run, []);
    expect(viewOf(run, [override('*')]).verdict).toEqual(without.verdict);
  });
});

describe('the stored history', () => {
  const startedAt = '2026-11-21T10:00:00.000Z';
  const commit = { sha: 'c0ffee', ref: null, subject: null, dirty: false };
  const run = { ...runOf({ parse: slow, plot: steady }), startedAt, commit };

  test('remembers what was found worse and accepted, with the new level', () => {
    const [acceptance, ...others] = acceptancesOf(viewOf(run, [override('*')]), HISTORY);
    expect(others).toEqual([]);
    expect(acceptance).toMatchObject({
      scenario: 'parse',
      metric: 'time.wall',
      reason: 'it validates more',
      author: 'mona',
      at: startedAt,
    });
    expect((acceptance?.level ?? 0) / MS).toBeCloseTo(200, -1);
  });

  test('remembers a metric that is named in full, though its change is too small to see', () => {
    const unseen = { ...run, ...runOf({ parse: { metrics: wall(103 * MS, 1) }, plot: steady }), startedAt };
    const named = acceptancesOf(viewOf(unseen, [override('parse/time.wall')]), HISTORY);
    expect(named.map(({ metric }) => metric)).toEqual(['time.wall']);
    expect(acceptancesOf(viewOf(unseen, [override('*'), override('parse')]), HISTORY)).toEqual([]);
  });

  test('begins anew for the metric: the next run at the new level is not worse', () => {
    const view = viewOf(run, [override('*')]);
    const appended = appendRun(HISTORY, run, { keepRuns: 30, commit: 'accepted', at: startedAt });
    const accepted = acceptRegressions(appended, acceptancesOf(view, HISTORY));
    const next = {
      ...runOf({ parse: { metrics: wall(202 * MS, 3) }, plot: steady }),
      startedAt: '2026-11-22T10:00:00.000Z',
    };
    expect(regression(viewOf(next, [], {}, accepted))?.status).toBe('pass');
    expect(regression(viewOf(next, [], {}, HISTORY))?.status).toBe('fail');
    const worse = { ...next, ...runOf({ parse: { metrics: wall(420 * MS, 4) }, plot: steady }) };
    expect(regression(viewOf(worse, [], {}, accepted))?.status).toBe('fail');
  });

  test('takes the same acceptance once, however often the commit is measured again', () => {
    const granted = [override('parse/time.wall')];
    const first = acceptancesOf(viewOf(run, granted), HISTORY);
    const stored = acceptRegressions(
      appendRun(HISTORY, run, { keepRuns: 30, commit: commit.sha, at: startedAt }),
      first,
    );
    const again = { ...run, startedAt: '2026-11-28T10:00:00.000Z' };
    expect(acceptancesOf(viewOf(again, granted, {}, stored), stored)).toEqual([]);
    const pruned = { ...stored, accepted: [] };
    const unchanged = { ...again, ...runOf({ parse: { metrics: wall(100 * MS, 1) } }), commit };
    expect(acceptancesOf(viewOf(unchanged, granted, {}, pruned), pruned)).toEqual([]);
  });

  test('keeps the newest acceptance of each metric', () => {
    const entry = (at: string, metric = 'time.wall') => ({
      scenario: 'parse',
      metric,
      reason: 'r',
      author: 'a',
      at,
      level: 1,
    });
    const both = [
      entry('2026-11-12T00:00:00Z'),
      entry('2026-11-11T00:00:00Z'),
      entry('2026-11-10T00:00:00Z', 'cpu.perop'),
    ];
    const kept = acceptRegressions({ ...HISTORY, accepted: [] }, both).accepted;
    expect(kept.map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-10', '2026-11-12']);
  });
});
