import { describe, expect, test } from 'vitest';
import { loadCaveats } from '../../src/analyze/load-caveats.ts';
import type { Load, LoadTrace } from '../../src/model/load.ts';
import type { FailureWithLog, ScenarioResult } from '../../src/model/result.ts';
import { spikeTrace, underLoad } from '../helpers/sample-loads.ts';
import { simulatedTrace, spikes } from '../helpers/simulated-load.ts';
import { MS, steady, viewOf } from '../helpers/views.ts';

const OPEN = spikes(100, 350, [8_000], 24_000);
const CLOSED: Load = { model: 'closed', users: 4, iterations: null, durationMs: 24_000 };
/** A service that is never short of anything. */
const SOUND = simulatedTrace(OPEN, { places: 200, serviceMs: 8, times: 'exponential' }, 3);

function caveatsOf(loadTrace: LoadTrace, load: Load = OPEN, result: Partial<ScenarioResult> = {}) {
  const view = viewOf([
    { id: 'orders', metrics: [steady('time.wall', 100 * MS, 101 * MS, { interval: [-0.01, 0.02] })] },
  ]);
  return loadCaveats(
    underLoad(view, { orders: { planned: { load }, result: { loadTrace, ...result } } }).result,
  );
}
const codesOf = (trace: LoadTrace, load?: Load): readonly string[] =>
  caveatsOf(trace, load).map(({ code }) => code);
const busy = (utilization: number): LoadTrace => ({
  ...SOUND,
  generator: { ...SOUND.generator, utilization },
});
const little = (inFlight: number, expected: number): LoadTrace => ({
  ...SOUND,
  little: { phase: 'after', inFlight, expected },
});

describe('doubts about a load', () => {
  test('there are none about a sound one, nor where nothing is known', () => {
    expect(codesOf(SOUND)).toEqual([]);
    expect(codesOf({ ...SOUND, little: null })).toEqual([]);
  });

  test('the generator was at fault in some windows, with advice for what was usual', () => {
    const { voided } = spikeTrace();
    const late = { cause: 'late', reason: 'late' } as const;
    const [paused] = caveatsOf({ ...SOUND, voided });
    expect(paused).toMatchObject({
      code: 'void-windows',
      scenario: 'orders',
      text: 'The load generator was at fault in 1 of 24 windows, which do not count',
      advice: expect.stringContaining('garbage'),
    });
    const mostly = [...voided, { index: 6, ...late }, { index: 7, ...late }];
    expect(caveatsOf({ ...SOUND, voided: mostly })[0]?.advice).toContain('leave a core');
  });

  test.each([
    ['a busy generator is the limit of a closed load', busy(0.91), CLOSED, ['busy-generator']],
    ['one with time left is not', busy(0.9), CLOSED, []],
    ['of an open load the windows say it', busy(0.99), OPEN, []],
    ['numbers that do not fit together', little(10, 11), OPEN, ['little']],
    ['in the other direction', little(11, 10), CLOSED, ['little']],
    ['numbers that fit within the tolerance', little(10, 10.4), OPEN, []],
    ['nothing under way has no law to break', little(0, 0), OPEN, []],
  ] as const)('%s', (_, trace, load, codes) => {
    expect(codesOf(trace, load)).toEqual(codes);
  });

  const undone = (dropped: number, interrupted: number): LoadTrace => ({
    ...SOUND,
    counts: { ...SOUND.counts, scheduled: 200, ok: 200 - dropped - interrupted, dropped, interrupted },
  });

  test.each([
    [
      'most of it was dropped',
      undone(196, 0),
      'of 200 operations in one invocation 196 were dropped, as no place was free (load.achieved 2.0 %)',
    ],
    [
      'most of it never got its turn',
      undone(0, 175),
      'of 200 operations in one invocation 175 were given up, as their turn had not come, or too late, when the load was over (load.achieved 13 %)',
    ],
  ])('a load of which %s is not the load that was asked for', (_, trace, text) => {
    expect(caveatsOf(trace)[0]).toMatchObject({ code: 'undone', text: expect.stringContaining(text) });
  });

  test('one in a hundred that is not done is no doubt', () => {
    expect(codesOf(undone(1, 1))).toEqual([]);
  });

  test('what failed in phases that are not measured is in no count: it is said here', () => {
    const failed = (reason: string, count: number) =>
      ({ outcome: { kind: 'unmet', reason }, count, excerpt: '', log: 'x.log' }) as const;
    const told = (...unmeasuredFailures: readonly FailureWithLog[]) =>
      caveatsOf(SOUND, OPEN, { unmeasuredFailures }).map(({ code, text }) => [code, text]);
    expect(told(failed('status 503', 30))).toEqual([
      [
        'unmeasured-failures',
        'In phases that are not measured 30 operations failed, which no count and no limit has: status 503',
      ],
    ]);
    expect(told(failed('status 503', 30), failed('status 500', 1_200))[0]?.[1]).toMatch(
      /1,230 operations failed, .*: most often \(1,200\) status 500$/,
    );
  });

  test('say the numbers', () => {
    expect(caveatsOf(little(10, 12))[0]?.text).toBe(
      'The numbers do not fit together: 10.0 operations were under way on average, where throughput times mean time gives 12.0 (Little\'s law, phase "after")',
    );
    expect(caveatsOf(busy(0.97), CLOSED)[0]?.text).toContain('busy for 97 % of a window');
  });
});
