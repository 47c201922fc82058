import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { modelNoise } from '../../bench/decisions/machine.ts';
import { tallyPush } from '../../bench/decisions/tally.ts';
import { HISTORIES, publishedCell, TRUE_SDS } from '../../bench/stats/experiments.ts';
import {
  decisionsTable,
  errorCell,
  kindsTable,
  powerCell,
  renderStatisticsPage,
  replaceGenerated,
  STATISTICS_PAGE,
} from '../../scripts/docs/statistics.ts';
import { KIND_DEFAULTS } from '../../src/model/metric.ts';

const page = readFileSync(STATISTICS_PAGE, 'utf8');

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
  test('its tables of kinds, sample sizes and smallest changes are what the code gives', () => {
    expect(renderStatisticsPage(page)).toBe(page);
  });

  test('the table of kinds has a row for every kind, with its defaults', () => {
    const rows = kindsTable().split('\n').slice(2);
    expect(rows).toHaveLength(Object.keys(KIND_DEFAULTS).length);
    expect(rows.find(row => row.includes('`memory`'))).toMatch(/2 % +\| 1 MB +\| 2 %/);
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
