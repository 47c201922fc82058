import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LEAKS, ROWS, TRIALS } from '../../bench/soaks/rows.ts';
import { sharesOf } from '../../bench/soaks/soaks.ts';
import { leakCell } from '../../scripts/docs/leaks.ts';
import { STATISTICS_PAGE } from '../../scripts/docs/statistics.ts';
import { LEAK_ALPHA } from '../../src/analyze/leak-looks.ts';
import { GROWTH_POINTS, LEAK_PROCESSES } from '../../src/model/growth.ts';
import { GROWTH_WINDOWS } from '../../src/stats/growth.ts';

/** A small version of bench/soaks/simulate.ts: seeded, so that it says the same each time. */
const SOAKS = 300;
const long = { read: 'pages', operations: 200_000 } as const;

describe('simulated soaks of healthy programs', () => {
  test.each([
    'warm-up of a fifth of the run',
    'saw-tooth of 20 MB, about 20 collections',
    'two steps of 4 MB at any time',
  ])('raise a false alarm in at most 3 of 100 before fresh processes, and in at most 1 after: %s', shape => {
    const { fail, warn } = sharesOf({ ...long, shape, leak: 0 }, SOAKS);
    expect(fail + warn).toBeLessThanOrEqual(0.03);
    expect(fail).toBeLessThanOrEqual(0.01);
  });
});

describe('simulated leaks', () => {
  test.each([
    ['warm-up of a fifth of the run', 25, 0.85],
    ['saw-tooth of 20 MB, about 20 collections', 100, 0.97],
    ['a step of 1 MB at any time', 100, 0.97],
  ])('during a %s, of %i KB per 1,000 operations, are found in %d', (shape, leak, share) => {
    expect(sharesOf({ ...long, shape, leak }, 100).fail).toBeGreaterThanOrEqual(share);
  });

  test('that no run of this length can show are never passed', () => {
    const short = { read: 'pages', operations: 20_000, shape: 'stands still', leak: 10 } as const;
    expect(sharesOf(short, 50)).toMatchObject({ pass: 0, fail: 0 });
  });

  test('of twice what matters pass in at most 1 of 100', () => {
    const cell = { ...long, shape: 'warm-up of a fifth of the run', leak: 20 };
    expect(sharesOf(cell, SOAKS).pass).toBeLessThanOrEqual(0.01);
  });
});

const page = readFileSync(STATISTICS_PAGE, 'utf8');

test('the page says the constants of the rule', () => {
  const section = page.slice(page.indexOf('## Leaks'), page.indexOf('## By kind of metric'));
  expect([LEAK_PROCESSES, GROWTH_WINDOWS, GROWTH_POINTS]).toEqual([5, 10, 20]);
  for (const said of [
    'Five processes of each side',
    'ten windows',
    'twenty readings',
    `at its own level of ${LEAK_ALPHA}`,
    "p at most the look's share of the level",
  ])
    expect(section).toContain(said);
});

test('the published rates can be computed again', () => {
  const block = page.split('<!-- generated:leak-rates -->')[1]?.split('<!-- /generated -->')[0] ?? '';
  const rows = block.trim().split('\n').slice(2);
  expect(rows).toHaveLength(ROWS.length);
  for (const [at, leak] of [
    [0, 10],
    [ROWS.length - 1, 25],
  ] as const) {
    const [row] = ROWS.slice(at);
    const cell = rows[at]?.split('|')[4 + LEAKS.indexOf(leak)]?.trim();
    expect(row && leakCell(sharesOf({ ...row, leak }, TRIALS))).toBe(cell);
  }
});
