import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawOrders, pairedPlan, SEARCH_LOOKS } from '../../src/plan/pairing.ts';
import { plannedScenario, planWith } from '../helpers/runs.ts';

describe('drawOrders()', () => {
  test('each side goes first equally often within every look, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const order = drawOrders(SEARCH_LOOKS, seed, false);
        expect(order).toHaveLength(60);
        SEARCH_LOOKS.forEach((look, k) => {
          const part = order.slice(SEARCH_LOOKS[k - 1] ?? 0, look);
          expect(part.filter(([first]) => first === 'base')).toHaveLength(part.length / 2);
        });
      }),
    );
  });

  test('an odd look is balanced but for one, which goes to either side', () => {
    const firsts = Array.from(
      { length: 200 },
      (_, seed) => drawOrders([5], seed, false).filter(([first]) => first === 'base').length,
    );
    expect(new Set(firsts)).toEqual(new Set([2, 3]));
  });

  test('the same seed draws the same order, another one another', () => {
    expect(drawOrders(SEARCH_LOOKS, 1, false)).toEqual(drawOrders(SEARCH_LOOKS, 1, false));
    expect(drawOrders(SEARCH_LOOKS, 1, false)).not.toEqual(drawOrders(SEARCH_LOOKS, 2, false));
  });

  test('with a control each side stands equally often in each place, and follows each other side equally often', () => {
    const orders = drawOrders([60], 3, true);
    const placed = (arm: string, place: number) => orders.filter(order => order[place] === arm).length;
    for (const arm of ['head', 'base', 'control'])
      expect([0, 1, 2].map(place => placed(arm, place))).toEqual([20, 20, 20]);
    const follows = (first: string, second: string) =>
      orders.filter(order => order.join(' ').includes(`${first} ${second}`)).length;
    expect([follows('base', 'head'), follows('base', 'control')]).toEqual([20, 20]);
  });
});

describe('pairedPlan()', () => {
  const plan = planWith([plannedScenario('a'), plannedScenario('b'), plannedScenario('c')]);
  const round = (purpose: 'search' | 'confirm') =>
    pairedPlan(plan, {
      purpose,
      scenarios: new Set(['c', 'a']),
      base: 'abc1234',
      budgetMs: 60_000,
      control: false,
    });

  test('takes the chosen scenarios in the order of the plan, and omits the others', () => {
    expect(round('search').scenarios.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(round('search').omitted).toEqual(['b']);
  });

  test('divides what is left of the budget', () => {
    expect(round('search').scenarios.map(({ budgetMs }) => budgetMs)).toEqual([30_000, 30_000]);
  });

  test('confirms with thirty pairs, or sixty where those leave it open, in an order of its own', () => {
    const { pairing } = round('confirm');
    expect(pairing?.looks).toEqual([30, 60]);
    expect(pairing?.orders.a).not.toEqual(round('search').pairing?.orders.a?.slice(0, 30));
  });

  test('a soak takes as many pairs as it takes runs, in the search and in the confirmation', () => {
    const soak = plannedScenario('a', {
      leaks: true,
      samples: { warmup: 0, min: 5, max: 5, looks: [5] },
    });
    for (const purpose of ['search', 'confirm'] as const) {
      const options = { purpose, scenarios: new Set(['a']), base: 'b', budgetMs: null, control: false };
      expect(pairedPlan(planWith([soak]), options).pairing?.orders.a).toHaveLength(5);
    }
  });
});
