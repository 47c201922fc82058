import type { MetricKind } from './metric.ts';

/** Defaults of a kind: the relative change that matters (ratio) and the absolute change, in base units, below which nothing does. */
export interface KindDefaults {
  readonly smallestEffect: number;
  readonly floor: number;
  /**
   * Standard deviation of ln(value) between two runs on the same machine that is assumed until the history shows its own
   * (fewer than five runs). Source: docs/statistics.md, "Against a stored baseline".
   */
  readonly betweenRunPrior: number;
}

export const KIND_DEFAULTS: Readonly<Record<MetricKind, KindDefaults>> = {
  count: { smallestEffect: 0, floor: 1, betweenRunPrior: 0 },
  memory: { smallestEffect: 0.02, floor: 1024 ** 2, betweenRunPrior: 0.02 },
  cpu: { smallestEffect: 0.03, floor: 5e6, betweenRunPrior: 0.1 },
  time: { smallestEffect: 0.03, floor: 2e6, betweenRunPrior: 0.1 },
  tail: { smallestEffect: 0.1, floor: 1e6, betweenRunPrior: 0.1 },
  rate: { smallestEffect: 0.03, floor: 0, betweenRunPrior: 0.1 },
  share: { smallestEffect: 0, floor: 0.005, betweenRunPrior: 0 },
  slope: { smallestEffect: 0, floor: 0, betweenRunPrior: 0 },
};

/**
 * Margins of metrics that differ from those of their kind. Peaks that are sampled between the ends of an invocation may miss a short
 * one: what is below ten things and 5 % says nothing. Instructions repeat to well below a percent. A search tells rates apart that differ by the width of its bracket. A leak is a difference, not a
 * ratio: `floor` is the growth per 1,000 operations that matters (docs/statistics.md, "By kind of metric").
 */
export const METRIC_MARGINS: Readonly<Record<string, Pick<KindDefaults, 'smallestEffect' | 'floor'>>> = {
  'fds.peak': { smallestEffect: 0.05, floor: 10 },
  'threads.peak': { smallestEffect: 0.05, floor: 10 },
  'sockets.peak': { smallestEffect: 0.05, floor: 10 },
  'processes.peak': { smallestEffect: 0.05, floor: 10 },
  'cpu.instructions': { smallestEffect: 0.01, floor: 10_000 },
  'load.saturation': { smallestEffect: 0.05, floor: 0 },
  'load.sustainable': { smallestEffect: 0.05, floor: 0 },
  'recovery.time': { smallestEffect: 0.1, floor: 1e9 },
  'scalability.contention': { smallestEffect: 0, floor: 0.01 },
  'scalability.coherency': { smallestEffect: 0, floor: 0.0002 },
  'memory.leak': { smallestEffect: 0, floor: 10 * 1024 },
  'fds.leak': { smallestEffect: 0, floor: 1 },
  'threads.leak': { smallestEffect: 0, floor: 1 },
  'sockets.leak': { smallestEffect: 0, floor: 1 },
  'processes.leak': { smallestEffect: 0, floor: 1 },
  'files.leak': { smallestEffect: 0, floor: 1 },
};

/** Names of all kinds. */
export const METRIC_KINDS = Object.keys(KIND_DEFAULTS);
