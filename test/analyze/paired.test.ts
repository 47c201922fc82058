import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePaired } from '../../src/analyze/paired.ts';
import type { RunResult } from '../../src/model/result.ts';
import type { Check } from '../../src/model/verdict.ts';
import { compared, judged, MB, MS, pairedOf, pairs, same, wallOf } from '../helpers/pairs.ts';
import { noisy, type PairedSamples, pairedRunOf, policyWith, threshold } from '../helpers/runs.ts';

const slower = wallOf(pairs(1.1, 0.02, 60, 1));
const slowerAgain = wallOf(pairs(1.1, 0.02, 30, 2), 'confirm');
const notAgain = wallOf(pairs(1, 0.02, 30, 3), 'confirm');
const unchanged = wallOf(pairs(1, 0.02, 60, 4));
const restless = wallOf(pairs(1, 0.4, 60, 5));

describe('a change of a metric in pairs', () => {
  test.each<readonly [string, readonly [RunResult, ...RunResult[]], Check['status'], RegExp]>([
    ['worse and again in fresh pairs', [slower, slowerAgain], 'fail', /confirmed by fresh pairs/],
    ['worse and not again in fresh pairs', [slower, notAgain], 'warn', /not confirmed/],
    ['worse, and no fresh pairs were taken', [slower], 'warn', /no time to confirm/],
    ['too small to matter, for certain', [unchanged], 'pass', /excluded/],
    ['lost in the noise', [restless], 'inconclusive', /neither show nor exclude/],
    ['for the better', [wallOf(pairs(0.9, 0.02, 60, 6))], 'pass', /better/],
  ])('%s', (_, runs, status, reason) => {
    expect(judged(runs)).toMatchObject({
      rule: 'regression',
      status,
      reason: expect.stringMatching(reason) as unknown,
    });
  });

  test('stops at the first look that answers, and uses no later pair', () => {
    const { base, head } = pairs(1.2, 0.01, 60, 7);
    const first = pairedOf(wallOf({ base, head }));
    const disturbed = head.map((value, i) => (i < 10 ? value : (value ?? 0) / 9));
    expect(first).toMatchObject({ state: 'worse', pairs: 10, alpha: 0.005 });
    expect(pairedOf(wallOf({ base, head: disturbed }))).toEqual(first);
  });

  test('undecided after the last look, it says which change it would have seen', () => {
    const comparison = pairedOf(restless);
    expect(comparison).toMatchObject({ state: 'undecided', pairs: 60, alpha: 0.02, confirmation: null });
    expect(comparison.mde80).toBeGreaterThan(0.1);
    expect(comparison.mde80).toBeLessThan(0.5);
  });

  test('keeps the fresh estimate beside the first', () => {
    const comparison = pairedOf(slower, wallOf(pairs(1.06, 0.02, 30, 8), 'confirm'));
    expect(comparison.change).toBeCloseTo(0.1, 1);
    expect(comparison.confirmation).toMatchObject({ pairs: 30, holds: true });
    expect(comparison.confirmation?.change).toBeCloseTo(0.06, 1);
  });

  test('is not confirmed by a significant change of less than half the smallest effect', () => {
    const fresh = wallOf(pairs(1.01, 0.002, 30, 9), 'confirm');
    expect(pairedOf(slower, fresh).confirmation).toMatchObject({ holds: false });
    expect(pairedOf(slower, fresh).confirmation?.p).toBeLessThan(0.001);
  });

  test('with strict, fails only when the whole interval of the fresh pairs lies beyond the margin', () => {
    const strict = policyWith({ strict: true });
    const slightly = wallOf(pairs(1.035, 0.02, 30, 10), 'confirm');
    expect(judged([slower, slightly]).status).toBe('fail');
    expect(judged([slower, slightly], 'time.wall', strict)).toMatchObject({ status: 'warn' });
    expect(judged([slower, slowerAgain], 'time.wall', strict).status).toBe('fail');
  });
});

