import type { Unit } from './unit.ts';

/** What a test may assume of a metric, and which default smallest effect and floor it gets (docs/statistics.md, "By kind of metric"). */
export type MetricKind = 'count' | 'memory' | 'cpu' | 'time' | 'tail' | 'rate' | 'share' | 'slope';

/** Which way is better. */
export type Better = 'lower' | 'higher';

/** A metric's constant properties. `id` is the name in stress.yml, results and reports. */
export interface MetricDefinition {
  readonly id: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly kind: MetricKind;
  /** Neither the tool nor the unit says which way is better: shown, and compared only where a limit says it (`analyze/direction.ts`). */
  readonly undirected?: boolean;
  /** What it is, in one line for the reference page. */
  readonly about: string;
}

const define = (
  kind: MetricKind,
  unit: Unit,
  better: Better,
  id: string,
  about: string,
): MetricDefinition => ({
  id,
  unit,
  better,
  kind,
  about,
});

/** Times that are read off windows of a load: equal ones are usual, where a clock never repeats itself. */
export const READ_OFF_WINDOWS: ReadonlySet<string> = new Set(['recovery.time']);

/** Share of the runs of a repeated test that failed. */
export const FLAKE_RATE = 'flake.rate';

/** Whether bad input came back as a clean error. */
export const INJECTED_CLEAN = 'injected.clean';

/**
 * Every metric the program itself can produce. An invocation has at most one value of each: the process run is the unit of
 * replication, never the operation (docs/statistics.md).
 */
