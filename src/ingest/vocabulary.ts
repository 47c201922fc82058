import { type Better, builtInMetric } from '../model/metric.ts';
import type { Unit } from '../model/unit.ts';
import type { ReadMetric } from './reading.ts';

/**
 * The metrics that most tools share, under one name each. Their kind is `rate`, also for times: a benchmark's loop takes nanoseconds,
 * and the floors of whole processes (2 ms, 1 MiB) would hide every change of it.
 */
const define = (id: string, unit: Unit, better: Better): ReadMetric => ({ id, unit, better, kind: 'rate' });

/** Elapsed time of one operation. */
export const TIME = define('time', 'ns', 'lower');
/** Processor time of one operation. */
export const CPU_TIME = define('time.cpu', 'ns', 'lower');
/** Operations a second. */
export const THROUGHPUT = define('throughput', 'per-second', 'higher');
/** Bytes processed a second. */
export const BYTE_RATE = define('throughput.bytes', 'per-second', 'higher');
/** Bytes allocated by one operation. */
export const ALLOCATED = define('allocated', 'bytes', 'lower');
/** Allocations made by one operation. */
export const ALLOCATIONS = define('allocations', 'count', 'lower');
/** Largest memory of a run. */
export const PEAK_MEMORY = define('memory.peak', 'bytes', 'lower');

/** Elapsed time of one request; its values become the statistics of `latencyOf` (latencies.ts). */
export const LATENCY: ReadMetric = { id: 'latency', unit: 'ns', better: 'lower', kind: 'time' };

/** A statistic over requests that the tool itself has taken, under the program's own name for it. */
export type LatencyStatistic = 'mean' | 'p50' | 'p90' | 'p95' | 'p99' | 'p999' | 'max';

const latency = (statistic: LatencyStatistic): ReadMetric => builtInMetric(`latency.${statistic}`) ?? LATENCY;

const LATENCIES: Readonly<Record<LatencyStatistic, ReadMetric>> = {
  mean: latency('mean'),
  p50: latency('p50'),
  p90: latency('p90'),
  p95: latency('p95'),
  p99: latency('p99'),
  p999: latency('p999'),
  max: latency('max'),
};

/** The metric `latency.<statistic>`, as the program measures it itself. */
export const latencyOf = (statistic: LatencyStatistic): ReadMetric => LATENCIES[statistic];

/** Share of requests that failed. */
export const ERRORS: ReadMetric = { id: 'errors.rate', unit: 'ratio', better: 'lower', kind: 'share' };

/** Share of lines, branches or functions that were reached. */
export const coverageOf = (what: 'lines' | 'branches' | 'functions'): ReadMetric => ({
  id: `coverage.${what}`,
  unit: 'ratio',
  better: 'higher',
  kind: 'share',
});

/** Instructions that a simulator or counter has seen; they repeat almost exactly. */
export const INSTRUCTIONS: ReadMetric = { id: 'instructions', unit: 'count', better: 'lower', kind: 'count' };

/** Elapsed time of one test, as test runners report it: coarse, and 0 for a quick one. */
export const DURATION: ReadMetric = { id: 'duration', unit: 'ns', better: 'lower', kind: 'time' };

/**
 * Whether values of both belong together. What a user calls `duration` or `latency` is not what this program makes of the times of tests and
 * requests, whatever its unit.
 */
export const isSameMetric = (one: ReadMetric, other: ReadMetric): boolean =>
  one === other || (one.id === other.id && ![DURATION, LATENCY].some(own => own === one || own === other));

/** Whether it is a number of the user's own, of which nobody knows what it may be. */
export const isUsersOwn = ({ id, unit, kind }: ReadMetric): boolean =>
  unit === 'count' && kind === 'rate' && id !== ALLOCATIONS.id;

/** Nanoseconds in one of a time unit, in all spellings of the tools; both micro signs are in use. */
const TIME_UNITS: ReadonlyMap<string, number> = new Map([
  ['ps', 1e-3],
  ['ns', 1],
  ['us', 1e3],
  ['\u00b5s', 1e3],
  ['\u03bcs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['sec', 1e9],
  ['secs', 1e9],
  ['second', 1e9],
  ['seconds', 1e9],
  ['m', 60e9],
  ['min', 60e9],
  ['h', 3600e9],
  ['nanoseconds', 1],
  ['microseconds', 1e3],
  ['milliseconds', 1e6],
]);

/** Nanoseconds in one `unit`, or null where it is no time. */
export const nanosecondsIn = (unit: string): number | null => TIME_UNITS.get(unit) ?? null;

/** Bytes in one of a size unit: SI for kB and MB as Go, Rust and Google Benchmark print them, IEC for KiB and MiB. */
const SIZE_UNITS: ReadonlyMap<string, number> = new Map([
  ['B', 1],
  ['byte', 1],
  ['bytes', 1],
  ['kB', 1e3],
  ['KB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['TB', 1e12],
  ['KiB', 1024],
  ['MiB', 1024 ** 2],
  ['GiB', 1024 ** 3],
  ['TiB', 1024 ** 4],
]);

/** Bytes in one `unit`, or null where it is no size. */
export const bytesIn = (unit: string): number | null => SIZE_UNITS.get(unit) ?? null;

/** A metric of a tool's or a user's own and how many base units one of the written unit is. */
export interface Scaled {
  readonly metric: ReadMetric;
  readonly factor: number;
}

/**
 * The metric `id` in a freely written unit: times, sizes, `%`, things a second (`req/s`, `ops/sec`, `MB/s`), else things to count. What is
 * divided by an operation (`ns/iter`, `B/op`) has the unit of its numerator. `better`: what the tool states, else by the unit.
 */
export function scaled(id: string, written: string, better: Better | null = null): Scaled {
  const { unit, factor } = baseOf(written.trim());
  return { metric: define(id, unit, better ?? (unit === 'per-second' ? 'higher' : 'lower')), factor };
}

/** The metric of what users count themselves: orders as well as errors. */
export const undirected = (id: string, written: string): ReadMetric => ({
  ...scaled(id, written).metric,
  undirected: true,
});

const PER_SECOND = /^(.*)\/(?:s|sec|second)$|^(.*?)(?:ps|_per_second)$/;

function baseOf(written: string): { unit: Unit; factor: number } {
  if (written === '%' || written === 'percent') return { unit: 'ratio', factor: 0.01 };
  const plain = written.replace(/\/(?:op|ops|iter|iteration|operation|round|call|req|request)s?$/, '');
  const time = nanosecondsIn(plain);
  if (time !== null) return { unit: 'ns', factor: time };
  const size = bytesIn(plain);
  if (size !== null) return { unit: 'bytes', factor: size };
  const [, divided, compact] = PER_SECOND.exec(written) ?? [];
  if (divided !== undefined) return { unit: 'per-second', factor: bytesIn(divided) ?? 1 };
  if (compact !== undefined && /^(ops?|req|r|t|f|bytes|items)$/i.test(compact))
    return { unit: 'per-second', factor: 1 };
  return { unit: 'count', factor: 1 };
}
