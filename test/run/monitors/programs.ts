import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Column } from '../../../src/run/monitors/columns.ts';
import type { WatchReport, WatchTarget } from '../../../src/run/monitors/monitor.ts';
import { LINUX, type Platform } from '../../../src/run/monitors/registry.ts';
import { Watch } from '../../../src/run/monitors/watch.ts';

/** A program that has said `ready` and does not change any more. */
export interface Steady {
  readonly pid: number;
  /** What it wrote after `ready` on the same line. */
  readonly note: string;
}

/** Runs a program until it prints `ready …`, gives it to `use`, and ends its process group whatever happens. */
export async function whileSteady<T>(
  [command, ...args]: readonly [string, ...string[]],
  use: (program: Steady) => Promise<T> | T,
): Promise<T> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const { pid } = child;
  if (pid === undefined) throw new Error(`cannot start ${command}`);
  try {
    return await use({ pid, note: await readyLine(child) });
  } finally {
    process.kill(-pid, 'SIGKILL');
    await once(child, 'close');
  }
}

async function readyLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the program has no output to be read');
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('ready')) return line.slice('ready'.length).trim();
  throw new Error('the program ended before it was ready');
}

/** One full sample of a steady tree: stopping a watch reads everything once more, whatever the budgets say. */
export const lookThrough = <Tree extends { readonly live: readonly unknown[] }>(
  platform: Platform<Tree>,
  target: WatchTarget,
): Promise<WatchReport> =>
  new Watch(platform, {
    target,
    startNs: process.hrtime.bigint(),
    intervalMs: 250,
    pace: 'usual',
    rivals: () => 1,
  }).stop();

/** The same through /proc. */
export const lookAt = (
  rootPid: number,
  excludePids: readonly number[] = [],
  temporary: string | null = null,
): Promise<WatchReport> => lookThrough(LINUX, { rootPid, excludePids, temporary });

/** Last value of a column. */
export const columnOf = (report: WatchReport, column: Column): number | undefined =>
  report.series?.columns[column]?.at(-1);

/** The children of a shell once each of them is a `sleep` that sleeps: after the fork there is still an exec to come. */
export async function sleepersBelow(pid: number, count: number): Promise<readonly number[]> {
  const sleeping = (child: string): boolean =>
    /^\d+ \(sleep\) S/.test(readFileSync(`/proc/${child}/stat`, 'latin1'));
  for (;;) {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean);
    if (children.length === count && children.every(sleeping)) return children.map(Number);
    await new Promise(resolve => setTimeout(resolve, 2));
  }
}

/** Output of a shell command as a number: a reading that shares no code with the monitors. */
export const shellNumber = (script: string): number =>
  Number(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trim());

/** A Node program that stays, and calls `ready()` in `script` when it has become steady. */
export const nodeProgram = (script: string): [string, ...string[]] => [
  process.execPath,
  '-e',
  `const ready = () => console.log('ready'); setInterval(() => {}, 1e6); ${script}`,
];
