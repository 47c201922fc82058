import { readFileSync, writeFileSync } from 'node:fs';
import { sharesTable } from '../../scripts/docs/shares.ts';
import { replaceGenerated, STATISTICS_PAGE } from '../../scripts/docs/statistics.ts';
import { shareEnds } from './shares.ts';

/**
 * The experiment on limits of shares of operations of docs/statistics.md: `node bench/stats/simulate-shares.ts` prints it, `--write` also puts
 * it into the page. Seeded: the same code prints the same table. Takes two seconds on one core.
 */
const body = sharesTable(shareEnds);
console.log(body);
if (process.argv.includes('--write'))
  writeFileSync(
    STATISTICS_PAGE,
    replaceGenerated(readFileSync(STATISTICS_PAGE, 'utf8'), 'share-limits', body),
  );
