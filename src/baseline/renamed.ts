import type { Baseline } from '../model/baseline.ts';

/** The history with other ids of its scenarios: those that a merge of several systems uses. */
export const renameScenarios = (baseline: Baseline, rename: (id: string) => string): Baseline => ({
  ...baseline,
  runs: baseline.runs.map(run => ({
    ...run,
    scenarios: run.scenarios.map(scenario => ({ ...scenario, id: rename(scenario.id) })),
  })),
  accepted: baseline.accepted.map(entry => ({ ...entry, scenario: rename(entry.scenario) })),
  reported: baseline.reported.map(entry => ({ ...entry, scenario: rename(entry.scenario) })),
});
