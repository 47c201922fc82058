/**
 * A doubt about the numbers, carried as a value beside them: what limits the evidence and what would lift the limit.
 * `code` is stable for machines, `text` is one sentence for people, `advice` what to do about it.
 */
export interface Caveat {
  readonly code: string;
  readonly text: string;
  readonly advice: string | null;
  /** The scenario it concerns; null for the whole run. */
  readonly scenario: string | null;
}

/** Something found wrong in text that was read: a config, a metrics line, a result file. `line` and `column` start at 1. */
export interface Problem {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  /** Dotted path inside the document, '' at the top. */
  readonly path: string;
  readonly message: string;
}
