import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeHistories } from '../../src/baseline/merge-histories.ts';
import type { Baseline } from '../../src/model/baseline.ts';
import { baseline, baselineRun } from './samples.ts';

const historyOf = (days: readonly number[]): Baseline => ({
  ...baseline(0),
  accepted: [],
  reported: days.map(day => ({ scenario: 's', metric: 'm', kind: 'step', commit: `commit${day}` })),
  runs: days.map(day => baselineRun(`commit${day}`, new Date(Date.UTC(2026, 0, 1 + day)).toISOString())),
});
const days = fc
  .uniqueArray(fc.nat({ max: 40 }), { maxLength: 12 })
  .map(list => historyOf(list.sort((a, b) => a - b)));
const runs = (history: Baseline) => history.runs.map(({ commit }) => commit);

describe('mergeHistories()', () => {
  test('holds every run once, oldest first', () => {
    const merged = mergeHistories(historyOf([1, 3, 5]), historyOf([1, 2, 5]), 30);
    expect(runs(merged)).toEqual(['commit1', 'commit2', 'commit3', 'commit5']);
    expect(merged.reported).toHaveLength(4);
  });

  test('keeps two measurements of one commit', () => {
    const once = { ...historyOf([]), runs: [baselineRun('a', '2026-01-01T00:00:00Z')] };
    const again = { ...historyOf([]), runs: [baselineRun('a', '2026-01-08T00:00:00Z')] };
    expect(runs(mergeHistories(once, again, 30))).toEqual(['a', 'a']);
  });

  test('takes what is newer of two acceptances of one metric', () => {
    const entry = {
      scenario: 'parse-large',
      metric: 'time.wall',
      reason: 'new',
      author: 'a',
      at: '2026-01-03T12:00:00Z',
      level: 2,
    };
    const past = historyOf([1, 2, 3]);
    const merged = mergeHistories(
      { ...past, accepted: [{ ...entry, reason: 'old', at: '2026-01-02T12:00:00Z' }] },
      { ...past, accepted: [entry] },
      30,
    );
    expect(merged.accepted).toEqual([entry]);
  });

  test('is commutative, associative and idempotent while everything is kept', () => {
    fc.assert(
      fc.property(days, days, days, (a, b, c) => {
        const merge = (one: Baseline, other: Baseline) => mergeHistories(one, other, 200);
        expect(runs(merge(a, b))).toEqual(runs(merge(b, a)));
        expect(runs(merge(merge(a, b), c))).toEqual(runs(merge(a, merge(b, c))));
        expect(runs(merge(a, a))).toEqual(runs(a));
      }),
      { seed: 8, numRuns: 100 },
    );
  });
});
