import type { ProcessFacts, Snapshot, ThreadFacts } from './snapshot.ts';

const MOST_THREADS = 60;

/**
 * What /proc said of each thread of the last snapshot, with its counters in all of them, for people:
 *
 *     4711 worker
 *       4712 worker  S futex lock 0x7f01  CPU 30 30 30 ms  switches 12 12 12  (futex_do_wait)
 */
export function factsTable(snapshots: readonly Snapshot[]): readonly string[] {
  const processes = snapshots.at(-1)?.processes ?? [];
  const lines = processes.flatMap(process => [
    `${process.pid} ${process.name}, child of ${process.parentPid}`,
    ...process.threads.map(thread => `  ${lineOf(process, thread, snapshots)}`),
  ]);
  const rest = lines.length - MOST_THREADS;
  return rest > 0 ? [...lines.slice(0, MOST_THREADS), `and ${rest} more lines`] : lines;
}

function lineOf(process: ProcessFacts, thread: ThreadFacts, snapshots: readonly Snapshot[]): string {
  const over = (value: (facts: ThreadFacts) => number): string =>
    snapshots
      .map(snapshot => sameThread(snapshot, process, thread))
      .map(facts => (facts === null ? '–' : value(facts)))
      .join(' ');
  const channel = thread.channel === null ? '' : `  (${thread.channel})`;
  return `${thread.tid} ${thread.name}  ${thread.state} ${placeOf(thread)}  CPU ${over(({ ticks }) => ticks * 10)} ms  switches ${over(({ switches }) => switches)}${channel}`;
}

function sameThread(
  { processes }: Snapshot,
  { pid, startTicks }: ProcessFacts,
  { tid }: ThreadFacts,
): ThreadFacts | null {
  const process = processes.find(other => other.pid === pid && other.startTicks === startTicks);
  return process?.threads.find(thread => thread.tid === tid) ?? null;
}

/** `futex lock 0x7f01`, `read fd 3 pipe:[4711]`, `nanosleep timed`. */
function placeOf({ call, wait, target }: ThreadFacts): string {
  if (wait.kind === 'lock') return `${call} lock ${wait.address}`;
  if (wait.kind === 'descriptor') return `${call} fd ${wait.fd} ${target ?? ''}`.trimEnd();
  return call === null ? wait.kind : `${call} ${wait.kind}`;
}
