import { describe, expect, test } from 'vitest';
import { following, onlyMetric, worstOf } from '../../src/bisect/follow.ts';
import { thresholdFor } from '../../src/model/policy.ts';
import { plannedScenario, planWith, policyWith, threshold } from '../helpers/runs.ts';
import { exact, leak, of, paired } from './comparisons.ts';

const effect = (smallestEffect: number) => ({ smallestEffect });
const slow = of(paired('worse', [0.9, 1, 1.1], effect(0.1)), 'time.wall');

describe('worstOf()', () => {
  test('is the metric that is worse by the largest multiple of what matters to it, and names the others', () => {
    const memory = of(paired('worse', [0.38, 0.4, 0.42], effect(0.02)), 'memory.peak');
    expect(worstOf([slow, memory])).toMatchObject({
      metric: { id: 'memory.peak' },
      others: [{ scenario: 'parse', metric: 'time.wall' }],
    });
  });

  test('counts from the careful end of the interval', () => {
    const uncertain = of(paired('worse', [0.2, 2, 9], effect(0.1)), 'cpu.perop');
    expect(worstOf([uncertain, slow])?.metric.id).toBe('time.wall');
  });

  test.each([
    ['worse, and not confirmed', of(paired('worse', [-0.1, 0.1, 0.3]))],
    ['worse, without fresh pairs', of(paired('worse', null))],
    ['excluded', of(paired('excluded', null))],
    ['undecided', of(paired('undecided', null))],
    ['an exact improvement', of(exact(-4, -0.4, { smallestEffect: 0, floor: 1 }), 'fds.peak')],
    [
      'an exact difference that does not matter',
      of(exact(4, 0.4, { smallestEffect: 0, floor: 10 }), 'fds.peak'),
    ],
  ])('follows nothing that is %s', (_, compared) => {
    expect(worstOf([compared])).toBeNull();
  });

  test.each([
    ['a change, by the fresh estimate', slow, { regression: 0.5, floor: 0 }],
    [
      'an exact change',
      of(exact(5, 0.5, { smallestEffect: 0, floor: 1 }), 'fds.peak'),
      { regression: 0.25, floor: 0 },
    ],
    [
      'an exact change from zero',
      of(exact(6, null, { smallestEffect: 0, floor: 1 }), 'rows'),
      { regression: 0, floor: 3 },
    ],
    [
      'a change from zero',
      of(paired('worse', [3, 4, 5], { reference: 0, floor: 10 }), 'rows'),
      { regression: 0, floor: 20 },
    ],
    ['a leak', of(leak('worse', [9000, 10_000, 11_000]), 'memory.leak'), { regression: 0, floor: 5000 }],
  ])('holds steps to half of %s', (_, compared, half) => {
    expect(worstOf([compared])).toMatchObject(half);
  });
});

describe('following()', () => {
  const followed = worstOf([slow]);
  if (followed === null) throw new Error('nothing is followed');
  const plan = planWith(['parse', 'write', 'reference'].map(id => plannedScenario(id)));

  test('runs the followed scenario alone and compares the followed metric alone', () => {
    const stated = { parse: [threshold('memory.peak', { regression: 0.1 })], write: [], reference: [] };
    const step = following(followed, { plan, policy: policyWith({ thresholds: stated }) });
    expect(step.plan.scenarios.map(({ id }) => id)).toEqual(['parse']);
    const limits = step.policy.thresholds.parse ?? [];
    expect(thresholdFor(limits, 'time.wall')).toMatchObject({ regression: 0.5, floor: 0 });
    for (const other of ['memory.peak', 'rows.parsed'])
      expect(thresholdFor(limits, other)).toMatchObject({ regression: 'off' });
  });

  test.each(['memory.leak', 'memory.growth'])('does not switch %s off with what it stands in for', metric => {
    const growing = worstOf([of(leak('worse', [9000, 10_000, 11_000]), metric)]);
    if (growing === null) throw new Error('nothing is followed');
    const limits = following(growing, { plan, policy: policyWith() }).policy.thresholds.parse ?? [];
    for (const id of [metric, 'memory.leak'])
      expect(thresholdFor(limits, id)).toMatchObject({ regression: 0, floor: 5000 });
    expect(thresholdFor(limits, 'fds.leak')?.regression).toBe('off');
  });

  test('also runs the scenario whose value divides the followed one', () => {
    const stated = { parse: [threshold('time.wall', { relativeTo: 'reference' })] };
    const step = following(followed, { plan, policy: policyWith({ thresholds: stated }) });
    expect(step.plan.scenarios.map(({ id }) => id)).toEqual(['parse', 'reference']);
    expect(thresholdFor(step.policy.thresholds.parse ?? [], 'time.wall')?.relativeTo).toBe('reference');
    expect(thresholdFor(step.policy.thresholds.reference ?? [], 'time.wall')?.regression).toBe('off');
  });
});

describe('onlyMetric()', () => {
  const limitsOf = (metric: string, stated = [threshold('memory.peak', { regression: 0.1 })]) =>
    onlyMetric(metric, policyWith({ thresholds: { parse: stated } })).thresholds.parse ?? [];

  test('turns the others of the program off', () => {
    expect(thresholdFor(limitsOf('time.wall'), 'memory.peak')?.regression).toBe('off');
  });

  test('gates a metric that is not gated by itself with its own defaults', () => {
    expect(thresholdFor(limitsOf('time.user'), 'time.user')).toMatchObject({ regression: 0.03, floor: 5e6 });
  });

  test('keeps what the suite states of it', () => {
    expect(thresholdFor(limitsOf('memory.peak'), 'memory.peak')?.regression).toBe(0.1);
  });

  test('takes a metric back in that the suite had turned off', () => {
    const off = [threshold('time.wall', { regression: 'off' })];
    expect(thresholdFor(limitsOf('time.wall', off), 'time.wall')?.regression).toBe(0.03);
  });

  test('leaves a metric of the workload to its own default', () => {
    expect(thresholdFor(limitsOf('rows.parsed'), 'rows.parsed')).toBeNull();
  });
});
