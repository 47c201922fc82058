import { logChoose } from './log-choose.ts';

/** How often something failed: `failed` of `runs`, whole numbers. */
export interface Tally {
  readonly failed: number;
  readonly runs: number;
}

/** Whether several tallies may have one rate. */
export interface FisherTest {
  readonly p: number;
  /** Every table was counted; else each tally was held against all others together, and p is the smallest times their number. */
  readonly counted: boolean;
}

/** Tables up to which all are counted: some thousandths of a second. */
const MOST_TABLES = 20_000;
/** Tables that are equally likely must not differ by the last digit of their logarithm. */
const TIE = 1e-7;

/**
 * Fisher's exact test of independence for r tallies (Freeman and Halton's for r > 2), two-sided: given how many runs each has and how many
 * failed in all, the chance of a table at most as likely as this one. Where there are too many tables to count them, the smallest one-sided p
 * of a tally against the others, times their number, which finds the one that stands out. Conditional on these margins the false alarms of
 * both are at most the level for any common rate. Source: Fisher 1935; Freeman and Halton 1951; Bonferroni.
 */
export function fisherExact(tallies: readonly Tally[]): FisherTest {
  tallies.forEach(assertTally);
  const asked = tallies.filter(({ runs }) => runs > 0);
  const failed = sum(asked.map(tally => tally.failed));
  const counted = countTables(asked, failed) <= MOST_TABLES;
  return { p: Math.min(1, counted ? exactShare(asked, failed) : standingOut(asked, failed)), counted };
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

/**
 * Tables with these margins, counted tally by tally; Infinity where they are more than are ever counted out. Only beginnings that the rest can
 * complete are counted: each is part of a table, so that no number grows beyond what is exact, and the first that is too large is enough.
 */
function countTables(tallies: readonly Tally[], failed: number): number {
  let rest = sum(tallies.map(({ runs }) => runs));
  let begun = 0;
  let ways: readonly number[] = [1];
  // Failures of the first of `ways`.
  let from = 0;
  for (const { runs } of tallies) {
    begun += runs;
    rest -= runs;
    const [least, most] = [Math.max(0, failed - rest), Math.min(failed, begun)];
    if (most - least >= MOST_TABLES) return Infinity;
    ways = windowSums(ways, runs + 1, least - from, most - from);
    from = least;
    if (ways.some(count => count > MOST_TABLES)) return Infinity;
  }
  return ways[0] ?? 0;
}

/** For each place from `first` to `last` the sum of the `width` values that end there. */
function windowSums(
  values: readonly number[],
  width: number,
  first: number,
  last: number,
): readonly number[] {
  const before = [0];
  let total = 0;
  for (const value of values) {
    total += value;
    before.push(total);
  }
  const upTo = (place: number): number => before[Math.min(Math.max(place, -1), values.length - 1) + 1] ?? 0;
  return Array.from({ length: last - first + 1 }, (_, i) => upTo(first + i) - upTo(first + i - width));
}

/** The probabilities of all tables that are at most as likely as this one. */
function exactShare(tallies: readonly Tally[], failed: number): number {
  const observed = sum(tallies.map(tally => logChoose(tally.runs, tally.failed)));
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

/** The smallest p of a tally against all others, times the number of tallies. */
function standingOut(tallies: readonly Tally[], failed: number): number {
  const runs = sum(tallies.map(tally => tally.runs));
  const ps = tallies.map(tally =>
    fisherGreater(tally, { failed: failed - tally.failed, runs: runs - tally.runs }),
  );
  return tallies.length * Math.min(...ps);
}
