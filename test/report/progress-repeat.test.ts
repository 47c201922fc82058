import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/model/event.ts';
import type { RepeatPlan } from '../../src/model/repetition.ts';
import { closingLine, heartbeatLine, statusLine } from '../../src/report/progress-lines.ts';
import { advance, NO_PROGRESS, type ProgressState, remainingMs } from '../../src/report/progress-state.ts';
import { passing } from '../helpers/sample-views.ts';
import { repeatPlan } from '../run/repeat/repeats.ts';
import { planOf, scenario } from '../run/suite.ts';

const { result, policy } = passing();

/** The state after runs of the scenario `flaky` have ended, each in a second; those of `failed` did not pass. */
function ranOf(repeat: RepeatPlan, runs: number, failed: readonly number[] = []): ProgressState {
  const planned = scenario('flaky', {
    command: 'x',
    repeat,
    samples: { warmup: 0, min: repeat.runs, max: repeat.runs, looks: [repeat.runs] },
  });
  const { tool, startedAt, commit, environment } = result;
  const started: RunEvent = {
    ...{ atMs: 0, type: 'run-started', schemaVersion: 1, tool, startedAt, policy, commit, environment },
    plan: planOf([planned]),
  };
  const ended = (index: number): RunEvent => ({
    atMs: 0,
    type: 'invocation-finished',
    invocation: {
      ...{ scenario: 'flaky', arm: 'head', index, warmup: false, startedAtMs: 0, durationMs: 1000 },
      outcome: failed.includes(index) ? { kind: 'failed', exitCode: 1 } : { kind: 'ok' },
      operations: { ok: 1, failed: 0 },
      ...{ failures: [], metrics: {}, declarations: [], problems: [], series: null, checkpoints: null },
      ...{ unavailable: [], log: 'x.log' },
    },
  });
  const events: readonly RunEvent[] = [
    started,
    { atMs: 0, type: 'scenario-started', scenario: 'flaky', arm: 'head' },
    ...Array.from({ length: runs }, (_, index) => ended(index)),
  ];
  return events.reduce(advance, NO_PROGRESS);
}

describe('the progress of a repetition', () => {
  test('counts runs and failures', () => {
    expect(statusLine(ranOf(repeatPlan(59), 16, [3]), 16_000)).toBe(
      'flaky · run 17 of 59, 1 failed · 16 s elapsed, about 43 s left · scenario 1 of 1',
    );
    expect(heartbeatLine(ranOf(repeatPlan(59), 0), 1000)).toBe('[1 s] flaky · run 1 of 59 · scenario 1 of 1');
  });

  test('never counts beyond the last run', () => {
    expect(statusLine(ranOf(repeatPlan(5), 5), 5000)).toContain('run 5 of 5');
  });

  test('says so when one run is made again', () => {
    expect(statusLine(ranOf(repeatPlan(59, { only: 17 }), 0), 0)).toContain('flaky · run 17 again');
  });

  test('of a time counts runs without an end', () => {
    const timed = repeatPlan(10_000, { until: { kind: 'time', durationMs: 60_000 } });
    expect(statusLine(ranOf(timed, 9), 9000)).toContain('flaky · run 10 · 9 s elapsed, about 51 s left');
  });

  test('divides what is left by the copies at once', () => {
    expect(remainingMs(ranOf(repeatPlan(20, { parallel: 4 }), 8), 2000)).toBe(3000);
  });

  test('closes with the number of runs', () => {
    expect(closingLine(ranOf(repeatPlan(9), 9, [2, 4]), 'flaky', 9000)).toBe('[9 s] flaky: 9 runs, 2 failed');
  });
});
