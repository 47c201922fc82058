import type { View } from './view.ts';

/** One thing that the demo promises to show, and whether the run showed it. `found` is what it showed, for people. */
export interface DemoPart {
  readonly scenarios: readonly string[];
  readonly promise: string;
  readonly right: boolean;
  readonly found: string;
}

/** A demo that has run. */
export interface DemoReport {
  readonly view: View;
  readonly parts: readonly DemoPart[];
  /** The repository, absolute, where it was to be kept; else null, and it is gone. */
  readonly kept: string | null;
  readonly elapsedMs: number;
}
