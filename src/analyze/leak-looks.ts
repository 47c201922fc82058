import type { Interval, LeakComparison, LeakConfirmation } from '../model/analysis.ts';
import { type GrowthMetric, LEAK_PROCESSES } from '../model/growth.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { ScenarioResult } from '../model/result.ts';
import { median, standardDeviation } from '../stats/descriptive.ts';
import { mannWhitney } from '../stats/mann-whitney.ts';
import { alphaByLook } from '../stats/sequential.ts';
import { shift } from '../stats/shift.ts';
import { INTERVAL_LEVEL } from './estimate.ts';
import { type Ground, type LeakMargin, visibleGrowth } from './leak-margin.ts';

/** Level of the test that each resource gets, over its looks. */
export const LEAK_ALPHA = 0.015;
/** Level, over the looks, at which a leak that matters is excluded, and at which fresh processes confirm one. */
export const SINGLE_ALPHA = 0.05;
/** A confirmed leak is at least this share of the margin: the first difference was selected for being large. */
export const CONFIRMED_SHARE = 0.5;
/** Standard errors of a difference between two means that are found in 80 of 100 cases at level 0.05: 1.645 + 0.842. */
export const POWER_FACTOR = 2.5;
const HOUR_NS = 3.6e12;

/** The two sides of a soak, as far as they were taken. */
export interface Sides {
  readonly base: ScenarioResult;
  readonly head: ScenarioResult;
}

/** Base and head of one soak, and the metric that speaks for one resource. */
export interface Soak extends Sides {
  readonly metric: MetricDefinition;
  readonly what: GrowthMetric;
  /** Processes of a side after which it is looked at. */
  readonly looks: readonly number[];
}

/** What the rule knows of a soak beside its values. */
export interface Facts extends LeakMargin {
  readonly ground: Ground;
  readonly thousands: number | null;
  /** Asked for or visible, whichever is larger. */
  readonly margin: number;
}

/** What is said at the first look that answers, else at the last that was reached, from all of its processes. */
export function lookAtSoak(soak: Soak, facts: Facts): LeakComparison {
  const alphas = alphaByLook(soak.looks.length, LEAK_ALPHA);
  const exclusions = alphaByLook(soak.looks.length, SINGLE_ALPHA);
  const answers = reachedLooks(soak).flatMap(({ look, k }) => {
    const values = valuesAt(soak, look);
    // All processes so far may have been too short to give one.
    if (values.base.length === 0 || values.head.length === 0) return [];
    const [alpha, exclusion] = [alphas[k] ?? LEAK_ALPHA, exclusions[k] ?? SINGLE_ALPHA];
    return [lookAt(values, soak, facts, { alpha, exclusion })];
  });
  const found = answers.find(({ state }) => state !== 'undecided') ?? answers.at(-1);
  if (found !== undefined) return found;
  // Nothing is judged before the first look.
  const levels = { alpha: alphas[0] ?? LEAK_ALPHA, exclusion: exclusions[0] ?? SINGLE_ALPHA };
  const early = lookAt(valuesAt(soak, Infinity), soak, facts, levels);
  return { ...early, state: 'undecided' };
}

/** Looks that both sides got as far as; each is judged by the processes that were attempted before it. */
function reachedLooks({ looks, ...sides }: Soak): readonly { readonly look: number; readonly k: number }[] {
  const attempted = Math.min(...[sides.base, sides.head].map(attempts));
  return looks.flatMap((look, k) => (look <= attempted ? [{ look, k }] : []));
}

const attempts = ({ outcomes }: ScenarioResult): number =>
  Object.values(outcomes).reduce((sum, count) => sum + count, 0);

/** Values of both sides, of growth per operations or a run as the metric says, and of growth over a run. */
interface Values {
  readonly base: readonly number[];
  readonly head: readonly number[];
  readonly headGrowth: readonly number[];
}

function valuesAt({ metric, what, base, head }: Soak, look: number): Values {
  return {
    base: valuesOf(base, metric.id, look),
    head: valuesOf(head, metric.id, look),
    headGrowth: valuesOf(head, `${what.growing}.growth`, look),
  };
}

/** One-sided levels of one look: of the test, and of the bound that excludes. */
interface Levels {
  readonly alpha: number;
  readonly exclusion: number;
}

