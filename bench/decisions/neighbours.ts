import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WeatherName } from './recording.ts';

/** Mean lengths of a neighbour's busy and idle phases, ms; both vary (workloads/neighbour.mjs). */
interface Neighbour {
  readonly kind: 'cpu' | 'memory';
  readonly busyMs: number;
  readonly idleMs: number;
}

/** One neighbour leaves a core of two free; the heavy ones want three cores for most of the time, and one of them the memory bus. */
const NEIGHBOURS: Readonly<Record<WeatherName, readonly Neighbour[]>> = {
  quiet: [],
  one: [{ kind: 'cpu', busyMs: 6_000, idleMs: 3_000 }],
  heavy: [
    { kind: 'cpu', busyMs: 4_000, idleMs: 1_500 },
    { kind: 'cpu', busyMs: 2_000, idleMs: 1_000 },
    { kind: 'memory', busyMs: 3_000, idleMs: 1_500 },
  ],
};

const PROGRAM = join(import.meta.dirname, 'workloads/neighbour.mjs');
/** Until they have started. */
const SETTLE_MS = 1_000;

/** The running neighbours of a weather. */
export interface Neighbours {
  readonly pids: readonly number[];
  /** Settles when they are gone. */
  end(): Promise<void>;
}

/** Starts the neighbours of a weather; they also end by themselves when this process is gone. */
export async function startNeighbours(weather: WeatherName): Promise<Neighbours> {
  const running = NEIGHBOURS[weather].map(startOne);
  if (running.length > 0) await pause(SETTLE_MS);
  return {
    pids: running.flatMap(({ pid }) => pid ?? []),
    async end() {
      await Promise.all(running.map(endOne));
    },
  };
}

/** Standard input stays open for as long as we live: its end is what tells a neighbour that we died. */
const startOne = ({ kind, busyMs, idleMs }: Neighbour, index: number): ChildProcess =>
  spawn(process.execPath, [PROGRAM, kind, `${index + 1}`, `${busyMs}`, `${idleMs}`], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });

function endOne(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
