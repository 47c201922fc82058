import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderComment, renderSummary } from '../../src/report/markdown.ts';
import { chartsBlock } from '../../src/report/markdown-chart.ts';
import { lineChart } from '../../src/report/mermaid.ts';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { sectionsOf } from '../../src/report/section.ts';
import { HOSTILE_TEXTS, viewSaying } from '../helpers/hostile-views.ts';
import { chartsIn } from '../helpers/markdown-tree.ts';
import { loadMermaid } from '../helpers/mermaid.ts';
import { SAMPLE_VIEWS } from '../helpers/sample-views.ts';
import { leaking, MB, regressed, trend, viewOf } from '../helpers/views.ts';

const options = { ...DEFAULT_RENDER_OPTIONS, level: 'standard' } as const;
const SEEDED = { seed: 20_261_129 } as const;

let mermaid: Awaited<ReturnType<typeof loadMermaid>>;
beforeAll(async () => {
  mermaid = await loadMermaid();
});

/** What a chart may set of Mermaid's configuration: its own size and colours. */
const CONFIG_KEYS = ['xyChart', 'themeVariables'];

/** Mermaid reads it as the chart it is, and takes no other setting from it. */
async function expectDrawable(chart: string): Promise<void> {
  const { diagramType, config } = await mermaid.parse(chart);
  expect(diagramType).toBe('xychart');
  expect(Object.keys(config).sort()).toEqual(CONFIG_KEYS.toSorted());
}

/** What has a meaning in Mermaid, in YAML or in Markdown's code blocks, and what is not one letter a character. */
const MEANINGFUL = [
  '"',
  "'",
  '`',
  '```\n',
  '[',
  ']',
  '\n',
  '%%{init: {"securityLevel": "loose"}}%%',
  '%%',
  '---\n',
  'line [1',
  '-->',
  ';',
  '#quot;',
  '<script>',
  '😀',
  '\u202E',
  'א',
  'x-axis',
];
const hostileName = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc
    .array(fc.oneof(fc.constantFrom(...MEANINGFUL), fc.string({ unit: 'binary' })), { maxLength: 12 })
    .map(all => all.join('')),
);
/** Levels as they are, and now and then of any size, the impossible too, as a result file may hold them. */
const seriesOf = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 6, maxLength: 30 });
const numbers = fc.oneof(
  { weight: 4, arbitrary: seriesOf(fc.double({ min: 0, max: 1e12, noNaN: true })) },
  { weight: 1, arbitrary: seriesOf(fc.double()) },
);

describe('the pictures of a report', () => {
  test.each(Object.entries(SAMPLE_VIEWS))(
    'of the view %s are read by Mermaid, and are three at most',
    async (_, view) => {
      const charts = chartsIn(renderComment(view(), options));
      expect(charts.length).toBeLessThanOrEqual(3);
      expect(chartsIn(renderSummary(view(), options))).toEqual(charts);
      for (const chart of charts) await expectDrawable(chart);
    },
  );

  test('show the history of what failed or drifted, and the growth of a leak; a pass has none', () => {
    const counts = Object.entries(SAMPLE_VIEWS).map(([key, view]) => [
      key,
      chartsIn(renderComment(view(), options)).length,
    ]);
    expect(Object.fromEntries(counts)).toMatchObject({
      fail: 3,
      warn: 1,
      history: 3,
      soak: 3,
      pass: 0,
      crashed: 0,
    });
  });

  test('are not in a report of the level summary', () => {
    expect(chartsIn(renderComment(SAMPLE_VIEWS.fail(), { ...options, level: 'summary' }))).toEqual([]);
  });

  test('of a thousand hostile names and series are read by Mermaid, with nothing of the names in them', async () => {
    let drawn = 0;
    const property = fc.asyncProperty(hostileName, numbers, async (word, series) => {
      const view = viewOf([
        {
          id: word,
          metrics: [
            regressed({ ...CUSTOM, id: `${word}.m`, about: word }, 1, series[0] ?? 1, {
              interval: [0.1, 0.2],
            }),
          ],
        },
        {
          id: `${word} 2`,
          soak: true,
          metrics: [leaking('memory.leak', 0, MB, { interval: [1, 2], source: word })],
          trends: [
            {
              ...trend('memory.leak', { shape: 'linear', advice: 'growing', source: word }, () => 1),
              picture: series,
            },
          ],
        },
      ]);
      const charts = chartsIn(chartsBlock(sectionsOf(view)).items.join('\n'));
      for (const chart of charts) {
        await expectDrawable(chart);
        expect(chart).toMatch(OUR_OWN);
      }
      drawn += charts.length;
    });
    await fc.assert(property, { ...SEEDED, numRuns: 600 });
    expect(drawn).toBeGreaterThan(1_000);
  }, 180_000);

  test('of hostile text in every place of a view are read, too', async () => {
    for (const text of HOSTILE_TEXTS)
      for (const chart of chartsIn(renderComment(viewSaying(text), options))) await expectDrawable(chart);
  });
});

const CUSTOM = { unit: 'bytes', better: 'lower', kind: 'memory' } as const;
/** A whole chart, of numbers and words of ours. */
const OUR_OWN =
  /^---\nconfig:\n(?: +[\w"#:, ]+\n)+---\nxychart-beta\n {2}x-axis "[\w ,%()]+" \d+ --> \d+\n {2}y-axis "\w+" [\d.-]+ --> [\d.-]+(?:\n {2}line \[[\d., -]+\])+$/;

describe('lineChart()', () => {
  const chart = (values: readonly number[], title = 'ms') =>
    lineChart({ x: { title: 'runs', from: 1, to: values.length }, y: { title }, lines: [values] });

  test.each([
    ['two points', [1, 2]],
    ['a number that needs an exponent', [1, 2, 1e16]],
    ['a value that is none', [1, 2, Number.NaN]],
  ])('makes no picture of %s', (_, values) => {
    expect(chart(values)).toBeNull();
  });

  test('spans from the least to the largest value, and a flat series lies in the middle', () => {
    expect(chart([100, 150, 300])).toContain('y-axis "ms" 100 --> 300\n  line [100, 150, 300]');
    expect(chart([100, 100, 100])).toContain('y-axis "ms" 97.50 --> 102.50');
    expect(chart([0, 0, 0])).toContain('y-axis "ms" 0.00 --> 1.00');
  });

  test('keeps decimals that tell the values apart, and writes none with an exponent', async () => {
    expect(chart([0.001, 0.002, 0.003])).toContain('line [0.00100, 0.00200, 0.00300]');
    const tiny = chart([1e-9, 2e-9, 3e-9]) ?? '';
    await expectDrawable(tiny);
  });

  test('drops from a title what could end it', async () => {
    const text = chart([1, 2, 3], 'a"b]\n%%{init}%% µs') ?? '';
    expect(text).toContain('y-axis "ab%%init%% µs"');
    await expectDrawable(text);
  });
});