export const METRICS: readonly MetricDefinition[] = [
  define('time', 'ns', 'lower', 'time.wall', 'Elapsed time of the invocation, from start to exit'),
  define('cpu', 'ns', 'lower', 'time.user', 'CPU time in user mode of the process tree'),
  define('cpu', 'ns', 'lower', 'time.system', 'CPU time in the kernel of the process tree'),
  define('time', 'ns', 'lower', 'latency.mean', 'Mean time of one operation'),
  define('time', 'ns', 'lower', 'latency.p50', 'Median time of one operation'),
  define('tail', 'ns', 'lower', 'latency.p90', '90th percentile of operation times'),
  define('tail', 'ns', 'lower', 'latency.p95', '95th percentile of operation times; at least 200 operations'),
  define(
    'tail',
    'ns',
    'lower',
    'latency.p99',
    '99th percentile of operation times; at least 1,000 operations',
  ),
  define(
    'tail',
    'ns',
    'lower',
    'latency.p999',
    '99.9th percentile of operation times; at least 10,000 operations',
  ),
  define('tail', 'ns', 'lower', 'latency.max', 'Slowest operation'),
  define('tail', 'ns', 'lower', 'latency.sd', 'Standard deviation of operation times'),
  define('tail', 'ratio', 'lower', 'latency.tail', '99th percentile divided by the median'),
  define('time', 'ns', 'lower', 'service.mean', 'Mean time from the sending of an operation to its answer'),
  define('time', 'ns', 'lower', 'service.p50', 'Median time from the sending of an operation to its answer'),
  define('tail', 'ns', 'lower', 'service.p95', '95th percentile of that time; at least 200 operations'),
  define('tail', 'ns', 'lower', 'service.p99', '99th percentile of that time; at least 1,000 operations'),
  define('tail', 'ns', 'lower', 'service.p999', '99.9th percentile of that time; at least 10,000 operations'),
  define('rate', 'per-second', 'higher', 'throughput', 'Successful operations a second'),
  define('share', 'ratio', 'lower', 'errors.rate', 'Share of operations that failed'),
  define('rate', 'count', 'higher', 'operations', 'Operations finished'),
  define(
    'share',
    'ratio',
    'higher',
    'load.achieved',
    'Share of the operations that were due which ended well or not',
  ),
  define(
    'share',
    'ratio',
    'lower',
    'load.dropped',
    'Share of the operations that were due which were never started',
  ),
  define('share', 'ratio', 'lower', 'timeouts.rate', 'Share of operations that timed out'),
  define(
    'share',
    'ratio',
    'higher',
    INJECTED_CLEAN,
    'Share of injected requests that came back with exactly the error they deserve',
  ),
  define('share', 'ratio', 'lower', 'injected.share', 'Share of injected requests while injection was on'),
  define(
    'tail',
    'ratio',
    'lower',
    'injected.slowdown',
    '95th percentile of the service times of other requests while injection was on, divided by that while it was off',
  ),
  define(
    'cpu',
    'ratio',
    'lower',
    'cpu.utilization',
    'CPU time divided by elapsed time; 2 means two busy cores',
  ),
  define('cpu', 'ns', 'lower', 'cpu.perop', 'CPU time, user and kernel, of one operation'),
  define('count', 'count', 'lower', 'cpu.instructions', 'Instructions in user mode of the process tree'),
  define(
    'memory',
    'bytes',
    'lower',
    'memory.peak',
    'Largest resident set of a process of the tree (VmHWM, rusage)',
  ),
  define('memory', 'bytes', 'lower', 'memory.pss', 'Largest proportional set of the whole tree'),
  define('memory', 'bytes', 'lower', 'memory.uss', 'Largest unique set of the whole tree'),
  define(
    'memory',
    'bytes',
    'lower',
    'memory.rss',
    'Largest sum of resident sets; counts shared pages more than once',
  ),
  define('slope', 'bytes', 'lower', 'memory.growth', 'Growth of memory over the second half of a long run'),
  define('slope', 'bytes', 'lower', 'memory.leak', 'That growth per 1,000 operations'),
  define('count', 'count', 'lower', 'fds.peak', 'Largest number of open file descriptors of the tree'),
  define(
    'slope',
    'count',
    'lower',
    'fds.growth',
    'Growth of open descriptors over the second half of a long run',
  ),
  define('slope', 'count', 'lower', 'fds.leak', 'That growth per 1,000 operations'),
  define('count', 'count', 'lower', 'threads.peak', 'Largest number of threads of the tree'),
  define('slope', 'count', 'lower', 'threads.growth', 'Growth of threads over the second half of a long run'),
  define('slope', 'count', 'lower', 'threads.leak', 'That growth per 1,000 operations'),
  define('count', 'count', 'lower', 'sockets.peak', 'Largest number of open sockets of the tree'),
  define(
    'slope',
    'count',
    'lower',
    'sockets.growth',
    'Growth of open sockets over the second half of a long run',
  ),
  define('slope', 'count', 'lower', 'sockets.leak', 'That growth per 1,000 operations'),
  define('count', 'count', 'lower', 'processes.peak', 'Largest number of live processes of the tree'),
  define(
    'slope',
    'count',
    'lower',
    'processes.growth',
    'Growth of child processes over the second half of a long run',
  ),
  define('slope', 'count', 'lower', 'processes.leak', 'That growth per 1,000 operations'),
  define(
    'slope',
    'count',
    'lower',
    'files.growth',
    'Growth of temporary files over the second half of a long run',
  ),
  define('slope', 'count', 'lower', 'files.leak', 'That growth per 1,000 operations'),
  define('rate', 'count', 'lower', 'context.switches', 'Context switches, voluntary and not, of the tree'),
  define('rate', 'bytes', 'lower', 'io.read', 'Bytes read from storage'),
  define('rate', 'bytes', 'lower', 'io.written', 'Bytes written to storage'),
  define('count', 'count', 'lower', 'gc.count', 'Garbage collections'),
  define('tail', 'ns', 'lower', 'gc.pause', 'Longest garbage collection pause'),
  define('time', 'ns', 'lower', 'gc.time', 'Time spent in garbage collection'),
  define('time', 'ns', 'lower', 'recovery.time', 'Time until service is back to normal after a fault'),
  define(
    'slope',
    'ratio',
    'lower',
    'degradation.rate',
    'Relative slow-down from the first third of a run to the last',
  ),
  define('rate', 'per-second', 'higher', 'load.sustainable', 'Largest rate that holds every threshold'),
  define(
    'rate',
    'per-second',
    'higher',
    'load.saturation',
    'Rate at which throughput stops following the load',
  ),
  define(
    'share',
    'ratio',
    'lower',
    'scalability.contention',
    'Serial share of the Universal Scalability Law',
  ),
  define(
    'share',
    'ratio',
    'lower',
    'scalability.coherency',
    'Coherency cost of the Universal Scalability Law',
  ),
  define('share', 'ratio', 'lower', FLAKE_RATE, 'Share of repetitions of a test that failed'),
  define(
    'count',
    'count',
    'lower',
    'races',
    'Different data races that a detector reported in the invocation',
  ),
  define(
    'count',
    'count',
    'lower',
    'deadlocks',
    'Deadlocks, and orders of locks that can lead to one, reported by a detector',
  ),
  define('count', 'count', 'lower', 'hangs', 'Reports of a detector that nothing went on any more'),
  define('count', 'count', 'lower', 'crashes', 'Crashes reported by a detector'),
];

