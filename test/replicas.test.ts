import { describe, expect, test } from 'vitest';
import { explain } from '../src/analyze/explain/explain.ts';
import { concludeMerged } from '../src/merging.ts';
import type { View } from '../src/model/view.ts';
import { renderHtml } from '../src/report/html.ts';
import { renderSummary } from '../src/report/markdown.ts';
import { DEFAULT_RENDER_OPTIONS } from '../src/report/options.ts';
import { renderTerminal } from '../src/report/terminal.ts';
import type { Measured } from '../src/run/merge/lift.ts';
import { putTogether } from '../src/run/merge/together.ts';
import { histogramOf } from '../src/stats/histogram.ts';
import { pairs } from './helpers/pairs.ts';
import { ABSENT, MACHINE, pairedRunOf, policyWith } from './helpers/runs.ts';
import { files, measuredOf } from './helpers/shards.ts';

/** One machine's search and confirmation of two scenarios; `factor` is what `parse` got slower by. */
function machine(number: number, factor: number): Measured {
  const startedAt = `2026-11-20T12:0${number}:00.000Z`;
  const round = (count: number, seed: number) => ({
    'time.wall': pairs(factor, 0.01, count, seed + 50 * number),
  });
  const search = pairedRunOf(
    { parse: round(40, 1), search: { 'time.wall': pairs(1, 0.01, 40, 900 + number) } },
    'search',
    { startedAt },
  );
  const timed = search.scenarios.map(scenario => ({
    ...scenario,
    latency: histogramOf(Array.from({ length: 500 }, (_, i) => number * 1e6 + i)),
  }));
  const confirmation = pairedRunOf({ parse: round(30, 500) }, 'confirm', { startedAt });
  return measuredOf({ ...search, scenarios: timed }, policyWith(), factor > 1.05 ? [confirmation] : []);
}

const judged = (...factors: readonly number[]): View =>
  concludeMerged(
    putTogether(files(factors.map((factor, i) => machine(i + 1, factor))), null),
    new Map([[MACHINE.machineClass, ABSENT]]),
    'x',
  );

const parseOf = ({ analysis }: View) => {
  const found = analysis.scenarios.find(({ id }) => id === 'parse')?.metrics[0];
  if (found === undefined) throw new Error('parse was measured');
  return found;
};

describe('the same scenarios on three machines', () => {
  test.each([
    ['all of them are slower alike', [1.3, 1.31, 1.3], 'fail'],
    ['none of them is slower', [1, 1.001, 0.999], 'pass'],
    ['one of them is slower', [1.3, 1, 1], 'inconclusive'],
    ['two of them are slower and one is not', [1.3, 1.3, 1], 'inconclusive'],
  ])('where %s', (_, factors, status) => {
    const view = judged(...factors);
    expect(view.verdict.status).toBe(status);
    expect(view.analysis.scenarios.map(({ id }) => id)).toEqual(['parse', 'search']);
    expect(view.verdict).toEqual(judged(...factors).verdict);
  });

  test('keep their estimates apart, and the report shows each and how far they lie apart', () => {
    const view = judged(1.3, 1.31, 1.3);
    const { machines, comparison } = parseOf(view);
    expect(machines?.machines.map(({ state }) => state)).toEqual(['worse', 'worse', 'worse']);
    expect(machines?.changeSpread).toBeGreaterThan(0);
    expect(machines?.changeSpread).toBeLessThan(0.02);
    const changes = machines?.machines.map(({ change }) => change ?? 0).toSorted((a, b) => a - b);
    expect(comparison).toMatchObject({ kind: 'paired', change: changes?.[1] });
    const options = { ...DEFAULT_RENDER_OPTIONS, level: 'detailed' as const };
    for (const report of [renderTerminal(view, options), renderSummary(view, options), renderHtml(view)]) {
      expect(report).toContain('Machine by machine');
      expect(report).toContain('between machines');
    }
  });

  test('add their operations bin by bin', () => {
    const { operationTimes } = judged(1, 1, 1).analysis.scenarios.find(({ id }) => id === 'parse') ?? {};
    expect(operationTimes?.operations).toBe(1500);
    // A third of all took 1, 2 and 3 ms each: the median of all is not the mean of the medians of unlike machines.
    expect((operationTimes?.percentiles.p50 ?? 0) / 2e6).toBeCloseTo(1, 2);
    expect((operationTimes?.percentiles.p90 ?? 0) / 3e6).toBeCloseTo(1, 2);
    const view = judged(1, 1, 1);
    expect(renderTerminal(view, { ...DEFAULT_RENDER_OPTIONS, level: 'detailed' })).toContain(
      'Times of all operations together',
    );
  });

  test('are explained each, then the first of them step by step', () => {
    const view = judged(1.3, 1.31, 1.3);
    const steps = explain(view, 'parse', 'time.wall')?.steps ?? [];
    expect(steps[0]).toMatchObject({ title: 'Machines' });
    expect(steps[0]?.table?.rows.map(row => row.at(-1))).toEqual(['worse', 'worse', 'worse']);
    expect(steps.length).toBeGreaterThan(3);
  });

  test('spend half of the level each, which two of them together make whole', () => {
    expect(judged(1, 1, 1).analysis.family.alpha).toBe(0.025);
    expect(judged(1, 1).analysis.family.alpha).toBe(0.05);
  });
});
