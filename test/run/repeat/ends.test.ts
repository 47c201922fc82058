import { describe, expect, test } from 'vitest';
import { runsToRuleOut } from '../../../src/model/repetition.ts';
import { endOf, type RepeatProgress } from '../../../src/run/repeat/ends.ts';
import { openNumbers } from '../../../src/run/repeat/numbers.ts';
import { drawPulse } from '../../../src/run/repeat/pulses.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { cell, repeatPlan } from './repeats.ts';

const at = (changes: Partial<RepeatProgress>): RepeatProgress => ({
  begun: 0,
  failed: 0,
  unstartable: null,
  elapsedMs: 0,
  ...changes,
});

describe('endOf()', () => {
  const bound = repeatPlan(80, { until: { kind: 'bound', rate: 0.05 } });
  const time = repeatPlan(10_000, { until: { kind: 'time', durationMs: 500 } });
  test.each([
    ['runs: goes on below the number', repeatPlan(3), at({ begun: 2, failed: 2 }), null],
    ['runs: ends at the number', repeatPlan(3), at({ begun: 3 }), 'complete'],
    [
      'first failure: ends at it',
      repeatPlan(9, { until: { kind: 'first-failure' } }),
      at({ begun: 2, failed: 1 }),
      'decided',
    ],
    [
      'first failure: ends at the number without one',
      repeatPlan(9, { until: { kind: 'first-failure' } }),
      at({ begun: 9 }),
      'complete',
    ],
    ['bound: goes on below the number that rules it out', bound, at({ begun: 58 }), null],
    ['bound: ends there without a failure', bound, at({ begun: 59 }), 'complete'],
    ['bound: goes on to the most runs with one', bound, at({ begun: 59, failed: 1 }), null],
    ['bound: ends at the most runs', bound, at({ begun: 80, failed: 1 }), 'complete'],
    ['time: makes one run, however short the time', time, at({ elapsedMs: 900 }), null],
    ['time: goes on before it is over', time, at({ begun: 7, elapsedMs: 499 }), null],
    ['time: ends when it is over', time, at({ begun: 7, elapsedMs: 500 }), 'complete'],
    ['only one run is made', repeatPlan(9, { only: 4 }), at({ begun: 1 }), 'complete'],
    ['nothing can be started', repeatPlan(9), at({ begun: 1, unstartable: 'no such file' }), 'failing'],
  ])('%s', (_, plan, progress, kind) => {
    expect(endOf(plan, progress)?.kind ?? null).toBe(kind);
  });
});

describe('runsToRuleOut()', () => {
  // Clopper and Pearson's bound of 0 failures; the table is in the design study of flake rates.
  test.each([
    [0.2, 14],
    [0.1, 29],
    [0.05, 59],
    [0.02, 149],
    [0.01, 299],
    [0.005, 598],
    [0.001, 2995],
  ])('%s takes %i', (rate, runs) => {
    expect(runsToRuleOut(rate)).toBe(runs);
    expect((1 - rate) ** runs).toBeLessThanOrEqual(0.05);
    expect((1 - rate) ** (runs - 1)).toBeGreaterThan(0.05);
  });
});

describe('openNumbers()', () => {
  const plan = repeatPlan(9, { cells: [cell('a'), cell('b')], deck: [1, 0] });
  const first = (count: number, ...given: Parameters<typeof openNumbers>): readonly (number | null)[] => {
    const numbers = openNumbers(...given);
    return Array.from({ length: count }, () => {
      const number = numbers.peek();
      numbers.take();
      return number;
    });
  };

  test('counts from 0', () => {
    expect(first(3, plan, () => true)).toEqual([0, 1, 2]);
  });

  test('passes over numbers whose cell the machine cannot give, so that the others keep theirs', () => {
    expect(first(3, plan, ({ id }) => id === 'a')).toEqual([1, 3, 5]);
  });

  test('gives none where the machine gives no cell', () => {
    expect(first(1, plan, () => false)).toEqual([null]);
  });

  test('gives the one that is wanted, where its cell can be given', () => {
    const only = { ...plan, only: 4 };
    expect(first(2, only, () => true)).toEqual([4, null]);
    expect(first(1, only, ({ id }) => id === 'a')).toEqual([null]);
  });

  test('a number that was peeked at stays the next', () => {
    const numbers = openNumbers(plan, () => true);
    expect([numbers.peek(), numbers.peek()]).toEqual([0, 0]);
  });
});

describe('drawPulse()', () => {
  const draw = (seed: number, count: number) => {
    const random = createRandom(seed);
    return Array.from({ length: count }, () => drawPulse(random));
  };

  test('is fixed by its seed', () => {
    expect(draw(3, 50)).toEqual(draw(3, 50));
    expect(draw(3, 50)).not.toEqual(draw(4, 50));
  });

  test('stops for 1 to 50 ms, with a mean of 25.5, after exponential gaps with a mean of 20 ms', () => {
    const pulses = draw(1, 20_000);
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const stops = pulses.map(({ stopMs }) => stopMs);
    const gaps = pulses.map(({ gapMs }) => gapMs);
    expect([Math.min(...stops) >= 1, Math.max(...stops) <= 50]).toEqual([true, true]);
    expect(mean(stops)).toBeCloseTo(25.5, 0);
    expect(mean(gaps)).toBeGreaterThan(19.4);
    expect(mean(gaps)).toBeLessThan(20.6);
    // Of an exponential distribution a share of 1/e lies above the mean.
    expect(gaps.filter(gap => gap > 20).length / gaps.length).toBeCloseTo(Math.exp(-1), 1);
  });
});
