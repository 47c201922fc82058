import type { MetricDefinition } from '../model/metric.ts';
import { KIND_DEFAULTS, METRIC_MARGINS } from '../model/metric-margins.ts';
import type { Threshold } from '../model/policy.ts';

/** Relative change and absolute floor that matter, from the threshold or else from the metric's kind. */
export interface Margin {
  readonly smallestEffect: number;
  readonly floor: number;
}

/** The scenario whose value divides that of `scenario` before they are compared; null for none, and for that scenario itself. */
export const relativeTo = (scenario: string, threshold: Threshold | null): string | null =>
  threshold?.relativeTo === scenario ? null : (threshold?.relativeTo ?? null);

/** The limits in force on `metric`. Whoever states a change that matters knows what to expect: the kind's own floor is enough then. */
export function marginOf(metric: MetricDefinition, threshold: Threshold | null): Margin {
  const kind = KIND_DEFAULTS[metric.kind];
  const stated = threshold?.regression;
  const defaults =
    typeof stated === 'number'
      ? { smallestEffect: stated, floor: kind.floor }
      : (METRIC_MARGINS[metric.id] ?? kind);
  return { smallestEffect: defaults.smallestEffect, floor: threshold?.floor ?? defaults.floor };
}
