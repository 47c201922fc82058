import type { LatencyHistogram } from './latency.ts';
import type { SpikeRecovery } from './recovery.ts';
import type { Saturation } from './saturation.ts';

/** When operations start, and how many at once. */
export type Load = ClosedLoad | OpenLoad;

/**
 * Closed model: `users` loops, each starting its next operation when its last has ended and it has thought, until `iterations` operations were
 * started in all or `durationMs` has passed. Exactly one of the two is set.
 */
export interface ClosedLoad {
  readonly model: 'closed';
  readonly users: number;
  readonly iterations: number | null;
  readonly durationMs: number | null;
  /** Absent: none. Seeded, uniform between the two. */
  readonly thinkTime?: { readonly minMs: number; readonly maxMs: number };
  /** Parts of its time; absent where it is one. */
  readonly phases?: readonly LoadPhase[];
}

/**
 * Open model: operations start when the curve says so, however long they take (Schroeder, Wierman, Harchol-Balter, NSDI 2006). The i-th of
 * them, from 1, is due when the integral of the rate reaches i (`uniform`) or the i-th sum of exponential draws of mean 1 (`poisson`).
 */
export interface OpenLoad {
  readonly model: 'open';
  readonly curve: RateCurve;
  readonly arrivals: 'uniform' | 'poisson';
  /** Operations under way at once, at most. */
  readonly maxInFlight: number;
  /** What becomes of an arrival while as many are under way: it waits, and its response time grows, or it is counted and never done. */
  readonly overflow: 'queue' | 'drop';
  /** Never set: its end is a time. */
  readonly iterations: null;
  /** Of the curve; null where a file says it. */
  readonly durationMs: number | null;
  /** Parts of its time, each with values of its own; absent where it is one. */
  readonly phases?: readonly LoadPhase[];
}

/** Operations a second over time. */
export type RateCurve =
  /** Straight pieces, one after the other: constant, stages, spikes, steps, square and sawtooth waves, bursts, random walks. */
  | { readonly kind: 'pieces'; readonly pieces: readonly RatePiece[] }
  /** `mean + amplitude · sin(2π t / period + phase)`; the amplitude is below the mean. */
  | {
      readonly kind: 'sine';
      readonly mean: number;
      readonly amplitude: number;
      readonly periodMs: number;
      /** Radians: 0 rises from the mean, π/2 begins at the peak. */
      readonly phase: number;
      readonly durationMs: number;
    }
  /** Each line of the file is the moment of one arrival, relative to the working directory. */
  | {
      readonly kind: 'replay';
      readonly file: string;
      /** How many lines there are; absent, like `content`, where nobody has read it yet. */
      readonly arrivals?: number;
      /** 16 hex digits over the file. */
      readonly content?: string;
    };

/** What is in the file of a replay. */
export interface ReplayFacts {
  readonly arrivals: number;
  /** A millisecond more than the moment of the last, so that it is due within the load. */
  readonly durationMs: number;
  /** 16 hex digits over the file: another one is another load. */
  readonly content: string;
}

/** The rate goes straight from one to the other, operations a second. */
export interface RatePiece {
  readonly durationMs: number;
  readonly from: number;
  readonly to: number;
}

/** Parts of a load with one name: what they measure is told together, and apart from the rest. */
export interface LoadPhase {
  readonly name: string;
  /** False for warm-up and cool-down: what happens in them enters no metric, and failures in them are told and never judged. */
  readonly measure: boolean;
  /** Ascending, apart from each other, ends after starts; milliseconds since the start of the load. */
  readonly spans: readonly LoadSpan[];
}

export interface LoadSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A single operation: its own time and usage are those of the invocation. */
export const isSingle = ({ iterations }: Pick<Load, 'iterations'>): boolean => iterations === 1;

/** How many operations may be under way at once. */
export const mostAtOnce = (load: Load): number => (load.model === 'closed' ? load.users : load.maxInFlight);

/**
 * How the operations of an invocation that are due within it ended, each in one of them: `scheduled` is the sum of the rest but
 * `queued`, which counts those that had to wait for a free place.
 */
export interface LoadCounts {
  readonly scheduled: number;
  readonly ok: number;
  readonly failed: number;
  readonly timedOut: number;
  /** Never started, because too many were under way. */
  readonly dropped: number;
  /** Under way, or waiting, when the load was over and its time of grace as well. */
  readonly interrupted: number;
  readonly queued: number;
}

