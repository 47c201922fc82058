import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { found, historyOf, policyWith, runOf } from '../helpers/runs.ts';

const counts = (count: number) => ({ 'cpu.instructions': [count, count, count], 'memory.peak': [7e6, 7e6] });
const headCountedBy = (counter: string, count: number) => {
  const run = runOf({ parse: { metrics: counts(count) } });
  return { ...run, environment: countedBy(counter) };
};
const { environment: MACHINE } = runOf({});
const countedBy = (counter: string) => ({ ...MACHINE, runtimes: { 'instruction counter': counter } });
const CALLGRIND = 'callgrind of valgrind 3.19.0';

/** Comparisons of a run with a history whose runs were counted by `counters`, oldest first. */
function comparisons(head: ReturnType<typeof headCountedBy>, counters: readonly string[], past: number) {
  const history = historyOf(counters.map(() => ({ parse: counts(past) })));
  const runs = history.runs.map((run, i) => ({ ...run, environment: countedBy(counters[i] ?? '') }));
  const [scenario] = analyze(head, found({ ...history, runs }), policyWith()).scenarios;
  return Object.fromEntries(
    (scenario?.metrics ?? []).map(({ metric, comparison }) => [metric.id, comparison]),
  );
}

describe('counts of instructions in a history', () => {
  test('of the same counter are compared exactly', () => {
    const { 'cpu.instructions': count } = comparisons(headCountedBy(CALLGRIND, 1.02e6), [CALLGRIND], 1e6);
    expect(count).toMatchObject({ kind: 'exact', difference: 20_000, smallestEffect: 0.01, floor: 10_000 });
  });

  test.each([['perf stat'], ['callgrind of valgrind 3.24.0']])(
    'of another counter (%s) are not compared, with the reason; other metrics are',
    other => {
      const found = comparisons(headCountedBy(CALLGRIND, 1e6), [other, other], 1e6);
      expect(found['cpu.instructions']).toMatchObject({
        kind: 'none',
        code: 'changed',
        reason: expect.stringContaining(other),
      });
      expect(found['memory.peak']).not.toMatchObject({ kind: 'none', code: 'changed' });
    },
  );

  test('of several counters are compared with those of the same one alone', () => {
    const head = headCountedBy(CALLGRIND, 1e6);
    const { 'cpu.instructions': count } = comparisons(head, [CALLGRIND, 'perf stat', 'perf stat'], 1e6);
    expect(count).toMatchObject({ kind: 'exact', difference: 0 });
  });
});
