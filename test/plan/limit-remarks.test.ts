import { expect, test } from 'vitest';
import { applyIntensity } from '../../src/config/intensity.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { NO_OVERRIDES } from '../../src/model/override.ts';
import { limitRemarks } from '../../src/plan/limit-remarks.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { policyOf } from '../../src/plan/policy.ts';

function remarksOn(
  load: string,
  limits: string,
  driver = 'http: { url: "http://localhost/" }',
): readonly string[] {
  const text = `version: 1\nscenarios:\n  orders:\n    ${driver}\n    load: ${load}\n    thresholds: ${limits}\n`;
  const parsed = parseConfig(text, 'stress.yml');
  if ('problems' in parsed) throw new Error(parsed.problems[0]?.message);
  const { config } = parsed;
  const plan = makePlan(applyIntensity(config), {
    ...{ configFile: 'stress.yml', fallbackSuite: 'shop', seed: null, budgetMs: null, samples: null },
    ...{ durationMs: null, selection: { scenarios: [], categories: [], priorities: [], tags: [] } },
  });
  const given = { against: null, failOn: null, watchHistory: false, overrides: NO_OVERRIDES };
  return limitRemarks(plan, policyOf(config, plan, given));
}

const P95 = '{ latency.p95: { max: 10ms } }';

test('a percentile of fewer operations than it needs is told with both numbers, whatever makes them', () => {
  const sentence = (most: string): string =>
    `orders: latency.p95 needs 200 successful operations in an invocation, and at most ${most} due: it cannot be answered; make the load longer, or limit a lower percentile`;
  expect(remarksOn('{ rate: 10/s, duration: 3s }', P95)).toEqual([sentence('30 are')]);
  expect(remarksOn('{ users: 2, iterations: 199 }', P95)).toEqual([sentence('199 are')]);
  const worker = 'worker: { command: ./worker }';
  expect(remarksOn('{ iterations: 100 }', P95, worker)).toEqual([sentence('100 are')]);
});

test('one of a phase is held against the operations of that phase', () => {
  const spike = '{ spike: { base: 5/s, peak: 500/s, at: 5s, width: 1s } }';
  expect(remarksOn(spike, '{ latency.p95@spike: { max: 1s } }')).toEqual([]);
  expect(remarksOn(spike, '{ latency.p95@before: { max: 1s } }')).toEqual([
    expect.stringMatching(/^orders: latency\.p95@before needs 200 .+ at most 25 are due/),
  ]);
});

test.each([
  ['the operations are enough', '{ rate: 100/s, duration: 2s }', P95],
  ['users make as many as are answered', '{ users: 1, duration: 1s }', P95],
  ['random arrivals may be more than their mean', '{ rate: 19/s, duration: 10s, arrivals: poisson }', P95],
  ['a rate is searched', '{ find: max, rate: 1/s, duration: 1s }', P95],
  ['the metric is no percentile', '{ rate: 10/s, duration: 3s }', '{ latency.mean: { max: 1ms } }'],
])('nothing is told where %s', (_, load, limits) => {
  expect(remarksOn(load, limits)).toEqual([]);
});

test('nothing is told of a single run of a program, whose numbers are its own', () => {
  expect(remarksOn('{ iterations: 1 }', P95, 'command: ./bench')).toEqual([]);
});

test('what users have not is told of a program that might report it by itself', () => {
  const limits = '{ service.p95: { max: 1ms }, load.dropped: { max: 1% } }';
  expect(remarksOn('{ users: 2, iterations: 9 }', limits, 'command: ./bench')).toEqual([
    expect.stringMatching(
      /^orders: service\.p95 .+ unless the program itself reports it, give the load a rate/,
    ),
    expect.stringMatching(/^orders: load\.dropped /),
  ]);
});

test('a ladder is told of once', () => {
  expect(remarksOn('{ users: [1, 2, 4], iterations: 50 }', P95)).toEqual([
    expect.stringMatching(/^orders\[users=1\]: /),
  ]);
});
