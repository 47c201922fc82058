import { hodgesLehmann } from '../../src/stats/walsh.ts';

/** How many times as much one of two has, measured in pairs. */
export interface Ratio {
  readonly estimate: number;
  /** 95 % interval; null where there are too few pairs (fewer than six). */
  readonly low: number | null;
  readonly high: number | null;
}

/** Hodges–Lehmann estimate of the logarithms of the ratios, with its exact interval. All values are positive. */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): Ratio {
  if (ours.length !== theirs.length || ours.length === 0)
    throw new RangeError(
      `Cannot pair ${ours.length} values with ${theirs.length}: as many of both are needed`,
    );
  const logs = ours.map((value, i) => Math.log(value / (theirs[i] ?? Number.NaN)));
  const { estimate, low, high } = hodgesLehmann(logs, 0.025);
  const back = (log: number | null): number | null => (log === null ? null : Math.exp(log));
  return { estimate: Math.exp(estimate), low: back(low), high: back(high) };
}

/** `1.23 (1.20 to 1.26)` */
export const written = ({ estimate, low, high }: Ratio): string =>
  low === null || high === null
    ? `${estimate.toFixed(2)} (too few rounds for an interval)`
    : `${estimate.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
