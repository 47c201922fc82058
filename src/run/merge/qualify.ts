import { legOf, qualified } from '../../model/merged.ts';
import type { Plan } from '../../model/plan.ts';
import type { Policy } from '../../model/policy.ts';
import type { RunResult } from '../../model/result.ts';
import type { Measured } from './lift.ts';

/** Results of several systems with the system in the ids of their scenarios, so that they stand side by side; of one system as they are. */
export function qualifyLegs(all: readonly Measured[]): readonly Measured[] {
  const legs = new Set(all.map(({ result }) => legOf(result.environment)));
  return legs.size < 2 ? all : all.map(qualify);
}

function qualify({ result, rounds, policy }: Measured): Measured {
  const leg = legOf(result.environment);
  const rename = (id: string): string => qualified(id, leg);
  return {
    result: renamed(result, rename),
    rounds: rounds.map(round => renamed(round, rename)),
    policy: { ...policy, thresholds: renamedThresholds(policy, rename) },
  };
}

type Rename = (id: string) => string;

function renamed(run: RunResult, rename: Rename): RunResult {
  return {
    ...run,
    plan: renamedPlan(run.plan, rename),
    scenarios: run.scenarios.map(scenario => ({ ...scenario, id: rename(scenario.id) })),
    caveats: run.caveats.map(caveat => ({
      ...caveat,
      scenario: caveat.scenario === null ? null : rename(caveat.scenario),
    })),
  };
}

function renamedPlan({ pairing, shard, ...plan }: Plan, rename: Rename): Plan {
  const keys = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [rename(id), value]));
  const parts = shard?.parts.map(part => ({ ...part, scenarios: part.scenarios.map(rename) }));
  return {
    ...plan,
    scenarios: plan.scenarios.map(planned => ({ ...planned, id: rename(planned.id) })),
    pairing: pairing === null ? null : { ...pairing, orders: keys(pairing.orders) },
    ...(shard === undefined || parts === undefined ? {} : { shard: { ...shard, parts } }),
  };
}

const renamedThresholds = ({ thresholds }: Policy, rename: Rename): Policy['thresholds'] =>
  Object.fromEntries(
    Object.entries(thresholds).map(([id, limits]) => [
      rename(id),
      limits.map(limit => ({
        ...limit,
        relativeTo: limit.relativeTo === null ? null : rename(limit.relativeTo),
      })),
    ]),
  );
