import type { MonitorMember, Readings } from '../monitor.ts';
import { descriptorTargets } from './descriptor-kinds.ts';
import { readProcFile } from './proc-files.ts';
import type { ProcessTree } from './process-tree.ts';

/** Numbers in column `st` of /proc/net/tcp (Linux, include/net/tcp_states.h). */
const STATES: Readonly<Record<string, 'socketsEstablished' | 'socketsListening' | 'socketsCloseWait'>> = {
  '01': 'socketsEstablished',
  '08': 'socketsCloseWait',
  '0A': 'socketsListening',
};

/** Rows of a table under /proc/PID/net as lists of fields, without its heading. */
const rows = (pid: number, table: string): string[][] =>
  (readProcFile(`/proc/${pid}/net/${table}`) ?? '')
    .split('\n')
    .slice(1)
    .map(line => line.trim().split(/\s+/));

/** State by inode of every TCP socket in the network namespace of a process. TIME_WAIT has inode 0: nobody owns it any more. */
const tcpStates = (pid: number): ReadonlyMap<string, string> =>
  new Map([...rows(pid, 'tcp'), ...rows(pid, 'tcp6')].map(fields => [fields[9] ?? '', fields[3] ?? '']));

const unixInodes = (pid: number): ReadonlySet<string> =>
  new Set(rows(pid, 'unix').map(fields => fields[6] ?? ''));

function socketInodes(tree: ProcessTree): readonly string[] {
  const targets = tree.live.flatMap(process => descriptorTargets(process) ?? []);
  return [...new Set(targets)].flatMap(target => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []);
}

/**
 * The tables are those of the first process's network namespace; sockets of a process that has its own count in no state. The TCP
 * tables cost a hundred times as much as that of Unix sockets, which are most of what programs inherit, so they are read if needed.
 */
function countStates(tree: ProcessTree): Readings {
  const first = tree.live[0];
  const inodes = socketInodes(tree);
  if (first === undefined || inodes.length === 0) return {};
  const unix = unixInodes(first.pid);
  const others = inodes.filter(inode => !unix.has(inode));
  const states = others.length === 0 ? new Map<string, string>() : tcpStates(first.pid);
  const counts = {
    socketsEstablished: 0,
    socketsListening: 0,
    socketsCloseWait: 0,
    socketsTcpOther: 0,
    socketsUnix: inodes.length - others.length,
  };
  for (const inode of others) {
    const state = states.get(inode);
    if (state !== undefined) counts[STATES[state] ?? 'socketsTcpOther'] += 1;
  }
  return counts;
}

/** Joins the sockets of the tree with the kernel's tables, which list every socket of the machine: 2 to 10 ms for TCP. */
export const socketStates: MonitorMember<ProcessTree> = {
  cost: { typicalNs: 2_500_000, share: 0.0003 },
  columns: ['socketsEstablished', 'socketsListening', 'socketsCloseWait', 'socketsTcpOther', 'socketsUnix'],
  open: () => ({ sample: countStates }),
};
