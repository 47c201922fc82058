import { describe, expect, test } from 'vitest';
import type { GridAnalysis, MetricEffects } from '../../src/model/factors.ts';
import { builtInMetric } from '../../src/model/metric.ts';
import type { View } from '../../src/model/view.ts';
import { effectRows, GRIDS_TITLE, gridLines } from '../../src/report/grids.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderComment } from '../../src/report/markdown.ts';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { plain } from '../../src/report/phrase.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { HOSTILE_TEXTS } from '../helpers/hostile-views.ts';
import { judgeHtml, judgeMarkdown, judgeTerminal } from '../helpers/judged-reports.ts';
import { SAMPLE_VIEWS } from '../helpers/sample-views.ts';

type Estimated = Extract<MetricEffects, { kind: 'estimated' }>;

function metricOf(id: string) {
  const metric = builtInMetric(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  return metric;
}

const LATENCY: Estimated = {
  kind: 'estimated',
  metric: metricOf('latency.p95'),
  cells: 4,
  scale: 'relative',
  error: 'invocations',
  factors: [
    {
      factor: 'rate',
      share: 0.12,
      levels: [
        { level: '5/s', cells: 2, mean: 10e6, effect: null },
        {
          level: '50/s',
          cells: 2,
          mean: 12.5e6,
          effect: { change: 0.25, interval: { low: 0.2, high: 0.31, level: 0.95 } },
        },
      ],
    },
    {
      factor: 'mix',
      share: 0.8,
      levels: [
        { level: 'read', cells: 2, mean: 5e6, effect: null },
        { level: 'write', cells: 2, mean: 25e6, effect: { change: 4, interval: null } },
      ],
    },
  ],
  unexplained: 0.08,
  interactions: [{ factors: ['rate', 'mix'], share: 0.07, p: 0.00001 }],
};

const ERRORS: Estimated = {
  ...LATENCY,
  metric: metricOf('errors.rate'),
  scale: 'difference',
  error: null,
  interactions: [],
  factors: [
    {
      factor: 'rate',
      share: 1,
      levels: [
        { level: '5/s', cells: 2, mean: 0, effect: null },
        {
          level: '50/s',
          cells: 2,
          mean: 0.02,
          effect: { change: 0.02, interval: { low: -0.01, high: 0.05, level: 0.95 } },
        },
      ],
    },
  ],
};

const viewOf = (facts: Partial<GridAnalysis>): View => {
  const view = SAMPLE_VIEWS.pass();
  const grid: GridAnalysis = { scenario: 'orders', cells: 4, factors: [], metrics: [], ...facts };
  return { ...view, analysis: { ...view.analysis, grids: [grid] } };
};
const said = (...metrics: readonly MetricEffects[]) => gridLines(viewOf({ metrics })).map(plain);

describe('main effects in words', () => {
  test('begin with the factor that explains most, and say what the numbers rest on', () => {
    expect(said(LATENCY)).toEqual([
      'latency.p95 of orders: of the variation between 4 cells mix 80 %, rate 12 %, left over 8 %, of which rate × mix 7 % (p < 0.0001)',
      'orders: cells are few, so intervals rest on the scatter within each of them; how the machine changed from cell to cell is not in these',
      'orders: probabilities of interactions are held against the scatter within cells; a machine that changes from cell to cell looks like one',
    ]);
  });

  test('say that there is no interaction, that cells are missing, and why there are no effects', () => {
    const metric = LATENCY.metric;
    expect(
      said({
        ...LATENCY,
        cells: 3,
        error: 'cells',
        interactions: [{ factors: ['rate', 'mix'], share: 0.07, p: 0.02 }],
      }),
    ).toEqual([
      'latency.p95 of orders: of the variation between 3 of 4 cells mix 80 %, rate 12 %, left over 8 %, with no interaction beyond the noise',
      'orders: intervals rest on how far cells lie from the sum of their effects',
    ]);
    expect(said({ kind: 'unknown', metric, reason: 'nobody looked' })).toEqual([
      'latency.p95 of orders: no main effects, since nobody looked',
    ]);
    expect(said()).toEqual(['orders: no cell of 4 gave a value to tell effects from']);
  });

  test('are relative or differences, against the lowest level', () => {
    const rows = effectRows(viewOf({ metrics: [LATENCY, ERRORS] }));
    expect(
      rows.map(({ factor, level, mean, effect }) => `${factor}=${level} ${mean} ${effect}`.trim()),
    ).toEqual([
      'rate=5/s 10.0 ms',
      'rate=50/s 12.5 ms +25.0 % [+20.0, +31.0]',
      'mix=read 5 ms',
      'mix=write 25 ms +400 %',
      'rate=5/s 0 %',
      'rate=50/s 2 % +2 % [−1, +5]',
    ]);
  });
});

describe('every report', () => {
  test('has them, and none without a grid', () => {
    const [grid, none] = [viewOf({ metrics: [LATENCY] }), SAMPLE_VIEWS.pass()];
    const rendered = (view: View) => [
      renderComment(view, DEFAULT_RENDER_OPTIONS),
      renderHtml(view),
      renderTerminal(view, DEFAULT_RENDER_OPTIONS),
    ];
    for (const text of rendered(grid)) {
      expect(text).toContain(GRIDS_TITLE);
      expect(text).toContain('50/s');
    }
    for (const text of rendered(none)) expect(text).not.toContain(GRIDS_TITLE);
  });

  test.each(HOSTILE_TEXTS.map(text => [JSON.stringify(text).slice(0, 40), text]))(
    'is inert text: %s',
    (_, text) => {
      const [rate] = LATENCY.factors;
      const levels = rate?.levels.map(level => ({ ...level, level: text })) ?? [];
      const view = viewOf({
        scenario: text,
        metrics: [
          { ...LATENCY, factors: [{ factor: 'rate', share: 1, levels }] },
          { kind: 'unknown', metric: LATENCY.metric, reason: text },
        ],
      });
      judgeMarkdown(renderComment(view, DEFAULT_RENDER_OPTIONS));
      judgeHtml(renderHtml(view), text === '' ? 'orders' : text);
      judgeTerminal(renderTerminal(view, DEFAULT_RENDER_OPTIONS));
    },
  );
});
