import type { Environment } from './environment.ts';
import type { CalibrationReading } from './event.ts';
import type { MetricSamples } from './result.ts';

/** The history of one suite on one machine class: the last K runs of the default branch, oldest first. Samples, not means. */
export interface Baseline {
  readonly schemaVersion: 1;
  readonly kind: 'stress-action/baseline';
  readonly suite: string;
  readonly runs: readonly BaselineRun[];
  /** Regressions that somebody accepted, with the reason; each starts a new level for its metrics. */
  readonly accepted: readonly Acceptance[];
  /** Steps and creep of this history that were reported; each is said once. */
  readonly reported: readonly ReportedDrift[];
}

export interface BaselineRun {
  readonly commit: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly toolVersion: string;
  readonly environment: Environment;
  readonly calibration: readonly CalibrationReading[];
  readonly scenarios: readonly BaselineScenario[];
}

export interface BaselineScenario {
  readonly id: string;
  readonly digest: string;
  readonly metrics: readonly MetricSamples[];
  /** Of a repeated test. */
  readonly tests?: TestTallies;
}

/** How often each test of one run failed: what tells a known flake from a new one. */
export interface TestTallies {
  readonly failing: readonly { readonly test: string; readonly runs: number; readonly failed: number }[];
  /** Tests that never failed, by how many runs each has. */
  readonly passing: readonly { readonly runs: number; readonly tests: readonly string[] }[];
  /** Tests that were run and are not named here, because there were too many: what is not named may have existed. */
  readonly omitted: number;
}

export interface Acceptance {
  readonly scenario: string;
  readonly metric: string;
  readonly reason: string;
  readonly author: string;
  /** ISO 8601, UTC: runs before it no longer count for this metric. */
  readonly at: string;
  /** Median of the first run at the new level, base units; null where it is not known. */
  readonly level: number | null;
}

/** A step or creep that a report has named: the first run of the new level. */
export interface ReportedDrift {
  readonly scenario: string;
  readonly metric: string;
  readonly kind: 'step' | 'creep';
  readonly commit: string;
}

/**
 * What looking for a baseline gave. Everything but `found` is a stated verdict of its own, never a silent pass.
 * `source` names the file or cache key for people.
 */
export type BaselineLookup =
  | { readonly kind: 'found'; readonly baseline: Baseline; readonly source: string }
  | { readonly kind: 'absent'; readonly searched: string }
  | { readonly kind: 'disabled' }
  | { readonly kind: 'unavailable'; readonly source: string; readonly reason: string }
  | {
      readonly kind: 'unreadable';
      readonly source: string;
      readonly fault: BaselineFault;
      readonly reason: string;
    };

/** `truncated` not complete JSON · `hostile` breaks the schema, its size or its depth · `foreign` another suite · `future` a newer format. */
export type BaselineFault = 'truncated' | 'hostile' | 'too-large' | 'foreign' | 'future';
