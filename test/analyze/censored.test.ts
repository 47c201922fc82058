import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { judge } from '../../src/verdict/judge.ts';
import { ABSENT, pairedRunOf, policyWith, runOf, threshold } from '../helpers/runs.ts';

const S = 1e9;

/** One scenario whose invocations gave `seconds`, of which those in `atLeast` were not seen to the end, under a limit. */
function check(metric: string, seconds: readonly number[], atLeast: readonly number[], limit: object) {
  const scale = metric === 'recovery.time' ? S : 1;
  const run = runOf({
    api: {
      metrics: { [metric]: seconds.map(value => value * scale) },
      planned: { samples: { warmup: 0, min: 6, max: 6, looks: [6] } },
    },
  });
  const scenarios = run.scenarios.map(scenario => ({
    ...scenario,
    metrics: scenario.metrics.map(samples => ({ ...samples, atLeast })),
  }));
  const result = { ...run, scenarios };
  const policy = policyWith({ thresholds: { api: [threshold(metric, limit)] } });
  const analysis = analyze(result, ABSENT, policy);
  const checks = judge(result, analysis, policy, () => '').checks;
  const found = checks.find(one => one.metric === metric && (one.rule === 'max' || one.rule === 'min'));
  return {
    status: found?.status,
    metric: analysis.scenarios[0]?.metrics.find(one => one.metric.id === metric),
  };
}

describe('lower bounds', () => {
  const six = [2, 2, 3, 3, 4, 4];

  test('values that were seen keep a limit', () => {
    expect(check('recovery.time', six, [], { max: 5 * S }).status).toBe('pass');
  });

  test('one that was not seen to the end cannot be within a limit from above', () => {
    const { status, metric } = check('recovery.time', six, [5], { max: 5 * S });
    expect(status).toBe('inconclusive');
    expect(metric?.estimate?.interval.high).toBeNull();
    expect(metric?.caveats).toMatchObject([
      { code: 'lower-bound', text: expect.stringMatching(/^in 1 of 6/) },
    ]);
  });

  test('of times are told in one sentence, whichever statistics they are', () => {
    const [first, second] = ['latency.p50', 'latency.p99'].map(
      id => check(id, six, [4, 5], { max: 5 * S }).metric?.caveats,
    );
    expect(first).toEqual(second);
    expect(first).toMatchObject([{ code: 'lower-bound', text: expect.stringContaining('timed out') }]);
  });

  test('break a limit that lies below all of them', () => {
    expect(check('recovery.time', [9, 9, 9, 9, 9, 9], [0, 1, 2, 3, 4, 5], { max: 5 * S }).status).toBe(
      'fail',
    );
  });

  test('are never passed where they are below the limit', () => {
    expect(check('recovery.time', [4, 4, 4, 4, 4, 4], [0, 1, 2, 3, 4, 5], { max: 5 * S }).status).toBe(
      'inconclusive',
    );
  });

  test('keep a limit from below that the load went beyond: it never saturated up to 500/s, and 400/s was asked for', () => {
    const bounds = [500, 501, 500, 499, 500, 500];
    expect(check('load.saturation', bounds, [0, 1, 2, 3, 4, 5], { min: 400 }).status).toBe('pass');
    expect(check('load.saturation', bounds, [0, 1, 2, 3, 4, 5], { min: 600 }).status).toBe('inconclusive');
  });

  test('of many invocations a few bounds do not hide where the median is', () => {
    const many = Array.from({ length: 20 }, (_, i) => 2 + i / 100);
    expect(check('recovery.time', many, [18, 19], { max: 3 * S }).status).toBe('pass');
  });
});

