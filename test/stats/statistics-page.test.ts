import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { modelNoise } from '../../bench/decisions/machine.ts';
import { tallyPush } from '../../bench/decisions/tally.ts';
import { HISTORIES, publishedCell, TRUE_SDS } from '../../bench/stats/experiments.ts';
import { loadAlarms } from '../../bench/stats/load-family.ts';
import { controlAlarms, endsAt, failureEnds, orderAlarms } from '../../bench/stats/looks.ts';
import { shareEnds } from '../../bench/stats/shares.ts';
import {
  changePointsTable,
  coverageTables,
  decisionSentences,
  decisionsTable,
  recordedDecisions,
  shapesTable,
} from '../../scripts/docs/benches.ts';
import { unprovedIn } from '../../scripts/docs/claims.ts';
import { marginsTable } from '../../scripts/docs/margins.ts';
import {
  controlTable,
  endsTable,
  failuresTable,
  loadsTable,
  looksTable,
  orderSentence,
} from '../../scripts/docs/pairs.ts';
import { sharesTable } from '../../scripts/docs/shares.ts';
import {
  errorCell,
  kindsTable,
  powerCell,
  renderStatisticsPage,
  replaceGenerated,
  STATISTICS_PAGE,
} from '../../scripts/docs/statistics.ts';
import { KIND_DEFAULTS, METRIC_MARGINS } from '../../src/model/metric-margins.ts';

const page = readFileSync(STATISTICS_PAGE, 'utf8');
const readBench = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../bench/stats', name), 'utf8');
const [coverage, series] = [readBench('coverage.md'), readBench('series.md')];

/** Cells of the table in a generated block, head and rule left out. */
function cellsOf(name: string): string[][] {
  const block = page.split(`<!-- generated:${name} -->`)[1]?.split('<!-- /generated -->')[0] ?? '';
  const lines = block.trim().split('\n').slice(2);
  return lines.map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
}

