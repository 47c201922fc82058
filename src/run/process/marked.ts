import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { signalProcess } from './signal.ts';

/** Variable that every process of an operation inherits: whoever carries its value belongs to that operation. */
export const MARKER = 'STRESS_INVOCATION';

/** A live process that carries the marker. */
export interface MarkedProcess {
  readonly pid: number;
  readonly name: string;
}

/**
 * Live processes whose environment at exec had `STRESS_INVOCATION` beginning with `prefix`; zombies are dead. Every marker ends in a
 * full stop, so that none begins with another. Empty where there is no /proc. Costs about 20 µs a process of the machine, so it is used where nothing cheaper is certain.
 */
export function findMarked(prefix: string): readonly MarkedProcess[] {
  if (prefix === '') return [];
  const wanted = Buffer.from(`${MARKER}=${prefix}`);
  return processIds()
    .filter(pid => pid !== process.pid && carries(pid, wanted))
    .flatMap(pid => liveName(pid) ?? []);
}

/** Kills every process that carries the marker, also those started meanwhile, and says which and how many withstood for a second. */
export async function killMarked(prefix: string): Promise<{ left: readonly string[]; stuck: number }> {
  const seen = new Map<number, string>();
  for (let round = 0; round < 50; round++) {
    const alive = findMarked(prefix);
    if (alive.length === 0) return { left: [...seen.values()], stuck: 0 };
    for (const { pid, name } of alive) {
      seen.set(pid, name);
      signalProcess(pid, 'SIGKILL');
    }
    await sleep(round === 0 ? 1 : 20);
  }
  return { left: [...seen.values()], stuck: findMarked(prefix).length };
}

function processIds(): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number);
}

function carries(pid: number, wanted: Buffer): boolean {
  const environment = read(`/proc/${pid}/environ`);
  const at = environment?.indexOf(wanted) ?? -1;
  return at === 0 || (at > 0 && environment?.[at - 1] === 0);
}

function liveName(pid: number): MarkedProcess | null {
  const [, name, state] = /^\d+ \((.*)\) (\S)/s.exec(read(`/proc/${pid}/stat`)?.toString() ?? '') ?? [];
  if (name === undefined || state === 'Z' || state === 'X') return null;
  return { pid, name: name.replace(/[^\w.:+-]/g, '_') };
}

/** Null for a process that ended meanwhile or belongs to somebody else: neither can be ours to kill. */
function read(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
