import type { Caveat } from '../../model/caveat.ts';

/** Fewer counts of one side say nothing about how they vary. */
const ENOUGH = 5;
/** The change that matters by default (`METRIC_MARGINS`): a count that moves by more by itself cannot show it. */
const TOLERATED = 0.01;

/** A doubt about a command whose counts on one side, at least five, lie further apart than 1 % of their median; null without one. */
export function unsteadyCount(scenario: string, counts: readonly number[]): Caveat | null {
  if (counts.length < ENOUGH) return null;
  const sorted = Float64Array.from(counts).sort();
  const [least = 0, middle = 0, most = 0] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
  const spread = (most - least) / Math.max(1, middle);
  if (spread <= TOLERATED) return null;
  return {
    code: 'unsteady-count',
    text: `The same command executed between ${thousands(least)} and ${thousands(most)} instructions, ${(100 * spread).toFixed(1)} % apart: it is not deterministic`,
    advice:
      'Fix what varies: hash seeds (PYTHONHASHSEED=0), the number of threads, waiting in loops, the clock, random input (docs/instructions.md); or measure time',
    scenario,
  };
}

const thousands = (count: number): string => count.toLocaleString('en');
