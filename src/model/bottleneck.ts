/** What ran short where throughput stopped following the load, and what shows it. */
export interface Bottleneck {
  readonly cause: BottleneckCause;
  /** A sentence with its numbers. */
  readonly evidence: string;
}

/**
 * `throttled` its control group used up its quota · `descriptors` near its limit of open files · `cpu` all cores busy · `one-core` one core's worth,
 * as a single thread can use · `machine` others had the cores: tasks waited for one, or the host took them · `memory`, `storage` tasks waited for them · `locks` cores idle while each operation waits more often than
 * before · `unknown` nothing that is watched ran short: look outside of the process tree.
 */
export const BOTTLENECK_CAUSES = [
  'throttled',
  'descriptors',
  'cpu',
  'one-core',
  'machine',
  'memory',
  'storage',
  'locks',
  'unknown',
] as const;
export type BottleneckCause = (typeof BOTTLENECK_CAUSES)[number];
