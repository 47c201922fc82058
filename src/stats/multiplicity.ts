function assertProbabilities(p: readonly number[]): void {
  const bad = p.findIndex(value => !(value >= 0 && value <= 1));
  if (bad >= 0)
    throw new RangeError(`Cannot adjust p-values: value ${bad} is ${p[bad]}, it must lie in 0..1`);
}

/** Indices of `p` by ascending value. */
const ascending = (p: readonly number[]): number[] =>
  p.map((_, i) => i).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));

/**
 * Holm's step-down adjusted p-values, in the order given: rejecting what is ≤ alpha keeps the chance of any false rejection at alpha,
 * whatever the dependence. The family is exactly what is passed. Source: Holm 1979.
 */
export function holm(p: readonly number[]): number[] {
  assertProbabilities(p);
  const adjusted = new Array<number>(p.length).fill(1);
  let largest = 0;
  ascending(p).forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (p.length - rank) * (p[index] ?? 1)));
    adjusted[index] = largest;
  });
  return adjusted;
}

/** Benjamini–Hochberg adjusted p-values, in the order given: controls the expected share of false discoveries. Source: 1995. */
export function benjaminiHochberg(p: readonly number[]): number[] {
  assertProbabilities(p);
  const adjusted = new Array<number>(p.length).fill(1);
  let least = 1;
  ascending(p)
    .reverse()
    .forEach((index, fromTop) => {
      least = Math.min(least, ((p[index] ?? 1) * p.length) / (p.length - fromTop));
      adjusted[index] = least;
    });
  return adjusted;
}
