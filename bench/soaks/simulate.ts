import { readFileSync, writeFileSync } from 'node:fs';
import { leakRatesTable, singleRunsTable } from '../../scripts/docs/leaks.ts';
import { replaceGenerated, STATISTICS_PAGE } from '../../scripts/docs/statistics.ts';
import { LEAKS, ROWS, SINGLE_ROWS, TRIALS } from './rows.ts';
import { sharesOf, singleRuns } from './soaks.ts';

/**
 * The simulated soaks of docs/statistics.md: `node bench/soaks/simulate.ts` prints the tables, `--write` also puts them into the page.
 * Seeded: the same code prints the same tables. Takes a minute or two on one core.
 */
const rates = leakRatesTable((row, leak) => sharesOf({ ...row, leak }, TRIALS), ROWS, LEAKS);
const single = singleRunsTable((row, leak) => singleRuns({ ...row, leak }, TRIALS), SINGLE_ROWS);
console.log(`${rates}\n\n${single}`);
if (process.argv.includes('--write')) {
  const page = replaceGenerated(readFileSync(STATISTICS_PAGE, 'utf8'), 'leak-rates', rates);
  writeFileSync(STATISTICS_PAGE, replaceGenerated(page, 'leak-single', single));
}
