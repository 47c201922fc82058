import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { controlOf } from '../../src/analyze/control.ts';
import type { RunResult } from '../../src/model/result.ts';
import { judge } from '../../src/verdict/judge.ts';
import { MS, pairs, same } from '../helpers/pairs.ts';
import { ABSENT, noisy, type PairedSamples, pairedRunOf, policyWith } from '../helpers/runs.ts';

const policy = policyWith({ control: true });

/** Pairs of a head that is slower by `factor`, with the base's second run slower by `bias`. */
function controlled(factor: number, bias: number, seed: number): PairedSamples {
  const { base, head } = pairs(factor, 0.02, 60, seed);
  const ratios = noisy(bias, 0.02, 60, seed + 5000);
  return { base, head, control: base.map((value, i) => (value ?? 0) * (ratios[i] ?? 1)) };
}

const wall = (samples: PairedSamples): RunResult => pairedRunOf({ parse: { 'time.wall': samples } });
const fresh = (samples: PairedSamples) => pairedRunOf({ parse: { 'time.wall': samples } }, 'confirm');

const checkOf = (search: RunResult, ...later: readonly RunResult[]) =>
  judge(search, analyze(search, ABSENT, policy, later), policy, () => 'again').checks.find(
    check => check.metric === 'time.wall',
  );

describe('base against base in the same alternation', () => {
  test('is absent where the base ran once in each pair', () => {
    expect(controlOf(wall(pairs(1, 0.02, 60, 1)), policy)).toBeNull();
  });

  test('stays quiet where only chance tells the two apart, and the head is judged as ever', () => {
    const slower = wall(controlled(1.1, 1, 2));
    expect(controlOf(slower, policy)).toEqual({ metrics: 1, alarms: [] });
    expect(checkOf(slower, fresh(pairs(1.1, 0.02, 30, 3)))?.status).toBe('fail');
  });

  test.each([
    ['slower', 1.08],
    ['faster', 0.92],
  ])('alarms where the second run of the base is %s, and nothing in pairs is believed', (_, bias) => {
    const search = wall(controlled(1.1, bias, 4));
    const control = controlOf(search, policy);
    expect(control?.alarms).toMatchObject([{ scenario: 'parse', metric: 'time.wall' }]);
    expect(control?.alarms[0]?.change).toBeCloseTo(bias - 1, 1);
    expect(checkOf(search, fresh(pairs(1.1, 0.02, 30, 5)))).toMatchObject({
      status: 'inconclusive',
      reason: expect.stringMatching(/base differs from itself/) as unknown,
    });
  });

  test('a pass is not believed either', () => {
    const search = wall(controlled(1, 1.1, 6));
    expect(checkOf(search)?.status).toBe('inconclusive');
  });

  test('counts that never vary must be the same on both', () => {
    const fds = (control: number): RunResult =>
      pairedRunOf({
        parse: { 'fds.peak': { base: same(20, 20), head: same(20, 20), control: same(control, 20) } },
      });
    expect(controlOf(fds(20), policy)?.alarms).toEqual([]);
    expect(controlOf(fds(40), policy)?.alarms).toMatchObject([{ metric: 'fds.peak', change: 1 }]);
  });

  test('the absolute limits of a distrusted run stand: they rest on no pair', () => {
    const search = wall(controlled(1, 1.2, 7));
    const limited = policyWith({
      control: true,
      thresholds: {
        parse: [
          {
            metric: 'time.wall',
            scope: 'scenario',
            unit: 'ns',
            max: 10 * MS,
            min: null,
            regression: null,
            floor: null,
            relativeTo: null,
            required: false,
            line: 1,
          },
        ],
      },
    });
    const { checks } = judge(search, analyze(search, ABSENT, limited), limited, () => 'again');
    expect(checks.find(check => check.rule === 'max')?.status).toBe('fail');
  });
});
