/** Coefficients of Stirling's series for ln Γ: B₂ₖ / (2k(2k − 1)). Seven terms give 16 digits from 10 on. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** ln Γ(a) − [(a − ½) ln a − a + ½ ln 2π] for a > 0: what Stirling's formula leaves out. Raised to 10 by the recurrence of Γ. */
function stirlingRemainder(a: number): number {
  let rest = 0;
  let x = a;
  for (; x < 10; x++) rest += (x + 0.5) * Math.log1p(1 / x) - 1;
  const inverse = 1 / (x * x);
  return rest + STIRLING.reduceRight((sum, coefficient) => sum * inverse + coefficient, 0) / x;
}

/** ln(1 + u) − u without cancellation for small u, from ln(1 + u) = 2 artanh(u / (2 + u)). */
function log1pMinus(u: number): number {
  if (Math.abs(u) > 0.3) return Math.log1p(u) - u;
  const r = u / (2 + u);
  let sum = 0;
  for (let power = 15; power >= 1; power--) sum = (sum + 1 / (2 * power + 1)) * r * r;
  return r * (2 * sum - u);
}

/**
 * x^a (1 − x)^b / B(a, b). Written with the deviations from the mean a / (a + b), as in Loader's saddle-point expansion (2000),
 * so that nothing cancels when a and b are large.
 */
function betaWeight(x: number, a: number, b: number): number {
  const deviation = x * b - (1 - x) * a;
  const remainder = stirlingRemainder(a + b) - stirlingRemainder(a) - stirlingRemainder(b);
  const exponent = a * log1pMinus(deviation / a) + b * log1pMinus(-deviation / b) + remainder;
  return Math.sqrt((a / (2 * Math.PI)) * (b / (a + b))) * Math.exp(exponent);
}

/** Guards Lentz's method against division by zero. */
const TINY = 1e-300;
const notZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** Continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8) by the modified Lentz method. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let product = d;
  const advance = (coefficient: number): number => {
    d = 1 / notZero(1 + coefficient * d);
    c = notZero(1 + coefficient / c);
    product *= c * d;
    return c * d;
  };
  // About √max(a, b) rounds are needed; the bound is only ever met by arguments beyond 10¹².
  for (let m = 1; m < 1e6; m++) {
    advance((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    const change = advance((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(change - 1) < 2 * Number.EPSILON) return product;
  }
  throw new RangeError(
    `Cannot compute an incomplete beta function: it did not converge at x=${x}, a=${a}, b=${b}`,
  );
}

function assertShape(a: number, b: number): void {
  if (!(a > 0 && b > 0 && Number.isFinite(a) && Number.isFinite(b)))
    throw new RangeError(
      `Cannot compute a beta distribution: a is ${a} and b is ${b}, both must be positive and finite`,
    );
}

/** Regularised incomplete beta function I_x(a, b) = P(Beta(a, b) ≤ x), for 0 ≤ x ≤ 1; relative error about 1e-13. */
export function betaCdf(x: number, a: number, b: number): number {
  assertShape(a, b);
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - (betaWeight(x, a, b) * betaFraction(1 - x, b, a)) / b;
  return (betaWeight(x, a, b) * betaFraction(x, a, b)) / a;
}

/** P(Bin(n, p) ≤ k), for 0 ≤ k; 1 from k = n on. */
export const binomialCdf = (k: number, n: number, p: number): number =>
  k < 0 ? 0 : k >= n ? 1 : betaCdf(1 - p, n - k, k + 1);

/** x with I_x(a, b) = p, for 0 ≤ p ≤ 1. Small results keep their relative accuracy, those near 1 the absolute one. */
export function betaQuantile(p: number, a: number, b: number): number {
  assertShape(a, b);
  if (!(p >= 0 && p <= 1))
    throw new RangeError(`Cannot compute a beta quantile: p is ${p}, it must lie in 0..1`);
  if (p === 0 || p === 1) return p;
  return p > betaCdf(0.5, a, b) ? 1 - lowerQuantile(1 - p, b, a) : lowerQuantile(p, a, b);
}

/**
 * Newton's method for ln I against ln x, which is nearly a straight line where x is small, kept inside a shrinking bracket.
 * Only for quantiles up to ½, so that no digits are lost in 1 − x.
 */
function lowerQuantile(p: number, a: number, b: number): number {
  let [low, high] = [-745 - 745 / a, Math.log(0.5)];
  // Below the median of the distribution I ≈ x^a / (a B(a, b)); the weight at ½ gives B.
  const logWeight = Math.log(betaWeight(0.5, a, b)) + (a + b) * Math.LN2;
  let t = Math.min(high, (Math.log(p) + Math.log(a) - logWeight) / a);
  for (let step = 0; step < 200; step++) {
    if (!(t > low && t <= high)) t = (low + high) / 2;
    const x = Math.exp(t);
    const value = betaCdf(x, a, b);
    if (value < p) low = t;
    else high = t;
    const move = ((Math.log(p) - Math.log(value)) * value * (1 - x)) / betaWeight(x, a, b);
    t += move;
    if (Math.abs(move) < 1e-15 * Math.max(1, Math.abs(t))) break;
  }
  return Math.exp(Math.min(t, Math.log(0.5)));
}
