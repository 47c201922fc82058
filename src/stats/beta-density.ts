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

/** ln r − (r − 1), with `less` = r − 1 given apart so that nothing cancels near 1; there ln r = 2 artanh(less / (1 + r)). */
function logMinus(r: number, less: number): number {
  if (Math.abs(less) > 0.3) return Math.log(r) - less;
  const half = less / (2 + less);
  let sum = 0;
  for (let power = 15; power >= 1; power--) sum = (sum + 1 / (2 * power + 1)) * half * half;
  return half * (2 * sum - less);
}

/** A beta distribution with the part of its density that does not depend on x, since that part is the slow one. */
export interface Shape {
  readonly a: number;
  readonly b: number;
  readonly constant: number;
}

/** Beta(a, b); RangeError unless both are positive and finite. */
export function shapeOf(a: number, b: number): Shape {
  if (!(a > 0 && b > 0 && Number.isFinite(a) && Number.isFinite(b)))
    throw new RangeError(
      `Cannot compute a beta distribution: a is ${a} and b is ${b}, both must be positive and finite`,
    );
  const remainder = stirlingRemainder(a + b) - stirlingRemainder(a) - stirlingRemainder(b);
  return { a, b, constant: Math.sqrt((a / (2 * Math.PI)) * (b / (a + b))) * Math.exp(remainder) };
}

/** The distribution of 1 − x. */
export const mirrored = ({ a, b, constant }: Shape): Shape => ({ a: b, b: a, constant });

/**
 * x^a y^b / B(a, b) with y = 1 − x. Written with the deviations from the mean a / (a + b), as in Loader's saddle-point expansion (2000),
 * so that nothing cancels when a and b are large.
 */
export function betaWeight(x: number, y: number, { a, b, constant }: Shape): number {
  const deviation = x * b - y * a;
  const left = a * logMinus((x * (a + b)) / a, deviation / a);
  const right = b * logMinus((y * (a + b)) / b, -deviation / b);
  return constant * Math.exp(left + right);
}
