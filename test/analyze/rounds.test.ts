import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { judge } from '../../src/verdict/judge.ts';
import { compared, judged, MS, pairedOf, pairs, same, wallOf } from '../helpers/pairs.ts';
import {
  ABSENT,
  found,
  historyOf,
  noisy,
  type PairedSamples,
  pairedRunOf,
  policyWith,
  runOf,
  threshold,
} from '../helpers/runs.ts';

const unchanged = wallOf(pairs(1, 0.02, 60, 4));

describe('pairs that cannot be used', () => {
  test('are dropped with both sides when one side failed, and counted', () => {
    const { base, head } = pairs(1.2, 0.01, 10, 15);
    const without = (values: PairedSamples['base'], gone: number) =>
      values.map((value, i) => (i === gone ? null : value));
    const failing = { base: without(base, 2), head: without(head, 6) };
    expect(pairedOf(wallOf(failing))).toMatchObject({ state: 'worse', pairs: 8, dropped: 2 });
    const kept = without(without(base, 2), 6);
    expect(pairedOf(wallOf(failing)).reference).toBe(pairedOf(wallOf({ base: kept, head })).reference);
  });

  test('match by number, not by place', () => {
    const base = noisy(100 * MS, 0.5, 20, 16);
    const run = wallOf({
      base: base.map((value, i) => (i === 0 ? null : value)),
      head: base.map((value, i) => (i === 1 ? null : value * 1.2)),
    });
    const { change, interval } = pairedOf(run);
    expect([change, interval.low, interval.high].map(value => value?.toFixed(9))).toEqual([
      '0.200000000',
      '0.200000000',
      '0.200000000',
    ]);
  });

  test('fewer than the first look say so instead of judging', () => {
    const run = wallOf(pairs(2, 0.01, 9, 17));
    expect(compared(run)).toBeNull();
    expect(judged([run])).toMatchObject({
      status: 'inconclusive',
      reason: 'too few pairs were taken for a first look',
    });
  });

  test.each([
    [
      'the setup of the base failed',
      pairedRunOf({ parse: { 'time.wall': { base: [], head: same(100 * MS, 1) } } }, 'search', {
        baseSetup: { outcome: { kind: 'failed', exitCode: 1 }, durationMs: 1, log: 'setup.log' },
      }),
      'the setup of the base exited with code 1',
    ],
    [
      'the base fails',
      wallOf({ base: new Array<null>(10).fill(null), head: same(100 * MS, 10) }),
      'the base exited with code 3',
    ],
  ] as const)('%s: it is said, and nothing is judged', (_, run, reason) => {
    expect(judged([run])).toMatchObject({ status: 'inconclusive', reason });
  });

  test('a metric that only the head has is new', () => {
    const run = pairedRunOf({
      parse: { 'time.wall': pairs(1, 0.01, 10, 18), 'rows.parsed': { base: [], head: same(7, 10) } },
    });
    expect(judged([run], 'rows.parsed')).toMatchObject({
      status: 'skipped',
      reason: 'new: the base does not have this metric',
    });
  });

  test('a metric with a limit that only the base has has vanished', () => {
    const run = pairedRunOf({
      parse: { 'time.wall': pairs(1, 0.01, 10, 18), 'rows.parsed': { base: same(7, 10), head: [] } },
    });
    const policy = policyWith({ thresholds: { parse: [threshold('rows.parsed', { regression: 0.1 })] } });
    const { scenarios } = analyze(run, ABSENT, policy);
    expect(scenarios[0]?.metrics.find(({ metric }) => metric.id === 'rows.parsed')?.comparison).toEqual({
      kind: 'vanished',
      reference: 7,
    });
  });

  test('impossible values of the base are named', () => {
    const { base, head } = pairs(1, 0.01, 10, 19);
    expect(judged([wallOf({ base: base.with(3, -1), head })])).toMatchObject({
      status: 'inconclusive',
      reason: expect.stringMatching(/^in the base time.wall measured -1/) as unknown,
    });
  });
});

describe('pairs after a screening', () => {
  const wall = (seed: number) => ({ 'time.wall': noisy(100 * MS, 0.02, 10, seed) });
  const history = found(
    historyOf(Array.from({ length: 8 }, (_, i) => ({ parse: wall(50 + i), render: wall(70 + i) }))),
  );
  const screening = runOf({
    parse: { metrics: { 'time.wall': noisy(130 * MS, 0.02, 10, 20) } },
    render: { metrics: wall(21) },
  });

  test('take the place of the stored comparison of the scenarios that were run, and of no other', () => {
    const { scenarios, reference, family } = analyze(screening, history, policyWith(), [unchanged]);
    const kinds = scenarios.map(({ id, metrics }) => [id, metrics[0]?.comparison.kind]);
    expect(kinds).toEqual([
      ['parse', 'paired'],
      ['render', 'stored'],
    ]);
    expect(reference).toMatchObject({
      kind: 'paired',
      scenarios: ['parse'],
      screening: { kind: 'stored', runs: 8 },
    });
    expect(family.metrics).toBe(1);
  });

  test('clear a suspect that was only the day', () => {
    expect(judged([screening], 'time.wall', policyWith(), history).status).toBe('warn');
    expect(judged([screening, unchanged], 'time.wall', policyWith(), history).status).toBe('pass');
  });

  test('whose base never succeeds leave the suspect a warning, whatever the head was now', () => {
    const failed = wallOf({ base: new Array<null>(10).fill(null), head: same(100 * MS, 10) });
    expect(judged([screening, failed], 'time.wall', policyWith(), history).status).toBe('warn');
  });

  test('whose head never succeeds fail, however well the screening went', () => {
    const crashing = wallOf({ base: same(100 * MS, 10), head: new Array<null>(10).fill(null) });
    const analysis = analyze(screening, history, policyWith(), [crashing]);
    expect(analysis.scenarios[0]).toMatchObject({ outcomes: { ok: 10, failed: 10 } });
    expect(judge(screening, analysis, policyWith(), () => '').status).toBe('fail');
  });

  test('do not make a crash of the screening undone', () => {
    const outcome = { kind: 'signalled', signal: 'SIGSEGV' } as const;
    const crashed = runOf({ parse: { metrics: wall(22), failed: { outcome, count: 1 } } });
    const analysis = analyze(crashed, history, policyWith(), [unchanged]);
    expect(analysis.scenarios[0]).toMatchObject({
      outcomes: { ok: 60, signalled: 1 },
      trouble: { outcome, count: 1 },
    });
    const { status, checks } = judge(crashed, analysis, policyWith(), () => '');
    expect(status).toBe('inconclusive');
    expect(checks.find(({ rule }) => rule === 'outcome')?.reason).toContain('fails too seldom to tell');
  });
});