describe('invocations without an answer, and upper bounds', () => {
  /** Twenty invocations, of which eight saturated at 500/s and the others as told, against a limit from below. */
  function held(others: object, samples = [500, 501, 502, 499, 498, 500, 503, 497]) {
    const run = runOf({
      api: {
        metrics: { 'load.saturation': samples },
        planned: { samples: { warmup: 0, min: 20, max: 20, looks: [20] } },
      },
    });
    const scenarios = run.scenarios.map(scenario => ({
      ...scenario,
      outcomes: { ok: 20 },
      metrics: scenario.metrics.map(measured => ({ ...measured, ...others })),
    }));
    const result = { ...run, scenarios };
    const policy = policyWith({ thresholds: { api: [threshold('load.saturation', { min: 400 })] } });
    const analysis = analyze(result, ABSENT, policy);
    return {
      status: judge(result, analysis, policy, () => '').checks.find(({ rule }) => rule === 'min')?.status,
      caveats: analysis.scenarios[0]?.metrics[0]?.caveats,
    };
  }
  const twelve = Array.from({ length: 12 }, (_, i) => 8 + i);

  test('may have any value: a limit is not kept by the others', () => {
    const { status, caveats } = held({ unanswered: twelve });
    expect(status).toBe('inconclusive');
    expect(caveats).toMatchObject([
      { code: 'unanswered', text: expect.stringMatching(/^in 12 of 20 invocations/) },
    ]);
    expect(held({ unanswered: [8] }).status).toBe('pass');
  });

  test('that were saturated from the first rate on break a limit above it', () => {
    const early = Array(18).fill(100);
    const atMost = early.map((value, invocation) => ({ invocation, value }));
    const { status, caveats } = held({ atMost }, [...early, 500, 500]);
    expect(status).toBe('fail');
    expect(caveats).toMatchObject([
      { code: 'upper-bound', text: expect.stringMatching(/^in 18 of 20 invocations/) },
    ]);
    const above = atMost.map(({ invocation }) => ({ invocation, value: 450 }));
    expect(held({ atMost: above }, [...Array(18).fill(450), 500, 500]).status).toBe('inconclusive');
  });

  test('that fell between two rates keep a limit below both and break one above both', () => {
    const all = Array.from({ length: 8 }, (_, i) => i);
    const between = (low: number, high: number) =>
      held({ atLeast: all, atMost: all.map(invocation => ({ invocation, value: high })) }, Array(8).fill(low))
        .status;
    expect(between(450, 550)).toBe('pass');
    expect(between(300, 350)).toBe('fail');
    expect(between(350, 450)).toBe('inconclusive');
  });
});

describe('lower bounds in pairs', () => {
  /** Ten pairs, of which the values of so many invocations a side are lower bounds. */
  function compared(
    base: number,
    head: number,
    bounds: { readonly base: number; readonly head: number },
    id = 'recovery.time',
  ) {
    const run = pairedRunOf({
      api: { [id]: { base: Array(10).fill(base * S), head: Array(10).fill(head * S) } },
    });
    const scenarios = run.scenarios.map(scenario => ({
      ...scenario,
      metrics: scenario.metrics.map(samples => ({
        ...samples,
        atLeast: samples.invocations.slice(0, scenario.arm === 'base' ? bounds.base : bounds.head),
      })),
    }));
    const result = { ...run, scenarios };
    const policy = policyWith({ thresholds: { api: [threshold(id, { regression: 0.1 })] } });
    return judge(result, analyze(result, ABSENT, policy), policy, () => '').checks.find(
      ({ metric, rule }) => metric === id && rule === 'regression',
    );
  }

  test('on both sides say nothing of each other', () => {
    expect(compared(9, 9, { base: 10, head: 10 })).toMatchObject({
      status: 'inconclusive',
      reason: expect.stringMatching(/gave a bound or no answer/),
    });
    expect(compared(9, 9, { base: 5, head: 5 })?.status).toBe('inconclusive');
  });

  test('on one side are as far away at least as they look', () => {
    expect(['warn', 'fail']).toContain(compared(2, 9, { base: 0, head: 10 })?.status);
    expect(compared(9, 2, { base: 10, head: 0 })?.status).toBe('pass');
  });

  test('that are few do not hide where the others are', () => {
    expect(compared(2, 2, { base: 4, head: 0 })?.status).toBe('pass');
    expect(compared(2, 2, { base: 0, head: 4 })?.status).toBe('inconclusive');
  });

  test('are held neither against a head that may do more, nor for one whose base may', () => {
    const of = (base: number, head: number, bounds: { readonly base: number; readonly head: number }) =>
      compared(base, head, bounds, 'load.saturation')?.status;
    expect(of(500, 300, { base: 0, head: 10 })).toBe('inconclusive');
    expect(of(600, 590, { base: 10, head: 0 })).toBe('inconclusive');
    expect(['warn', 'fail']).toContain(of(500, 300, { base: 10, head: 0 }));
    expect(of(500, 600, { base: 0, head: 10 })).toBe('pass');
  });
});

describe('times that are read off windows', () => {
  const gate = { ...policyWith({ thresholds: { api: [threshold('recovery.time', { regression: 0.1 })] } }) };
  const pairs = (base: number, head: number) => {
    const result = pairedRunOf({
      api: { 'recovery.time': { base: Array(10).fill(base * S), head: Array(10).fill(head * S) } },
    });
    const { scenarios } = analyze(result, ABSENT, gate);
    return judge(result, analyze(result, ABSENT, gate), gate, () => '').checks.find(
      ({ metric, rule }) => metric === 'recovery.time' && rule === 'regression' && scenarios.length > 0,
    )?.status;
  };

  test('may be the same in every invocation, and nothing at all', () => {
    expect(pairs(0, 0)).toBe('pass');
    expect(pairs(2, 2)).toBe('pass');
    // Without fresh pairs what is worse is a warning, if it varies at all.
    expect(['warn', 'fail']).toContain(pairs(0, 5));
    expect(['warn', 'fail']).toContain(pairs(2, 5));
    expect(pairs(5, 2)).toBe('pass');
  });
});
