import { markdownTable } from 'markdown-table';
import type { Cell } from './cells.ts';
import { nameOf } from './cells.ts';
import type { Judged } from './page.ts';
import type { Tally } from './tally.ts';

interface Target {
  readonly name: string;
  readonly bound: { readonly atMost: number } | { readonly atLeast: number };
  readonly covers: (cell: Cell) => boolean;
  readonly count: (tally: Tally) => number;
}

const isMemory = ({ kind }: Cell): boolean => kind === 'memory';
const found = ({ statuses }: Tally): number => statuses.fail;

/** A leak that runs of this length can show. What is sampled from outside in two seconds is the allocator's business as much as the program's. */
const isReachable = ({ source }: Cell): boolean => source === 'checkpoints';

const TARGETS: readonly Target[] = [
  {
    name: 'false alarms, nothing leaks, any shape, any source',
    bound: { atMost: 0.03 },
    covers: ({ leak }) => leak === 0,
    count: ({ falseAlarms }) => falseAlarms,
  },
  {
    name: '25 KB per 1,000 operations found, at checkpoints, any shape',
    bound: { atLeast: 0.85 },
    covers: cell => isMemory(cell) && isReachable(cell) && cell.leak === 25,
    count: found,
  },
  {
    name: '100 KB per 1,000 operations found, at checkpoints',
    bound: { atLeast: 0.97 },
    covers: cell => isMemory(cell) && isReachable(cell) && cell.leak === 100,
    count: found,
  },
  {
    name: '25 KB per 1,000 operations found, sampled from outside',
    bound: { atLeast: 0.85 },
    covers: cell => isMemory(cell) && !isReachable(cell) && cell.leak === 25,
    count: found,
  },
  {
    name: '100 KB per 1,000 operations found, sampled from outside',
    bound: { atLeast: 0.97 },
    covers: cell => isMemory(cell) && !isReachable(cell) && cell.leak === 100,
    count: found,
  },
  {
    name: 'descriptors, sockets, threads, goroutines found, 2 per 1,000 operations',
    bound: { atLeast: 0.97 },
    covers: cell => !isMemory(cell),
    count: found,
  },
  {
    name: 'a leak of 25 KB or more, or of things, called pass',
    bound: { atMost: 0.01 },
    covers: cell => !isMemory(cell) || cell.leak >= 25,
    count: ({ statuses }) => statuses.pass,
  },
];

interface Share {
  readonly cell: Cell;
  readonly share: number;
}

/** Each target, over all of its cells together, and in the cell in which it was missed most. */
export function targetsTable(judged: readonly Judged[]): string {
  const rows = TARGETS.flatMap(({ name, bound, covers, count }) => {
    const covered = judged.filter(({ cell }) => covers(cell));
    if (covered.length === 0) return [];
    const [upward, limit] = 'atMost' in bound ? [-1, bound.atMost] : [1, bound.atLeast];
    const shares: Share[] = covered.map(({ cell, tally }) => ({ cell, share: count(tally) / tally.trials }));
    const all = shares.reduce((sum, { share }) => sum + share, 0) / shares.length;
    const [worst] = shares.sort((a, b) => upward * (a.share - b.share));
    const met = (share: number): boolean => upward * (share - limit) >= 0;
    const words = `${upward < 0 ? '≤' : '≥'} ${(100 * limit).toFixed(0)} %`;
    const answer = !met(all)
      ? 'not met'
      : met(worst?.share ?? 0)
        ? 'met, in every cell'
        : 'met, over all cells';
    const least = worst === undefined ? '' : `${(100 * worst.share).toFixed(1)} %, ${nameOf(worst.cell)}`;
    return [[name, words, `${(100 * all).toFixed(1)} %`, least, answer]];
  });
  return markdownTable([['target', 'bound', 'over all cells', 'worst cell', ''], ...rows], {
    alignDelimiters: false,
  });
}
