/** One remark at a place in the repository, as data: `report/` composes it, `github/` prints it. */
export interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  /** Relative to the repository; null for a remark on the run as a whole. */
  readonly file: string | null;
  /** Starts at 1; null for the file as a whole. */
  readonly line: number | null;
}
