import { bestSplit, type Distances, distancesOf, type Segment, type Split, segmentOf } from './energy.ts';
import { createRandom, type Random } from './random.ts';
import { assertLevel, assertSample } from './sample.ts';

/** Where a series changes its distribution. */
export interface ChangePoint {
  /** Index of the first value of the new level. */
  readonly index: number;
  /** Share of permutations with as clear a split, the observed order counted too; of the step at which it was found. */
  readonly p: number;
}

/** How change points are looked for. */
export interface ChangePointOptions {
  /** Fixes the permutations. */
  readonly seed: number;
  /** A split is kept when its p is at most this. Default 0.01. */
  readonly significance?: number;
  /** Values before and after a change point, at least 1. Default 5: fewer would make a change of two wild values. */
  readonly minSize?: number;
  /** Random orders per step; the smallest p is 1 / (permutations + 1). Default 4999. */
  readonly permutations?: number;
}

const SIGNIFICANCE = 0.01;
const MIN_SIZE = 5;
const PERMUTATIONS = 4999;

/**
 * E-divisive: change points of a series by hierarchical division, ascending. In each step the split with the largest energy statistic over
 * all segments is held against the same maximum after the values of every segment have been shuffled within it; it is kept when few
 * orders reach it, else the search ends. Any change of the distribution counts, mostly of the level. Cost: an order is n² / 2 additions, a
 * series without change ends after a few hundred orders (1 ms at n = 50), each change point takes all of them (about 30 ms).
 *
 * Orders are exchangeable only when values are independent: a series that wanders alarms far more often than `significance`
 * (bench/stats/series.md). A level that comes back (up, then down again) is seen only when its parts are long. RangeError when
 * `permutations` are too few to reach `significance`. Source: Matteson and James 2014; the second part always reaches to the segment's
 * end, as in MongoDB's and Otava's use of it.
 */
export function changePoints(values: readonly number[], options: ChangePointOptions): readonly ChangePoint[] {
  const { significance = SIGNIFICANCE, minSize = MIN_SIZE, permutations = PERMUTATIONS } = options;
  assertSample(values, 0, 'change points');
  assertLevel(significance, 'change points');
  assertReachable(significance, permutations);
  const search: Search = {
    distances: distancesOf(values),
    random: createRandom(options.seed),
    minSize: Math.max(1, minSize),
    permutations,
    mostAsClear: Math.floor(significance * (permutations + 1) + 1e-9),
  };
  const found: ChangePoint[] = [];
  for (;;) {
    const next = nextChangePoint(search, segmentsOf(search.distances, found));
    if (next === null) return found.toSorted((a, b) => a.index - b.index);
    found.push(next);
  }
}

function assertReachable(significance: number, permutations: number): void {
  if (!Number.isInteger(permutations) || significance * (permutations + 1) < 1 - 1e-9)
    throw new RangeError(
      `Cannot find change points with ${permutations} permutations: a whole number from ${Math.ceil(1 / significance - 1)} is needed for p ≤ ${significance}`,
    );
}

interface Search {
  readonly distances: Distances;
  readonly random: Random;
  readonly minSize: number;
  readonly permutations: number;
  /** Orders as clear as the observed one, itself included, that leave p at the significance. */
  readonly mostAsClear: number;
}

function segmentsOf(distances: Distances, found: readonly ChangePoint[]): readonly Segment[] {
  const starts = [0, ...found.map(({ index }) => index).sort((a, b) => a - b)];
  return starts.map((from, i) => segmentOf(distances, from, starts[i + 1] ?? distances.size));
}

/** The clearest split of any segment, if chance hardly makes one like it. */
function nextChangePoint(search: Search, segments: readonly Segment[]): ChangePoint | null {
  const order = Uint32Array.from({ length: search.distances.size }, (_, i) => i);
  const observed = clearest(search, order, segments);
  if (observed === null) return null;
  // Equal sums may differ in the last digits by order of addition; counting them as equal errs on the safe side.
  const least = observed.statistic * (1 - 1e-9);
  let asClear = 1;
  for (let drawn = 0; drawn < search.permutations && asClear <= search.mostAsClear; drawn++) {
    for (const segment of segments) shuffleWithin(order, segment, search.random);
    if ((clearest(search, order, segments)?.statistic ?? 0) >= least) asClear++;
  }
  // Once p is sure to lie above the significance, further orders cannot change the answer.
  return asClear > search.mostAsClear ? null : { index: observed.at, p: asClear / (search.permutations + 1) };
}

function clearest(
  { distances, minSize }: Search,
  order: Uint32Array,
  segments: readonly Segment[],
): Split | null {
  let best: Split | null = null;
  for (const segment of segments) {
    const split = bestSplit(distances, order, segment, minSize);
    if (split !== null && (best === null || split.statistic > best.statistic)) best = split;
  }
  return best;
}

/** Fisher–Yates on the places of one segment. */
function shuffleWithin(order: Uint32Array, { from, to }: Segment, random: Random): void {
  for (let i = to - 1; i > from; i--) {
    const j = from + random.below(i - from + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}
