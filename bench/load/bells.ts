import { availableParallelism } from 'node:os';
import { monotonicMs } from '../../src/run/load/clock.ts';
import { startMetronome } from '../../src/run/load/metronome.ts';
import { quantile } from '../../src/stats/descriptive.ts';
import type { Bench, Section } from './bench.ts';
import { whileBusy } from './busy.ts';

/** A way to be called at a moment of the monotonic clock. */
interface Bell {
  readonly at: (dueMs: number, ring: () => void) => void;
  readonly close: () => Promise<void>;
}

const GAP_MS = 1;
const RINGS = 5_000;

const timers: Bell = {
  at: (dueMs, ring) => setTimeout(ring, Math.max(0, dueMs - monotonicMs())),
  close: async () => {},
};

const turns: Bell = {
  at: (dueMs, ring) => setImmediate(() => (monotonicMs() >= dueMs ? ring() : turns.at(dueMs, ring))),
  close: async () => {},
};

const BELLS: readonly (readonly [name: string, open: () => Promise<Bell>])[] = [
  ['`setTimeout`', async () => timers],
  ['asking the clock at every turn of the event loop', async () => turns],
  ['**a thread that sleeps in the kernel**', startMetronome],
];

interface Measured {
  /** How late each ring was, ms. */
  readonly lateMs: readonly number[];
  /** CPU time of this process while it waited, as a share of a core. */
  readonly share: number;
}

/** As the generator does it: at a ring everything that is due starts, and the next ring is for the first that is not. */
async function measure(bell: Bell): Promise<Measured> {
  const lateMs: number[] = [];
  const [startMs, cpu] = [monotonicMs(), process.cpuUsage()];
  const nextMs = (): number => startMs + (lateMs.length + 1) * GAP_MS;
  await new Promise<void>(resolve => {
    const ring = (): void => {
      const now = monotonicMs();
      while (nextMs() <= now) lateMs.push(now - nextMs());
      if (lateMs.length < RINGS) bell.at(nextMs(), ring);
      else resolve();
    };
    ring();
  });
  const { user, system } = process.cpuUsage(cpu);
  return { lateMs, share: (user + system) / 1000 / (monotonicMs() - startMs) };
}

async function rowsOf(machine: string): Promise<string[][]> {
  const rows: string[][] = [];
  for (const [name, open] of BELLS) {
    const bell = await open();
    const { lateMs, share } = await measure(bell);
    await bell.close();
    const cells = [0.5, 0.99, 0.999].map(q => `${quantile(lateMs, q).toFixed(3)} ms`);
    rows.push([machine, name, ...cells, `${(100 * share).toFixed(0)} %`]);
  }
  return rows;
}

/** How late operations start by each way of waiting, and what it costs. */
export async function measureBells(_: Bench): Promise<Section> {
  const cores = availableParallelism();
  const idle = await rowsOf('nothing else');
  const busy = await whileBusy(cores, () => rowsOf(`${cores} busy cores`));
  const heading = ['machine', 'how it waits', 'late, p50', 'p99', 'p99.9', 'CPU, of a core'];
  return {
    title: 'How the generator waits',
    about: `${RINGS} moments, ${GAP_MS} ms apart, in the main thread of Node: whenever it is woken it takes all that are due, and waits for the next.`,
    tables: [[heading, ...idle, ...busy]],
    claims: [],
  };
}
