import type { Analysis } from './analysis.ts';
import type { Policy } from './policy.ts';
import type { RunResult } from './result.ts';
import type { Verdict } from './verdict.ts';

export type ReportLevel = 'summary' | 'standard' | 'detailed';

/** All a renderer may show. The content of `results.json` is exactly this, so every report can be rendered again. */
export interface View {
  readonly schemaVersion: 1;
  readonly kind: 'stress-action/results';
  readonly result: RunResult;
  /** Paired runs that followed, in order; each replaces the evidence of the scenarios it ran. */
  readonly rounds: readonly RunResult[];
  readonly policy: Policy;
  readonly analysis: Analysis;
  readonly verdict: Verdict;
}
