import { describe, expect, test } from 'vitest';
import { findingOf, stepFinding } from '../../src/bisect/meaning.ts';
import { conclude } from '../../src/evidence.ts';
import { builtInMetric } from '../../src/model/metric.ts';
import type { RunResult } from '../../src/model/result.ts';
import { pairs } from '../helpers/pairs.ts';
import { ABSENT, pairedRunOf, policyWith, runOf, threshold } from '../helpers/runs.ts';
import { exact, leak, of, paired } from './comparisons.ts';

const KB = 1024;

describe('findingOf()', () => {
  test.each([
    ['worse, and by the margin again', paired('worse', [0.8, 1, 1.2]), 'bad'],
    [
      'worse, and again with an interval that reaches below the margin',
      paired('worse', [0.4, 0.6, 0.8]),
      'bad',
    ],
    ['worse, and again, but by less than the margin', paired('worse', [0.3, 0.4, 0.6]), 'unclear'],
    ['worse at first, in fresh pairs wholly below the margin', paired('worse', [0.1, 0.2, 0.3]), 'good'],
    ['worse at first, in fresh pairs not at all', paired('worse', [-0.3, 0.1, 0.9]), 'unclear'],
    ['worse, without time for fresh pairs', paired('worse', null), 'unclear'],
    ['the margin is excluded', paired('excluded', null), 'good'],
    ['neither', paired('undecided', null), 'unclear'],
    [
      'from zero, counted in the floor: by more than it',
      paired('worse', [1, 1.5, 2], { reference: 0, smallestEffect: 0, floor: 4 }),
      'bad',
    ],
    [
      'from zero, counted in the floor: by less than it',
      paired('worse', [0.1, 0.5, 0.9], { reference: 0, smallestEffect: 0, floor: 4 }),
      'good',
    ],
    ['a leak that is confirmed', leak('worse', [11 * KB, 20 * KB, 30 * KB]), 'bad'],
    ['a leak that fresh processes find below the margin', leak('worse', [1 * KB, 4 * KB, 8 * KB]), 'good'],
    ['a leak that is excluded', leak('excluded', null), 'good'],
    ['a leak that cannot be told', leak('undecided', null), 'unclear'],
    ['an exact difference of the margin', exact(5, 0.5, { smallestEffect: 0.5, floor: 0 }), 'bad'],
    ['an exact difference below the margin', exact(4, 0.4, { smallestEffect: 0.5, floor: 0 }), 'good'],
    ['an exact difference from zero', exact(5, null, { smallestEffect: 0, floor: 5 }), 'bad'],
    [
      'an exact difference from zero below the margin',
      exact(4, null, { smallestEffect: 0, floor: 5 }),
      'good',
    ],
    ['an exact improvement', exact(-9, -0.9, { smallestEffect: 0.5, floor: 0 }), 'good'],
    ['nothing to compare', { kind: 'none', code: 'new', reason: 'new' } as const, 'unclear'],
    ['a metric that is gone', { kind: 'vanished', reference: 1 } as const, 'unclear'],
    ['an impossible value', { kind: 'broken', reason: 'below zero' } as const, 'unclear'],
  ])('%s', (_, comparison, expected) => {
    expect(findingOf(of(comparison)).kind).toBe(expected);
  });
});

describe('stepFinding()', () => {
  const wall = builtInMetric('time.wall');
  if (wall === undefined) throw new Error('time.wall is a metric');
  const policy = policyWith({
    against: 'base',
    thresholds: { parse: [threshold('time.wall', { regression: 0.5, floor: 0 })] },
  });
  const stepOf = (result: RunResult, rounds: readonly RunResult[] = []) =>
    stepFinding(conclude({ result, rounds }, ABSENT, policy, 'x'), { scenario: 'parse', metric: wall });
  const run = (factor: number, count: number, purpose: 'search' | 'confirm', seed: number) =>
    pairedRunOf({ parse: { 'time.wall': pairs(factor, 0.02, count, seed) } }, purpose);

  test.each([
    ['the followed change', 2, 'bad'],
    ['a third of it: a separate, smaller regression', 1.33, 'good'],
    ['no change', 1, 'good'],
    ['an improvement', 0.5, 'good'],
  ])('%s in real pairs', (_, factor, expected) => {
    expect(stepOf(run(factor, 10, 'search', 1), [run(factor, 30, 'confirm', 2)]).kind).toBe(expected);
  });

  test('a candidate whose command never succeeds was not measured, in its own words', () => {
    const failing = runOf({ parse: { failed: { outcome: { kind: 'failed', exitCode: 7 }, count: 5 } } });
    expect(stepOf(failing)).toEqual({ kind: 'unmeasured', reason: 'parse exited with code 7' });
  });
});