describe('docs/statistics.md', () => {
  test('states no number that the code does not make, and every sentence that it makes', () => {
    expect(unprovedIn(page)).toEqual({ missing: [], unproved: [] });
  });

  test('a number that nobody computed is caught, and so is a sentence that went out of date', () => {
    expect(unprovedIn(`${page}\nFinds 97 of 100.`).unproved).toEqual([expect.stringContaining('97 of 100')]);
    expect(unprovedIn(page.replace('After 10, 20, 40', 'After 10, 25, 40')).missing).toHaveLength(1);
  });

  test('its tables of kinds, sample sizes and smallest changes are what the code gives', () => {
    expect(renderStatisticsPage(page)).toBe(page);
  });

  test('the table of kinds has a row for every kind, with its defaults', () => {
    const rows = kindsTable().split('\n').slice(2);
    expect(rows).toHaveLength(Object.keys(KIND_DEFAULTS).length);
    expect(rows.find(row => row.includes('`memory`'))).toMatch(/2 % +\| 1 MB +\| 2 %/);
  });

  test('the table of margins has every metric that has one of its own, instructions and leaks too', () => {
    const table = marginsTable();
    for (const id of Object.keys(METRIC_MARGINS)) expect(table).toContain(`\`${id}\``);
    expect(table).toMatch(/`cpu.instructions` +\| 1 % +\| 10,000/);
    expect(table).toMatch(/`memory.leak` +\| – +\| 10 KB per 1,000 operations/);
  });

  test('the looks spend the level of the push and no more', () => {
    const search = looksTable().split('\n').slice(2, 6);
    const spent = search.map(row => row.split('|').slice(2, 4).map(Number));
    for (const column of [0, 1])
      expect(spent.reduce((sum, row) => sum + (row[column] ?? 0), 0)).toBeCloseTo(0.05, 10);
  });

  test.each([
    ['pair-order', () => orderSentence(orderAlarms)],
    ['pair-ends', () => endsTable(endsAt)],
    ['pair-control', () => controlTable(controlAlarms)],
    ['pair-failures', () => failuresTable(failureEnds)],
    ['pair-loads', () => loadsTable(loadAlarms)],
    ['share-limits', () => sharesTable(shareEnds)],
  ])('the simulation %s gives again what the page says', { timeout: 120_000 }, (name, make) => {
    expect(page).toContain(`<!-- generated:${name} -->\n\n${make()}\n\n<!-- /generated -->`);
  });

  test.each([
    [1, 0.25],
    [5, 0.05],
  ])('the published error rates can be computed again: K = %i, true spread %d', (runs, trueSd) => {
    const row = HISTORIES.indexOf(runs);
    const column = TRUE_SDS.indexOf(trueSd) + 1;
    const outcome = publishedCell({ runs, trueSd, priorSd: KIND_DEFAULTS.time.betweenRunPrior });
    expect(cellsOf('stored-errors')[row]?.[column]).toBe(errorCell(outcome));
    expect(cellsOf('stored-power')[row]?.[column]).toBe(powerCell(outcome));
  });

  test('the table of decisions is the one that the simulation wrote', () => {
    const results = readFileSync(join(import.meta.dirname, '../../bench/decisions/results.md'), 'utf8');
    expect(cellsOf('decisions')).toHaveLength(36);
    expect(page).toContain(decisionsTable(results));
    expect(() => decisionsTable('# empty')).toThrow('no table between');
  });

  describe('decisions in words', () => {
    const body = `| noise | rule | any false fail | +5 % | +10 % | +20 % | runs |
| - | - | - | - | - | - | - |
| calm | stress-action | 0 % [0.0, 1.0] | 99 · 0 · 1 · 0 | 100 · 0 · 0 · 0 | 100 · 0 · 0 · 0 | 24 |
| calm | other | 3 % [1.0, 5.0] | 90 · 10 · 0 · 0 | 100 · 0 · 0 · 0 | 100 · 0 · 0 · 0 | 2 |
| wild | stress-action | 0.3 % [0.0, 1.4] | 40 · 1 · 50 · 9 | 97 · 0.5 · 2 · 0.5 | 100 · 0 · 0 · 0 | 90 |
| wild | other | 80 % [70.0, 90.0] | 60 · 40 · 0 · 0 | 80 · 20 · 0 · 0 | 100 · 0 · 0 · 0 | 2 |`;

    test('say the worst that was found, its price, and who finds more', () => {
      expect(decisionSentences(body).split('\n')).toEqual([
        '- **Unchanged code**: at most 0.3 % [0.0, 1.4] of pushes failed, under any of these noises.',
        '- **+10 %** was found in at least 97 % of pushes (wild), and called `pass` in at most 0.5 %.',
        '- **It costs runs**: 24 to 90 a metric on an unchanged push, base and head together; the cheapest other rule takes 2.',
        '- **Confirmation costs finds**: at worst 9 % of true +5 % were found worse and then not confirmed (wild).',
        '- **+5 %, noise calm**: found in 99 % of pushes; no other rule finds more.',
        '- **+5 %, noise wild**: found in 40 % of pushes; more is found by other (60 %, and fails 80 % of unchanged pushes).',
      ]);
    });

    test('of a recording begin with where it is from; without one say what makes one', () => {
      const results = `## On recorded noise\n\nRecorded by \`x\` in 3 minutes.\n\n<a>\n\n${body}\n\n<b>`;
      const markers = { start: '<a>', end: '<b>' };
      expect(recordedDecisions(results, markers)).toMatch(/^Recorded by `x` in 3 minutes\.\n\n\| noise/);
      expect(recordedDecisions(results, markers)).toContain('**Unchanged code**');
      expect(recordedDecisions('# none', markers)).toMatch(/^Not recorded yet: `node/);
    });
  });

  describe('what other benches measured', () => {
    test('intervals that hold less than 93 in 100 are named, each with its reason', () => {
      const [, short = ''] = coverageTables(coverage).split('Below 93 %:');
      const rows = short.trim().split('\n').slice(2);
      const lacking = coverage.split('\n').filter(line => /\| (\d|[0-8]\d|9[0-2])\.\d % \[/.test(line));
      expect(rows).toHaveLength(lacking.length);
      for (const row of rows) expect(row).toMatch(/\| [^|]{20,} \|$/);
    });

    test('change points are those of series.md, and each length of a series has its worst shape', () => {
      expect(series).toContain(changePointsTable(series));
      const rows = shapesTable(series).split('\n').slice(2);
      expect(rows).toHaveLength(series.match(/points, noise 10 %/g)?.length ?? 0);
      for (const row of rows) expect(row).toMatch(/^\| \d+( \| [\d.]+ % \(\w+\)){3} \|$/);
      expect(() => changePointsTable('# empty')).toThrow('no table of change points');
    });
  });

  test('the simulated pushes can be judged again: at 3 % noise +20 % is found, and nothing else fails', () => {
    const pushes = [1, 2, 3].map(seed => tallyPush(modelNoise(0.03), 0, seed)[0]);
    for (const push of pushes)
      expect(push).toMatchObject({ rule: 'stress-action', falseFails: 0, found: [{}, {}, { found: 1 }] });
    expect(tallyPush(modelNoise(0.03), 0, 1)).toEqual(tallyPush(modelNoise(0.03), 0, 1));
  });

  test('a block without markers is an error, not a table that goes nowhere', () => {
    expect(() => replaceGenerated('# nothing', 'kinds', 'x')).toThrow('no markers for it');
  });
});
