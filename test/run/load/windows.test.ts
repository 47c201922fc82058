import { describe, expect, test } from 'vitest';
import { openArrivals } from '../../../src/run/load/arrivals.ts';
import { windowAt, windowEdges } from '../../../src/run/load/windows.ts';
import { loadOf } from '../../helpers/load-page.ts';

/** Operations due in each phase of a load, counted by the windows in which they are due. */
function duePerPhase(text: string): Readonly<Record<string, number>> {
  const load = loadOf(text);
  if (load.model === 'closed' || load.durationMs === null) throw new Error('no curve to count on');
  const { phases = [] } = load;
  const edges = windowEdges(load.durationMs, phases);
  const arrivals = openArrivals(load, 1);
  const counts: Record<string, number> = {};
  for (let moment = arrivals.next(); moment !== null; moment = arrivals.next()) {
    const fromMs = edges[windowAt(edges, moment)] ?? 0;
    const name = phases.find(({ spans }) =>
      spans.some(span => span.fromMs <= fromMs && fromMs < span.toMs),
    )?.name;
    counts[name ?? 'none'] = (counts[name ?? 'none'] ?? 0) + 1;
  }
  return counts;
}

describe('an operation that is due at the edge of two windows', () => {
  test.each<readonly [string, Readonly<Record<string, number>>]>([
    ['load: { duration: 30s, burst: { rate: 50/s, on: 1s, off: 9s } }', { on: 150 }],
    ['load: { duration: 4s, square: { low: 5/s, high: 20/s, period: 2s } }', { low: 10, high: 40 }],
    [
      'load: { steps: { from: 1/s, to: 4/s, step: 1/s, hold: 10s } }',
      { '1/s': 10, '2/s': 20, '3/s': 30, '4/s': 40 },
    ],
    [
      'load: { spike: { base: 10/s, peak: 100/s, at: [1s, 4s], width: 1s } }',
      { before: 10, spike: 200, after: 30 },
    ],
  ])('belongs to the one that it ends: %s', (text, counts) => {
    expect(duePerPhase(text)).toEqual(counts);
  });

  test('and the very start to the first', () => {
    expect([0, 5, 10, 10.5, 20, 99].map(ms => windowAt([0, 10, 20], ms))).toEqual([0, 0, 0, 1, 1, 1]);
  });
});
