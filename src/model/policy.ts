import { matchesGlob } from './glob.ts';
import type { Overrides } from './override.ts';
import type { Unit } from './unit.ts';

/** What the user tolerates. Made from the config and the command line; `verdict/` and the gating part of `analyze/` read it. */
export interface Policy {
  /**
   * What may judge: the base's own tree where there is one, screened by the stored baseline (`auto`), that tree for every scenario
   * (`base`), the stored baseline (`baseline`), or only absolute limits (`none`).
   */
  readonly against: 'auto' | 'base' | 'baseline' | 'none';
  /** A suspect of the stored baseline is `fail`, not `warn`. Implied by `against: baseline`. */
  readonly failOnStored: boolean;
  /** Family-wise error level over all gated metrics of the push. */
  readonly familyAlpha: number;
  /** In pairs the base is run twice: where it differs from itself, nothing of the run is believed. */
  readonly control: boolean;
  /** The stored history itself is watched for steps and slow creep: a run on the default branch. */
  readonly watchHistory: boolean;
  /** The whole interval must lie beyond the margin before a change counts. */
  readonly strict: boolean;
  /** Which verdict turns the exit code: `fail` (default), `inconclusive` too, or `never`. */
  readonly failOn: 'fail' | 'inconclusive' | 'never';
  /** A scenario or metric of the baseline that is missing now. */
  readonly vanished: 'fail' | 'warn' | 'ignore';
  /** How old the newest comparable run of a baseline may be before it is called stale. */
  readonly staleAfterDays: number;
  /** Changes for the worse that somebody answers for in writing. */
  readonly overrides: Overrides;
  /** By scenario id, strongest first: the scenario's own, then the suite's by id, then the suite's globs in file order. */
  readonly thresholds: Readonly<Record<string, readonly Threshold[]>>;
}

/** Limits on one metric of one scenario. Values are in the metric's base unit. */
export interface Threshold {
  /** Metric id; in the scope `suite` also a glob over ids (`latency.*`). */
  readonly metric: string;
  /** Where it was written. A metric of the scope `scenario` that is not measured cannot be answered; the suite's need not occur where a scenario cannot have it (`analyze/missing.ts`). */
  readonly scope: 'scenario' | 'suite';
  /** Of `max`, `min` and `floor` as they were written; null when none was. Limits in another unit than the metric's cannot be held against it. */
  readonly unit: Unit | null;
  /** Absolute limits; null without one. */
  readonly max: number | null;
  readonly min: number | null;
  /** Relative adverse change that matters (0.05 is 5 %); null: the default of the metric's kind; `off`: not compared. */
  readonly regression: number | 'off' | null;
  /** Absolute change below which nothing matters; null: the default of the metric's kind. */
  readonly floor: number | null;
  /** Another scenario of the same run: the ratio to its value is compared, not the value itself; null: the value. */
  readonly relativeTo: string | null;
  /** A skipped or inconclusive check fails. */
  readonly required: boolean;
  /** Line in the config, for annotations; null when the threshold is a built-in default. */
  readonly line: number | null;
}

/**
 * Metrics that are gated without being named, as globs over metric ids. CPU time is gated where the scenario is CPU-bound
 * (utilization of at least `CPU_BOUND_UTILIZATION` of what the machine gives to a loop that only computes); the workload's own metrics are always gated.
 */
export const DEFAULT_GATED: readonly string[] = [
  'time.wall',
  'cpu.perop',
  'cpu.instructions',
  'memory.peak',
  'fds.peak',
];
export const CPU_BOUND_UTILIZATION = 0.8;

/**
 * The limits that hold for one metric: each field from the strongest threshold that states it. Null when none matches.
 * `thresholds` are those of one scenario, strongest first. A glob covers metrics of many units and skips those of another `unit`.
 */
export function thresholdFor(
  thresholds: readonly Threshold[],
  metric: string,
  unit: Unit | null = null,
): Threshold | null {
  const isMeant = (threshold: Threshold): boolean =>
    threshold.metric === metric || unit === null || threshold.unit === null || threshold.unit === unit;
  const matching = thresholds.filter(
    threshold => matchesMetric(threshold.metric, metric) && isMeant(threshold),
  );
  const [strongest] = matching;
  if (strongest === undefined) return null;
  const stated = <T>(field: (threshold: Threshold) => T | null): T | null =>
    matching.map(field).find(value => value !== null) ?? null;
  return {
    ...strongest,
    metric,
    max: stated(threshold => threshold.max),
    min: stated(threshold => threshold.min),
    regression: stated(threshold => threshold.regression),
    floor: stated(threshold => threshold.floor),
    relativeTo: stated(threshold => threshold.relativeTo),
    required: matching.some(threshold => threshold.required),
  };
}

/** `*` in a pattern stands for any run of characters; everything else for itself. */
export const matchesMetric = (pattern: string, metric: string): boolean => matchesGlob(pattern, metric);
