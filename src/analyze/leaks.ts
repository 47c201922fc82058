import type { Comparison, Interval, LeakComparison, LeakConfirmation } from '../model/analysis.ts';
import { GROWING, type GrowthMetric, growthMetric, LEAK_PROCESSES } from '../model/growth.ts';
import { builtInMetric, type MetricDefinition } from '../model/metric.ts';
import type { Policy, Threshold } from '../model/policy.ts';
import { thresholdFor } from '../model/policy.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';
import { median, standardDeviation } from '../stats/descriptive.ts';
import { mannWhitney } from '../stats/mann-whitney.ts';
import { shift } from '../stats/shift.ts';
import { INTERVAL_LEVEL } from './estimate.ts';
import { isOff } from './gated.ts';
import {
  type Ground,
  groundOf,
  HEAP_SOURCE,
  type LeakMargin,
  leakMargin,
  thousandsOf,
  visibleGrowth,
} from './leak-margin.ts';
import { type Contender, sidesOf } from './pairs.ts';

/** Level of the one test that each resource gets. */
export const LEAK_ALPHA = 0.01;
/** Level at which a leak that matters is excluded, and at which fresh processes confirm one. */
export const SINGLE_ALPHA = 0.05;
/** A confirmed leak is at least this share of the margin: the first difference was selected for being large. */
export const CONFIRMED_SHARE = 0.5;
/** Standard errors of a difference between two means that are found in 80 of 100 cases at level 0.05: 1.645 + 0.842. */
export const POWER_FACTOR = 2.5;
const HOUR_NS = 3.6e12;

/** Base and head of one soak, and the metric that speaks for one resource. */
interface Soak {
  readonly metric: MetricDefinition;
  readonly what: GrowthMetric;
  readonly base: ScenarioResult;
  readonly head: ScenarioResult;
}

/** Every comparison of growth of a paired run. */
export interface LeakFamily {
  readonly all: readonly {
    readonly scenario: string;
    readonly metric: string;
    readonly comparison: Comparison;
  }[];
  of(scenario: string, metric: string): Comparison | null;
}

/**
 * Growth of the head's long runs against the base's, one test a resource (docs/statistics.md, "Leaks"). These tests stand beside the
 * family of the pairs: few processes could not clear a level that is shared with many metrics. `contender` stands in the head's place.
 */
export function compareLeaks(
  search: RunResult,
  confirmation: RunResult | null,
  policy: Policy,
  contender: Contender = 'head',
): LeakFamily {
  const all = search.plan.scenarios
    .filter(scenario => scenario.leaks)
    .flatMap(({ id }) => {
      const thresholds = policy.thresholds[id] ?? [];
      return soaksOf(search, id, thresholds, contender).map(soak => {
        const threshold = thresholdFor(thresholds, soak.metric.id, soak.metric.unit);
        const fresh = confirmation === null ? null : sidesOf(confirmation, id);
        return { scenario: id, metric: soak.metric.id, comparison: compareSoak(soak, threshold, fresh) };
      });
    });
  return {
    all,
    of: (scenario, metric) =>
      all.find(found => found.scenario === scenario && found.metric === metric)?.comparison ?? null,
  };
}

/** One for each resource that both sides measured: per operations where both say how many they did. */
function soaksOf(
  run: RunResult,
  id: string,
  thresholds: readonly Threshold[],
  contender: Contender,
): readonly Soak[] {
  const sides = sidesOf(run, id, contender);
  if (sides === null) return [];
  return GROWING.flatMap(growing => {
    const names = [`${growing}.leak`, `${growing}.growth`];
    const chosen = names.find(name => Object.values(sides).every(side => valuesOf(side, name).length > 0));
    const [metric, what] = [builtInMetric(chosen ?? ''), growthMetric(chosen ?? '')];
    if (metric === undefined || what === null || isOff(growing, metric.id, thresholds)) return [];
    return [{ metric, what, ...sides }];
  });
}

const valuesOf = ({ metrics }: ScenarioResult, id: string): readonly number[] =>
  metrics.find(({ metric }) => metric.id === id)?.samples ?? [];

/** What the rule knows of a soak beside its values. */
interface Facts extends LeakMargin {
  readonly ground: Ground;
  readonly thousands: number | null;
  /** Asked for or visible, whichever is larger. */
  readonly margin: number;
}

function compareSoak(
  soak: Soak,
  threshold: Threshold | null,
  fresh: Pick<Soak, 'base' | 'head'> | null,
): Comparison {
  const { growing } = soak.what;
  const [base, head] = [groundOf(soak.base, growing), groundOf(soak.head, growing)];
  if (base.source !== '' && head.source !== '' && isHeap(base) !== isHeap(head)) {
    const reason = `the base was read from ${base.source}, the head from ${head.source}`;
    return { kind: 'none', code: 'no-reference', reason };
  }
  const ground = { source: head.source || base.source, level: base.level };
  const thousands = thousandsOf([soak.base, soak.head], growing);
  const limits = leakMargin(soak.metric, soak.what, threshold, ground, thousands);
  const facts = { ...limits, ground, thousands, margin: Math.max(limits.wanted, limits.floor ?? 0) };
  const comparison = describe(soak, facts);
  return fresh === null || comparison.state !== 'worse'
    ? comparison
    : { ...comparison, confirmation: confirm(soak.metric.id, fresh, facts.margin) };
}

