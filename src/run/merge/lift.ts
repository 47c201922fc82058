import { createHash } from 'node:crypto';
import type { Part } from '../../model/merged.ts';
import type { RunResult } from '../../model/result.ts';
import type { View } from '../../model/view.ts';

/** Everything that one machine found out: its runs and what they were held to. */
export type Measured = Pick<View, 'result' | 'rounds' | 'policy'>;

/** 16 hex digits over when, where and what was measured: the same results have the same id, wherever they come from. */
export const partId = ({ result, rounds }: Measured): string =>
  createHash('sha256')
    .update(JSON.stringify([result, ...rounds].map(contentOf)))
    .digest('hex')
    .slice(0, 16);

/** What no two runs have in common: their moment, their machine and every sample. */
const contentOf = ({ startedAt, durationMs, environment, calibration, plan, scenarios }: RunResult) => [
  ...[startedAt, durationMs, environment, calibration, plan.shard?.index ?? null],
  scenarios.map(({ id, arm, outcomes, metrics }) => [
    id,
    arm,
    outcomes,
    metrics.map(({ samples }) => samples),
  ]),
];

/** One machine's run as a merge of one; a merged run is itself. `id` names the part in all of its rounds. */
export function lift(run: RunResult, id: string): RunResult {
  if (run.merged !== undefined) return run;
  const { index, count } = run.plan.shard ?? { index: 1, count: 1 };
  const { tool, startedAt, durationMs, complete, interruption, commit, environment } = run;
  const { setup, baseSetup, calibration } = run;
  const part: Part = {
    ...{
      id,
      shard: { index, count },
      copies: 1,
      tool,
      startedAt,
      durationMs,
      complete,
      interruption,
      commit,
    },
    ...{ environment, setup, baseSetup, calibration },
  };
  return {
    ...run,
    scenarios: run.scenarios.map(scenario => ({ ...scenario, part: id })),
    merged: { parts: [part], missing: [] },
  };
}
