import { isOfOpenLoads, isSingle } from '../model/load.ts';
import { unqualified } from '../model/metric.ts';
import type { Plan, PlannedScenario } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import { operationsFor } from '../model/quantiles.ts';
import { mostOperations } from './planned-operations.ts';

/**
 * Limits of scenarios that this plan cannot answer, a sentence each: percentiles of fewer operations than they need, and what loads of
 * this model have not. They are no errors: another intensity makes more operations, and a program may report any metric by itself.
 */
export function limitRemarks(
  { scenarios }: Pick<Plan, 'scenarios'>,
  { thresholds }: Policy,
): readonly string[] {
  // Of a ladder or a grid the first that lacks it stands for all.
  const remarks = new Map<string, string>();
  for (const scenario of scenarios.filter(isLoaded))
    for (const { metric, scope } of thresholds[scenario.id] ?? []) {
      const remark = scope === 'scenario' ? remarkOn(metric, scenario) : null;
      const key = `${scenario.name} ${metric}`;
      if (remark !== null && !remarks.has(key)) remarks.set(key, `${scenario.id}: ${remark}`);
    }
  return [...remarks.values()];
}

/** Whose percentiles are of its own operations. A single operation has none: what stands there is what the program itself says. */
const isLoaded = ({ driver, repeat, search, load }: PlannedScenario): boolean =>
  driver.kind !== 'results' && repeat === undefined && search === undefined && !isSingle(load);

const QUANTILES: Readonly<Record<string, number>> = {
  p50: 0.5,
  p90: 0.9,
  p95: 0.95,
  p99: 0.99,
  p999: 0.999,
  tail: 0.99,
};

function remarkOn(metric: string, { driver, load }: PlannedScenario): string | null {
  const { id, part } = unqualified(metric);
  if (driver.kind !== 'http' && load.model === 'closed' && isOfOpenLoads(id))
    return `${metric} is not measured of users, who wait for their answers: unless the program itself reports it, give the load a rate`;
  const [, statistic = ''] = /^(?:latency|service)\.(\w+)$/.exec(id) ?? [];
  const quantile = QUANTILES[statistic];
  const most = quantile === undefined ? null : mostOperations(load, part);
  if (quantile === undefined || most === null || most >= operationsFor(quantile)) return null;
  const needed = operationsFor(quantile).toLocaleString('en-US');
  const made = most === 1 ? 'one is' : `${most.toLocaleString('en-US')} are`;
  return `${metric} needs ${needed} successful operations in an invocation, and at most ${made} due: it cannot be answered; make the load longer, or limit a lower percentile`;
}
