import { describe, expect, test } from 'vitest';
import type { Analysis, FailureComparison, ScenarioAnalysis } from '../../src/model/analysis.ts';
import { annotationsOf } from '../../src/report/annotations.ts';
import { contextLines } from '../../src/report/context.ts';
import { describeAlarm } from '../../src/report/control.ts';
import { digestOf } from '../../src/report/digest.ts';
import { driftLines } from '../../src/report/drift.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderJunit } from '../../src/report/junit.ts';
import { renderComment } from '../../src/report/markdown.ts';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { plain } from '../../src/report/phrase.ts';
import type { ReportRow } from '../../src/report/row.ts';
import { sectionsOf } from '../../src/report/section.ts';
import { describeRow, explainRow } from '../../src/report/sentence.ts';
import { pictureRange, sparkline } from '../../src/report/sparkline.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { trendsOf, trendWords } from '../../src/report/trend.ts';
import { drifted, untrusted } from '../helpers/sample-soaks.ts';
import { failing, MS, type ScenarioFacts, steady, trend, viewOf } from '../helpers/views.ts';

const options = { ...DEFAULT_RENDER_OPTIONS, width: 200 };
const quiet = steady('time.wall', 1e9, 1.01e9, { interval: [-0.02, 0.03] });

describe('a scenario that fails sometimes', () => {
  const rowOf = (failures: FailureComparison, facts: Partial<ScenarioFacts> = {}): ReportRow => {
    const view = viewOf([
      { id: 'checkout', failures, outcome: { status: 'fail', reason: 'the judge’s own words' }, ...facts },
    ]);
    const [row] = Object.values(sectionsOf(view)).flat();
    if (row === undefined) throw new Error('there is no row');
    return row;
  };
  const none = [0, [0, 0.088]] as const;
  const two = [2, [0.014, 0.165]] as const;
  const seven = [7, [0.087, 0.32]] as const;

  test.each([
    ['more often than the base', none, seven, 0.006, 'fails 7 of 40 times, the base 0 of 40 (p 0.006)'],
    [
      'too seldom to tell',
      none,
      two,
      0.25,
      'fails 2 of 40 times, the base 0 of 40 (p 0.25): too seldom to tell whether this change is why',
    ],
    ['as the base does', two, seven, 0.09, 'fails sometimes on both sides (base 2 of 40, head 7 of 40)'],
  ] as const)('%s', (_, base, head, p, sentence) => {
    const row = rowOf(failing(base, head, { invocations: 40, p }));
    expect(plain(describeRow(row))).toBe(`checkout ${sentence}`);
    expect(plain(explainRow(row))).toBe(sentence);
  });

  test('shows counts of both sides, and the intervals behind them', () => {
    const row = rowOf(failing(none, seven, { invocations: 40, p: 0.006 }));
    expect(row.levels).toBe('0 of 40 → 7 of 40 failed');
    expect(row.evidence).toEqual(['head 17.5 % [8.7 %, 32 %]', 'base 0 % [0 %, 8.8 %]']);
  });

  test('that never worked says what went wrong', () => {
    const failures = failing(none, [40, [0.91, 1]], { invocations: 40, p: 0.001 });
    expect(plain(describeRow(rowOf(failures, { invocations: 0 })))).toBe('checkout: the judge’s own words');
  });

  test('on the base alone is no trouble of this run', () => {
    const failures = failing(two, none, { invocations: 40, p: 1 });
    const stopped = { status: 'inconclusive', reason: 'interrupted' } as const;
    expect(plain(describeRow(rowOf(failures, { outcome: stopped })))).toBe('checkout: interrupted');
    const passed = { status: 'pass', reason: '40 invocations succeeded' } as const;
    expect(plain(describeRow(rowOf(failures, { outcome: passed })))).toBe(
      'checkout fails 0 of 40 times, the base 2 of 40',
    );
  });

  test('stands in the digest with both rates', () => {
    const failures = failing(none, seven, { invocations: 40, p: 0.006 });
    const outcome = { status: 'fail', reason: 'x' } as const;
    expect(digestOf(viewOf([{ id: 'checkout', failures, outcome }])).failures[0]?.failures).toEqual(failures);
  });
});

