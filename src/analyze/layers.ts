import type { RunResult, ScenarioResult } from '../model/result.ts';

/** A merged run with one machine of every scenario, as if no other had measured it. */
export interface Layer {
  readonly result: RunResult;
  readonly later: readonly RunResult[];
  /** By scenario, the part that this layer holds. */
  readonly partOf: ReadonlyMap<string, string>;
}

/**
 * The runs of one leg, split so that nothing is measured twice in one layer: the first machine of each scenario, then the second where there
 * is one. Machines go by the order of their ids, so that scenarios divided by one another, which share their machines, meet again.
 */
export function layersOf(runs: readonly RunResult[], leg: ReadonlySet<string>): readonly Layer[] {
  const machines = new Map<string, Set<string>>();
  for (const { id, part = '' } of runs.flatMap(run => run.scenarios)) {
    if (leg.has(part)) machines.set(id, (machines.get(id) ?? new Set<string>()).add(part));
  }
  const sorted = new Map([...machines].map(([id, parts]) => [id, [...parts].sort()]));
  const most = Math.max(1, ...[...sorted.values()].map(parts => parts.length));
  return Array.from({ length: most }, (_, i) => layerOf(runs, sorted, i));
}

function layerOf(
  runs: readonly RunResult[],
  machines: ReadonlyMap<string, readonly string[]>,
  i: number,
): Layer {
  const partOf = new Map(
    [...machines].flatMap(([id, parts]) => (parts[i] === undefined ? [] : [[id, parts[i]]])),
  );
  const [result, ...later] = runs.map((run, at) => {
    const scenarios = run.scenarios.filter(({ id, part }) => part !== undefined && partOf.get(id) === part);
    return at === 0 ? { ...run, scenarios } : withPlanOf({ ...run, scenarios });
  });
  if (result === undefined) throw new RangeError('Cannot split no runs: at least one is needed');
  // What went straight to pairs on every machine stands in the first run, whose plan is then one of pairs.
  return { result: result.plan.pairing === null ? result : withPlanOf(result), later, partOf };
}

/** A paired run plans what it has: another machine's pairs are not missing from this one. */
function withPlanOf(run: RunResult): RunResult {
  const own = new Set(run.scenarios.map(({ id }: ScenarioResult) => id));
  return { ...run, plan: { ...run.plan, scenarios: run.plan.scenarios.filter(({ id }) => own.has(id)) } };
}
