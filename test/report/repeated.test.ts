import { describe, expect, test } from 'vitest';
import { contradictionIn } from '../../src/baseline/consistency.ts';
import { viewSchema } from '../../src/baseline/view-schema.ts';
import { conclude } from '../../src/evidence.ts';
import { testLabel } from '../../src/model/flakes.ts';
import type { Cell } from '../../src/model/repetition.ts';
import { annotationsOf } from '../../src/report/annotations.ts';
import { CELLS_TITLE, cellRows } from '../../src/report/cells.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderJunit } from '../../src/report/junit.ts';
import { renderComment } from '../../src/report/markdown.ts';
import { COMMENT_BUDGET } from '../../src/report/markdown-budget.ts';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { plain } from '../../src/report/phrase.ts';
import { describeReference } from '../../src/report/reference.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { testRows } from '../../src/report/tests.ts';
import { HOSTILE_TEXTS } from '../helpers/hostile-views.ts';
import { judgeHtml, judgeJunit, judgeMarkdown, judgeTerminal } from '../helpers/judged-reports.ts';
import { baseRound, cell, failingAt, passing, repeatedRun } from '../helpers/repetitions.ts';
import { ABSENT, policyWith } from '../helpers/runs.ts';
import { repeating } from '../helpers/sample-tests.ts';

/** A repeated test whose name, message and condition somebody else wrote. */
const saying = (text: string) =>
  conclude(
    {
      result: repeatedRun(
        {
          endings: { [text]: failingAt(40, 0, 4, 8, 12, 16, 20, 24, 28), [`${text} too`]: passing(40) },
          cells: Array.from({ length: 40 }, (_, run) => (run % 4 === 0 ? 1 : 0)),
          messages: { [text]: [text] },
        },
        { repeat: { cells: [cell({ factor: 'calm' }), cell({ factor: text })] } },
      ),
      rounds: [],
    },
    ABSENT,
    policyWith(),
    'stress-action run',
  );

describe('whatever a test is called and prints, in every report it is inert text', () => {
  test.each(HOSTILE_TEXTS.map(text => [JSON.stringify(text).slice(0, 40), text]))('%s', (_, text) => {
    const view = saying(text);
    expect(testRows(view)[0]?.trigger).not.toBeNull();
    judgeMarkdown(renderComment(view, DEFAULT_RENDER_OPTIONS));
    judgeHtml(renderHtml(view), text === '' ? 'orders' : text);
    judgeJunit(renderJunit(view));
    judgeTerminal(renderTerminal(view, DEFAULT_RENDER_OPTIONS));
  });
});

describe('results by condition', () => {
  /** Two factors: a test fails in eight of ten runs with one core in Kathmandu, and nowhere else. */
  const levels = [
    { cpus: 'all', timezone: 'UTC' },
    { cpus: 'all', timezone: 'Asia/Kathmandu' },
    { cpus: '1', timezone: 'UTC' },
    { cpus: '1', timezone: 'Asia/Kathmandu' },
  ];
  const concluded = (cells: readonly Cell[], endings: Record<string, string>, reached = cells.length) =>
    conclude(
      {
        result: repeatedRun(
          { endings, cells: Array.from({ length: 40 }, (_, run) => run % reached) },
          { repeat: { cells } },
        ),
        rounds: [],
      },
      ABSENT,
      policyWith(),
      'stress-action run',
    );
  const flaky = { TestA: failingAt(40, 3, 7, 11, 15, 19, 23, 27, 31), TestB: passing(40) };
  const view = concluded(levels.map(cell), flaky);
  const told = (of: typeof view) =>
    cellRows(of).map(({ test, condition, failed, rate }) => [plain(test), plain(condition), failed, rate]);

  test('each level of a factor, then each cell, of the runs as a whole and of each test that failed', () => {
    const rows = [
      ['cpus=all', '0 of 20', '0 %'],
      ['cpus=1', '8 of 20', '40 %'],
      ['timezone=UTC', '0 of 20', '0 %'],
      ['timezone=Asia/Kathmandu', '8 of 20', '40 %'],
      ['cpus=1 timezone=Asia/Kathmandu', '8 of 10', '80 %'],
      ['cpus=all timezone=UTC', '0 of 10', '0 %'],
      ['cpus=all timezone=Asia/Kathmandu', '0 of 10', '0 %'],
      ['cpus=1 timezone=UTC', '0 of 10', '0 %'],
    ];
    expect(told(view)).toEqual(['any test', 'TestA'].flatMap(who => rows.map(row => [who, ...row])));
  });

  test('cells that a single factor makes are its levels, and are not said twice', () => {
    const zones = concluded([cell({ timezone: 'UTC' }), cell({ timezone: 'Asia/Kathmandu' })], flaky);
    expect(told(zones).map(([, condition]) => condition)).toEqual([
      ...['timezone=UTC', 'timezone=Asia/Kathmandu'],
      ...['timezone=UTC', 'timezone=Asia/Kathmandu'],
    ]);
  });

  test('many cells are summed, and what was not reached is said', () => {
    const many = Array.from({ length: 60 }, (_, i) => cell({ port: String(i % 30), cpus: String(i % 2) }));
    const rows = told(concluded(many, { TestA: passing(40) }));
    expect(rows).toContainEqual(['any test', '44 more cells together', '0 of 24', '0 %']);
    const unreached = concluded([...levels.map(cell), cell({ cpus: '2', timezone: 'UTC' })], flaky, 4);
    expect(told(unreached)).toContainEqual(['any test', 'cpus=2', 'not run', '']);
  });

  test('the command itself was run on machines on which it never broke, too', () => {
    const zones = [cell({ timezone: 'UTC' }), cell({ timezone: 'Asia/Kathmandu' })];
    const broke = concluded(zones, { '': failingAt(40, 1), TestB: passing(40) });
    const never = concluded(zones, { TestB: passing(40) });
    const scenarios = [...broke.result.scenarios, ...never.result.scenarios];
    const rows = told({ ...broke, result: { ...broke.result, scenarios } });
    expect(rows).toContainEqual(['the command itself', 'timezone=Asia/Kathmandu', '1 of 40', '2.5 %']);
  });

  test('stand in every report but the summary, and nowhere where nothing varies', () => {
    const plainOf = { ...DEFAULT_RENDER_OPTIONS, level: 'summary' } as const;
    for (const text of [
      renderTerminal(view, DEFAULT_RENDER_OPTIONS),
      renderComment(view, DEFAULT_RENDER_OPTIONS),
      renderHtml(view),
    ]) {
      expect(text).toContain(CELLS_TITLE);
      expect(text).toContain('cpus=1 timezone=Asia/Kathmandu');
      expect(text).toContain('8 of 10');
    }
    expect(renderTerminal(view, plainOf)).not.toContain(CELLS_TITLE);
    expect(renderComment(view, plainOf)).not.toContain(CELLS_TITLE);
    expect(cellRows(concluded([cell({})], flaky))).toEqual([]);
  });
});

