import type { Comparison, LimitAnalysis, MetricAnalysis } from '../../src/model/analysis.ts';
import { builtInMetric, customMetric, type MetricDefinition } from '../../src/model/metric.ts';
import { KIND_DEFAULTS } from '../../src/model/metric-margins.ts';
import type { Check, Status } from '../../src/model/verdict.ts';

/** One metric of one scenario in a hand-made View: what was measured, how it compares, what was judged of it. */
export interface MetricFacts {
  readonly analysis: MetricAnalysis;
  readonly samples: readonly number[];
  readonly checks: readonly Judged[];
}
/** What a check says, without its place. */
export type Judged = Pick<Check, 'rule' | 'status' | 'reason'> & { readonly improved?: boolean };

export const MS = 1e6;
export const MB = 1024 ** 2;
export const SAMPLES = 20;
const BASELINE_RUNS = 12;
const NO_BASELINE = 'no baseline was found: this is the first run of this suite on this machine class';

/** `n` values whose median is `center`, within `spread` (ratio) of it; the same on every call. */
export const samplesAround = (center: number, spread: number, n = SAMPLES): readonly number[] =>
  Array.from({ length: n }, (_, i) => center * (1 + spread * 2 * (((i * 0.618034 + 0.5) % 1) - 0.5)));

const definitionOf = (metric: string | MetricDefinition): MetricDefinition =>
  typeof metric === 'string' ? (builtInMetric(metric) ?? customMetric(metric, 'count', null)) : metric;

interface Measured {
  readonly n?: number;
  readonly spread?: number;
  readonly gated?: boolean;
}

/** A metric with an estimate, a comparison and what was judged of it. */
export function measured(
  metric: string | MetricDefinition,
  center: number,
  comparison: Comparison,
  checks: readonly Judged[],
  { n = SAMPLES, spread = 0.012, gated = true }: Measured = {},
): MetricFacts {
  const samples = samplesAround(center, spread, n);
  const interval = { low: center * (1 - spread / 2), high: center * (1 + spread / 2), level: 0.95 };
  const definition = definitionOf(metric);
  return {
    analysis: {
      metric: definition,
      relativeTo: null,
      gated,
      estimate: n === 0 ? null : { n, center, interval, spread },
      comparison,
      limits: [],
      caveats: [],
    },
    samples,
    checks,
  };
}

interface Change extends Measured {
  readonly interval: readonly [number | null, number | null];
  readonly p?: number;
  readonly mde80?: number;
  readonly runs?: number;
}

/** A comparison with stored runs, as `analyze/` makes it: `change` is positive for worse. */
export function storedComparison(
  metric: MetricDefinition,
  from: number,
  to: number,
  change: Change,
): Comparison {
  const worse = metric.better === 'lower' ? to / from : from / to;
  const { smallestEffect, floor, betweenRunPrior } = KIND_DEFAULTS[metric.kind];
  const p = change.p ?? 0.4;
  return {
    kind: 'stored',
    reference: from,
    runs: change.runs ?? BASELINE_RUNS,
    levels: Array.from({ length: change.runs ?? BASELINE_RUNS }, () => from),
    change: worse - 1,
    interval: { low: change.interval[0], high: change.interval[1], level: 0.95 },
    difference: metric.better === 'lower' ? to - from : from - to,
    p: p / 4,
    adjustedP: p,
    adjustedPBetter: worse < 1 ? 1 - p : 1,
    betweenRunSd: betweenRunPrior / 4,
    spreadFrom: 'history',
    mde80: change.mde80 ?? 0.042,
    smallestEffect,
    floor,
  };
}

const compared =
  (judged: Omit<Judged, 'rule'>, defaults: Partial<Change> = {}) =>
  (metric: string | MetricDefinition, from: number, to: number, change: Change): MetricFacts => {
    const definition = definitionOf(metric);
    const facts = { ...defaults, ...change };
    const comparison = storedComparison(definition, from, to, facts);
    return measured(definition, to, comparison, [{ rule: 'regression', ...judged }], facts);
  };

export const regressed = compared(
  { status: 'fail', reason: 'worse than the stored baseline predicts' },
  { p: 0.0008 },
);
export const suspected = compared(
  {
    status: 'warn',
    reason: 'suspect: worse than the stored baseline predicts, not confirmed on this machine',
  },
  { p: 0.011 },
);
export const undecided = compared(
  {
    status: 'inconclusive',
    reason: 'this history cannot see a change as small as the one that matters',
  },
  { mde80: 0.31, spread: 0.14, runs: 6 },
);
export const steady = compared({ status: 'pass', reason: 'within what the stored baseline predicts' });
export const improved = compared(
  { status: 'pass', reason: 'better than the stored baseline predicts', improved: true },
  { p: 0.9992 },
);

/** Both sides without spread: `from` and `to` are compared directly. */
export function exact(metric: string, from: number, to: number): MetricFacts {
  const definition = definitionOf(metric);
  const { smallestEffect, floor } = KIND_DEFAULTS[definition.kind];
  const change = from === 0 ? null : to / from - 1;
  const judged: Judged =
    to > from
      ? {
          rule: 'regression',
          status: 'fail',
          reason: 'worse, and neither side varies: the difference is real',
        }
      : { rule: 'regression', status: 'pass', reason: 'identical in every invocation' };
  const comparison = {
    kind: 'exact',
    reference: from,
    change,
    difference: to - from,
    smallestEffect,
    floor,
  } as const;
  return measured(definition, to, comparison, [judged], { spread: 0 });
}

/** Nothing to compare with: a first run. */
export const uncompared = (metric: string, center: number): MetricFacts =>
  measured(metric, center, { kind: 'none', code: 'no-reference', reason: NO_BASELINE }, [
    { rule: 'regression', status: 'inconclusive', reason: NO_BASELINE },
  ]);

/** Shown, not judged. */
export const informative = (metric: string, center: number, spread = 0.02): MetricFacts =>
  measured(metric, center, { kind: 'none', code: 'not-gated', reason: 'not gated' }, [], {
    gated: false,
    spread,
  });

/** The reference has it, this run does not. */
export const vanished = (metric: string, reference: number, status: Status = 'fail'): MetricFacts =>
  measured(
    metric,
    0,
    { kind: 'vanished', reference },
    [{ rule: 'vanished', status, reason: 'the reference has it, this run does not' }],
    { n: 0 },
  );

/** The values cannot be right. */
export const broken = (metric: string | MetricDefinition, center: number, reason: string): MetricFacts =>
  measured(metric, center, { kind: 'broken', reason }, [{ rule: 'broken', status: 'fail', reason }]);

/** `facts` with an absolute limit of its own. */
export function limited(
  facts: MetricFacts,
  limit: Omit<LimitAnalysis, 'interval'> & Partial<LimitAnalysis>,
  judged: Judged,
): MetricFacts {
  const interval = facts.analysis.estimate?.interval ?? { low: null, high: null, level: 0.95 };
  const limits = [...facts.analysis.limits, { interval, ...limit }];
  return { ...facts, analysis: { ...facts.analysis, limits }, checks: [...facts.checks, judged] };
}
