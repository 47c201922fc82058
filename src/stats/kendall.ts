import { assertSample } from './sample.ts';

/**
 * Kendall's tau-b, a rank correlation in −1..1 that corrects for ties on either side; null when one side has a single value, where it
 * is not defined. O(n²). Source: Kendall 1945.
 */
export function kendallTau(x: readonly number[], y: readonly number[]): number | null {
  assertSample(x, 2, "Kendall's tau");
  assertSample(y, x.length, "Kendall's tau");
  let [balance, untiedX, untiedY] = [0, 0, 0];
  for (let i = 0; i < x.length; i++)
    for (let j = i + 1; j < x.length; j++) {
      const dx = Math.sign((x[j] ?? 0) - (x[i] ?? 0));
      const dy = Math.sign((y[j] ?? 0) - (y[i] ?? 0));
      balance += dx * dy;
      untiedX += Math.abs(dx);
      untiedY += Math.abs(dy);
    }
  return untiedX === 0 || untiedY === 0 ? null : balance / Math.sqrt(untiedX * untiedY);
}
