import { KIND_DEFAULTS, type MetricDefinition } from '../model/metric.ts';
import type { Threshold } from '../model/policy.ts';

/** Relative change and absolute floor that matter, from the threshold or else from the metric's kind. */
export interface Margin {
  readonly smallestEffect: number;
  readonly floor: number;
}

/** The limits in force on `metric`. */
export function marginOf(metric: MetricDefinition, threshold: Threshold | null): Margin {
  const defaults = KIND_DEFAULTS[metric.kind];
  const stated = threshold?.regression;
  return {
    smallestEffect: typeof stated === 'number' ? stated : defaults.smallestEffect,
    floor: threshold?.floor ?? defaults.floor,
  };
}
