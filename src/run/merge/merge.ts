import { ARMS } from '../../model/arm.ts';
import type { Caveat } from '../../model/caveat.ts';
import { grouped } from '../../model/grouped.ts';
import type { MissingScenario, Part } from '../../model/merged.ts';
import type { RunResult, ScenarioResult, SetupResult } from '../../model/result.ts';
import { mergePlans } from './merge-plans.ts';

/**
 * Runs of parts → one run that holds them all. Associative and commutative, with equal results for any order and grouping: parts and scenarios
 * are unions of sets, and all that stands for the whole is made from the union. What was measured twice by different machines stays apart,
 * as two entries of one id and arm. `runs` are lifted (`lift.ts`) and not empty.
 */
export function merge(runs: readonly RunResult[]): RunResult {
  const parts = joinParts(runs.flatMap(({ merged }) => merged?.parts ?? []));
  const [first] = parts;
  if (first === undefined) throw new RangeError('Cannot merge no runs: at least one is needed');
  const plan = mergePlans(runs.map(run => run.plan));
  const order = new Map(plan.scenarios.map(({ id }, i) => [id, i]));
  return {
    schemaVersion: 1,
    tool: first.tool,
    startedAt: parts.map(part => part.startedAt).sort()[0] ?? first.startedAt,
    durationMs: Math.max(...parts.map(part => part.durationMs)),
    complete: parts.every(part => part.complete && part.interruption === null),
    // The parts keep theirs: a merge of an interrupted part was itself not interrupted, and is not complete.
    interruption: null,
    commit: first.commit,
    environment: first.environment,
    plan,
    setup: worstSetup(parts.map(part => part.setup)),
    baseSetup: worstSetup(parts.map(part => part.baseSetup)),
    calibration: [],
    scenarios: joinScenarios(
      runs.flatMap(run => run.scenarios),
      order,
    ),
    caveats: distinct(runs.flatMap(run => run.caveats)),
    merged: {
      parts,
      missing: distinct(runs.flatMap(({ merged }): readonly MissingScenario[] => merged?.missing ?? [])),
    },
  };
}

/** One of each id, its copies counted. */
function joinParts(parts: readonly Part[]): readonly Part[] {
  const byId = grouped(parts, part => part.id);
  return [...byId.values()]
    .flatMap(([first, ...more]) =>
      first === undefined
        ? []
        : [{ ...first, copies: more.reduce((sum, { copies }) => sum + copies, first.copies) }],
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One of each scenario, arm and part, in the plan's order. */
function joinScenarios(
  scenarios: readonly ScenarioResult[],
  order: ReadonlyMap<string, number>,
): readonly ScenarioResult[] {
  const keyed = new Map(scenarios.map(found => [`${found.part}\0${found.arm}\0${found.id}`, found]));
  return [...keyed.values()].sort(
    (a, b) =>
      (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0) ||
      compareText(a.part ?? '', b.part ?? '') ||
      ARMS.indexOf(a.arm) - ARMS.indexOf(b.arm),
  );
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** One that failed speaks for all: what it was to prepare could not be measured. */
const worstSetup = (setups: readonly (SetupResult | null)[]): SetupResult | null =>
  setups.find(setup => setup !== null && setup.outcome.kind !== 'ok') ??
  setups.find(setup => setup !== null) ??
  null;

/** Each once, sorted by its text. */
function distinct<T extends Caveat | MissingScenario>(values: readonly T[]): readonly T[] {
  const keyed = new Map(values.map(value => [JSON.stringify(value), value]));
  return [...keyed].sort(([a], [b]) => compareText(a, b)).map(([, value]) => value);
}