/**
 * What became of a load over the time of one invocation. An operation belongs to the window and the phase in which it was due, whenever it
 * ended. Response times count from the moment it was due, service times from the moment it was sent (Gil Tene's wrk2); in a closed
 * model both are the same.
 */
export interface LoadTrace {
  readonly windows: LoadWindows;
  /** Windows in which the generator itself was at fault, ascending; what was due in them is in no histogram. */
  readonly voided: readonly VoidWindow[];
  /** Over all phases that are measured, void windows included. */
  readonly counts: LoadCounts;
  /** In order of their first span; one named `all` where the plan has none. */
  readonly phases: readonly PhaseTrace[];
  readonly generator: GeneratorTrace;
  /** Null where no window is long enough to tell. */
  readonly little: LittleCheck | null;
  /** Of an open load that rises; absent for the others. */
  readonly saturation?: Saturation;
  /** Of an open load with spikes and time before them; absent for the others. */
  readonly recovery?: SpikeRecovery;
}

/**
 * Parallel columns, one entry a window. Windows follow each other without gaps and none belongs to two phases. A window in which nothing
 * ended has no times: null. Times are nanoseconds.
 */
export interface LoadWindows {
  /** Where windows begin, milliseconds since the start of the load, and where the last one ends: one more than there are windows. */
  readonly edgesMs: readonly number[];
  readonly scheduled: readonly number[];
  /** Operations that ended within it, well or not, whenever they were due. */
  readonly completed: readonly number[];
  /** Of those: failed or timed out. */
  readonly failed: readonly number[];
  readonly dropped: readonly number[];
  /** Mean number of operations under way. */
  readonly inFlight: readonly number[];
  /** Response times of what was due in it. */
  readonly p50: readonly (number | null)[];
  readonly p95: readonly (number | null)[];
  readonly p99: readonly (number | null)[];
  /** 99th percentile of how late it was noticed that operations were due; the wait for a free place comes after it. */
  readonly lagP99: readonly (number | null)[];
}

/** How the reason begins why the generator's own faults leave no value of a part of a load. */
export const GENERATOR_AT_FAULT = 'the load generator was at fault';

/** Why a window does not count: starts were late, the generator had no time left, or it collected garbage. */
export interface VoidWindow {
  readonly index: number;
  readonly cause: 'late' | 'saturated' | 'paused';
  readonly reason: string;
}

export interface PhaseTrace {
  readonly name: string;
  readonly measure: boolean;
  readonly spans: readonly LoadSpan[];
  readonly counts: LoadCounts;
  /** Time of its windows that are not void, and operations that were due in them. */
  readonly soundMs: number;
  readonly soundScheduled: number;
  /** Operations that ended well within its sound windows, whenever they were due. */
  readonly soundCompleted: number;
  /** Of those that were due in its sound windows, never sent: they waited until the load was given up. Absent where there are none. */
  readonly unsent?: number;
  /**
   * Response times of what was due in sound windows and ended well, nanoseconds. What timed out or was given up is in it at the age
   * that it had reached, so that the slowest are not left out; what failed is not.
   */
  readonly response: LatencyHistogram;
  /** The shortest of those ages, nanoseconds: statistics that reach up to it are lower bounds. Absent where all ended. */
  readonly unendedFromNs?: number;
  /** Service times of what was due in sound windows and ended well. */
  readonly service: LatencyHistogram;
}

/** The load generator itself. */
export interface GeneratorTrace {
  readonly threads: number;
  /** Largest share of a window that a thread's event loop was busy. */
  readonly utilization: number;
  /** Over the whole load. */
  readonly lagP99Ns: number;
  /** Longest pause of its own garbage collections. */
  readonly gcPauseNs: number;
}

/** Little's law, L = λ W, over the longest measured phase: mean number under way against operations a second times their mean time. */
export interface LittleCheck {
  readonly phase: string;
  readonly inFlight: number;
  readonly expected: number;
}

/** Time of a phase below which the operations that reach over its ends disturb Little's law. */
export const LITTLE_LEAST_MS = 10_000;

/** |L − λW| / L above which the numbers do not fit together. */
export const LITTLE_TOLERANCE = 0.05;

/** Metrics, without their part, that only a load has whose operations are due at moments of their own. */
export const isOfOpenLoads = (id: string): boolean => /^(service\..+|load\.(achieved|dropped))$/.test(id);
