import type { Checkpoints, ResourceSeries } from '../model/event.ts';
import { GROWING, GROWTH_POINTS, type GrowthSource, growthSources } from '../model/growth.ts';
import { secondHalfGrowth } from '../stats/growth.ts';
import type { UnavailableMetric } from './monitors/monitor.ts';

/** What is known of one ok invocation. */
export interface GrowthFacts {
  readonly series: ResourceSeries | null;
  readonly checkpoints: Checkpoints | null;
  /** Operations it did, by its own account or ours; null: nobody counted. */
  readonly operations: number | null;
  /** Time in which they were done. */
  readonly elapsedMs: number;
  /** Growth is asked for: what cannot be said has a reason. Else a run that is too short for it is nothing to talk of. */
  readonly soak: boolean;
}

/** Values in base units by metric id: growth over the second half, and leak per 1,000 operations. */
export interface GrowthMetrics {
  readonly metrics: Readonly<Record<string, number>>;
  readonly unavailable: readonly UnavailableMetric[];
  /** By metric id, what the value was taken from. */
  readonly sources: Readonly<Record<string, string>>;
}

const OPERATIONS_UNKNOWN =
  'needs the number of operations: write operations=n, or checkpoints with operations, to $STRESS_METRICS';

/**
 * Growth of everything that may leak, of one invocation (docs/statistics.md, "Leaks"). One value a process: whether it is a leak is
 * decided over several processes, against the base.
 */
export function growthMetrics(facts: GrowthFacts): GrowthMetrics {
  const metrics: Record<string, number> = {};
  const sources: Record<string, string> = {};
  const unavailable: UnavailableMetric[] = [];
  const found = new Map(
    growthSources(facts.series, facts.checkpoints).map(source => [source.metric, source]),
  );
  for (const metric of GROWING) {
    const source = found.get(metric);
    const [growthId, leakId] = [`${metric}.growth`, `${metric}.leak`];
    const shortage = shortageOf(source);
    if (source === undefined || shortage !== null) {
      unavailable.push(...[growthId, leakId].map(id => ({ metric: id, reason: shortage ?? NOT_READ })));
      continue;
    }
    const { growth, slope } = secondHalfGrowth(source.xs, source.ys);
    const leak = leakOf(source, slope, facts);
    metrics[growthId] = growth;
    sources[growthId] = source.source;
    if (leak === null) unavailable.push({ metric: leakId, reason: OPERATIONS_UNKNOWN });
    else {
      metrics[leakId] = leak;
      sources[leakId] = source.source;
    }
  }
  return { metrics, sources, unavailable: facts.soak ? unavailable : [] };
}

const NOT_READ = 'nothing was read of it: the monitors do not give it here, and no checkpoint reports it';

/** Why a source says nothing about growth, with what it takes, or null. */
function shortageOf(source: GrowthSource | undefined): string | null {
  if (source === undefined) return NOT_READ;
  const { xs, x } = source;
  if (xs.length >= GROWTH_POINTS) return null;
  const seen = `needs ${GROWTH_POINTS} readings, this invocation gave ${xs.length}`;
  if (x === 'operations') return `${seen}: write more checkpoints`;
  const neededS = Math.ceil(Math.max(5, (((xs.at(-1) ?? 0) / 1e3) * GROWTH_POINTS) / Math.max(1, xs.length)));
  return `${seen}: let it run for ${neededS} s or more`;
}

/**
 * Growth per 1,000 operations. Operations are taken to be spread evenly over the time in which they were done; `slope` is per operation or
 * per ms.
 */
function leakOf({ x }: GrowthSource, slope: number, facts: GrowthFacts): number | null {
  if (x === 'operations') return slope * 1_000;
  const operations = facts.checkpoints?.operations.at(-1) ?? facts.operations ?? 0;
  return operations > 0 ? ((slope * facts.elapsedMs) / operations) * 1_000 : null;
}
