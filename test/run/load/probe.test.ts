import { describe, expect, test } from 'vitest';
import type { LoadCriterion } from '../../../src/model/plan.ts';
import { judgeProbe } from '../../../src/run/load/probe.ts';
import { type EndKind, LoadRecorder } from '../../../src/run/load/recorder.ts';
import { traceOf } from '../../../src/run/load/trace.ts';

const P95: LoadCriterion = { metric: 'latency.p95', max: 100e6, min: null };
const ERRORS: LoadCriterion = { metric: 'errors.rate', max: 0.01, min: null };
const PHASES = [
  { name: 'settle', measure: false, spans: [{ fromMs: 0, toMs: 1_000 }] },
  { name: 'hold', measure: true, spans: [{ fromMs: 1_000, toMs: 5_000 }] },
];
const EDGES = [0, 1_000, 2_000, 3_000, 4_000, 5_000];

/** A probe of 5 s at 200/s: what operation `i` takes, how it ends, how late it is sent. */
interface Shape {
  readonly takesMs?: (i: number) => number;
  readonly kind?: (i: number) => EndKind;
  readonly lagMs?: (i: number) => number;
  readonly dropped?: (i: number) => boolean;
}

function probe(shape: Shape, criteria: readonly LoadCriterion[] = [P95]) {
  const { takesMs = () => 5, kind = () => 'ok', lagMs = () => 0, dropped = () => false } = shape;
  const recorder = new LoadRecorder(EDGES);
  for (let i = 1; i <= 1_000; i++) {
    const dueMs = i * 5;
    recorder.scheduled(dueMs, lagMs(i));
    if (dropped(i)) {
      recorder.dropped(dueMs);
      continue;
    }
    const sentMs = dueMs + lagMs(i);
    recorder.sent(sentMs);
    recorder.ended({ dueMs, sentMs, endMs: sentMs + takesMs(i), kind: kind(i) });
  }
  return judgeProbe(traceOf(recorder.tally(5_000), { model: 'open', phases: PHASES }), criteria);
}

describe('a probe of a search', () => {
  test('holds where every limit is wholly kept', () => {
    expect(probe({})).toEqual({ kind: 'holds' });
  });

  test('fails a limit that is wholly broken, by name', () => {
    expect(probe({ takesMs: i => (i % 8 === 0 ? 300 : 5) })).toEqual({
      kind: 'fails',
      criterion: 'latency.p95 max',
    });
  });

  test('is unclear where the interval holds the limit, and leans to the estimate', () => {
    expect(probe({ takesMs: i => (i % 25 === 0 ? 300 : 5) })).toMatchObject({
      kind: 'unclear',
      leans: 'holds',
    });
    expect(probe({ takesMs: i => (i % 18 === 0 ? 300 : 5) })).toMatchObject({
      kind: 'unclear',
      leans: 'fails',
    });
  });

  test('fails where what ends does not keep pace with what is due, whatever the limits', () => {
    expect(probe({ takesMs: i => i * 2 }, [])).toEqual({
      kind: 'fails',
      criterion: 'completed operations fall behind those due',
    });
  });

  test('fails where operations are dropped', () => {
    expect(probe({ dropped: i => i === 700 }, [])).toEqual({
      kind: 'fails',
      criterion: 'operations are dropped',
    });
  });

  test('what fails fast is not held: it counts as errors, not as pace', () => {
    expect(probe({ kind: i => (i % 4 === 0 ? 'failed' : 'ok') }, [ERRORS])).toEqual({
      kind: 'fails',
      criterion: 'errors.rate max',
    });
    expect(probe({ kind: () => 'failed' }, [P95]).kind).toBe('fails');
  });

  test('what happens while it settles does not count', () => {
    expect(probe({ takesMs: i => (i < 150 ? 300 : 5) })).toEqual({ kind: 'holds' });
  });

  test('keeps a limit of no errors where nothing failed, which no number of operations shows for certain', () => {
    const none: LoadCriterion = { metric: 'errors.rate', max: 0, min: null };
    expect(probe({}, [none])).toEqual({ kind: 'holds' });
    expect(probe({ kind: i => (i === 700 ? 'failed' : 'ok') }, [none])).toEqual({
      kind: 'fails',
      criterion: 'errors.rate max',
    });
  });

  test('is not failed by what was dropped while the generator was late', () => {
    expect(
      probe({ lagMs: i => (i > 600 && i <= 700 ? 40 : 0), dropped: i => i > 600 && i <= 700 }, []),
    ).toEqual({ kind: 'holds' });
  });

  test('is void where the generator was late', () => {
    expect(probe({ lagMs: () => 40 })).toMatchObject({ kind: 'void' });
  });
});
