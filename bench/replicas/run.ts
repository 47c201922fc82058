import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import { type Cell, simulate } from './simulate.ts';

/** How often several machines together are wrong and right. `--write` puts the table into results.md. */
const PUSHES = 2_000;
const SEED = 20_261_129;

const CHANGES = [0, Math.log(1.05), Math.log(1.1)];
const SPREADS = [0, 0.02, 0.05];

const cells: readonly Cell[] = [1, 2, 3, 5].flatMap(machines =>
  CHANGES.flatMap(change => SPREADS.map(betweenMachines => ({ machines, change, betweenMachines }))),
);

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const rows = cells.map((cell, i) => {
  const { majority, excluded, pooled, single, disagree } = simulate(cell, PUSHES, SEED + i);
  return [
    String(cell.machines),
    percent(Math.expm1(cell.change)),
    percent(cell.betweenMachines),
    ...[majority, disagree, excluded, pooled, single].map(percent),
  ];
});

const table = markdownTable(
  [
    [
      'machines',
      'change',
      'differs between machines by',
      'majority: worse',
      'they disagree',
      'majority: excluded',
      'pooled: worse',
      'one machine: worse',
    ],
    ...rows,
  ],
  { alignDelimiters: false, align: rows[0]?.map(() => 'r') ?? [] },
);

const page = `# Replicas: how often several machines are wrong and right

\`node bench/replicas/run.ts --write\`: ${PUSHES.toLocaleString('en')} simulated pushes a row, seed ${SEED}. Each machine takes 40 pairs whose log ratios have a standard deviation
of 5 %; the head's change differs from machine to machine by the third column. A change of 3 % matters, the error level is 5 %. Nothing is confirmed by fresh pairs here, so the
rates of the rows without a change are upper bounds of false fails.

${table}
`;

console.log(table);
if (parseArgs({ options: { write: { type: 'boolean' } } }).values.write)
  writeFileSync(join(import.meta.dirname, 'results.md'), page);
