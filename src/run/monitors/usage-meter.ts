import type { LiveReading, Usage } from './monitor.ts';

/** Time between two readings of the CPU clock below which its steps of 10 ms are too coarse for a share of a core. */
const LEAST_MS = 500;

interface CpuClock {
  readonly atMs: number;
  readonly cpuNs: number;
}

/** Turns readings of one tree, as they come in, into what it uses now. */
export class UsageMeter {
  #before: CpuClock | null = null;
  #usage: Usage = {};

  /** Takes the next reading; what it lacks stays as it was. */
  add(reading: LiveReading): void {
    const { atMs, rssBytes, cpuNs } = reading;
    if (rssBytes !== undefined) this.#usage = { ...this.#usage, memoryBytes: rssBytes };
    if (cpuNs === undefined) return;
    const now = { atMs, cpuNs };
    const before = this.#before ?? now;
    const isFarEnough = atMs - before.atMs >= LEAST_MS;
    if (isFarEnough) this.#usage = { ...this.#usage, cpu: coresBetween(before, now) };
    this.#before = isFarEnough ? now : before;
  }

  usage(): Usage {
    return this.#usage;
  }
}

/** The time of a process that ended may go with it: no tree uses less than nothing. */
const coresBetween = (before: CpuClock, now: CpuClock): number =>
  Math.max(0, now.cpuNs - before.cpuNs) / ((now.atMs - before.atMs) * 1e6);
