import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlannedScenario } from '../../src/model/plan.ts';
import { estimateCost } from '../../src/plan/cost.ts';
import { shardPlan } from '../../src/plan/shard.ts';
import { plannedScenario, planWith, threshold } from '../helpers/runs.ts';

const lasting = (id: string, durationMs: number): PlannedScenario =>
  plannedScenario(id, { load: { model: 'closed', users: 1, iterations: null, durationMs } });

const anyPlan = fc
  .array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 30 })
  .map(durations =>
    planWith(
      durations.map((duration, i) => lasting(`s${i}`, duration)),
      { budgetMs: 1000 },
    ),
  );

const all = (plan: Parameters<typeof shardPlan>[0], count: number, limits = {}) =>
  Array.from({ length: count }, (_, i) => shardPlan(plan, { index: i + 1, count }, limits));

describe('shardPlan()', () => {
  test('gives every scenario to exactly one part, in the order of the plan', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 1, max: 40 }), (plan, count) => {
        const parts = all(plan, count);
        const ids = parts.flatMap(({ scenarios }) => scenarios.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(plan.scenarios.map(({ id }) => id).toSorted());
        const places = new Map(plan.scenarios.map(({ id }, i) => [id, i]));
        for (const { scenarios } of parts) {
          const order = scenarios.map(({ id }) => places.get(id) ?? -1);
          expect(order).toEqual(order.toSorted((a, b) => a - b));
        }
      }),
      { seed: 1 },
    );
  });

  test('balances: no part is longer than the mean and the longest scenario together', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 1, max: 10 }), (plan, count) => {
        const costs = plan.scenarios.map(estimateCost);
        const mean = costs.reduce((sum, cost) => sum + cost, 0) / count;
        const parts = all(plan, count)[0]?.shard?.parts ?? [];
        expect(Math.max(...parts.map(({ costMs }) => costMs))).toBeLessThanOrEqual(mean + Math.max(...costs));
      }),
      { seed: 2 },
    );
  });

  test('says the same of the whole on every part, and keeps seeds and digests', () => {
    const plan = planWith(['a', 'b', 'c'].map(id => plannedScenario(id, { seed: id.charCodeAt(0) })));
    const parts = all(plan, 2);
    expect(new Set(parts.map(({ shard }) => JSON.stringify(shard?.parts))).size).toBe(1);
    expect(new Set(parts.map(({ shard }) => shard?.whole)).size).toBe(1);
    expect(
      parts
        .flatMap(({ scenarios }) => scenarios)
        .map(({ seed }) => seed)
        .toSorted(),
    ).toEqual([97, 98, 99]);
    expect(parts.every(({ seed, omitted }) => seed === 42 && omitted.length === 0)).toBe(true);
  });

  test.each([
    ['seed', planWith([plannedScenario('a')], { seed: 43 })],
    ['scenario', planWith([plannedScenario('b')])],
    ['command', planWith([plannedScenario('a', { digest: 'other' })])],
    ['setup', planWith([plannedScenario('a')], { setup: 'make' })],
  ])('of a plan with another %s is of another whole', (_, other) => {
    const whole = (plan: typeof other) => shardPlan(plan, { index: 1, count: 2 }, {}).shard?.whole;
    expect(whole(other)).not.toBe(whole(planWith([plannedScenario('a')])));
  });

  test('the whole does not depend on where the suite lies or how long it may take', () => {
    const whole = (overrides: object) =>
      shardPlan(planWith([plannedScenario('a')], overrides), { index: 1, count: 2 }, {}).shard?.whole;
    expect(whole({ configFile: 'other\\stress.yml', budgetMs: 5 })).toBe(whole({}));
  });

  test('keeps together what is divided by one another, through others too', () => {
    const plan = planWith(['a', 'b', 'c', 'd', 'e'].map(id => plannedScenario(id)));
    const to = (relativeTo: string) => [threshold('time.wall', { relativeTo })];
    const parts = all(plan, 5, { a: to('c'), e: to('a') });
    const together = parts.find(({ scenarios }) => scenarios.some(({ id }) => id === 'a'));
    expect(together?.scenarios.map(({ id }) => id)).toEqual(['a', 'c', 'e']);
  });

  test('gives each part the whole budget, because they run side by side', () => {
    const plan = planWith(
      ['a', 'b', 'c', 'd'].map(id => plannedScenario(id)),
      { budgetMs: 600 },
    );
    const [first] = all(plan, 2);
    expect(first?.budgetMs).toBe(600);
    expect(first?.scenarios.map(({ budgetMs }) => budgetMs)).toEqual([300, 300]);
  });

  test('more parts than scenarios are empty parts, which need no setup', () => {
    const parts = all(planWith([plannedScenario('a')], { setup: 'make' }), 3);
    expect(parts.map(({ scenarios }) => scenarios.length)).toEqual([1, 0, 0]);
    expect(parts.map(({ setup }) => setup)).toEqual(['make', null, null]);
  });
});

describe('estimateCost()', () => {
  test.each<[string, PlannedScenario, PlannedScenario]>([
    ['a longer load', lasting('a', 20_000), lasting('a', 10_000)],
    [
      'more samples',
      plannedScenario('a'),
      plannedScenario('a', { samples: { warmup: 0, min: 5, max: 5, looks: [5] } }),
    ],
    ['a soak', plannedScenario('a', { leaks: true }), plannedScenario('a')],
    ['counting instructions', plannedScenario('a', { measure: 'instructions' }), plannedScenario('a')],
    [
      'more operations',
      plannedScenario('a', { load: { model: 'closed', users: 2, iterations: 100, durationMs: null } }),
      plannedScenario('a', { load: { model: 'closed', users: 2, iterations: 10, durationMs: null } }),
    ],
    [
      'fewer users for the same operations',
      plannedScenario('a', { load: { model: 'closed', users: 1, iterations: 100, durationMs: null } }),
      plannedScenario('a', { load: { model: 'closed', users: 10, iterations: 100, durationMs: null } }),
    ],
  ])('%s costs more', (_, more, less) => {
    expect(estimateCost(more)).toBeGreaterThan(estimateCost(less));
  });

  test('does not depend on a timeout', () => {
    expect(estimateCost(plannedScenario('a', { timeoutMs: 1 }))).toBe(estimateCost(plannedScenario('a')));
  });
});
