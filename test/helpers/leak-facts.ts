import type { FailureComparison, LeakComparison, Trend } from '../../src/model/analysis.ts';
import { builtInMetric, customMetric, type MetricDefinition } from '../../src/model/metric.ts';
import { METRIC_MARGINS } from '../../src/model/metric-margins.ts';
import { type Judged, measured, samplesAround } from './metric-facts.ts';
import type { PairedFacts } from './paired-facts.ts';

/** Processes of each side: what the exact test needs (docs/statistics.md, "Leaks"). */
const PROCESSES = 5;

interface Growth {
  readonly interval: readonly [number | null, number | null];
  readonly p?: number;
  readonly processes?: LeakComparison['processes'];
  readonly perHour?: number | null;
  readonly margin?: number;
  readonly wanted?: number;
  readonly visible?: number;
  readonly source?: string;
  /** Difference and interval of the fresh processes. */
  readonly fresh?: readonly [difference: number, low: number, high: number];
}

const definitionOf = (metric: string | MetricDefinition): MetricDefinition =>
  typeof metric === 'string' ? (builtInMetric(metric) ?? customMetric(metric, 'count', null)) : metric;

/** A metric of growth that was compared in long runs of both sides; `from` and `to` are medians in its unit. */
const grown =
  (state: LeakComparison['state'], judged: Omit<Judged, 'rule'>, p: number) =>
  (metric: string | MetricDefinition, from: number, to: number, facts: Growth): PairedFacts => {
    const definition = definitionOf(metric);
    const wanted = facts.wanted ?? METRIC_MARGINS[definition.id]?.floor ?? 1;
    const margin = facts.margin ?? wanted;
    const fresh = facts.fresh ?? null;
    const processes = facts.processes ?? { base: PROCESSES, head: PROCESSES };
    const comparison: LeakComparison = {
      kind: 'leak',
      source: facts.source ?? 'memory.heap at checkpoints',
      reference: from,
      difference: to - from,
      interval: { low: facts.interval[0], high: facts.interval[1], level: 0.95 },
      processes,
      p: facts.p ?? p,
      alpha: 0.01,
      state,
      margin,
      wanted,
      smallestVisible: facts.visible ?? margin,
      perHour: facts.perHour ?? null,
      confirmation:
        fresh === null
          ? null
          : {
              processes: PROCESSES,
              difference: fresh[0],
              interval: { low: fresh[1], high: fresh[2], level: 0.95 },
              p: fresh[1] > 0 ? 0.004 : 0.15,
              holds: fresh[1] > 0,
            },
    };
    const sides = (head: number) => ({
      base: samplesAround(from, 0.1, PROCESSES),
      head: samplesAround(head, 0.03, PROCESSES),
    });
    const search = sides(to);
    return {
      ...measured(definition, to, comparison, [{ rule: 'leak', ...judged }], { n: processes.head }),
      samples: search.head,
      search,
      confirm: fresh === null ? null : sides(from + fresh[0]),
    };
  };

/** Found leaking, and again in fresh processes. */
export const leaking = grown(
  'worse',
  { status: 'fail', reason: 'grows more than the base with the same work, and confirmed by fresh processes' },
  0.004,
);
/** Found leaking, and not again. */
export const leakLost = grown(
  'worse',
  { status: 'warn', reason: 'grew more than the base in the first processes, not confirmed by fresh ones' },
  0.008,
);
/** Found leaking, when the budget was used up. */
export const leakUnheld = grown(
  'worse',
  {
    status: 'warn',
    reason: 'grows more than the base, but there was no time to confirm it with fresh processes',
  },
  0.004,
);
/** Neither shown nor excluded. */
export const leakOpen = grown(
  'undecided',
  {
    status: 'inconclusive',
    reason:
      'these processes can neither show nor exclude a leak that matters: more operations in each run would',
  },
  0.15,
);
/** A leak that matters is excluded. */
export const leakFree = grown(
  'excluded',
  { status: 'pass', reason: 'a leak that matters is excluded' },
  0.42,
);

/** How one resource moved; `at` gives its value for a place in 0..1 of the run. */
export const trend = (
  metric: string,
  facts: Pick<Trend, 'shape' | 'advice'> & Partial<Trend>,
  at: (place: number) => number,
): Trend => ({
  metric,
  source: 'unique memory of the process tree',
  unit: 'bytes',
  picture: Array.from({ length: 48 }, (_, i) => at(i / 47)),
  ...facts,
});

/** Failures of base and head over the same number of invocations; intervals are Wilson's at 95 %. */
export function failing(
  [baseFailed, baseInterval]: readonly [number, readonly [number, number]],
  [headFailed, headInterval]: readonly [number, readonly [number, number]],
  { invocations, p }: { readonly invocations: number; readonly p: number },
): FailureComparison {
  const rate = (failed: number, [low, high]: readonly [number, number]) => ({
    failed,
    invocations,
    interval: { low, high, level: 0.95 },
  });
  return {
    base: rate(baseFailed, baseInterval),
    head: rate(headFailed, headInterval),
    p: p / 2,
    adjustedP: p,
    alpha: 0.05,
  };
}