describe('a base that ran against itself', () => {
  const viewWith = (control: Analysis['control']) => viewOf([{ id: 'parse', metrics: [quiet] }], { control });
  const context = (control: Analysis['control']) => contextLines(viewWith(control)).map(plain);
  const QUIET = 'The base run against itself stayed quiet over 20 metrics';
  const alarm = { scenario: 'parse', metric: 'time.wall', change: 0.061 };

  test('and stayed quiet is one line', () => {
    expect(context({ metrics: 20, alarms: [] })).toContain(QUIET);
    expect(context(null).join()).not.toContain('against itself');
    expect(context({ metrics: 0, alarms: [] }).join()).toContain('no metric could be held against itself');
  });

  test('and did not takes the trust from the run, before everything else that is said', () => {
    const view = untrusted();
    const sentence =
      'the base differs from itself in 2 of 3 metrics (time.wall of parse-large +6.1 %, time.wall of export-csv −4.3 %). ';
    expect(plain(describeAlarm(view) ?? [])).toContain(sentence);
    expect(contextLines(view).map(plain).join()).not.toContain('quiet');
    const terminal = renderTerminal(view, options);
    const comment = renderComment(view, options);
    const page = renderHtml(view);
    for (const [text, counts] of [
      [terminal, '3 cannot tell · 2 passed'],
      [comment, '3 cannot tell · 2 passed'],
      [page, 'class="counts"'],
    ] as const) {
      const [banner, rest] = [text.indexOf('This run is not trusted:'), text.indexOf(counts)];
      expect(banner).toBeGreaterThan(0);
      expect(banner).toBeLessThan(rest);
      expect(text.replace(/\s+/g, ' ')).toContain('Use a quieter runner');
    }
    expect(annotationsOf(view)[0]).toMatchObject({ kind: 'warning', title: 'the base differs from itself' });
    expect(renderJunit(view)).toContain('<testsuite name="base against itself" tests="1" failures="0"');
    expect(digestOf(view).control).toEqual(view.analysis.control);
  });

  test('is a failed case where policy demands an answer', () => {
    const view = { ...untrusted(), policy: { ...untrusted().policy, failOn: 'inconclusive' as const } };
    expect(renderJunit(view)).toContain('<testsuite name="base against itself" tests="1" failures="1"');
  });

  test('names five differences and counts the rest; a drop of a rate is a drop', () => {
    const alarms = Array.from({ length: 7 }, () => ({ ...alarm, metric: 'throughput', change: 0.25 }));
    expect(plain(describeAlarm(viewWith({ metrics: 9, alarms })) ?? [])).toMatch(
      /in 7 of 9 metrics \((throughput of parse −20\.0 %, ){4}throughput of parse −20\.0 %, and 2 more\)\. /,
    );
  });
});

describe('what happened in the history', () => {
  test('is one line each, with the levels of the runs', () => {
    expect(driftLines(drifted()).map(plain)).toEqual([
      'time.wall of parse-large: step at 9f8e7d6 (2026-11-18): 102 ms → 121 ms (+18.6 %): ▁▁▁▁▁▁▁▁▁▁▁▁██████',
      'memory.peak of parse-large: slow creep over 18 runs, up to 9f8e7d6 (2026-11-18): 88.1 MB → 94.6 MB (+7.4 %): ▁▁▂▂▃▃▃▄▄▅▅▆▆▆▇▇██',
    ]);
  });

  test.each([
    ['terminal', renderTerminal(drifted(), options)],
    ['comment', renderComment(drifted(), options)],
    ['page', renderHtml(drifted())],
  ])('has its own place in the %s, and is said once', (_, text) => {
    expect(text.match(/In the history/g)).toHaveLength(1);
    expect(text.match(/slow creep/g)).toHaveLength(1);
    expect(text.match(/step at/g)).toHaveLength(1);
  });

  test('leads the headline only where nothing of this run is worse', () => {
    const [only] = drifted().analysis.drift;
    if (only === undefined) throw new Error('the sample has no drift');
    const view = viewOf([{ id: 'parse-large', metrics: [quiet] }], { drift: [only] });
    expect(renderTerminal(view, options).trim()).toMatch(
      /^WARNING {2}1 of 3 checks: in the history, time\.wall of parse-large: step at 9f8e7d6/,
    );
    expect(annotationsOf(view)).toHaveLength(1);
    expect(digestOf(view).drift).toEqual([only]);
  });

  test('of a metric that this run did not compare with stored runs has no picture', () => {
    const [only] = drifted().analysis.drift;
    if (only === undefined) throw new Error('the sample has no drift');
    const view = viewOf([{ id: 'other' }], { drift: [{ ...only, kind: 'creep' }] });
    expect(driftLines(view).map(plain)).toEqual([
      'time.wall of parse-large: slow creep up to 9f8e7d6 (2026-11-18): 102 ms → 121 ms (+18.6 %)',
    ]);
  });
});

