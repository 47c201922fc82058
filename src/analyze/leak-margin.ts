import { GROWING, type Growing, type GrowthMetric, growthSources } from '../model/growth.ts';
import type { MetricDefinition } from '../model/metric.ts';
import { METRIC_MARGINS } from '../model/metric-margins.ts';
import type { Threshold } from '../model/policy.ts';
import type { ScenarioResult } from '../model/result.ts';
import { median } from '../stats/descriptive.ts';

/** Growth over the second half below which nothing is believed: absolute, or this share of the level, whichever is larger. */
export interface Visible {
  readonly floor: number;
  readonly share: number;
}

/**
 * By what was read. Healthy programs grow a little after a forced collection, and by some hundred KB in resident pages; pools of things
 * that are counted fill up to some ten (docs/statistics.md, "Leaks").
 */
export const VISIBLE: Readonly<Record<'heap' | 'pages' | 'counted', Visible>> = {
  heap: { floor: 16 * 1024, share: 0.002 },
  pages: { floor: 256 * 1024, share: 0.01 },
  counted: { floor: 10, share: 0.05 },
};

/** The only source that is read right after a collection of garbage. */
export const HEAP_SOURCE = 'memory.heap at checkpoints';

/** What the growth of one resource was read from, in the last ok run of one side. */
export interface Ground {
  /** For people; empty where no series was kept. */
  readonly source: string;
  /** Median of the second half, base units; 0 where it is not known. */
  readonly level: number;
}

export function groundOf({ series, checkpoints }: ScenarioResult, growing: Growing): Ground {
  const found = growthSources(series, checkpoints).find(({ metric }) => metric === growing);
  const tail = found?.ys.slice(found.ys.length >> 1) ?? [];
  return { source: found?.source ?? '', level: tail.length === 0 ? 0 : median(tail) };
}

/** Growth over the second half that can be told from a program's settling, base units. */
export function visibleGrowth(growing: Growing, { source, level }: Ground): number {
  const read = growing !== 'memory' ? 'counted' : source === HEAP_SOURCE ? 'heap' : 'pages';
  const { floor, share } = VISIBLE[read];
  return Math.max(floor, share * level);
}

/** What a difference must reach, in the unit of the metric. */
export interface LeakMargin {
  /** Asked for, or the default: per 1,000 operations; over the second half what can be seen there. */
  readonly wanted: number;
  /** What can be seen at all; null where nobody knows how many operations were done. */
  readonly floor: number | null;
}

/** `thousands` of operations were done in the second half. */
export function leakMargin(
  metric: MetricDefinition,
  { growing, per }: GrowthMetric,
  threshold: Threshold | null,
  ground: Ground,
  thousands: number | null,
): LeakMargin {
  const growth = visibleGrowth(growing, ground);
  const floor = per === 'run' ? growth : thousands === null ? null : growth / thousands;
  return { wanted: threshold?.floor ?? METRIC_MARGINS[metric.id]?.floor ?? growth, floor };
}

/** Values of a metric by the index of the invocation that gave them. */
const byInvocation = ({ metrics }: ScenarioResult, id: string): ReadonlyMap<number, number> => {
  const found = metrics.find(({ metric }) => metric.id === id);
  return new Map(found?.invocations.map((index, i) => [index, found.samples[i] ?? 0]) ?? []);
};

/**
 * Thousands of operations in the second half of a run, usual over both sides: growth divided by growth per 1,000 operations. Where it did
 * not grow at all, from what else grew, from the checkpoints, or half of all operations. Null where the workload does not say how many
 * it did.
 */
export function thousandsOf(sides: readonly ScenarioResult[], growing: Growing): number | null {
  const own = sides.flatMap(side => ratiosOf(side, growing));
  const others = sides.flatMap(side => GROWING.flatMap(other => ratiosOf(side, other)));
  const found = [own, others, sides.flatMap(countedThousands)].find(values => values.length > 0);
  return found === undefined || median(found) <= 0 ? null : median(found);
}

function ratiosOf(side: ScenarioResult, growing: Growing): readonly number[] {
  const growth = byInvocation(side, `${growing}.growth`);
  return [...byInvocation(side, `${growing}.leak`)].flatMap(([index, leak]) =>
    leak === 0 || !growth.has(index) ? [] : [(growth.get(index) ?? 0) / leak],
  );
}

function countedThousands(side: ScenarioResult): readonly number[] {
  const done = side.checkpoints?.operations ?? [];
  if (done.length > 1) return [((done.at(-1) ?? 0) - (done[done.length >> 1] ?? 0)) / 1000];
  return [...byInvocation(side, 'operations').values()].map(count => count / 2 / 1000);
}
