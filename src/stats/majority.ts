/** Least number of `machines` that are more than half of them. */
export const majorityOf = (machines: number): number => Math.floor(machines / 2) + 1;

/**
 * What each of `machines` may spend of `alpha`, so that "a majority found it" is wrong at most `alpha` of the time. Such a claim is wrong where
 * fewer than a majority are truly worse; then at least machines − majority + 1 are not, and one of those has to err. This is the
 * partial-conjunction test with Bonferroni's combination, which holds for machines that depend on one another too (Benjamini &
 * Heller, Biometrics 64, 2008, doi:10.1111/j.1541-0420.2007.00984.x).
 */
export const alphaOfOne = (alpha: number, machines: number): number =>
  alpha / (machines - majorityOf(machines) + 1);
