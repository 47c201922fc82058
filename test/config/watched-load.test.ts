import { describe, expect, test } from 'vitest';
import { NO_OVERRIDES } from '../../src/model/override.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { policyOf } from '../../src/plan/policy.ts';
import { EVERYTHING } from '../../src/plan/select.ts';
import { configOf, messagesOf, suiteWith } from './suite-text.ts';

const FIND = 'load: { find: max, rate: 50/s, duration: 10s }';
const RATE = 'load: { rate: 50/s, duration: 30s }';

const OPTIONS = {
  configFile: 'stress.yml',
  fallbackSuite: 'repo',
  selection: EVERYTHING,
  seed: null,
  budgetMs: null,
  samples: null,
  durationMs: null,
};

const planned = (...lines: readonly string[]) =>
  makePlan(configOf(suiteWith(...lines)), OPTIONS).scenarios[0];

const limitsOf = (...lines: readonly string[]) => {
  const config = configOf(suiteWith(...lines));
  const overrides = { against: null, failOn: null, watchHistory: false, overrides: NO_OVERRIDES };
  return policyOf(config, makePlan(config, OPTIONS), overrides).thresholds.parse;
};

describe('a search', () => {
  test('begins at its rate, holds it for its time, and has the limits of the scenario', () => {
    const limits =
      'thresholds: { latency.p95: { max: 50ms }, memory.peak: { max: 5MB }, throughput: { regression: 5% } }';
    expect(planned(FIND, limits)?.search).toEqual({
      from: 50,
      to: 100_000,
      holdMs: 10_000,
      settleMs: 2_000,
      resolution: 1.05,
      criteria: [
        { metric: 'latency.p95', max: 50e6, min: null },
        { metric: 'errors.rate', max: 0.01, min: null },
      ],
    });
  });

  test('has no limit on errors but its own', () => {
    expect(planned(FIND, 'thresholds: { errors.rate: { max: 5% } }')?.search?.criteria).toEqual([
      { metric: 'errors.rate', max: 0.05, min: null },
    ]);
  });

  test('takes few samples unless it says otherwise', () => {
    expect(configOf(suiteWith(FIND)).scenarios[0]).toMatchObject({
      find: 'max',
      samples: { warmup: 0, min: 6, max: 6 },
    });
    expect(configOf(suiteWith(FIND, 'samples: { min: 7, max: 8 }')).scenarios[0]?.samples).toEqual({
      ...{ warmup: 0, min: 7, max: 8 },
    });
  });

  test.each([
    ['without a rate', ['load: { find: max, duration: 10s }'], 'give it the first one'],
    [
      'with another shape',
      ['load: { find: max, sine: { mean: 5/s, amplitude: 1/s, period: 1s }, duration: 9s }'],
      'give it the first one',
    ],
    ['without a time to hold', ['load: { find: max, rate: 5/s }'], 'add `duration: 10s` beside it'],
    ['with phases', [FIND, 'phases: [{ name: a, duration: 10s }]'], 'which `phases` cannot divide or watch'],
    ['of leaks', [FIND, 'leaks: true'], 'which `leaks` cannot divide or watch'],
    [
      'that its own limit would end',
      [FIND, 'thresholds: { latency.p95: { max: 5ms, abortOnFail: true } }'],
      'would end the search',
    ],
    [
      'that is not there, limited',
      [RATE, 'thresholds: { load.sustainable: { min: 5/s } }'],
      'is the answer of a search; add `find: max`',
    ],
  ])('%s is refused', (_, lines, message) => {
    expect(messagesOf(suiteWith(...lines)).join('\n')).toContain(message);
  });
});

describe('limits on a running load', () => {
  test('are planned with the time that they may be broken', () => {
    const limits =
      'thresholds: { latency.p95: { max: 50ms, for: 5s, abortOnFail: true }, throughput: { min: 9/s, for: 2s } }';
    expect(planned(RATE, limits)?.watches).toEqual([
      { metric: 'latency.p95', max: 50e6, min: null, forMs: 5_000, abort: true },
      { metric: 'throughput', max: null, min: 9, forMs: 2_000, abort: false },
    ]);
    expect(planned(RATE)?.watches).toBeUndefined();
  });

  test('with a time are held against the level that was kept up, and the comparison against the whole', () => {
    const limits = limitsOf(RATE, 'thresholds: { latency.p95: { max: 50ms, for: 5s, regression: 8% } }');
    expect(limits).toMatchObject([
      { metric: 'latency.p95', max: null, regression: 0.08 },
      { metric: 'latency.p95@sustained', max: 50e6, regression: 'off' },
    ]);
  });

  test.each([
    [
      'a metric that no window has',
      [RATE, 'thresholds: { memory.peak: { max: 5MB, for: 5s } }'],
      '`for` needs a metric that every window of a load has',
    ],
    [
      'nothing to hold',
      [RATE, 'thresholds: { latency.p95: { regression: 5%, for: 5s } }'],
      'says when a `max` or a `min` counts',
    ],
    [
      'two limits',
      [RATE, 'thresholds: { throughput: { min: 5/s, max: 9/s, for: 5s } }'],
      'needs one limit to watch',
    ],
    [
      'a load without time',
      ['load: { users: 2, iterations: 50 }', 'thresholds: { latency.p95: { max: 5ms, abortOnFail: true } }'],
      'give the load a `duration`',
    ],
    [
      'more time than the load has',
      [RATE, 'thresholds: { latency.p95: { max: 5ms, for: 31s } }'],
      'may be broken for 31s, and the load is measured for 30s',
    ],
    [
      'more time than is measured',
      [
        RATE,
        'phases: [{ name: warm-up, duration: 26s, measure: false }, { name: run, duration: 4s }]',
        'thresholds: { latency.p95: { max: 5ms, for: 5s } }',
      ],
      'the load is measured for 4s',
    ],
    [
      'a phase of their name',
      [RATE, 'phases: [{ name: sustained, duration: 30s }]'],
      'cannot be called `sustained`',
    ],
  ])('%s is refused', (_, lines, message) => {
    expect(messagesOf(suiteWith(...lines)).join('\n')).toContain(message);
  });

  test('of a whole suite are refused', () => {
    const text = `${suiteWith(RATE)}\nthresholds:\n  latency.p95: { max: 5ms, for: 5s }\n`;
    expect(messagesOf(text).join('\n')).toContain('write this limit in the scenario whose load it is');
  });
});
