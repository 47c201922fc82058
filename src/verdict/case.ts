import type { Analysis, ScenarioAnalysis } from '../model/analysis.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { Policy, Threshold } from '../model/policy.ts';

/** What a judge of one rule sees: the analysis of one scenario and where it came from. */
export interface Case {
  readonly analysis: ScenarioAnalysis;
  /** Null for a scenario that only the reference has. */
  readonly planned: PlannedScenario | null;
  readonly policy: Policy;
  readonly reference: Analysis['reference'];
  readonly familyAlpha: number;
  readonly thresholds: readonly Threshold[];
  /** A command that runs this scenario again; null for a scenario that is no longer declared. */
  readonly reproduce: string | null;
  /** The same for one run of a repeated test. */
  readonly reproduceRun: (run: number) => string | null;
  /** `2026-11-29`, UTC: the day of the run, so that judging it again gives the same. */
  readonly today: string;
}
