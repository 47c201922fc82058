import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import { percent } from '../../scripts/docs/statistics.ts';
import { HOLD_MS, SEARCHED, searchErrors, searchQueue, truthOf } from './simulations/searches.ts';

/**
 * How near `find: max` comes to the largest rate that a simulated queue sustains: `node bench/load/simulate-searches.ts` prints the table, `--write` puts
 * it into searches.md, from where docs/load.md has its figures. `--searches n` a row (200). Seeded: the same code prints the same table. Takes some
 * minutes on one core.
 */
const { values } = parseArgs({
  options: { write: { type: 'boolean', default: false }, searches: { type: 'string', default: '200' } },
});
const count = Number(values.searches);
if (!Number.isSafeInteger(count) || count < 1)
  throw new Error(`Cannot simulate --searches ${values.searches}: a whole number from 1 is needed`);

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${percent(Math.abs(value))}`;

const rows: string[][] = [];
for (const queue of SEARCHED) {
  const searches = [];
  for (let seed = 1; seed <= count; seed++) searches.push(await searchQueue(queue, seed));
  const { bias, sd, worst, within5, above, seconds } = searchErrors(queue, searches);
  rows.push([
    `${queue.serviceMs} ms`,
    `${queue.limitMs} ms`,
    `${Math.round(truthOf(queue))}/s`,
    signed(bias),
    percent(sd),
    signed(worst),
    percent(within5),
    percent(above),
    `${Math.round(seconds)} s`,
  ]);
}

const table = markdownTable(
  [
    [
      'operations of',
      'p95 at most',
      'truth',
      'bias',
      'sd',
      'worst',
      'within 5 %',
      'held above the truth',
      'time a search',
    ],
    ...rows,
  ],
  { alignDelimiters: false },
);
const page = `# How near \`find: max\` comes to the largest sustainable rate

Made by \`node bench/load/simulate-searches.ts --write\`; seeded, so that the same code makes the same page.

One server, arrivals and times at random (M/M/1), whose largest rate under a limit on the 95th percentile is known: λ = μ + ln 0.05 / limit. ${count} searches a row from 50/s with holds of
${HOLD_MS / 1e3} s, judged as those of a run are. *Held above the truth*: searches that call a rate above it one that holds.

${table}
`;
console.log(page);
if (values.write) writeFileSync(join(import.meta.dirname, 'searches.md'), page);
