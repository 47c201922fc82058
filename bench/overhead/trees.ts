import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** A steady process tree to watch: what it is called in the table and how to start it. */
export interface SteadyTree {
  readonly name: string;
  start(): ChildProcess;
}

const sleepers = (count: number): SteadyTree => ({
  name: count === 1 ? '1 process (sleep)' : `${count} processes (sleep)`,
  start: () =>
    count === 1
      ? spawn('sleep', ['600'], { stdio: 'ignore', detached: true })
      : spawn('sh', ['-c', `for i in $(seq ${count - 1}); do sleep 600 & done; wait`], {
          stdio: 'ignore',
          detached: true,
        }),
});

/** Keeps 32 MiB that was written to, and starts as many more like itself as its argument says. */
const NODE_PROGRAM = `
const kept = Buffer.alloc(32 << 20, 1);
for (let left = Number(process.argv[1]); left > 0; left -= 1)
  require('child_process').spawn(process.execPath, ['-e', 'const kept = Buffer.alloc(32 << 20, 1); setInterval(() => kept, 1e6)']);
setInterval(() => kept, 1e6)`;

const nodes = (count: number): SteadyTree => ({
  name: `${count} processes (node, 7 threads and 80 MB each)`,
  start: () =>
    spawn(process.execPath, ['-e', NODE_PROGRAM, String(count - 1)], { stdio: 'ignore', detached: true }),
});

export const TREES: readonly SteadyTree[] = [sleepers(1), sleepers(10), nodes(10), sleepers(100)];

/** Starts a tree, waits until it has settled, gives its root to `use`, and ends the whole group afterwards. */
export async function withTree<T>(tree: SteadyTree, use: (rootPid: number) => Promise<T>): Promise<T> {
  const root = tree.start();
  const { pid } = root;
  if (pid === undefined) throw new Error(`Cannot start the tree "${tree.name}"`);
  try {
    await pause(1_500);
    return await use(pid);
  } finally {
    process.kill(-pid, 'SIGKILL');
  }
}
