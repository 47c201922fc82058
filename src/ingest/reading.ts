import type { Problem } from '../model/caveat.ts';
import type { Better, MetricKind } from '../model/metric.ts';
import type { Unit } from '../model/unit.ts';

/** What one column of a tool's output means. */
export interface ReadMetric {
  /** One word inside its reading: `time`, `throughput`, `allocations`. */
  readonly id: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly kind: MetricKind;
  /** Nobody knows which way is better: what a user counts may be orders or errors. `better` then says nothing. */
  readonly undirected?: boolean;
}

/** Values of one metric of one benchmark, in base units. */
export interface Measured {
  readonly metric: ReadMetric;
  /** Every value the file holds, in its order; a random choice of them where there are more than `SAMPLES_KEPT`. */
  readonly samples: readonly number[];
  /** Over all values, also those that were not kept. */
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** Rounds of the tool's own loop behind all values together; null where the tool does not say. */
  readonly iterations: number | null;
}

/**
 * What became of a test over all its runs in one file. `flaky`: it failed and passed on a retry of the same run, which is no pass.
 */
export type TestOutcome =
  | { readonly kind: 'passed'; readonly runs: TestRuns }
  | { readonly kind: 'skipped'; readonly message: string; readonly runs: TestRuns }
  | { readonly kind: 'failed' | 'flaky'; readonly message: string; readonly runs: TestRuns };

/** How often one test ended how. */
export interface TestRuns {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly flaky: number;
}

export type TestEnding = keyof TestRuns;

/** What a file says about one benchmark or test. */
export interface Reading {
  /** Without suffixes that belong to the run, such as Go's `-8`. */
  readonly name: string;
  /** What the name is unique in (package, class, file); null where the tool has no such thing. */
  readonly group: string | null;
  readonly metrics: readonly Measured[];
  /** Null for what is only measured. */
  readonly outcome: TestOutcome | null;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Everything that one file or stream says. */
export interface Ingested {
  /** Null: no format recognised it. */
  readonly format: string | null;
  readonly file: string;
  /** Of the file as a whole: machine, versions, as the tool wrote them. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly readings: readonly Reading[];
  /** Groups of tests that the tool did not run: it showed again how they had ended before. */
  readonly cached: readonly string[];
  /** What could not be read, with its line; the rest was read on. */
  readonly problems: readonly Problem[];
  /** Why the file as a whole is no measurement; null where it is one. */
  readonly broken: string | null;
}
