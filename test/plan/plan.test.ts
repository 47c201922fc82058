import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Config, ScenarioConfig } from '../../src/config/config.ts';
import type { HistoryCheck } from '../../src/model/detected.ts';
import { NO_OVERRIDES } from '../../src/model/override.ts';
import { thresholdFor } from '../../src/model/policy.ts';
import type { PlanOptions } from '../../src/plan/options.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { policyOf } from '../../src/plan/policy.ts';
import { EVERYTHING, unmatchedNames } from '../../src/plan/select.ts';
import { policyWith } from '../helpers/runs.ts';

const { thresholds: _none, ...POLICY } = policyWith();

const scenario = (name: string, overrides: Partial<ScenarioConfig> = {}): ScenarioConfig => ({
  name,
  line: 3,
  category: null,
  priority: 'P2',
  level: null,
  covers: [],
  tags: [],
  driver: {
    kind: 'command',
    command: 'true',
    cwd: '.',
    env: {},
    passEnv: [],
    expectExitCodes: [0],
    timeoutMs: 1000,
  },
  load: { model: 'closed', users: [1], iterations: null, durationMs: null },
  samples: { warmup: 1, min: 10, max: 40 },
  leaks: false,
  measure: 'time',
  thresholds: {},
  ...overrides,
});

const config = (scenarios: readonly ScenarioConfig[], overrides: Partial<Config> = {}): Config => ({
  version: 1,
  suite: 'orders',
  seed: null,
  setup: null,
  setupTimeoutMs: 600_000,
  budgetMs: null,
  requirements: null,
  intensity: 'medium',
  failFast: false,
  env: {},
  policy: POLICY,
  thresholds: {},
  scenarios,
  ...overrides,
});

const OPTIONS: PlanOptions = {
  configFile: 'stress.yml',
  fallbackSuite: 'repo',
  selection: EVERYTHING,
  seed: null,
  budgetMs: null,
  samples: null,
  durationMs: null,
};

const idsOf = (c: Config, options: Partial<PlanOptions> = {}) =>
  makePlan(c, { ...OPTIONS, ...options }).scenarios.map(({ id }) => id);

describe('makePlan()', () => {
  test('orders by priority and keeps the order of the file within one', () => {
    const c = config([
      scenario('late', { priority: 'P3' }),
      scenario('b'),
      scenario('a'),
      scenario('first', { priority: 'P0' }),
    ]);
    expect(idsOf(c)).toEqual(['first', 'b', 'a', 'late']);
  });

  test('makes one scenario of each rung of a ladder', () => {
    const c = config([
      scenario('api', { load: { model: 'closed', users: [1, 2, 4], iterations: null, durationMs: null } }),
    ]);
    expect(idsOf(c)).toEqual(['api[users=1]', 'api[users=2]', 'api[users=4]']);
    expect(makePlan(c, OPTIONS).scenarios.map(({ load }) => load.iterations)).toEqual([1, 2, 4]);
  });

  test.each([
    ['a name', { scenarios: ['parse'] }, ['parse']],
    ['a glob', { scenarios: ['p*'] }, ['parse', 'print']],
    ['a rung', { scenarios: ['parse[users=4]'] }, ['parse']],
    ['a category', { categories: ['io'] }, ['print']],
    ['a priority', { priorities: ['P0'] }, ['other']],
    ['a tag', { tags: ['slow'] }, ['parse']],
    ['two filters, which restrict together', { scenarios: ['p*'], categories: ['io'] }, ['print']],
  ])('selects by %s and says what was omitted', (_, selection, expected) => {
    const c = config([
      scenario('parse', { tags: ['slow'] }),
      scenario('print', { category: 'io' }),
      scenario('other', { priority: 'P0' }),
    ]);
    const plan = makePlan(c, { ...OPTIONS, selection: { ...EVERYTHING, ...selection } });
    expect(plan.scenarios.map(({ name }) => name)).toEqual(expected);
    expect([...plan.omitted, ...expected].sort()).toEqual(['other', 'parse', 'print']);
  });

  test('names a filter that matches nothing', () => {
    expect(unmatchedNames({ ...EVERYTHING, scenarios: ['parse', 'prase'] }, [scenario('parse')])).toEqual([
      'prase',
    ]);
  });

  test.each([
    [{ warmup: 1, min: 10, max: 40 }, [10, 20, 40]],
    [{ warmup: 1, min: 10, max: 10 }, [10]],
    [{ warmup: 0, min: 6, max: 40 }, [6, 12, 24, 40]],
  ])('looks at the smallest sample, at each doubling and at the largest: %j', (samples, looks) => {
    expect(makePlan(config([scenario('a', { samples })]), OPTIONS).scenarios[0]?.samples.looks).toEqual(
      looks,
    );
  });

  test('divides the budget evenly', () => {
    const plan = makePlan(config([scenario('a'), scenario('b')], { budgetMs: 60_000 }), OPTIONS);
    expect(plan.scenarios.map(({ budgetMs }) => budgetMs)).toEqual([30_000, 30_000]);
  });

  test('takes the suite name of the caller where the config has none', () => {
    expect(makePlan(config([], { suite: null }), OPTIONS).suite).toBe('repo');
  });

  test('the same config gives the same plan; another suite another seed', () => {
    const c = config([scenario('a'), scenario('b')]);
    expect(makePlan(c, OPTIONS)).toEqual(makePlan(c, OPTIONS));
    expect(makePlan(config([], { suite: 'x' }), OPTIONS).seed).not.toBe(makePlan(c, OPTIONS).seed);
    expect(makePlan(c, { ...OPTIONS, seed: 7 }).seed).toBe(7);
  });
});