describe('the scale', () => {
  test('of a throughput: falling is worse', () => {
    const api = (factor: number) => {
      const samples = pairs(factor, 0.01, 60, 11, 1000);
      return pairedRunOf({ parse: { throughput: samples } });
    };
    const policy = policyWith({ thresholds: { parse: [threshold('throughput', { regression: 0.05 })] } });
    const slow = pairedOf(api(0.5), null, 'throughput', policy);
    expect(slow.state).toBe('worse');
    expect(slow.change).toBeCloseTo(1, 1);
    expect(slow.difference).toBeGreaterThan(400);
    expect(pairedOf(api(2), null, 'throughput', policy).state).toBe('excluded');
  });

  test('where values are zero: differences relative to the base', () => {
    const base = Array.from({ length: 60 }, (_, i) => (i === 3 ? 0 : 10));
    const head = base.map((value, i) => value + 5 + (i % 3));
    const comparison = pairedOf(pairedRunOf({ parse: { 'jobs.left': { base, head } } }), null, 'jobs.left');
    expect(comparison).toMatchObject({ state: 'worse', change: 0.6, difference: 6 });
  });

  test('is one for all pairs, also when the first zero comes after the deciding look', () => {
    const head = noisy(120, 0.02, 20, 1);
    const base = head.map((value, i) => (i === 15 ? 0 : value / 1.2));
    const comparison = pairedOf(pairedRunOf({ parse: { 'jobs.left': { base, head } } }), null, 'jobs.left');
    expect(comparison).toMatchObject({ state: 'worse', pairs: 10 });
    expect(comparison.change).toBeCloseTo(0.2, 2);
    expect(comparison.interval.low ?? 0).toBeLessThan(comparison.change);
    expect(comparison.interval.high ?? 0).toBeGreaterThan(comparison.change);
  });

  test('where the base is mostly zero: differences relative to the floor, so that no change is excluded', () => {
    const rare = (at: number) => Array.from({ length: 60 }, (_, i) => (i % 10 === at ? 1 : 0));
    const run = pairedRunOf({ parse: { retries: { base: rare(2), head: rare(5) } } });
    expect(pairedOf(run, null, 'retries')).toMatchObject({ state: 'excluded', change: 0, pairs: 10 });
  });

  test('of small values: a floor that is larger than the relative effect takes its place', () => {
    const memory = (factor: number, count: number, seed: number, purpose: 'search' | 'confirm') =>
      pairedRunOf({ parse: { 'memory.peak': pairs(factor, 0.01, count, seed, 4 * MB) } }, purpose);
    const grown = memory(1.1, 60, 12, 'search');
    expect(pairedOf(grown, null, 'memory.peak')).toMatchObject({ state: 'excluded', smallestEffect: 0.02 });
    const doubled = memory(2, 60, 12, 'search');
    const fresh = (factor: number) => memory(factor, 30, 13, 'confirm');
    expect(pairedOf(doubled, fresh(1.05), 'memory.peak').confirmation?.holds).toBe(false);
    expect(pairedOf(doubled, fresh(1.3), 'memory.peak').confirmation?.holds).toBe(true);
  });
});

describe('counts that do not vary', () => {
  const counts = (base: number, head: number, n = 10) =>
    pairedRunOf({ parse: { handles: { base: same(base, n), head: same(head, n) } } });

  test.each([
    ['one more', 5, 6, { difference: 1, change: 0.2 }, 'fail'],
    ['the same', 5, 5, { difference: 0, change: 0 }, 'pass'],
    ['one fewer', 5, 4, { difference: -1, change: -0.2 }, 'pass'],
    ['some where there was none', 0, 2, { difference: 2, change: null }, 'fail'],
  ] as const)('need no test and no confirmation: %s', (_, base, head, expected, status) => {
    expect(compared(counts(base, head), null, 'handles')).toMatchObject({ kind: 'exact', ...expected });
    expect(judged([counts(base, head)], 'handles').status).toBe(status);
  });

  test('do not enter the family that shares the error level', () => {
    const run = pairedRunOf({
      parse: { 'time.wall': pairs(1, 0.02, 60, 14), handles: { base: same(5, 60), head: same(5, 60) } },
    });
    expect(comparePaired(run, null, policyWith()).metrics).toBe(1);
  });

  test('are not believed before the first look, because few pairs cannot show that nothing varies', () => {
    expect(compared(counts(5, 6, 9), null, 'handles')).toBeNull();
    expect(judged([counts(5, 6, 9)], 'handles').status).toBe('inconclusive');
  });

  test('are not believed of one pair that succeeded', () => {
    const base = [5, ...new Array<null>(9).fill(null)];
    const run = pairedRunOf({ parse: { handles: { base, head: same(6, 10) } } });
    expect(pairedOf(run, null, 'handles')).toMatchObject({ state: 'undecided', pairs: 1, dropped: 9 });
  });

  test('a time that repeats itself is tested like any other', () => {
    const run = wallOf({ base: same(100 * MS, 60), head: same(100 * MS, 60) });
    expect(pairedOf(run)).toMatchObject({ kind: 'paired', state: 'excluded', p: 1 });
  });
});

