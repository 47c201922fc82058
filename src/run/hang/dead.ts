import type { ProcessFacts, Snapshot, ThreadFacts } from './snapshot.ts';

/**
 * The processes of a frozen tree that nothing can wake any more: each of their threads waits without a limit of time for a lock, a child or a
 * pipe, and whoever could end that wait is dead in the same sense. Empty as soon as anybody in the tree could still act by himself,
 * because he might send a signal: who sleeps for a time, runs, is stopped, or waits in a way that is not known.
 */
export function deadProcesses({ processes }: Snapshot): readonly ProcessFacts[] {
  if (processes.some(process => process.threads.length === 0 || process.threads.some(mayActAlone))) return [];
  let dead = processes.filter(({ threads }) => threads.every(isClosedWait));
  for (;;) {
    const pids = new Set(dead.map(({ pid }) => pid));
    const rest = dead.filter(process => !hasHope(process, pids, processes));
    if (rest.length === dead.length) return hasCause(rest) ? rest : [];
    dead = rest;
  }
}

/** Whether a thread goes on without anybody else, or nobody knows. State S is a wait that a signal may end; all others are not. */
function mayActAlone({ state, wait }: ThreadFacts): boolean {
  if (wait.kind === 'child') return state !== 'S' && state !== 'D';
  return state !== 'S' || wait.kind === 'none' || wait.kind === 'timed' || wait.kind === 'unknown';
}

/** A wait that only somebody with a part in it can end. */
const isClosedWait = ({ wait, target }: ThreadFacts): boolean =>
  wait.kind === 'lock' || wait.kind === 'child' || (wait.kind === 'descriptor' && isPipe(target));

const isPipe = (target: string | null): boolean => target?.startsWith('pipe:') === true;

/** Whether somebody who is not known to be dead can end a wait of the process. */
const hasHope = (process: ProcessFacts, dead: ReadonlySet<number>, all: readonly ProcessFacts[]): boolean =>
  process.threads.some(({ wait, holders }) => {
    if (wait.kind === 'child')
      return all.some(({ pid, parentPid }) => parentPid === process.pid && !dead.has(pid));
    if (wait.kind === 'descriptor') return holders.length === 0 || holders.some(pid => !dead.has(pid));
    return wait.kind === 'lock' && isOpenToOthers(wait, process) && dead.size < all.length;
  });

/** A lock in shared memory; not the end of a thread of the same process, which is awaited in the same way (pthread_join). */
const isOpenToOthers = (
  { shared, expected }: { readonly shared: boolean; readonly expected: number },
  { threads }: ProcessFacts,
): boolean => shared && !threads.some(({ tid }) => tid === expected);

/** Somebody must wait for a lock or a pipe: parents that wait for children which are not there are no more than odd. */
const hasCause = (dead: readonly ProcessFacts[]): boolean =>
  dead.some(({ threads }) => threads.some(({ wait }) => wait.kind === 'lock' || wait.kind === 'descriptor'));

/** The pipes at which the dead wait: nobody outside of the tree may hold one. */
export const pipesOf = (dead: readonly ProcessFacts[]): readonly string[] => [
  ...new Set(
    dead.flatMap(({ threads }) => threads.flatMap(({ target }) => (isPipe(target) ? [target ?? ''] : []))),
  ),
];
