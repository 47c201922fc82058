/** Where 1 − erf would lose digits, the continued fraction takes over. Both converge well at 2. */
const SERIES_LIMIT = 2;

/** erf by its series of positive terms (Abramowitz and Stegun 7.1.6), for 0 ≤ z ≤ 2. */
function erfSeries(z: number): number {
  let term = z;
  let sum = z;
  for (let n = 1; term > sum * Number.EPSILON; n++) {
    term *= (2 * z * z) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum;
}

/** Depth from which the fraction at z ≥ 2 has 16 digits, found by comparison with twice the depth. */
const FRACTION_DEPTH = 60;

/** erfc by its continued fraction (Abramowitz and Stegun 7.1.14), for z ≥ 2, relative accuracy kept to the last normal number. */
function erfcFraction(z: number): number {
  let tail = z;
  for (let k = FRACTION_DEPTH; k > 0; k--) tail = z + k / 2 / tail;
  return Math.exp(-z * z) / (tail * Math.sqrt(Math.PI));
}

/** P(Z ≤ z) of the standard normal distribution; relative error below 1e-13 in the lower tail. */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  if (x > SERIES_LIMIT) return z < 0 ? erfcFraction(x) / 2 : 1 - erfcFraction(x) / 2;
  return z < 0 ? (1 - erfSeries(x)) / 2 : (1 + erfSeries(x)) / 2;
}

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Abramowitz and Stegun 26.2.23, error below 4.5e-4, for the lower half. */
function roughQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  return (
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
  );
}

/** z with P(Z ≤ z) = p, for 0 < p < 1; ±Infinity at 0 and 1, RangeError outside. Halley steps from a rough start: 1e-14. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1))
    throw new RangeError(`Cannot compute a normal quantile: p is ${p}, it must lie in 0..1`);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  let z = roughQuantile(p);
  // Each step triples the correct digits: 4.5e-4, 1e-10, then full precision.
  for (let step = 0; step < 3; step++) {
    const error = (normalCdf(z) - p) / density(z);
    z -= error / (1 + (z * error) / 2);
  }
  return z;
}