describe('pictures', () => {
  test.each([
    ['one block a value, from the smallest to the largest', [0, 1, 2, 3, 4, 5, 6, 7], '▁▂▃▄▅▆▇█'],
    ['what hardly moves lies in the middle', [100, 101, 100, 99], '▅▆▅▃'],
    ['what does not move, too', [11, 11], '▅▅'],
    ['nothing of nothing', [], ''],
    ['below zero', [-8, -1], '▁█'],
    ['all zero', [0, 0], '▅▅'],
  ])('%s', (_, values, line) => {
    expect(sparkline(values)).toBe(line);
  });

  test('keep the peaks of a long series in 24 cells', () => {
    const line = sparkline(Array.from({ length: 240 }, (_, i) => (i === 137 ? 100 : 1)));
    expect(line).toBe(`${'▁'.repeat(13)}█${'▁'.repeat(10)}`);
  });

  test('span at least 5 % of the level', () => {
    expect(pictureRange([100, 102])).toMatchObject({
      least: expect.closeTo(98.45),
      range: expect.closeTo(5.1),
    });
  });

  const trends: ScenarioAnalysis['trends'] = [
    trend('memory.leak', { shape: 'linear', advice: 'growing' }, place => place),
    trend('fds.leak', { shape: 'flat', advice: 'flat' }, () => 1),
    trend('files.leak', { shape: 'flat', advice: 'flat', picture: [] }, () => 1),
  ];

  test.each([
    ['standard', true, ['memory.leak', 'fds.leak']],
    ['standard', false, ['memory.leak']],
    ['detailed', false, ['memory.leak', 'fds.leak']],
  ] as const)('at level %s of a soak (%s) are of %j', (level, soak, shown) => {
    const view = viewOf([{ id: 'import', soak, trends }]);
    expect(trendsOf(view, level).map(placed => placed.trend.metric)).toEqual(shown);
  });

  test.each([
    ['flat', 'flat', 'flat'],
    ['plateau', 'flat', 'warm-up then plateau'],
    ['linear', 'growing', 'linear, growing'],
    ['sawtooth', 'flat', 'saw-tooth'],
    ['step', 'fading', 'step, growth fading'],
    ['oscillating', 'growing', 'oscillating, growing'],
  ] as const)('of shape %s whose end is %s are called %s', (shape, advice, words) => {
    expect(trendWords(trend('memory.leak', { shape, advice }, () => 1))).toBe(words);
  });

  test.each([
    ['terminal', renderTerminal(viewOf([{ id: 'import', soak: true, trends }]), options)],
    ['comment', renderComment(viewOf([{ id: 'import', soak: true, trends }]), options)],
    ['page', renderHtml(viewOf([{ id: 'import', soak: true, trends }]))],
  ])('say in the %s that they judge nothing', (_, text) => {
    expect(text).toContain('One run of one version: a picture, not a verdict.');
  });
});

test('a scenario whose instructions are counted says so', () => {
  expect(contextLines(drifted()).map(plain)).toContain(
    'Of tokenize, instructions were counted; times were not measured',
  );
  expect(renderTerminal(drifted(), options)).toContain('1.20 G → 1.24 G instructions');
  expect(renderTerminal(drifted(), options)).toContain('tokenize executes 3.3 % more instructions');
});

test('a ratio to another scenario says to which', () => {
  const facts = steady('time.wall', 100 * MS, 101 * MS, { interval: [-0.1, 0.1] });
  const ratio = { ...facts, analysis: { ...facts.analysis, relativeTo: 'reference' } };
  const view = viewOf([{ id: 'parse', metrics: [ratio] }]);
  expect(sectionsOf(view).passed.map(row => row.basis)).toEqual(['', 'relative to reference']);
  expect(renderComment(view, options)).toContain('relative to reference');
});
