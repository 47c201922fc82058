import { closeSync, openSync, readSync } from 'node:fs';
import { readProcFile, readProcLink } from '../monitors/linux/proc-files.ts';
import { parseProcessStat } from '../monitors/linux/process-stat.ts';
import type { ProcessFacts } from './snapshot.ts';

/** A process of the tree that is asked what it does. */
export interface Suspect {
  readonly pid: number;
  readonly name: string;
  readonly runtime: Runtime;
  /** Numbers of the signals that it handles itself (signal(7)): any other would end it. */
  readonly catches: ReadonlySet<number>;
}

type Identity = Pick<ProcessFacts, 'pid' | 'name' | 'startTicks'>;

export type Runtime = 'hotspot' | 'go' | 'cpython' | 'node' | 'native';

/** Looks at a process; null when it has vanished (another may have its pid by now) or belongs to somebody else. */
export function examine({ pid, name, startTicks }: Identity): Suspect | null {
  try {
    if (parseProcessStat(readProcFile(`/proc/${pid}/stat`) ?? '').startTicks !== startTicks) return null;
    const status = readProcFile(`/proc/${pid}/status`);
    const executable = readProcLink(`/proc/${pid}/exe`);
    if (!status || executable === null) return null;
    return { pid, name, runtime: runtimeOf(pid, executable), catches: caughtIn(status) };
  } catch {
    return null;
  }
}

/** `SigCgt` is a mask in hex in which bit n − 1 stands for signal n (proc_pid_status(5)). */
export function caughtIn(status: string): ReadonlySet<number> {
  const mask = BigInt(`0x${/^SigCgt:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'}`);
  return new Set(Array.from({ length: 64 }, (_, bit) => bit + 1).filter(n => (mask >> BigInt(n - 1)) & 1n));
}

/** By what is mapped: a runtime may be a library of any program. OpenJ9 has a libjvm too, but not the protocol of HotSpot. */
function runtimeOf(pid: number, executable: string): Runtime {
  const maps = readProcFile(`/proc/${pid}/maps`) ?? '';
  const program =
    executable
      .replace(/ \(deleted\)$/, '')
      .split('/')
      .at(-1) ?? '';
  if (maps.includes('/libjvm.so')) return maps.includes('/libj9vm') ? 'native' : 'hotspot';
  if (/^python\d*(\.\d+)?t?$/.test(program) || /\/libpython\d[\w.]*\.so/.test(maps)) return 'cpython';
  if (/^node(js)?$/.test(program) || maps.includes('/libnode.so')) return 'node';
  return hasGoNote(pid) ? 'go' : 'native';
}

/** An ELF note of type 4 with the name "Go" holds the build id of every Go program; notes stand before the code. */
const GO_NOTE = Buffer.from([4, 0, 0, 0, 0x47, 0x6f, 0, 0]);
const NOTES_WITHIN_BYTES = 64 * 1024;

function hasGoNote(pid: number): boolean {
  const file = openSync(`/proc/${pid}/exe`, 'r');
  try {
    const head = Buffer.alloc(NOTES_WITHIN_BYTES);
    return head.subarray(0, readSync(file, head, 0, head.length, 0)).includes(GO_NOTE);
  } finally {
    closeSync(file);
  }
}
