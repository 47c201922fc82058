import { binomialCdf } from '../../src/stats/beta.ts';

/** How often the flaky twins fail, and how often one gate runs them: the fewest runs that rule out that rate where none fails. */
export const FLAKE = { rate: 0.05, runs: 59 } as const;

/** Chance that one gate sees a flaky twin fail, 95.2 %. */
export const SIGHT = 1 - (1 - FLAKE.rate) ** FLAKE.runs;

/** What happens less often than this is no chance. */
const NEVER = 1e-6;

/** The fewest and the most of `trials` that chance can bring about where each succeeds with probability `rate`. */
export function plausibleCounts(
  trials: number,
  rate: number,
): { readonly least: number; readonly most: number } {
  const counts = Array.from({ length: trials + 1 }, (_, count) => count);
  const least = counts.find(count => binomialCdf(count, trials, rate) > NEVER) ?? trials;
  const most = counts.find(count => 1 - binomialCdf(count, trials, rate) < NEVER) ?? trials;
  return { least, most };
}
