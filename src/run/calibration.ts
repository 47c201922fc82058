import { median } from 'simple-statistics';
import type { CalibrationReading } from '../model/event.ts';

/** Readings of a run; the analysis takes their median (docs/statistics.md, "Against a stored baseline"). */
const READINGS = 5;
/** At most this long in all, and at most this share of a budget. */
const TOTAL_MS = 1300;
const BUDGET_SHARE = 0.02;
/** One piece of CPU work and one of memory work together, on a machine of 2024: about 20 + 6 ms. Only sets how many pieces are taken. */
const PIECE_MS = 26;
const CPU_ROUNDS = 10_000_000;
const MEMORY_STEPS = 60_000;
/** 32 MiB: beyond the second-level cache of every runner, so that the walk goes to memory or the last level. */
const MEMORY_WORDS = 8 * 1024 ** 2;

/** Takes calibration readings; keep one for a run, it holds 32 MiB once used. */
export interface Calibration {
  /** Readings to take in gap `gap` of `gaps` (before the first scenario, between two, after the last), spread evenly. */
  readingsIn(gap: number, gaps: number): number;
  /** One reading: the median over some pieces of fixed work, so its value does not depend on how many are taken. */
  read(elapsedMs: () => number): Promise<CalibrationReading>;
}

/** A calibration that is short enough for a suite of this budget; null: no budget. */
export function openCalibration(budgetMs: number | null): Calibration {
  const totalMs = Math.min(TOTAL_MS, (budgetMs ?? Infinity) * BUDGET_SHARE);
  const pieces = Math.max(1, Math.floor(totalMs / READINGS / PIECE_MS));
  let memory: Uint32Array | null = null;
  return {
    readingsIn: (gap, gaps) =>
      Math.floor(((gap + 1) * READINGS) / gaps) - Math.floor((gap * READINGS) / gaps),
    async read(elapsedMs) {
      memory ??= warmUp();
      const atMs = elapsedMs();
      const [startNs, startUsage] = [process.hrtime.bigint(), process.cpuUsage()];
      const cpuNs: number[] = [];
      const memoryNs: number[] = [];
      for (let piece = 0; piece < pieces; piece++) {
        cpuNs.push(timeNs(workCpu));
        memoryNs.push(timeNs(() => walkMemory(memory ?? new Uint32Array(MEMORY_WORDS))));
        // Lets a signal in: the whole reading must not delay an interrupt.
        await new Promise(setImmediate);
      }
      const used = process.cpuUsage(startUsage);
      const elapsedNs = Number(process.hrtime.bigint() - startNs);
      // Other threads of this program work a little meanwhile; a core cannot be had more than once.
      const utilization = Math.min(1, ((used.user + used.system) * 1e3) / elapsedNs);
      return { atMs, cpuNs: median(cpuNs), memoryNs: median(memoryNs), utilization };
    },
  };
}

/** Fills the memory, so that its pages exist, and lets the compiler see both loops before they are timed. */
function warmUp(): Uint32Array {
  const memory = new Uint32Array(MEMORY_WORDS).fill(1);
  workCpu();
  walkMemory(memory);
  return memory;
}

function timeNs(work: () => number): number {
  const start = process.hrtime.bigint();
  const result = work();
  const spent = Number(process.hrtime.bigint() - start);
  // The result is used, so the work cannot be optimised away.
  return result === -1 ? spent + 1 : spent;
}

/** Integer arithmetic in registers (xorshift32). */
function workCpu(): number {
  let state = 2463534242;
  for (let round = 0; round < CPU_ROUNDS; round++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
  }
  return state >>> 0;
}

/** Reads whose next address depends on the last value: the time is the memory's latency, not its bandwidth. */
function walkMemory(memory: Uint32Array): number {
  let at = 1;
  for (let step = 0; step < MEMORY_STEPS; step++) {
    at = (Math.imul(at, 1664525) + 1013904223 + (memory[at & (MEMORY_WORDS - 1)] ?? 0)) >>> 0;
  }
  return at;
}
