import { describe, expect, test } from 'vitest';
import { partsOf } from '../../src/demo/promises.ts';
import {
  confirmed,
  excluded,
  leakFree,
  leaking,
  leakUnheld,
  type MetricFacts,
  MS,
  type ScenarioFacts,
  unheld,
  viewOf,
} from '../helpers/views.ts';

const KB = 1024;

/** What the demo's gate finds when all goes well; a scenario may be told otherwise. */
function viewWith(changed: Readonly<Record<string, Omit<ScenarioFacts, 'id'>>> = {}) {
  const scenarios: Readonly<Record<string, Omit<ScenarioFacts, 'id'>>> = {
    lookup: { metrics: [slower('cpu.perop')] },
    totals: { metrics: [same('cpu.perop')] },
    import: { metrics: [same('cpu.perop')] },
    invoices: { metrics: [same('cpu.perop')] },
    'quotes-for-hours': { soak: true, metrics: [leak('memory.leak', 240 * KB), tight('fds.leak')] },
    'receipts-for-hours': { soak: true, metrics: [tight('memory.leak'), leak('fds.leak', 20)] },
    ...changed,
  };
  return viewOf(Object.entries(scenarios).map(([id, facts]) => ({ id, ...facts })));
}

const slower = (metric: string): MetricFacts =>
  confirmed(metric, 73 * MS, 117 * MS, { interval: [0.5, 0.7], fresh: [0.59, 0.52, 0.68] });
const same = (metric: string): MetricFacts => excluded(metric, 80 * MS, 80 * MS, { interval: [-0.02, 0.02] });
const leak = (metric: string, by: number): MetricFacts =>
  leaking(metric, 0, by, { interval: [by, by], fresh: [by, by, by] });
const tight = (metric: string): MetricFacts => leakFree(metric, 0, 0, { interval: [0, 0] });

describe('partsOf()', () => {
  test('finds every promise kept when what was put in is found, confirmed, and nothing else', () => {
    const parts = partsOf(viewWith());
    expect(parts.map(({ promise, right, found }) => [promise, right, found])).toEqual([
      ['the slower function', true, 'cpu.perop worse, confirmed by fresh runs'],
      ['the memory leak', true, 'memory.leak worse, confirmed by fresh runs'],
      ['the descriptor leak', true, 'fds.leak worse, confirmed by fresh runs'],
      ['what did not change', true, 'no false alarm'],
    ]);
  });

  test('is content with elapsed time alone', () => {
    const [slow] = partsOf(viewWith({ lookup: { metrics: [same('cpu.perop'), slower('time.wall')] } }));
    expect(slow).toMatchObject({ right: true, found: 'time.wall worse, confirmed by fresh runs' });
  });

  const late = unheld('cpu.perop', 73 * MS, 117 * MS, { interval: [0.5, 0.7] });
  const unsure = leakUnheld('memory.leak', 0, 240 * KB, { interval: [KB, KB] });
  const crashed = { status: 'fail', reason: '3 of 20 invocations failed' } as const;
  test.each([
    [
      'a slowdown that was not confirmed',
      0,
      { lookup: { metrics: [late] } },
      'cpu.perop is warn: worse, but',
    ],
    ['a slowdown that was not seen', 0, { lookup: { metrics: [same('cpu.perop')] } }, 'cpu.perop is pass'],
    [
      'a slower scenario that crashed',
      0,
      { lookup: { metrics: [slower('cpu.perop')], outcome: crashed } },
      'lookup is fail: 3 of 20',
    ],
    ['a slower scenario that was not judged', 0, { lookup: { metrics: [] } }, 'it was not judged'],
    ['a leak without confirmation', 1, { 'quotes-for-hours': { metrics: [unsure] } }, 'memory.leak is warn'],
    [
      'a second leak in the same scenario',
      1,
      { 'quotes-for-hours': { metrics: [leak('memory.leak', 9e5), leak('fds.leak', 9)] } },
      'fds.leak is fail',
    ],
    [
      'memory in place of descriptors',
      2,
      { 'receipts-for-hours': { metrics: [leak('memory.leak', 9e5)] } },
      'memory.leak is fail',
    ],
    ['a false alarm', 3, { totals: { metrics: [slower('time.wall')] } }, 'time.wall is fail'],
    [
      'an unchanged scenario without a run',
      3,
      { import: { metrics: [], invocations: 0 } },
      'not all of them were run',
    ],
  ])('finds %s to be wrong', (_, place, changed, found) => {
    const parts = partsOf(viewWith(changed));
    expect(parts.map(({ right }) => right)).toEqual([0, 1, 2, 3].map(i => i !== place));
    expect(parts[place]?.found).toContain(found);
  });
});
