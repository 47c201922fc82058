import { compareLeaks } from '../../src/analyze/leaks.ts';
import type { LeakComparison } from '../../src/model/analysis.ts';
import type { PlannedScenario, SamplePlan } from '../../src/model/plan.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { RunResult, ScenarioResult } from '../../src/model/result.ts';
import { type PairedSamples, pairedRunOf, policyWith } from './runs.ts';

/** Bytes. */
export const KB = 1024;
/** Thousands of operations in the second half of a run of 200,000. */
export const THOUSANDS = 100;

/** What a soak of `parse` has beside its values. */
export interface SoakFacts {
  readonly purpose?: 'search' | 'confirm';
  readonly base?: Partial<ScenarioResult>;
  readonly head?: Partial<ScenarioResult>;
  readonly planned?: Partial<PlannedScenario>;
}

/** One look. */
const FIVE: SamplePlan = { warmup: 0, min: 5, max: 5, looks: [5] };
/** As the default of a soak is: five, and ten where those leave it open. */
export const FIVE_OR_TEN: SamplePlan = { warmup: 0, min: 5, max: 10, looks: [5, 10] };

/** A run in pairs of one soak, `parse`, looked at after five processes a side unless `planned` says otherwise: metric id → values. */
export function soakOf(metrics: Readonly<Record<string, PairedSamples>>, facts: SoakFacts = {}): RunResult {
  const run = pairedRunOf({ parse: metrics }, facts.purpose);
  const { pairing } = run.plan;
  const samples = facts.planned?.samples ?? FIVE;
  return {
    ...run,
    plan: {
      ...run.plan,
      scenarios: run.plan.scenarios.map(planned => ({ ...planned, leaks: true, ...facts.planned, samples })),
      pairing:
        pairing === null
          ? null
          : { ...pairing, orders: { parse: pairing.orders.parse?.slice(0, samples.max) ?? [] } },
    },
    scenarios: run.scenarios.map(side => ({ ...side, ...(side.arm === 'head' ? facts.head : facts.base) })),
  };
}

/** Growth per 1,000 operations of one resource, with the growth of the second half that belongs to it. */
export function grown(
  resource: string,
  sides: { readonly base: readonly number[]; readonly head: readonly number[] },
  thousands = THOUSANDS,
): Readonly<Record<string, PairedSamples>> {
  const times = (values: readonly number[]) => values.map(value => value * thousands);
  return {
    [`${resource}.growth`]: { base: times(sides.base), head: times(sides.head) },
    [`${resource}.leak`]: sides,
  };
}

/** Checkpoints of a process whose heap stays at `level`, 1,000 operations apart. */
export const heapAt = (level: number, points = 2 * THOUSANDS): ScenarioResult['checkpoints'] => ({
  operations: Array.from({ length: points }, (_, i) => 1000 * (i + 1)),
  columns: { 'memory.heap': { unit: 'bytes', values: new Array<number>(points).fill(level) } },
});

/** A sampled series with these columns, one row each 100 ms. */
export const sampled = (columns: Readonly<Record<string, readonly number[]>>): ScenarioResult['series'] => ({
  atMs: (Object.values(columns)[0] ?? []).map((_, i) => 100 * i),
  columns,
  samplerUtilization: 0,
});

/** What a soak says of a metric, where growth is compared. */
export function leakOf(
  search: RunResult,
  confirmation: RunResult | null = null,
  metric = 'memory.leak',
  policy: Policy = policyWith(),
): LeakComparison {
  const comparison = compareLeaks(search, confirmation, policy).of('parse', metric);
  if (comparison?.kind !== 'leak') throw new Error(JSON.stringify(comparison));
  return comparison;
}