test.each([
  [59, 'the same runs of 1 repeated scenario'],
  [20, 'some of the runs of 1 repeated scenario'],
  [1, 'a single run of 1 repeated scenario, to know its tests'],
  [0, 'none of the runs of 1 repeated scenario'],
])('a base with %i of 59 runs is said to have made no more', (runs, words) => {
  const result = repeatedRun({ endings: { TestA: passing(59) } });
  const rounds = [baseRound({ endings: { TestA: passing(runs) } })];
  const view = conclude({ result, rounds }, ABSENT, policyWith(), 'again');
  expect(plain(describeReference(view))).toContain(words);
});

test('thousands of failing tests fit into a comment, which counts what it leaves out', () => {
  const endings = Object.fromEntries(
    Array.from({ length: 3000 }, (_, i) => [`package/sub Test${i}`, failingAt(10, i % 10)]),
  );
  const view = conclude({ result: repeatedRun({ endings }), rounds: [] }, ABSENT, policyWith(), 'again');
  const comment = renderComment(view, DEFAULT_RENDER_OPTIONS);
  expect(comment.length).toBeLessThanOrEqual(COMMENT_BUDGET.limit);
  expect(comment).toMatch(/repeated tests that failed \(\d,\d+\)/);
});

describe('the sample', () => {
  const view = repeating();

  test('is a document that the program reads again as it was', () => {
    const read = viewSchema.parse(JSON.parse(JSON.stringify(view)));
    expect(read).toEqual(JSON.parse(JSON.stringify(view)));
    expect(contradictionIn(read)).toBeNull();
  });

  test('has an annotation for each test that is no pass, at its quarantine where it has one', () => {
    const titles = annotationsOf(view).map(({ title, line }) => [title, line]);
    expect(titles).toContainEqual(['fail: orders-suite orders TestDueDate', 8]);
    expect(titles).toContainEqual(['warning: orders-suite orders TestReconnect', 14]);
  });

  test('names every requirement in every report, covered or not', () => {
    const reports = [
      renderComment(view, DEFAULT_RENDER_OPTIONS),
      renderHtml(view),
      renderTerminal(view, DEFAULT_RENDER_OPTIONS),
    ];
    for (const report of reports) {
      for (const id of ['AC-1', 'AC-2', 'AC-3', 'RISK-LEAK']) expect(report).toContain(id);
      expect(report).toContain('no scenario covers it');
      expect(report).toContain('3 of 4 requirements covered (75 %)');
    }
  });
});

test('testLabel() keeps both ends of a long name', () => {
  const label = testLabel(`com.example.${'deep.'.repeat(40)}LastTest`);
  expect([...label].length).toBeLessThanOrEqual(80);
  expect(label).toMatch(/^com\.example\..*…?.*LastTest$/u);
  expect(testLabel('')).toBe('the command itself');
});
