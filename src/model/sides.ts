import type { Arm } from './arm.ts';
import type { RunResult, ScenarioResult } from './result.ts';

const known = new WeakMap<RunResult, ReadonlyMap<string, ScenarioResult>>();

/** One side of a scenario of a run; undefined where it has none. Looked up at once, because a merged run has thousands. */
export function sideOf(run: RunResult, id: string, arm: Arm): ScenarioResult | undefined {
  const sides = known.get(run) ?? new Map(run.scenarios.map(found => [`${found.arm} ${found.id}`, found]));
  known.set(run, sides);
  return sides.get(`${arm} ${id}`);
}