describe('laws', () => {
  const ratio = fc.double({ min: 0.5, max: 2, noNaN: true });
  const level = fc.double({ min: 50 * MS, max: 500 * MS, noNaN: true });
  const samples = fc
    .array(fc.tuple(level, ratio), { minLength: 20, maxLength: 20 })
    .map(list => ({ base: list.map(([base]) => base), head: list.map(([base, by]) => base * by) }));
  // No floor: it is absolute, and these laws are about relative changes.
  const policy = policyWith({
    thresholds: { parse: [threshold('time.wall', { regression: 0.03, floor: 0 })] },
  });
  const ofPairs = (sides: PairedSamples) => pairedOf(wallOf(sides), null, 'time.wall', policy);

  test('swapping base and head turns the sign of the change, of its interval and of the direction of its test', () => {
    const lastLook = (sides: { base: readonly number[]; head: readonly number[] }) =>
      // Ten pairs are one look, so that both directions are read off the same pairs.
      ofPairs({ base: sides.base.slice(0, 10), head: sides.head.slice(0, 10) });
    fc.assert(
      fc.property(samples, ({ base, head }) => {
        const [forth, back] = [lastLook({ base, head }), lastLook({ base: head, head: base })];
        expect(Math.log1p(back.change)).toBeCloseTo(-Math.log1p(forth.change), 9);
        expect(Math.log1p(back.interval.low ?? 0)).toBeCloseTo(-Math.log1p(forth.interval.high ?? 0), 9);
        expect(back.adjustedPBetter).toBeCloseTo(forth.adjustedP, 9);
        expect(back.mde80).toBeCloseTo(forth.mde80, 6);
      }),
    );
  });

  test('measuring both sides in another unit changes nothing but the units', () => {
    fc.assert(
      fc.property(samples, sides => {
        const scaled = { base: sides.base.map(v => v * 10), head: sides.head.map(v => v * 10) };
        const [once, tenfold] = [ofPairs(sides), ofPairs(scaled)];
        expect(tenfold.change).toBeCloseTo(once.change, 9);
        expect(tenfold.interval.high).toBeCloseTo(once.interval.high ?? 0, 9);
        expect(tenfold).toMatchObject({ state: once.state, pairs: once.pairs });
        expect(tenfold.reference).toBeCloseTo(10 * once.reference, 3);
      }),
    );
  });

  test('the order of the pairs inside a look changes no decision of that look', () => {
    const permuted = fc.tuple(samples, fc.shuffledSubarray([...Array(10).keys()], { minLength: 10 }));
    fc.assert(
      fc.property(permuted, ([{ base, head }, order]) => {
        const inOrder = (values: readonly number[]) => [
          ...order.map(i => values[i] ?? 0),
          ...order.map(i => values[10 + i] ?? 0),
        ];
        const [before, after] = [
          ofPairs({ base, head }),
          ofPairs({ base: inOrder(base), head: inOrder(head) }),
        ];
        expect(after).toMatchObject({ state: before.state, pairs: before.pairs, alpha: before.alpha });
        expect(after.p).toBeCloseTo(before.p, 12);
        expect(after.change).toBeCloseTo(before.change, 12);
      }),
    );
  });
});