/** Pages are pages, resident or unique; what is kept after a collection is something else. */
const isHeap = ({ source }: Ground): boolean => source === HEAP_SOURCE;

function describe(soak: Soak, facts: Facts): LeakComparison {
  const [base, head] = [valuesOf(soak.base, soak.metric.id), valuesOf(soak.head, soak.metric.id)];
  const difference = median(head) - median(base);
  const p = mannWhitney(head, base).pGreater;
  return {
    kind: 'leak',
    source: facts.ground.source,
    reference: median(base),
    difference,
    interval: intervalOf(head, base),
    processes: { base: base.length, head: head.length },
    p,
    alpha: LEAK_ALPHA,
    state: stateOf(soak, facts, { base, head, difference, p }),
    margin: facts.margin,
    wanted: facts.wanted,
    smallestVisible: Math.max(facts.floor ?? 0, resolution(base, head)),
    perHour: perHourOf(soak, difference, facts.thousands),
    confirmation: null,
  };
}

interface Tested {
  readonly base: readonly number[];
  readonly head: readonly number[];
  readonly difference: number;
  readonly p: number;
}

/**
 * The first row that applies:
 *
 * | when | state |
 * |---|---|
 * | fewer than five processes on a side, or the scenario has not ended: it is looked at once | `undecided` |
 * | p at most `LEAK_ALPHA`, the difference at least the margin, and of things that are counted more in every process | `worse` |
 * | memory of which less than what is wanted cannot be seen at all, or too few operations for one thing to leak | `undecided` |
 * | the upper bound of the shift is below what is wanted, or no value differs from another | `excluded` |
 * | else | `undecided` |
 */
function stateOf(soak: Soak, facts: Facts, tested: Tested): LeakComparison['state'] {
  const { base, head, difference, p } = tested;
  const { wanted, floor, margin } = facts;
  if (Math.min(base.length, head.length) < LEAK_PROCESSES || soak.head.ending === null) return 'undecided';
  const isMemory = soak.what.growing === 'memory';
  if (p <= LEAK_ALPHA && difference >= margin && (isMemory || everyProcessGrows(soak, facts, tested)))
    return 'worse';
  // A leak of a few pages hides in what the allocator holds back, however still the numbers stand. Counts hide nothing, once there were
  // operations enough for one thing to be left over.
  const isTooShort = isMemory
    ? floor === null || floor > wanted
    : facts.thousands !== null && wanted * facts.thousands < 1;
  if (isTooShort) return 'undecided';
  const { high } = shift(head, base, SINGLE_ALPHA);
  const isStill = [...base, ...head].every(value => value === base[0]);
  return isStill || (high !== null && high < wanted) ? 'excluded' : 'undecided';
}

/** Every process of the head grows by what can be seen, and by what is wanted more than any of the base. */
function everyProcessGrows(soak: Soak, { wanted, ground }: Facts, { base, head }: Tested): boolean {
  const { growing } = soak.what;
  const visible = visibleGrowth(growing, ground);
  return (
    valuesOf(soak.head, `${growing}.growth`).every(growth => growth >= visible) &&
    Math.min(...head) - Math.max(...base) >= wanted
  );
}

/** The difference that the spread of the base lets through in 80 of 100 cases; 0 where it cannot be known. */
function resolution(base: readonly number[], head: readonly number[]): number {
  if (base.length < 2) return 0;
  return (POWER_FACTOR * standardDeviation(base)) / Math.sqrt(Math.min(base.length, head.length) / 2);
}

const intervalOf = (head: readonly number[], base: readonly number[]): Interval => {
  const { low, high } = shift(head, base, (1 - INTERVAL_LEVEL) / 2);
  return { low, high, level: INTERVAL_LEVEL };
};

/** The second half takes half of the time; per 1,000 operations it did `thousands` of them. */
function perHourOf({ what, head }: Soak, difference: number, thousands: number | null): number | null {
  const elapsedNs = valuesOf(head, 'time.wall');
  const growth = what.per === 'run' ? difference : thousands === null ? null : difference * thousands;
  if (growth === null || elapsedNs.length === 0 || median(elapsedNs) <= 0) return null;
  return growth / (median(elapsedNs) / 2 / HOUR_NS);
}

/** Fresh processes of the same metric; null when a side has none. */
function confirm(
  metric: string,
  sides: Pick<Soak, 'base' | 'head'>,
  margin: number,
): LeakConfirmation | null {
  const [base, head] = [valuesOf(sides.base, metric), valuesOf(sides.head, metric)];
  if (base.length === 0 || head.length === 0) return null;
  const difference = median(head) - median(base);
  const p = mannWhitney(head, base).pGreater;
  return {
    processes: Math.min(base.length, head.length),
    difference,
    interval: intervalOf(head, base),
    p,
    holds: p <= SINGLE_ALPHA && difference >= CONFIRMED_SHARE * margin && difference > 0,
  };
}
