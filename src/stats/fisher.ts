import { logChoose } from './log-choose.ts';
import { createRandom, type Random } from './random.ts';

/** How often something failed: `failed` of `runs`, whole numbers. */
export interface Tally {
  readonly failed: number;
  readonly runs: number;
}

/** Whether several tallies may have one rate. */
export interface FisherTest {
  readonly p: number;
  /** Every table was counted; else the p comes from random ones. */
  readonly exact: boolean;
}

/** Tables up to which all are counted: some hundredths of a second. */
const EXACT_TABLES = 100_000;
/** Random tables beyond: a p of 0.01 is then known to ± 0.002. */
const DRAWS = 10_000;
/** Fixes the random tables, so that the same tallies give the same p. */
const SEED = 1;
/** Tables that are equally likely must not differ by the last digit of their logarithm. */
const TIE = 1e-7;

/**
 * Fisher's exact test of independence for r tallies (Freeman and Halton's for r > 2), two-sided: given how many runs each has and how many
 * failed in all, the chance of a table at most as likely as this one. Conditional on these margins the false alarms are at most the level
 * for any common rate. Source: Fisher 1935; Freeman and Halton 1951.
 */
export function fisherExact(tallies: readonly Tally[]): FisherTest {
  tallies.forEach(assertTally);
  const asked = tallies.filter(({ runs }) => runs > 0);
  const failed = sum(asked.map(tally => tally.failed));
  const observed = weightOf(
    asked,
    asked.map(tally => tally.failed),
  );
  const exact = countTables(asked, failed) <= EXACT_TABLES;
  const p = exact ? exactShare(asked, failed, observed) : drawnShare(asked, failed, observed);
  return { p: Math.min(1, p), exact };
}

/** One-sided: the chance that chance alone gives `a` as many of all failures as it has, or more. At most the level for any common rate. */
export function fisherGreater(a: Tally, b: Tally): number {
  for (const tally of [a, b]) assertTally(tally);
  const failed = a.failed + b.failed;
  const all = logChoose(a.runs + b.runs, failed);
  let p = 0;
  for (let k = a.failed; k <= Math.min(failed, a.runs); k++)
    p += Math.exp(logChoose(a.runs, k) + logChoose(b.runs, failed - k) - all);
  return Math.min(1, p);
}

function assertTally({ failed, runs }: Tally): void {
  const whole = Number.isSafeInteger(failed) && Number.isSafeInteger(runs);
  if (!(whole && failed >= 0 && failed <= runs))
    throw new RangeError(`Cannot compare ${failed} of ${runs}: both must be whole, 0 ≤ failed ≤ runs`);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** ln of the number of ways to get these failures: the table's probability but for what all tables share. */
const weightOf = (tallies: readonly Tally[], failed: readonly number[]): number =>
  sum(tallies.map(({ runs }, i) => logChoose(runs, failed[i] ?? 0)));

/** Tables with these margins, counted tally by tally; stops where they are more than are ever counted out. */
function countTables(tallies: readonly Tally[], failed: number): number {
  let ways = [1, ...new Array<number>(failed).fill(0)];
  for (const { runs } of tallies) {
    let window = 0;
    ways = ways.map((_, k) => {
      window += ways[k] ?? 0;
      if (k > runs) window -= ways[k - runs - 1] ?? 0;
      return window;
    });
    if (!Number.isFinite(ways[failed])) return Infinity;
  }
  return ways[failed] ?? 0;
}

/** The probabilities of all tables that are at most as likely as `observed`. */
function exactShare(tallies: readonly Tally[], failed: number, observed: number): number {
  const all = logChoose(sum(tallies.map(({ runs }) => runs)), failed);
  const after = tallies.map((_, i) => sum(tallies.slice(i + 1).map(({ runs }) => runs)));
  const walk = (i: number, left: number, weight: number): number => {
    const tally = tallies[i];
    if (tally === undefined) return weight <= observed + TIE ? Math.exp(weight - all) : 0;
    let share = 0;
    const least = Math.max(0, left - (after[i] ?? 0));
    for (let k = least; k <= Math.min(left, tally.runs); k++)
      share += walk(i + 1, left - k, weight + logChoose(tally.runs, k));
    return share;
  };
  return walk(0, failed, 0);
}

/** The same from random tables, the observed one counted too, so that it is never zero. */
function drawnShare(tallies: readonly Tally[], failed: number, observed: number): number {
  const random = createRandom(SEED);
  let count = 1;
  for (let draw = 0; draw < DRAWS; draw++)
    if (weightOf(tallies, drawTable(tallies, failed, random)) <= observed + TIE) count++;
  return count / (DRAWS + 1);
}

/** Failures dealt to runs without return. The rarer kind is dealt: C(n, k) is that of the others. */
function drawTable(tallies: readonly Tally[], failed: number, random: Random): readonly number[] {
  const left = tallies.map(({ runs }) => runs);
  const total = sum(left);
  const dealt = Math.min(failed, total - failed);
  for (let k = 0; k < dealt; k++) {
    let place = random.below(total - k);
    const at = left.findIndex(runs => {
      place -= runs;
      return place < 0;
    });
    left[at] = (left[at] ?? 0) - 1;
  }
  return left;
}
