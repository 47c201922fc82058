import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawOrder, pairedPlan, SEARCH_LOOKS } from '../../src/plan/pairing.ts';
import { plannedScenario, planWith } from '../helpers/runs.ts';

describe('drawOrder()', () => {
  test('each side goes first equally often within every look, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const order = drawOrder(SEARCH_LOOKS, seed);
        expect(order).toHaveLength(60);
        SEARCH_LOOKS.forEach((look, k) => {
          const part = order.slice(SEARCH_LOOKS[k - 1] ?? 0, look);
          expect(part.filter(first => first)).toHaveLength(part.length / 2);
        });
      }),
    );
  });

  test('an odd look is balanced but for one, which goes to either side', () => {
    const firsts = Array.from(
      { length: 200 },
      (_, seed) => drawOrder([5], seed).filter(first => first).length,
    );
    expect(new Set(firsts)).toEqual(new Set([2, 3]));
  });

  test('the same seed draws the same order, another one another', () => {
    expect(drawOrder(SEARCH_LOOKS, 1)).toEqual(drawOrder(SEARCH_LOOKS, 1));
    expect(drawOrder(SEARCH_LOOKS, 1)).not.toEqual(drawOrder(SEARCH_LOOKS, 2));
  });
});

describe('pairedPlan()', () => {
  const plan = planWith([plannedScenario('a'), plannedScenario('b'), plannedScenario('c')]);
  const round = (purpose: 'search' | 'confirm') =>
    pairedPlan(plan, { purpose, scenarios: new Set(['c', 'a']), base: 'abc1234', budgetMs: 60_000 });

  test('takes the chosen scenarios in the order of the plan, and omits the others', () => {
    expect(round('search').scenarios.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(round('search').omitted).toEqual(['b']);
  });

  test('divides what is left of the budget', () => {
    expect(round('search').scenarios.map(({ budgetMs }) => budgetMs)).toEqual([30_000, 30_000]);
  });

  test('confirms with thirty pairs in an order of its own', () => {
    const { pairing } = round('confirm');
    expect(pairing?.looks).toEqual([30]);
    expect(pairing?.baseFirst.a).not.toEqual(round('search').pairing?.baseFirst.a?.slice(0, 30));
  });
});
