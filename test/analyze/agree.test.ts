import { describe, expect, test } from 'vitest';
import { simulate } from '../../bench/replicas/simulate.ts';
import { agree } from '../../src/analyze/agree.ts';
import type { Comparison, PairedComparison } from '../../src/model/analysis.ts';
import { alphaOfOne, majorityOf } from '../../src/stats/majority.ts';

const found = (
  state: PairedComparison['state'],
  change: number,
  holds: boolean | null = null,
): PairedComparison => ({
  kind: 'paired',
  reference: 100,
  pairs: 20,
  dropped: 0,
  change,
  interval: { low: change - 0.01, high: change + 0.01, level: 0.95 },
  difference: 100 * change,
  p: 0.5,
  adjustedP: 0.5,
  adjustedPBetter: 0.5,
  alpha: 0.05,
  state,
  mde80: 0.02,
  smallestEffect: 0.03,
  floor: 0,
  confirmation:
    holds === null
      ? null
      : { pairs: 30, change, interval: { low: null, high: null, level: 0.95 }, p: 0.01, alpha: 0.025, holds },
});

const worse = (change: number, holds: boolean | null = null) => found('worse', change, holds);
const fine = (change: number) => found('excluded', change);
const open = (change: number) => found('undecided', change);

const said = (comparison: Comparison): string =>
  comparison.kind === 'paired'
    ? `${comparison.state}${comparison.confirmation === null ? '' : comparison.confirmation.holds ? ', confirmed' : ', not confirmed'}`
    : comparison.kind === 'none'
      ? comparison.code
      : comparison.kind;

describe('agree()', () => {
  test.each<[string, readonly Comparison[], string]>([
    ['both of two', [worse(0.1, true), worse(0.11, true)], 'worse, confirmed'],
    ['both of two, by unlike amounts,', [worse(0.1, true), worse(0.2, true)], 'disagree'],
    ['one of two', [worse(0.1, true), fine(0)], 'disagree'],
    ['two of three', [worse(0.1, true), worse(0.11, true), open(0.07)], 'worse, confirmed'],
    [
      'two of three, of which one is confirmed',
      [worse(0.1, true), worse(0.11, false), open(0.07)],
      'worse, not confirmed',
    ],
    [
      'three of three, of which two are confirmed',
      [worse(0.1, true), worse(0.12, false), worse(0.11, true)],
      'worse, confirmed',
    ],
    ['two of three without time to confirm', [worse(0.1), worse(0.11), open(0.07)], 'worse'],
    ['two of three, of which the third sees nothing,', [worse(0.1), worse(0.11), fine(0)], 'disagree'],
    ['one of three', [worse(0.5, true), fine(0), fine(0)], 'disagree'],
    ['two of four', [worse(0.1, true), worse(0.1, true), fine(0.09), fine(0.09)], 'disagree'],
  ])('%s find it worse', (_, machines, expected) => {
    expect(said(agree(machines, 0.05))).toBe(expected);
    expect(said(agree(machines.toReversed(), 0.05))).toBe(expected);
  });

  test.each<[string, readonly Comparison[], string]>([
    ['both of two', [fine(0), fine(0.01)], 'excluded'],
    ['one of two', [fine(0), open(0.02)], 'undecided'],
    ['two of three', [fine(0), fine(0.01), open(0.02)], 'excluded'],
    ['one of three', [fine(0), open(0.01), open(0.02)], 'undecided'],
  ])('%s exclude a change that matters', (_, machines, expected) => {
    expect(said(agree(machines, 0.05))).toBe(expected);
  });

  test('a machine that measured nothing broken is not outvoted', () => {
    const broken: Comparison = { kind: 'broken', reason: 'negative' };
    expect(said(agree([broken, fine(0), fine(0)], 0.05))).toBe('disagree');
    expect(said(agree([broken, broken, fine(0)], 0.05))).toBe('broken');
  });

  test('the change is the median machine, the interval reaches over all', () => {
    const together = agree([worse(0.1, true), worse(0.11, true), worse(0.15, true)], 0.05);
    expect(together).toMatchObject({ change: 0.11, pairs: 60 });
    if (together.kind !== 'paired') throw new Error('they are pairs');
    expect(together.interval.low).toBeCloseTo(0.09);
    expect(together.interval.high).toBeCloseTo(0.16);
  });
});

describe('a majority of machines', () => {
  test.each([
    [1, 1, 1],
    [2, 2, 1],
    [3, 2, 2],
    [4, 3, 2],
    [5, 3, 3],
  ])('of %i is %i, and each spends a %i. part of the level', (machines, majority, parts) => {
    expect(majorityOf(machines)).toBe(majority);
    expect(alphaOfOne(0.05, machines)).toBeCloseTo(0.05 / parts);
  });

  test.each([2, 3])('of %i is wrong below its level where nothing changed', machines => {
    const { majority } = simulate({ machines, change: 0, betweenMachines: 0 }, 300, 11);
    expect(majority).toBeLessThanOrEqual(0.01);
  });

  test('of three sees a slowdown of 10 % that all of them have', () => {
    expect(
      simulate({ machines: 3, change: Math.log(1.1), betweenMachines: 0 }, 100, 12).majority,
    ).toBeGreaterThan(0.95);
  });

  test('is deceived less by machines that differ than pooled pairs are', () => {
    const rates = simulate({ machines: 3, change: 0, betweenMachines: 0.05 }, 300, 13);
    expect(rates.majority).toBeLessThan(rates.pooled);
    expect(rates.majority).toBeLessThan(0.06);
    expect(rates.disagree).toBeGreaterThan(0.2);
  });
});
