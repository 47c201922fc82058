import type { Comparison, LeakComparison, PairedComparison } from '../../src/model/analysis.ts';
import type { Compared } from '../../src/model/bisect.ts';
import { builtInMetric, customMetric } from '../../src/model/metric.ts';

/** Fresh pairs or processes: estimate with its interval. */
type Fresh = readonly [low: number, estimate: number, high: number];

/** Pairs around 100 ms that are held to a change of 50 %. */
export function paired(
  state: PairedComparison['state'],
  fresh: Fresh | null,
  overrides: Partial<PairedComparison> = {},
): PairedComparison {
  return {
    kind: 'paired',
    reference: 1e8,
    pairs: 10,
    dropped: 0,
    change: fresh?.[1] ?? 0.1,
    interval: { low: -0.1, high: 1.2, level: 0.95 },
    difference: 1e7,
    p: 0.001,
    adjustedP: 0.002,
    adjustedPBetter: 1,
    alpha: 0.005,
    state,
    mde80: 0.05,
    smallestEffect: 0.5,
    floor: 0,
    confirmation:
      fresh === null
        ? null
        : {
            pairs: 30,
            change: fresh[1],
            interval: { low: fresh[0], high: fresh[2], level: 0.95 },
            p: 0.0001,
            alpha: 0.05,
            holds: fresh[1] >= 0.25,
          },
    ...overrides,
  };
}

/** Long runs that are held to a growth of 10 KB. */
export const leak = (state: LeakComparison['state'], fresh: Fresh | null): LeakComparison => ({
  kind: 'leak',
  source: 'heap after collection',
  reference: 0,
  difference: 20 * 1024,
  interval: { low: 1024, high: 30 * 1024, level: 0.95 },
  processes: { base: 5, head: 5 },
  p: 0.004,
  alpha: 0.01,
  state,
  margin: 10 * 1024,
  wanted: 10 * 1024,
  smallestVisible: 1024,
  perHour: null,
  confirmation:
    fresh === null
      ? null
      : {
          processes: 5,
          difference: fresh[1],
          interval: { low: fresh[0], high: fresh[2], level: 0.95 },
          p: 0.004,
          holds: true,
        },
});

/** Counts without spread. */
export const exact = (
  difference: number,
  change: number | null,
  margin: { readonly smallestEffect: number; readonly floor: number },
): Comparison => ({
  kind: 'exact',
  reference: change === null ? 0 : difference / change,
  change,
  difference,
  ...margin,
});

export const of = (comparison: Comparison, metric = 'time.wall', scenario = 'parse'): Compared => ({
  scenario,
  metric: builtInMetric(metric) ?? customMetric(metric, 'count', null),
  comparison,
});