describe('the digest', () => {
  const digestOf = (overrides: Partial<ScenarioConfig>) =>
    makePlan(config([scenario('a', overrides)]), OPTIONS).scenarios[0]?.digest;
  const command = (fields: object) => ({ driver: { ...scenario('a').driver, ...fields } });
  const plain = digestOf({});

  test.each([
    ['the command', command({ command: 'false' })],
    ['the environment', command({ env: { A: '1' } })],
    ['the working directory', command({ cwd: 'sub' })],
    ['the detectors', { detectors: { names: ['go-race'], hang: null } }],
    ['the checks of histories', { histories: [{ from: 'h.ndjson', check: 'counter' }] }],
    ['the number of users', { load: { model: 'closed', users: [2], iterations: null, durationMs: null } }],
  ] as const)('changes with %s', (_, overrides) => {
    expect(digestOf(overrides)).not.toBe(plain);
  });

  test.each([
    [
      'the limits',
      {
        thresholds: {
          'time.wall': {
            max: 1,
            min: null,
            regression: null,
            floor: null,
            relativeTo: null,
            required: false,
            line: 9,
            unit: null,
          },
        },
      },
    ],
    ['the priority', { priority: 'P0' as const }],
    ['the samples', { samples: { warmup: 0, min: 3, max: 5 } }],
    ['the timeout', command({ timeoutMs: 5 })],
  ])('stays with %s, so editing those keeps the history', (_, overrides) => {
    expect(digestOf(overrides)).toBe(plain);
  });

  test('tells checks of histories apart', () => {
    const checking = (check: HistoryCheck) => digestOf({ histories: [{ from: 'h.ndjson', check }] });
    expect(checking('queue')).not.toBe(checking('counter'));
  });

  test('does not depend on the order in which variables are written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), env => {
        const reversed = Object.fromEntries(Object.entries(env).reverse());
        expect(digestOf(command({ env }))).toBe(digestOf(command({ env: reversed })));
      }),
    );
  });
});

describe('policyOf()', () => {
  const limit = (fields: object) => ({
    max: null,
    min: null,
    regression: null,
    floor: null,
    relativeTo: null,
    required: false,
    line: 1,
    unit: null,
    ...fields,
  });
  const c = config([scenario('a', { thresholds: { 'latency.p95': limit({ max: 5 }) } })], {
    thresholds: {
      'latency.*': limit({ regression: 0.2 }),
      'latency.p95': limit({ regression: 0.1, max: 9 }),
    },
  });
  const policy = policyOf(c, makePlan(c, OPTIONS), {
    against: null,
    failOn: 'never',
    watchHistory: false,
    overrides: NO_OVERRIDES,
  });
  const thresholds = policy.thresholds.a ?? [];

  test('puts the scenario before the suite and ids before globs', () => {
    expect(thresholds.map(({ metric, scope }) => [metric, scope])).toEqual([
      ['latency.p95', 'scenario'],
      ['latency.p95', 'suite'],
      ['latency.*', 'suite'],
    ]);
  });

  test('thresholdFor() takes each field from the strongest that states it', () => {
    expect(thresholdFor(thresholds, 'latency.p95')).toMatchObject({ max: 5, regression: 0.1 });
    expect(thresholdFor(thresholds, 'latency.p50')).toMatchObject({ max: null, regression: 0.2 });
    expect(thresholdFor(thresholds, 'time.wall')).toBeNull();
  });

  test('lets the command line override what the config says', () => {
    expect(policy).toMatchObject({ against: 'auto', failOn: 'never', watchHistory: false });
  });
});
