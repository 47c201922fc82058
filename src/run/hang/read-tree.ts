import { listProcFolder, readProcFile, readProcLink } from '../monitors/linux/proc-files.ts';
import { parseProcessStat } from '../monitors/linux/process-stat.ts';
import { openProcessTree, type TreeProcess } from '../monitors/linux/process-tree.ts';
import type { ProcessFacts, Snapshot, ThreadFacts } from './snapshot.ts';
import { callsOf, type NamedCall } from './system-calls.ts';
import { readWait } from './wait.ts';

/** Reads one tree again and again. */
export interface TreeReader {
  read(): Snapshot;
  /** Why the kernel does not show what threads wait for; null where it does, or nobody has asked yet. */
  readonly blindness: string | null;
  close(): void;
}

/** Name in `stat`, with everything that could disturb a line of text replaced. */
const NAME = /^\d+ \((.*)\) /s;
const SWITCHES = /^(?:non)?voluntary_ctxt_switches:\s+(\d+)$/gm;

const nameIn = (stat: string): string => (NAME.exec(stat)?.[1] ?? '').replace(/[^\w.:+/-]/g, '_');

/** Opens a reader of the tree below `rootPid` without `ownPids`, which belong to the measurement. Linux only. */
export function openTreeReader(rootPid: number, ownPids: readonly number[]): TreeReader {
  const tree = openProcessTree({ rootPid, excludePids: ownPids });
  const calls = callsOf(process.arch);
  let blindness = calls === null ? `the system calls of ${process.arch} are not known` : null;
  const waits: CallReader = {
    calls: calls ?? new Map(),
    read(path) {
      try {
        return readProcFile(path);
      } catch (error) {
        blindness = error instanceof Error ? error.message : String(error);
        return null;
      }
    },
  };
  return {
    read() {
      const { live } = tree.walk();
      const holders = holdersIn(live);
      return {
        atMs: performance.now(),
        processes: live.flatMap(process => processFacts(process, waits, holders) ?? []),
      };
    },
    get blindness() {
      return blindness;
    },
    close: () => tree.close(),
  };
}

interface CallReader {
  readonly calls: ReadonlyMap<number, NamedCall>;
  /** Text of a file that may be refused: null then. */
  read(path: string): string | null;
}

type Holders = (pipe: string) => readonly number[];

function processFacts(
  { pid, stat, files }: TreeProcess,
  waits: CallReader,
  holders: Holders,
): ProcessFacts | null {
  const text = files.read('stat');
  if (text === null) return null;
  const tasks = listProcFolder(`/proc/${pid}/task`) ?? [];
  return {
    pid,
    startTicks: stat.startTicks,
    parentPid: stat.parentPid,
    name: nameIn(text),
    childTicks: stat.childUserTicks + stat.childSystemTicks,
    threads: tasks.flatMap(task => threadFacts(pid, task, waits, holders) ?? []),
  };
}

/** Null for a thread that has ended: nobody waits for anything in it. */
function threadFacts(pid: number, task: string, waits: CallReader, holders: Holders): ThreadFacts | null {
  const folder = `/proc/${pid}/task/${task}`;
  const [stat, status] = [readProcFile(`${folder}/stat`), readProcFile(`${folder}/status`)];
  if (!stat || !status) return null;
  const { state, userTicks, systemTicks } = parseProcessStat(stat);
  if (state === 'Z' || state === 'X') return null;
  const { call, wait } = readWait(waits.read(`${folder}/syscall`), waits.calls);
  const target = wait.kind === 'descriptor' ? readProcLink(`/proc/${pid}/fd/${wait.fd}`) : null;
  return {
    tid: Number(task),
    name: nameIn(stat),
    state,
    ticks: userTicks + systemTicks,
    switches: [...status.matchAll(SWITCHES)].reduce((sum, match) => sum + Number(match[1]), 0),
    call,
    wait,
    target,
    holders: target?.startsWith('pipe:') ? holders(target) : [],
    channel: channelOf(waits.read(`${folder}/wchan`)),
  };
}

const channelOf = (text: string | null): string | null => (text === null || text === '0' ? null : text);

/** Who holds a pipe: asked once a snapshot, and only where somebody waits at one. */
function holdersIn(live: readonly TreeProcess[]): Holders {
  let known: Map<string, number[]> | null = null;
  return pipe => {
    known ??= pipesOf(live.map(({ pid }) => pid));
    return known.get(pipe) ?? [];
  };
}

function pipesOf(pids: readonly number[]): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  for (const pid of pids)
    for (const pipe of new Set(openPipes(pid))) holders.set(pipe, [...(holders.get(pipe) ?? []), pid]);
  return holders;
}

/** Pipes among the descriptors of a process; empty when it has vanished. Throws where the kernel refuses. */
function openPipes(pid: number): readonly string[] {
  const links = (listProcFolder(`/proc/${pid}/fd`) ?? []).map(fd => readProcLink(`/proc/${pid}/fd/${fd}`));
  return links.filter(link => link !== null).filter(link => link.startsWith('pipe:'));
}

/** Whether a process outside of `tree` holds the pipe. One whose descriptors are not shown is not one that was given it by us. */
export function isHeldOutside(pipe: string, tree: ReadonlySet<number>): boolean {
  const pids = (listProcFolder('/proc') ?? []).filter(name => /^\d+$/.test(name)).map(Number);
  return pids.some(pid => !tree.has(pid) && holds(pid, pipe));
}

function holds(pid: number, pipe: string): boolean {
  try {
    return openPipes(pid).includes(pipe);
  } catch {
    // Another user's: it could have the pipe only by sudo, and then belongs to the tree.
    return false;
  }
}
