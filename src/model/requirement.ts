/** An acceptance criterion or a risk that the suite declares to be there. */
export interface Requirement {
  readonly id: string;
  /** What it demands, in a sentence; null where only the id is known. */
  readonly text: string | null;
  /** Names of the scenarios of the whole suite that cover it, whatever filters leave out; none: nothing tests it. */
  readonly scenarios: readonly string[];
}
