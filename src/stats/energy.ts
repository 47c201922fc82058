/** Distances |a − b| between the values of a series, row by row. */
export interface Distances {
  readonly size: number;
  readonly between: Float64Array;
}

/** All distances of a series: n² numbers. */
export function distancesOf(values: readonly number[]): Distances {
  const size = values.length;
  const between = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) between[i * size + j] = Math.abs((values[i] ?? 0) - (values[j] ?? 0));
  return { size, between };
}

/** A division of a segment in two, and how far apart the parts are. */
export interface Split {
  /** Place of the second part's first value, between `from` and `to`. */
  readonly at: number;
  /** mn / (m + n) · energy distance: 0 for parts alike in the mean, unbounded above. In the unit of the values. */
  readonly statistic: number;
}

/** The places `from` … `to` − 1 of a series, and the sum of the distances of each of its values to all that stand there. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** By value, not by place: shuffling the places changes none of them. */
  readonly sums: Float64Array;
}

/** A segment of the undisturbed order, where the value i stands at the place i. */
export function segmentOf({ size, between }: Distances, from: number, to: number): Segment {
  const sums = new Float64Array(size);
  for (let i = from; i < to; i++)
    sums[i] = between.subarray(i * size + from, i * size + to).reduce((sum, distance) => sum + distance, 0);
  return { from, to, sums };
}

/**
 * The division of a segment into two parts of at least `minSize` with the largest statistic; null when it is too short. `order[place]`
 * is the value that stands there. Energy distance 2 E|X − Y| − E|X − X′| − E|Y − Y′| as a U-statistic, exponent 1. Moving one value from
 * the right part to the left changes two sums: O(length²) for all divisions. Source: Székely and Rizzo 2013.
 */
export function bestSplit(
  { size, between }: Distances,
  order: Uint32Array,
  { from, to, sums }: Segment,
  minSize: number,
): Split | null {
  if (to - from < 2 * minSize) return null;
  const total = sums.reduce((sum, row) => sum + row, 0);
  let [at, largest] = [from, Number.NEGATIVE_INFINITY];
  // Sums over ordered pairs: inside the left part, and of the left part with everything.
  let [inside, leftWithAll] = [0, 0];
  for (let place = from; place < to - minSize; place++) {
    const value = order[place] ?? 0;
    let withLeft = 0;
    for (let i = from; i < place; i++) withLeft += between[value * size + (order[i] ?? 0)] ?? 0;
    inside += 2 * withLeft;
    leftWithAll += sums[value] ?? 0;
    const m = place + 1 - from;
    if (m < minSize) continue;
    const statistic = energy(m, to - from - m, inside, leftWithAll - inside, total);
    if (statistic > largest) [at, largest] = [place + 1, statistic];
  }
  return { at, statistic: largest };
}

/** The statistic from the sums over ordered pairs inside the left part, `across` from left to right, and over all. */
function energy(m: number, n: number, inside: number, across: number, total: number): number {
  const insideRight = total - inside - 2 * across;
  const distance = (2 * across) / (m * n) - mean(inside, m) - mean(insideRight, n);
  return ((m * n) / (m + n)) * distance;
}

/** Mean over the ordered pairs of `count` values; a single value has none. */
const mean = (sum: number, count: number): number => (count > 1 ? sum / (count * (count - 1)) : 0);
