import { readFileSync, writeFileSync } from 'node:fs';
import {
  controlTable,
  endsTable,
  failuresTable,
  loadsTable,
  orderSentence,
} from '../../scripts/docs/pairs.ts';
import { replaceGenerated, STATISTICS_PAGE } from '../../scripts/docs/statistics.ts';
import { loadAlarms } from './load-family.ts';
import { controlAlarms, endsAt, failureEnds, orderAlarms } from './looks.ts';

/**
 * The experiments on pairs of docs/statistics.md: `node bench/stats/simulate-pairs.ts` prints them, `--write` also puts them into the page.
 * Seeded: the same code prints the same tables. Takes half a minute on one core.
 */
const blocks = {
  'pair-order': orderSentence(orderAlarms),
  'pair-ends': endsTable(endsAt),
  'pair-control': controlTable(controlAlarms),
  'pair-failures': failuresTable(failureEnds),
  'pair-loads': loadsTable(loadAlarms),
};
console.log(Object.values(blocks).join('\n\n'));
if (process.argv.includes('--write')) {
  const page = Object.entries(blocks).reduce(
    (text, [name, body]) => replaceGenerated(text, name, body),
    readFileSync(STATISTICS_PAGE, 'utf8'),
  );
  writeFileSync(STATISTICS_PAGE, page);
}
