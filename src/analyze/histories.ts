import type { Reference } from '../model/analysis.ts';
import type { BaselineLookup } from '../model/baseline.ts';
import { machineOf } from '../model/merged.ts';
import type { Policy } from '../model/policy.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';
import { type History, referenceOf } from './reference.ts';

/** Which history each scenario is held against: one for a run on one machine, one a machine class for a merged run. */
export interface Histories {
  readonly all: readonly History[];
  /** What to call them together. */
  readonly reference: Reference;
  of(scenario: ScenarioResult): History;
}

export const oneHistory = (history: History): Histories => ({
  all: [history],
  reference: history.reference,
  of: () => history,
});

/** What was found for each machine class. */
export type Lookups = ReadonlyMap<string, BaselineLookup>;

/** The histories of a merged run: of each machine the runs of its own class, beside its own readings of the machine's speed. */
export function historiesOf(lookups: Lookups, result: RunResult, policy: Policy): Histories {
  const parts = result.merged?.parts ?? [];
  const byClass = new Map<string, History>();
  for (const { environment, startedAt, calibration } of parts) {
    const { machineClass } = environment;
    const lookup = lookups.get(machineClass) ?? { kind: 'absent', searched: machineClass };
    const known = byClass.has(machineClass);
    if (!known)
      byClass.set(machineClass, referenceOf(lookup, { environment, startedAt, calibration }, policy));
  }
  const all = [...byClass].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, history]) => history);
  const byPart = new Map(
    parts.flatMap(({ id, environment, calibration }) => {
      const history = byClass.get(environment.machineClass);
      return history === undefined ? [] : [[id, { ...history, calibration }] as const];
    }),
  );
  const reference = joinReferences(all.map(history => history.reference));
  return {
    all,
    reference,
    of: scenario =>
      byPart.get(scenario.part ?? '') ??
      referenceOf({ kind: 'disabled' }, machineOf(result, scenario), policy),
  };
}

/** Several references as one: the youngest history that there is, with all sources named; without any, the first reason. */
export function joinReferences(references: readonly Reference[]): Reference {
  const stored = references.flatMap(reference => (reference.kind === 'stored' ? [reference] : []));
  const [least] = stored.toSorted((a, b) => a.comparableRuns - b.comparableRuns);
  if (least !== undefined) {
    return { ...least, source: [...new Set(stored.map(({ source }) => source))].join(', ') };
  }
  return references[0] ?? { kind: 'none', code: 'disabled', reason: 'comparison is switched off' };
}
