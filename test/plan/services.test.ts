import { describe, expect, test } from 'vitest';
import { sharedServiceCaveats } from '../../src/analyze/service-caveat.ts';
import { planSchema } from '../../src/baseline/plan-schema.ts';
import { parseConfig } from '../../src/config/parse.ts';
import type { Plan } from '../../src/model/plan.ts';
import { pairedPlan } from '../../src/plan/pairing.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { EVERYTHING } from '../../src/plan/select.ts';
import { shardPlan } from '../../src/plan/shard.ts';
import { mergePlans } from '../../src/run/merge/merge-plans.ts';
import { planOf, scenario } from '../run/suite.ts';

const SUITE = `version: 1
suite: shop
services:
  api: { command: ./api, needs: [db] }
  db: { command: ./db }
  mail: { command: ./mail }
scenarios:
  orders: { command: ./orders, needs: [api] }
  letters: { command: ./letters, needs: [mail] }
  alone: { command: ./alone }
`;

function plan(text: string = SUITE, names: readonly string[] = []): Plan {
  const parsed = parseConfig(text, 'stress.yml');
  if (!('config' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return makePlan(parsed.config, {
    configFile: 'stress.yml',
    fallbackSuite: 'shop',
    selection: { ...EVERYTHING, scenarios: names },
    seed: null,
    budgetMs: null,
    samples: null,
    durationMs: null,
  });
}

const paired = (id: string): Plan =>
  pairedPlan(plan(), {
    purpose: 'search',
    scenarios: new Set([id]),
    base: 'b',
    budgetMs: null,
    control: false,
  });

const namesIn = ({ services = [] }: Plan) => services.map(({ name }) => name);
const digestIn = (of: Plan, id: string) => of.scenarios.find(found => found.id === id)?.digest;

describe('a plan says which services will run', () => {
  test('each after those it needs, and beside which scenarios', () => {
    expect(namesIn(plan())).toEqual(['db', 'api', 'mail']);
    expect(plan().scenarios.map(({ services }) => services)).toEqual([['db', 'api'], ['mail'], undefined]);
  });

  test.each([
    ['a selection', plan(SUITE, ['letters']), ['mail']],
    ['a selection that needs none', plan(SUITE, ['alone']), []],
    ['a round of pairs', paired('orders'), ['db', 'api']],
    ['a round of pairs that needs none', paired('alone'), []],
  ])('and of %s no others', (_, part, expected) => {
    expect(namesIn(part)).toEqual(expected);
    expect('services' in part).toBe(expected.length > 0);
  });

  test('and shards have their own, which a merge puts together', () => {
    const parts = [1, 2, 3].map(index => shardPlan(plan(), { index, count: 3 }, {}));
    expect(parts.map(namesIn)).toEqual([['db', 'api'], ['mail'], []]);
    expect(namesIn(mergePlans(parts)).toSorted()).toEqual(['api', 'db', 'mail']);
    expect(mergePlans(parts.filter(part => namesIn(part).length === 0))).not.toHaveProperty('services');
  });

  test('and is read again as it was written', () => {
    expect(planSchema.parse(JSON.parse(JSON.stringify(plan())))).toEqual(plan());
  });
});

describe('the digest of a scenario', () => {
  const changed = (from: string, to: string) => plan(SUITE.replace(from, to));

  test.each([
    ['its service’s command', './api', './api --fast'],
    ['the command of what its service needs', './db', './db --fast'],
    ['how long an instance lives', '{ command: ./db }', '{ command: ./db, scope: suite }'],
  ])('changes with %s, and that of others does not', (_, from, to) => {
    expect(digestIn(changed(from, to), 'orders')).not.toBe(digestIn(plan(), 'orders'));
    expect(digestIn(changed(from, to), 'letters')).toBe(digestIn(plan(), 'letters'));
  });

  test.each([
    ['a service is waited for', '{ command: ./db }', '{ command: ./db, ready: { tcp: 5432, timeout: 1m } }'],
    ['a service is stopped', '{ command: ./db }', '{ command: ./db, stopTimeout: 1s }'],
  ])('stays when only how %s changes', (_, from, to) => {
    expect(digestIn(changed(from, to), 'orders')).toBe(digestIn(plan(), 'orders'));
  });

  test('of a scenario without services is what it was before there were any', () => {
    const alone = 'version: 1\nsuite: shop\nscenarios:\n  alone: { command: ./alone }\n';
    expect(digestIn(plan(), 'alone')).toBe(digestIn(plan(alone), 'alone'));
  });
});

describe('a doubt is stated', () => {
  const caveatsOf = (text: string, samples: readonly number[] = [1, 2]) =>
    sharedServiceCaveats({
      plan: plan(text),
      scenarios: ['orders', 'letters'].map(id => ({ id, metrics: [{ samples }] })),
    });

  test('where invocations share an instance', () => {
    expect(caveatsOf(SUITE).map(({ scenario: id, text }) => [id, text.slice(0, 66)])).toEqual([
      ['orders', 'Every invocation of a side met the same instance of db, api: how m'],
      ['letters', 'Every invocation of a side met the same instance of mail: how much'],
    ]);
  });

  test('and not where nothing was measured twice', () => {
    expect(caveatsOf(SUITE, [1])).toEqual([]);
  });

  test('and not where each has its own', () => {
    expect(
      caveatsOf(SUITE.replaceAll(/command: (\.\/(api|db|mail))/g, 'command: $1, scope: invocation')),
    ).toEqual([]);
  });
});

test('a plan without services has no word of them', () => {
  expect(JSON.stringify(planOf([scenario('a', { command: 'true' })]))).not.toContain('services');
});