const BY_ID: ReadonlyMap<string, MetricDefinition> = new Map(METRICS.map(metric => [metric.id, metric]));

/**
 * A metric of a part of an invocation: `latency.p95@spike` is that of the phase, or of the request, named `spike`. The part of an id
 * before the `@` is the metric of the whole.
 */
export const qualified = (id: string, part: string): string => `${id}@${part}`;

/** `latency.p95@spike` → `latency.p95` and `spike`; null without a part. */
export function unqualified(id: string): { readonly id: string; readonly part: string | null } {
  const at = id.indexOf('@');
  return at === -1 ? { id, part: null } : { id: id.slice(0, at), part: id.slice(at + 1) };
}

/** The built-in definition of `id`, or undefined for a metric of the workload's own. One of a part is as that of the whole. */
export function builtInMetric(id: string): MetricDefinition | undefined {
  const { id: whole, part } = unqualified(id);
  const metric = BY_ID.get(whole);
  return metric === undefined || part === null ? metric : { ...metric, id };
}

/** Counts of what must not happen once: held to a limit by the worst invocation, not by a typical one. */
export const FAULT_COUNTS: ReadonlySet<string> = new Set(['races', 'deadlocks', 'hangs', 'crashes']);

/** Metrics that the worst invocation is held to a limit by: one wrong answer in a hundred invocations is one too many. */
export const HELD_BY_WORST: ReadonlySet<string> = new Set([...FAULT_COUNTS, INJECTED_CLEAN]);

/** What is counted of repeated tests, whose conditions vary: all that a limit may hold of them. */
export const COUNTED_OF_REPEATS: ReadonlySet<string> = new Set([FLAKE_RATE, ...FAULT_COUNTS]);

/** Metrics whose engine does not exist yet in this version; the config refuses a threshold on one, by name. */
export const FUTURE_METRICS: ReadonlySet<string> = new Set(
  METRICS.map(metric => metric.id).filter(id => /^(gc\.|degradation\.)/.test(id)),
);

const KIND_BY_UNIT: Readonly<Record<Unit, { kind: MetricKind; better: Better }>> = {
  ns: { kind: 'time', better: 'lower' },
  bytes: { kind: 'memory', better: 'lower' },
  ratio: { kind: 'share', better: 'lower' },
  count: { kind: 'count', better: 'lower' },
  'per-second': { kind: 'rate', better: 'higher' },
};

/**
 * The definition of a metric that the workload itself emits, from the unit it wrote (and the direction, where it stated one). `kind`: where
 * a tool is known to measure something smaller than a process.
 */
export function customMetric(
  id: string,
  unit: Unit,
  better: Better | null,
  kind: MetricKind | null = null,
): MetricDefinition {
  const known = KIND_BY_UNIT[unit];
  return {
    id,
    unit,
    better: better ?? known.better,
    kind: kind ?? known.kind,
    about: 'Emitted by the workload',
  };
}
