import { describe, expect, test } from 'vitest';
import { MOST_DIFFERENT_FAILURES, type Outcome } from '../../src/model/outcome.ts';
import { FailureList } from '../../src/run/failures.ts';

const unmet = (reason: string): Outcome => ({ kind: 'unmet', reason });

function listOf(...outcomes: readonly Outcome[]) {
  const list = new FailureList();
  for (const outcome of outcomes) list.add({ outcome, count: 1, excerpt: '' });
  return list.list();
}

describe('failures of more kinds than are kept apart', () => {
  const values = Array.from({ length: MOST_DIFFERENT_FAILURES }, (_, value) =>
    unmet(`$.v is ${value}, not 1`),
  );
  const others = Array.from({ length: 81 }, (_, value) => unmet(`status ${500 + value}`));

  test('are counted together, and none is taken for another', () => {
    const failures = listOf(...values, ...others);
    expect(failures[0]).toMatchObject({ outcome: unmet('in other ways'), count: 81 });
    expect(failures.slice(1).map(({ count }) => count)).toEqual(values.map(() => 1));
  });

  test('keep what is known by its kind: an exit code is none that nobody saw', () => {
    const later: Outcome[] = [
      { kind: 'failed', exitCode: 7 },
      { kind: 'error', error: 'full' },
    ];
    expect(listOf(...values, ...later).slice(-2)).toMatchObject([
      { outcome: { kind: 'failed', exitCode: 7 }, count: 1 },
      { outcome: { kind: 'error', error: 'in other ways' }, count: 1 },
    ]);
  });

  test('stay few, whenever it was that they were killed', () => {
    const hung = (afterMs: number): Outcome => ({ kind: 'hung', class: 'deadlock', afterMs });
    const moments = Array.from({ length: 50 }, (_, n) => hung(1_000 * n));
    expect(listOf(...values, ...moments)).toHaveLength(MOST_DIFFERENT_FAILURES + 1);
  });

  test('of several lists add up', () => {
    const whole = new FailureList();
    for (let n = 0; n < 2; n++) for (const failure of listOf(...values, ...others)) whole.add(failure);
    const failures = whole.list();
    expect(failures[0]).toMatchObject({ outcome: unmet('in other ways'), count: 162 });
    expect(failures.reduce((sum, { count }) => sum + count, 0)).toBe(2 * (values.length + others.length));
  });
});
