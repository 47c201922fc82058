import type { Comparison } from '../model/analysis.ts';
import type { Compared, Followed } from '../model/bisect.ts';
import { METRICS } from '../model/metric.ts';
import { KIND_DEFAULTS, METRIC_MARGINS } from '../model/metric-margins.ts';
import type { Plan } from '../model/plan.ts';
import { type Policy, type Threshold, thresholdFor } from '../model/policy.ts';
import type { View } from '../model/view.ts';
import { reachesMargin, relativeMargin, unitOf } from './meaning.ts';

/** Share of the change between good and bad that makes a step bad: a smaller, separate regression must not steer the search. */
const DECIDING_SHARE = 0.5;

/** Everything gated that was run beside good. */
export const comparedIn = ({ analysis }: View): readonly Compared[] =>
  analysis.scenarios.flatMap(({ id, metrics }) =>
    metrics
      .filter(({ gated, comparison }) => gated && ['paired', 'exact', 'leak'].includes(comparison.kind))
      .map(({ metric, comparison }) => ({ scenario: id, metric, comparison })),
  );

/**
 * What to follow: of the metrics that are confirmed worse, the one that is worse by the largest multiple of what matters to it, counted
 * from the careful end of its interval. Null when none is.
 */
export function worstOf(compared: readonly Compared[]): Followed | null {
  const [worst, ...others] = compared
    .filter(({ comparison }) => isWorse(comparison))
    .sort((a, b) => severityOf(b.comparison) - severityOf(a.comparison));
  if (worst === undefined) return null;
  return {
    ...worst,
    ...halfOf(worst.comparison),
    others: others.map(({ scenario, metric }) => ({ scenario, metric: metric.id })),
  };
}

/** Confirmed by fresh pairs; without spread on either side the difference is what it is. */
function isWorse(comparison: Comparison): boolean {
  if (comparison.kind === 'paired' || comparison.kind === 'leak')
    return comparison.state === 'worse' && comparison.confirmation?.holds === true;
  return comparison.kind === 'exact' && reachesMargin(comparison);
}

/** How many times what matters a change is, counted from the careful end of its interval. */
function severityOf(comparison: Comparison): number {
  const times = (value: number, margin: number): number => value / (margin || Number.EPSILON);
  switch (comparison.kind) {
    case 'paired':
      return times(comparison.confirmation?.interval.low ?? 0, relativeMargin(comparison));
    case 'leak':
      return times(comparison.confirmation?.interval.low ?? 0, comparison.margin);
    case 'exact': {
      const { difference, floor, smallestEffect, reference } = comparison;
      return times(difference, Math.max(floor, smallestEffect * Math.abs(reference)));
    }
    default:
      return 0;
  }
}

/** The limits that make a step bad. A change from zero has no ratio: then the difference in base units decides. */
function halfOf(comparison: Comparison): Pick<Followed, 'regression' | 'floor'> {
  switch (comparison.kind) {
    case 'paired': {
      const change = comparison.confirmation?.change ?? comparison.change;
      const half = DECIDING_SHARE * change;
      return comparison.reference === 0
        ? { regression: 0, floor: half * unitOf(comparison) }
        : { regression: half, floor: 0 };
    }
    case 'leak': {
      const difference = comparison.confirmation?.difference ?? comparison.difference;
      return { regression: 0, floor: DECIDING_SHARE * difference };
    }
    case 'exact':
      return comparison.change === null
        ? { regression: 0, floor: DECIDING_SHARE * comparison.difference }
        : { regression: DECIDING_SHARE * comparison.change, floor: 0 };
    default:
      return { regression: 0, floor: 0 };
  }
}

const limit = (metric: string, stated: Partial<Threshold>): Threshold => ({
  metric,
  scope: 'suite',
  unit: null,
  max: null,
  min: null,
  regression: null,
  floor: null,
  relativeTo: null,
  required: false,
  line: null,
  ...stated,
});

/** Growth stands in for the leak of the same resource and is switched off together with it: following it needs both. */
const idsOf = (metric: string): readonly string[] =>
  metric.endsWith('.growth') ? [metric, metric.replace(/growth$/, 'leak')] : [metric];

/** The plan and policy of a step: the followed metric alone, held to half of its change; with it the scenario it is relative to. */
export function following(
  { scenario, metric, regression, floor }: Followed,
  { plan, policy }: { readonly plan: Plan; readonly policy: Policy },
): { readonly plan: Plan; readonly policy: Policy } {
  const stated = thresholdFor(policy.thresholds[scenario] ?? [], metric.id, metric.unit);
  const relativeTo = stated?.relativeTo ?? null;
  const needed = plan.scenarios.filter(
    ({ id, name }) => id === scenario || [id, name].includes(relativeTo ?? ''),
  );
  const ignored = limit('*', { regression: 'off' });
  const own = idsOf(metric.id).map(id => limit(id, { regression, floor, relativeTo }));
  return {
    plan: { ...plan, scenarios: needed },
    policy: {
      ...policy,
      thresholds: Object.fromEntries(
        needed.map(({ id }) => [id, id === scenario ? [...own, ignored] : [ignored]]),
      ),
    },
  };
}

/** The policy that compares only `metric` where the program measures it; what else a workload emits stays in, and is not followed. */
export function onlyMetric(metric: string, policy: Policy): Policy {
  const others = METRICS.filter(({ id }) => !idsOf(metric).includes(id)).map(({ id }) =>
    limit(id, { regression: 'off' }),
  );
  const narrowed = (thresholds: readonly Threshold[]): readonly Threshold[] => [
    ...others,
    ...marginsOf(metric, thresholds),
    ...thresholds,
  ];
  return {
    ...policy,
    thresholds: Object.fromEntries(
      Object.entries(policy.thresholds).map(([id, thresholds]) => [id, narrowed(thresholds)]),
    ),
  };
}

/** A metric that nobody gates is gated by its own defaults when it is asked for; what the suite states of it stays in force. */
function marginsOf(metric: string, thresholds: readonly Threshold[]): readonly Threshold[] {
  const found = METRICS.find(({ id }) => id === metric);
  if (found === undefined) return [];
  const stated = thresholdFor(thresholds, metric, found.unit);
  if (typeof stated?.regression === 'number') return [];
  const { smallestEffect, floor } = METRIC_MARGINS[metric] ?? KIND_DEFAULTS[found.kind];
  return [limit(metric, { regression: smallestEffect, floor: stated?.floor ?? floor })];
}
