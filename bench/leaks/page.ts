import { markdownTable } from 'markdown-table';
import { wilsonInterval } from '../../src/stats/proportion.ts';
import { type Cell, nameOf } from './cells.ts';
import type { Recording } from './recording.ts';
import type { Tally } from './tally.ts';
import { targetsTable } from './targets.ts';

/** One cell and what became of its gates. */
export interface Judged {
  readonly cell: Cell;
  readonly tally: Tally;
}

/** Everything that results.md is made from. */
export interface LeakPage {
  readonly judged: readonly Judged[];
  readonly recording: Recording;
  /** Processes in the pool of a leaking cell. */
  readonly pool: number;
  /** What made it. */
  readonly command: string;
}

const percent = (count: number, of: number): string => {
  const share = (100 * count) / of;
  return share === 0 || share === 100 ? `${share}` : share.toFixed(1);
};

const table = (rows: readonly (readonly string[])[]): string =>
  markdownTable(
    rows.map(row => [...row]),
    { alignDelimiters: false },
  );

/** One row a cell: its statuses in percent, and false alarms with Wilson's 95 % interval. */
function cellsTable(judged: readonly Judged[]): string {
  const head = ['program', 'leaks', 'beside', 'fail', 'warn', 'inconclusive', 'pass', 'false alarm'];
  const rows = judged.map(({ cell, tally: { statuses, trials, falseAlarms } }) => {
    const { low, high } = wilsonInterval(falseAlarms, trials, 0.95);
    return [
      cell.program,
      cell.leak === 0 ? 'nothing' : `${cell.leak} ${cell.kind === 'memory' ? 'KB' : cell.kind}`,
      cell.shape === 'none' ? '' : cell.shape,
      ...(['fail', 'warn', 'inconclusive', 'pass'] as const).map(status => percent(statuses[status], trials)),
      `${percent(falseAlarms, trials)} [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`,
    ];
  });
  return table([head, ...rows]);
}

/** The whole of results.md. */
export function leakPage({ judged, recording, pool, command }: LeakPage): string {
  const { environment, operations } = recording;
  const of = (source: Cell['source']) => judged.filter(({ cell }) => cell.source === source);
  const trials = judged[0]?.tally.trials ?? 0;
  return `# Leaks in real programs

Made by \`${command}\` from processes that ran on ${environment.cpuModel}, ${environment.cores} cores, ${environment.os}; ${operations.toLocaleString('en')} operations each. The programs are in
\`bench/leaks/programs\`: one job that fills a bounded cache and makes garbage, in Node, Python, Go and C.

Each cell is a pool of ${pool} real processes (${2 * pool} where nothing leaks, or steps come at random) that were measured by the product's own run. Of it ${trials} gates are drawn: five processes of the base
(which leaks nothing) and five of the head, or ten of each where those leave it open, through the product's own analysis and verdict; what is found worse is confirmed by processes drawn anew. Gates that are drawn from one pool are
not independent, and a process that confirms may have been there before: intervals are too narrow, and false alarms confirm themselves more often than they would
with fresh processes. Shares in percent. A false alarm is a \`fail\` of any resource that does not leak, in whichever cell.

## Read at checkpoints, after a forced collection

Node and Go report the heap, C what is allocated, Python its resident memory after a collection and after free pages were given back.

${cellsTable(of('checkpoints'))}

## Sampled from outside, nothing forced

${cellsTable(of('sampled'))}

## Targets

${targetsTable(judged)}

Simulated programs, with more shapes and lengths, are in docs/statistics.md, "Leaks".
`;
}

/** A line for people who wait. */
export const lineOf = ({ cell, tally: { statuses, trials, falseAlarms } }: Judged): string =>
  `${nameOf(cell)}: fail ${statuses.fail}, warn ${statuses.warn}, inconclusive ${statuses.inconclusive}, pass ${statuses.pass} of ${trials}; false alarms ${falseAlarms}`;
