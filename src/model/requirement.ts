import type { Level, Priority } from './plan.ts';

/** An acceptance criterion or a risk that the suite declares to be there. */
export interface Requirement {
  readonly id: string;
  /** What it demands, in a sentence; null where only the id is known. */
  readonly text: string | null;
  /** Names of the scenarios of the whole suite that cover it, whatever filters leave out; none: nothing tests it. */
  readonly scenarios: readonly string[];
}

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
