import type { Environment } from '../../src/model/environment.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { RunResult } from '../../src/model/result.ts';
import { shardPlan } from '../../src/plan/shard.ts';
import type { Found } from '../../src/run/merge/admit.ts';
import type { Measured } from '../../src/run/merge/lift.ts';

/** What one machine measured, as if each part had been run by a machine of its own: the same samples, divided by the plan's own rule. */
export function split({ result, rounds, policy }: Measured, count: number): readonly Measured[] {
  return Array.from({ length: count }, (_, i) => {
    const plan = shardPlan({ ...result.plan, pairing: null }, { index: i + 1, count }, policy.thresholds);
    const own = new Set(plan.scenarios.map(({ id }) => id));
    const parted = (run: RunResult): RunResult => partOf(run, own, plan);
    return {
      result: parted(result),
      rounds: rounds.map(parted).filter(round => round.plan.scenarios.length > 0),
      policy,
    };
  });
}

function partOf(run: RunResult, own: ReadonlySet<string>, { shard }: Plan): RunResult {
  const { pairing } = run.plan;
  const plan: Plan = {
    ...run.plan,
    ...(shard === undefined ? {} : { shard }),
    scenarios: run.plan.scenarios.filter(({ id }) => own.has(id)),
    pairing:
      pairing === null
        ? null
        : {
            ...pairing,
            orders: Object.fromEntries(Object.entries(pairing.orders).filter(([id]) => own.has(id))),
          },
  };
  return { ...run, plan, scenarios: run.scenarios.filter(({ id }) => own.has(id)) };
}

/** Results with the names of files. */
export const files = (all: readonly Measured[]): readonly Found[] =>
  all.map((measured, i) => ({ source: `part-${i + 1}`, measured }));

/** The same results from another machine or another moment. */
export function elsewhere(measured: Measured, overrides: Partial<RunResult>): Measured {
  return {
    ...measured,
    result: { ...measured.result, ...overrides },
    rounds: measured.rounds.map(round => ({ ...round, ...overrides })),
  };
}

export const on = (environment: Environment, overrides: Partial<Environment>): Partial<RunResult> => ({
  environment: { ...environment, ...overrides },
});

export const measuredOf = (
  result: RunResult,
  policy: Policy,
  rounds: readonly RunResult[] = [],
): Measured => ({ result, rounds, policy });
