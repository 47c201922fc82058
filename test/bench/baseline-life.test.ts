import { describe, expect, test } from 'vitest';
import { weighBranch } from '../../bench/baseline-life/branch-size.ts';
import { live, type Moment } from '../../bench/baseline-life/life.ts';
import { encodeBaseline } from '../../src/baseline/encode-baseline.ts';
import { parseBaseline } from '../../src/baseline/parse-baseline.ts';
import { CUT_AFTER } from '../../src/github/branch-save.ts';
import type { Baseline } from '../../src/model/baseline.ts';
import { SUITE } from '../baseline/samples.ts';

/** A shorter life than the bench lives, held to what its page says. */
const KEEP = 8;
const moments = [...live({ pushes: 160, seed: 3, keepRuns: KEEP })];
const [half, last] = [moments[79], moments.at(-1)] as [Moment, Moment];
const bytes = (baseline: Baseline): number => encodeBaseline(baseline)?.length ?? Number.POSITIVE_INFINITY;

describe('a baseline over many pushes', () => {
  test('is not larger after twice as many', () => {
    expect(bytes(last.file)).toBeLessThan(1.1 * bytes(half.file));
    for (const [machineClass, baseline] of last.byClass) {
      expect(baseline.runs.length, machineClass).toBeLessThanOrEqual(KEEP);
      expect(bytes(baseline)).toBeLessThan(1.1 * bytes(last.file));
    }
  });

  test('keeps no acceptance, report or scenario that no stored run has to do with', () => {
    for (const { file, scenarios } of moments) {
      const oldest = Date.parse(file.runs[0]?.at ?? '');
      const commits = new Set(file.runs.map(({ commit }) => commit));
      expect(file.accepted.every(({ at }) => file.runs.length === 1 || Date.parse(at) > oldest)).toBe(true);
      expect(file.reported.every(({ commit }) => commits.has(commit))).toBe(true);
      expect(file.runs.at(-1)?.scenarios.map(({ id }) => id)).toEqual(scenarios);
    }
    const known = new Set(last.file.runs.flatMap(run => run.scenarios.map(({ id }) => id)));
    expect(known.size).toBeLessThan(20 + KEEP);
  });

  test('has met all that the page says it has: renames, acceptances, reports and each kind of runner', () => {
    expect(last.scenarios).not.toEqual(moments[0]?.scenarios);
    expect(moments.some(({ file }) => file.accepted.length > 0)).toBe(true);
    expect(moments.some(({ file }) => file.reported.length > 0)).toBe(true);
    expect(last.byClass.size).toBe(3);
    expect(moments.filter(({ ledger }) => ledger.updates === 0)).toHaveLength(Math.floor(160 / CUT_AFTER));
  });

  test('is readable again at any time', () => {
    for (const { file } of [half, last])
      expect(parseBaseline(encodeBaseline(file) ?? '', { suite: SUITE, source: '' })).toMatchObject({
        kind: 'found',
        baseline: file,
      });
  });
});

test('a branch that is packed grows by less than a file with every commit', () => {
  const versions = moments.slice(-5).map(({ file }) => new Map([['a.json', encodeBaseline(file) ?? '']]));
  const [one, five] = [weighBranch(versions.slice(0, 1)), weighBranch(versions)];
  expect(five.packed).toBeLessThan(2.5 * one.packed);
  expect(five.loose).toBeGreaterThan(4 * one.loose);
});
