import type { Level, Priority } from './plan.ts';

/** What the suite tests of what it should: beside the lines of `Verdict.coverage`, which say how each id fared. */
export interface Traceability {
  /** Ids that are declared, and those of them that a scenario covers. Null where nothing is declared: then what is missing is not known. */
  readonly declared: number | null;
  readonly covered: number;
  /** Declared ids that no scenario of the suite covers. */
  readonly uncovered: readonly string[];
  /** Scenarios by level and by priority, as test designs count them; a ladder is one. */
  readonly levels: readonly Portion<Level | null>[];
  readonly priorities: readonly Portion<Priority>[];
}

/** How many scenarios are of one kind. */
export interface Portion<Kind> {
  readonly kind: Kind;
  readonly scenarios: number;
  /** Of all scenarios of this run, 0..1. */
  readonly share: number;
  /** Of `scenarios`, those without a check that failed, cannot be told or was skipped. */
  readonly sound: number;
}
