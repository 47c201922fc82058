import { expect, test } from 'vitest';
import type { LoadPhase } from '../../../src/model/load.ts';
import { levelsOf } from '../../../src/run/load/load-levels.ts';
import { LoadRecorder } from '../../../src/run/load/recorder.ts';
import { traceOf } from '../../../src/run/load/trace.ts';

/** Twenty seconds of 100 operations a second; what is due in second 4 is noticed 30 ms late, and what was due before it ends in it. */
function traced(phases?: readonly LoadPhase[]) {
  const recorder = new LoadRecorder(Array.from({ length: 21 }, (_, second) => second * 1000));
  for (let dueMs = 5; dueMs < 20_000; dueMs += 10) {
    const isLate = dueMs > 4_000 && dueMs < 5_000;
    const isBefore = dueMs > 3_000 && dueMs < 4_000;
    const endMs = isBefore ? 4_500 : dueMs + 40;
    recorder.scheduled(dueMs, isLate ? 30 : 0);
    recorder.sent(dueMs);
    recorder.ended({ dueMs, sentMs: dueMs, endMs, kind: 'ok' });
  }
  return traceOf(recorder.tally(20_000), { model: 'open', ...(phases === undefined ? {} : { phases }) });
}

const PART = [{ fromMs: 0, toMs: 20_000, durationMs: 20_000, from: 100, to: 100 }];

test('what was due in a sound window and ended in a void one is no backlog', () => {
  const trace = traced();
  expect(trace.voided.map(({ index }) => index)).toEqual([4]);
  const [level] = levelsOf(trace, PART);
  expect(level?.backlog).toHaveLength(15);
  expect(Math.max(...(level?.backlog ?? []))).toBeLessThan(10);
});

test('what is not measured is in no level', () => {
  const phases = [
    { name: 'warm-up', measure: false, spans: [{ fromMs: 0, toMs: 12_000 }] },
    { name: 'run', measure: true, spans: [{ fromMs: 12_000, toMs: 20_000 }] },
  ];
  const [level] = levelsOf(traced(phases), PART);
  expect(level).toMatchObject({ fromMs: 12_000, toMs: 20_000, soundMs: 8_000, scheduled: 800 });
});
