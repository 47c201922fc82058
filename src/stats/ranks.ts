/** Ranks of a sample, doubled so that the mid-ranks of ties stay integers. */
export interface DoubledRanks {
  /** In the order of the values given. */
  readonly ranks: Int32Array;
  /** Sizes of the groups of equal values, in ascending order of value; all 1 without ties. */
  readonly groups: readonly number[];
}

/** Twice the mid-rank of each value: 2, 4, 6, … without ties; equal values share the mean of their ranks. */
export function doubledRanks(values: ArrayLike<number>): DoubledRanks {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i);
  const at = (position: number): number => values[order[position] ?? 0] ?? 0;
  order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Int32Array(values.length);
  const groups: number[] = [];
  for (let start = 0, end = 0; start < values.length; start = end) {
    for (end = start + 1; end < values.length && at(end) === at(start); ) end++;
    // Ranks start + 1 … end have the mean (start + 1 + end) / 2.
    for (let i = start; i < end; i++) ranks[order[i] ?? 0] = start + 1 + end;
    groups.push(end - start);
  }
  return { ranks, groups };
}

/** Σ (t³ − t) over groups of equal values: what ties take from the variance of a rank statistic. */
export const tieTerm = (groups: readonly number[]): number =>
  groups.reduce((sum, size) => sum + size ** 3 - size, 0);
