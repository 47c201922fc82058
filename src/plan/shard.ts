import { grouped } from '../model/grouped.ts';
import type { Plan, PlannedScenario, ShardChoice } from '../model/plan.ts';
import type { Threshold } from '../model/policy.ts';
import { estimateCost } from './cost.ts';
import { fingerprint } from './digest.ts';
import { neededServices } from './needed-services.ts';

/**
 * The part of `plan` that one of several machines runs. Every machine computes the same division from the same plan: the longest group
 * first, each to the part that has least so far (longest processing time first, at most a third longer than the best division;
 * Graham, SIAM J. Appl. Math. 17, 1969). Scenarios that are divided by one another stay together. Seeds and digests stay those
 * of the whole suite, and each part may use the whole of its budget, because the parts run side by side. A part that gets no scenario
 * needs no setup either.
 */
export function shardPlan(
  plan: Plan,
  { index, count }: ShardChoice,
  thresholds: Readonly<Record<string, readonly Threshold[]>>,
): Plan {
  const parts = divide(groupsOf(plan.scenarios, thresholds), count);
  const own = new Set(parts[index - 1]);
  const share = plan.budgetMs === null ? null : plan.budgetMs / Math.max(own.size, 1);
  const scenarios = plan.scenarios.filter(({ id }) => own.has(id));
  const { services, ...rest } = plan;
  return {
    ...rest,
    setup: own.size === 0 ? null : plan.setup,
    ...neededServices(services, scenarios),
    scenarios: scenarios.map(own => ({ ...own, budgetMs: share })),
    shard: {
      index,
      count,
      whole: wholeDigest(plan),
      parts: parts.map(ids => ({
        scenarios: plan.scenarios.flatMap(({ id }) => (ids.includes(id) ? [id] : [])),
        costMs: costOf(plan.scenarios.filter(({ id }) => ids.includes(id))),
      })),
    },
  };
}

/** Over all that is run and how, whatever the place of the suite's file. */
export function wholeDigest(plan: Plan): string {
  const { suite, seed, intensity, setup, failFast, omitted, scenarios, services } = plan;
  const run = scenarios.map(({ budgetMs: _share, ...scenario }) => scenario);
  const beside = services === undefined ? {} : { services };
  return fingerprint({ suite, seed, intensity, setup, failFast, omitted, ...beside, scenarios: run });
}

const costOf = (scenarios: readonly PlannedScenario[]): number =>
  scenarios.reduce((sum, scenario) => sum + estimateCost(scenario), 0);

interface Group {
  readonly ids: readonly string[];
  readonly costMs: number;
}

/** Scenarios tied by `relativeTo`, directly or by others, are one group; groups and members in the plan's order. */
function groupsOf(
  scenarios: readonly PlannedScenario[],
  thresholds: Readonly<Record<string, readonly Threshold[]>>,
): readonly Group[] {
  const leaders = new Map(scenarios.map(({ id }) => [id, id]));
  const leaderOf = (id: string): string => {
    const above = leaders.get(id) ?? id;
    return above === id ? id : leaderOf(above);
  };
  for (const { id } of scenarios) {
    for (const { relativeTo } of thresholds[id] ?? []) {
      if (relativeTo !== null && leaders.has(relativeTo)) leaders.set(leaderOf(id), leaderOf(relativeTo));
    }
  }
  const groups = grouped(scenarios, ({ id }) => leaderOf(id));
  return [...groups.values()].map(members => ({ ids: members.map(({ id }) => id), costMs: costOf(members) }));
}

/** Ids of each part. Equal costs go in the plan's order, and to the first of equally loaded parts. */
function divide(groups: readonly Group[], count: number): readonly (readonly string[])[] {
  const parts = Array.from({ length: count }, () => ({ ids: [] as string[], costMs: 0 }));
  for (const { ids, costMs } of groups.toSorted((a, b) => b.costMs - a.costMs)) {
    const least = parts.reduce((found, part) => (part.costMs < found.costMs ? part : found));
    least.ids.push(...ids);
    least.costMs += costMs;
  }
  return parts.map(({ ids }) => ids);
}
