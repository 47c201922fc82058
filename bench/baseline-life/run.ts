import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { markdownTable } from 'markdown-table';
import { encodeBaseline } from '../../src/baseline/encode-baseline.ts';
import { CUT_AFTER } from '../../src/github/branch-save.ts';
import type { Baseline } from '../../src/model/baseline.ts';
import { weighBranch } from './branch-size.ts';
import { live, type Moment } from './life.ts';

/**
 * How large a baseline is after years of pushes: `node bench/baseline-life/run.ts [--pushes 2000] [--seed 1] [--write]`. Seeded: the same
 * arguments give the same histories. `--write` makes results.md.
 */
const { values } = parseArgs({
  options: {
    pushes: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const [pushes, seed] = [Number(values.pushes), Number(values.seed)];
if (!Number.isSafeInteger(pushes) || pushes < 1 || !Number.isSafeInteger(seed))
  throw new Error(
    `Cannot simulate ${values.pushes} pushes with seed ${values.seed}: whole numbers are needed`,
  );

const KEEP_RUNS = 30;
const CHECKPOINTS = new Set([50, 500, 2000, pushes]);

const mb = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(2)} MB`;
const textOf = (baseline: Baseline): string => encodeBaseline(baseline) ?? '';
const filesOf = ({ byClass }: Moment): ReadonlyMap<string, string> =>
  new Map([...byClass].map(([name, baseline]) => [`stress-${name}.json`, textOf(baseline)]));
const largest = (numbers: readonly number[]): number => Math.max(...numbers);

function rowOf(moment: Moment, versions: readonly ReadonlyMap<string, string>[]): string[] {
  const { file } = moment;
  const files = [...filesOf(moment).values()];
  const branch = weighBranch(versions);
  const first = weighBranch(versions.slice(0, 1));
  return [
    String(moment.push),
    mb(Buffer.byteLength(textOf(file))),
    `${file.runs.length} / ${file.accepted.length} / ${file.reported.length}`,
    mb(largest(files.map(text => gzipSync(text).length))),
    `${files.length} files, ${mb(files.reduce((sum, text) => sum + Buffer.byteLength(text), 0))}`,
    `${mb(first.packed)} → ${mb(branch.packed)} (${mb(branch.loose)} unpacked)`,
  ];
}

const rows: string[][] = [];
const versions: ReadonlyMap<string, string>[] = [];
for (const moment of live({ pushes, seed, keepRuns: KEEP_RUNS })) {
  const isNear = [...CHECKPOINTS].some(at => moment.push > at - CUT_AFTER && moment.push <= at);
  if (isNear) versions.push(filesOf(moment));
  if (!CHECKPOINTS.has(moment.push)) continue;
  rows.push(rowOf(moment, versions.splice(0)));
}

const table = markdownTable(
  [
    [
      'pushes',
      'one file',
      'its runs / acceptances / reports',
      'largest cache entry (gzip)',
      'files of the branch',
      `the branch in git, after a cut → ${CUT_AFTER} commits later`,
    ],
    ...rows,
  ],
  { align: 'r', alignDelimiters: false },
);

const page = `# How large a baseline becomes

Twenty scenarios of eight metrics with 15 samples, a push every four hours; about every fiftieth push renames a scenario, every 25th accepts a regression, every 40th
reports a step; three kinds of runners, one of them rare. ${KEEP_RUNS} runs are kept of each kind. Sizes are counted in 1,024s.

${table}

- *One file* is what \`run --update-baseline\` writes: the kinds of runners share its ${KEEP_RUNS} runs.
- *The cache* gets an entry of that size with every push; GitHub removes those that nobody reads for 7 days.
- *The branch* holds a file for each kind of runner. It is one commit after a cut and grows by what git keeps of ${CUT_AFTER} more until the next; *unpacked* is before the host packs it.
- Acceptances and reports go when no stored run is left that they speak of.

Made by \`node bench/baseline-life/run.ts --pushes ${pushes} --seed ${seed} --write\`.
`;
console.log(page);
if (values.write) writeFileSync(join(import.meta.dirname, 'results.md'), page);
