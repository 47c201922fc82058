import type { Outcome } from './outcome.ts';

/** How the suite's setup command ended on one tree. */
export interface SetupResult {
  readonly outcome: Outcome;
  readonly durationMs: number;
  readonly log: string;
}
