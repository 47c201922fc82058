import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import { wilsonInterval } from '../../src/stats/proportion.ts';
import { createRandom, hashSeed } from '../../src/stats/random.ts';
import type { IntervalCase } from './interval-case.ts';
import { INTERVAL_CASES } from './intervals.ts';

/**
 * Coverage of every interval that a report prints: `node bench/stats/coverage.ts [--runs 20000] [--seed 1] [--write]`. Seeded: the same
 * arguments print the same table; each line has a stream of its own, so that lines can be added. `--write` makes coverage.md.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed))
  throw new Error(`Cannot simulate ${values.runs} runs with seed ${values.seed}: whole numbers are needed`);

const percent = (ratio: number): string => `${(100 * ratio).toFixed(1)} %`;

function rowOf(entry: IntervalCase): string[] {
  const random = createRandom(hashSeed(`${seed}/${entry.interval}/${entry.setting}`));
  let covered = 0;
  for (let run = 0; run < runs; run++) if (entry.covers(random)) covered++;
  const { low, high } = wilsonInterval(covered, runs, 0.95);
  const measured = `${percent(covered / runs)} [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
  return [
    entry.interval,
    entry.setting,
    measured,
    entry.promised === null ? '–' : percent(entry.promised),
    entry.why,
  ];
}

const table = markdownTable(
  [['interval', 'setting', 'covered', 'exact', 'why not 95 %'], ...INTERVAL_CASES.map(rowOf)],
  { alignDelimiters: false },
);
console.log(table);
if (values.write)
  writeFileSync(
    join(import.meta.dirname, 'coverage.md'),
    `# Coverage of the intervals that reports print

Made by \`node bench/stats/coverage.ts --runs ${runs} --seed ${seed} --write\` with Node ${process.version}. All intervals are meant to hold the truth in 95 of 100
reports. *Covered*: share of ${runs} simulated ones that did, with Wilson's 95 % interval of that share. *Exact*: what follows from the discreteness of the
statistic where it can be computed. Seeded; a small version runs with the tests (test/stats/coverage.test.ts).

${table}
`,
  );