function lookAt(values: Values, soak: Soak, facts: Facts, levels: Levels): LeakComparison {
  const { base, head } = values;
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
    alpha: levels.alpha,
    state: stateOf(soak, facts, { ...values, ...levels, difference, p }),
    margin: facts.margin,
    wanted: facts.wanted,
    smallestVisible: Math.max(facts.floor ?? 0, resolution(base, head)),
    perHour: perHourOf(soak, difference, facts.thousands),
    confirmation: null,
  };
}

interface Tested extends Values, Levels {
  readonly difference: number;
  readonly p: number;
}

/**
 * The first row that applies:
 *
 * | when | state |
 * |---|---|
 * | fewer than five processes on a side | `undecided` |
 * | p at most the look's share of `LEAK_ALPHA`, the difference at least the margin, and of things that are counted more in every process | `worse` |
 * | memory of which less than what is wanted cannot be seen at all, or too few operations for one thing to leak | `undecided` |
 * | the upper bound of the shift, at the look's share of `SINGLE_ALPHA`, is below what is wanted, or no value differs from another | `excluded` |
 * | else | `undecided` |
 */
function stateOf(soak: Soak, facts: Facts, tested: Tested): LeakComparison['state'] {
  const { base, head, difference, p, alpha, exclusion } = tested;
  const { wanted, floor, margin } = facts;
  if (Math.min(base.length, head.length) < LEAK_PROCESSES) return 'undecided';
  const isMemory = soak.what.growing === 'memory';
  if (p <= alpha && difference >= margin && (isMemory || everyProcessGrows(soak, facts, tested)))
    return 'worse';
  // A leak of a few pages hides in what the allocator holds back, however still the numbers stand. Counts hide nothing, once there were
  // operations enough for one thing to be left over.
  const isTooShort = isMemory
    ? floor === null || floor > wanted
    : facts.thousands !== null && wanted * facts.thousands < 1;
  if (isTooShort) return 'undecided';
  const { high } = shift(head, base, exclusion);
  const isStill = [...base, ...head].every(value => value === base[0]);
  return isStill || (high !== null && high < wanted) ? 'excluded' : 'undecided';
}

/** Every process of the head grows by what can be seen, and by what is wanted more than any of the base. */
function everyProcessGrows(
  { what }: Soak,
  { wanted, ground }: Facts,
  { base, head, headGrowth }: Tested,
): boolean {
  const visible = visibleGrowth(what.growing, ground);
  return headGrowth.every(growth => growth >= visible) && Math.min(...head) - Math.max(...base) >= wanted;
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

/** What fresh processes say at the first look that confirms, else at the last that was reached; null when a side has no value. */
export function confirmSoak(fresh: Soak, margin: number): LeakConfirmation | null {
  const alphas = alphaByLook(fresh.looks.length, SINGLE_ALPHA);
  const reached = reachedLooks(fresh).map(({ look, k }) => ({ look, alpha: alphas[k] ?? SINGLE_ALPHA }));
  const looks = reached.length > 0 ? reached : [{ look: Infinity, alpha: alphas[0] ?? SINGLE_ALPHA }];
  const said = looks.flatMap(({ look, alpha }) => confirmAt(valuesAt(fresh, look), margin, alpha) ?? []);
  return said.find(({ holds }) => holds) ?? said.at(-1) ?? null;
}

function confirmAt({ base, head }: Values, margin: number, alpha: number): LeakConfirmation | null {
  if (base.length === 0 || head.length === 0) return null;
  const difference = median(head) - median(base);
  const p = mannWhitney(head, base).pGreater;
  return {
    processes: Math.min(base.length, head.length),
    difference,
    interval: intervalOf(head, base),
    p,
    holds: p <= alpha && difference >= CONFIRMED_SHARE * margin && difference > 0,
  };
}

/** Values of the first `processes` after warm-up; those that gave none are missing. */
export function valuesOf(
  { metrics, warmups }: ScenarioResult,
  id: string,
  processes = Infinity,
): readonly number[] {
  const found = metrics.find(({ metric }) => metric.id === id);
  return found?.samples.filter((_, i) => (found.invocations[i] ?? 0) < warmups + processes) ?? [];
}
