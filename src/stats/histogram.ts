/**
 * Counts of non-negative values in log-linear bins: every octave has `STEPS` bins of equal width, so a value is known to within
 * 1 / STEPS of itself (0.8 %) and the middle of its bin to half of that. Sparse: only bins that hold something, ascending. Bounded:
 * what a double can count exactly fits into `MOST_BINS` bins. Two histograms are added bin by bin, and nothing is lost by it;
 * quantiles of parts are never averaged, because the mean of two quantiles is the quantile of nothing.
 */
export interface Histogram {
  /** Bin numbers, ascending. Bin 0 holds what is below 1. */
  readonly bins: readonly number[];
  /** Values in each, above zero. */
  readonly counts: readonly number[];
}

/** Bins of one octave. */
export const STEPS = 128;
/** Octaves up to the largest safe integer, and the bin of what is below 1. */
export const MOST_BINS = 53 * STEPS + 1;

export const EMPTY_HISTOGRAM: Histogram = { bins: [], counts: [] };

/** The bin of `value`; what is beyond the last counts there. */
export function binOf(value: number): number {
  if (!(value >= 1)) return 0;
  // The logarithm of a value just below a power of two may round up to it.
  const rounded = Math.floor(Math.log2(value));
  const octave = 2 ** rounded > value ? rounded - 1 : rounded;
  const step = Math.floor((value / 2 ** octave - 1) * STEPS);
  return Math.min(1 + octave * STEPS + step, MOST_BINS - 1);
}

/** Lowest value of a bin, and the lowest of the next. */
export function boundsOf(bin: number): { readonly low: number; readonly high: number } {
  if (bin === 0) return { low: 0, high: 1 };
  const [octave, step] = [Math.floor((bin - 1) / STEPS), (bin - 1) % STEPS];
  const unit = 2 ** octave;
  return { low: unit * (1 + step / STEPS), high: unit * (1 + (step + 1) / STEPS) };
}

export function histogramOf(values: Iterable<number>): Histogram {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(binOf(value), (counts.get(binOf(value)) ?? 0) + 1);
  return sparse(counts);
}

/** Bin by bin. Associative and commutative; the empty one changes nothing. */
export function addHistograms(histograms: readonly Histogram[]): Histogram {
  const sums = new Map<number, number>();
  for (const { bins, counts } of histograms) {
    for (const [i, bin] of bins.entries()) sums.set(bin, (sums.get(bin) ?? 0) + (counts[i] ?? 0));
  }
  return sparse(sums);
}

function sparse(counts: ReadonlyMap<number, number>): Histogram {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return { bins: sorted.map(([bin]) => bin), counts: sorted.map(([, count]) => count) };
}

export const countIn = ({ counts }: Histogram): number => counts.reduce((sum, count) => sum + count, 0);

/** Values in bins that lie wholly above `value`. */
export const countAbove = ({ bins, counts }: Histogram, value: number): number =>
  bins.reduce((sum, bin, i) => (boundsOf(bin).low >= value ? sum + (counts[i] ?? 0) : sum), 0);

/**
 * The value that `quantile` (0..1) of all do not exceed, as the middle of its bin: the nearest rank, within 0.4 % of the value itself
 * (0.5 below 1). Null of an empty histogram.
 */
export function quantileIn(histogram: Histogram, quantile: number): number | null {
  const rank = Math.max(1, Math.ceil(quantile * countIn(histogram)));
  let seen = 0;
  for (const [i, bin] of histogram.bins.entries()) {
    seen += histogram.counts[i] ?? 0;
    if (seen >= rank) return middleOf(bin);
  }
  return null;
}

/**
 * The same, as the values of a bin lie in it if they are spread evenly: between two bins the answer moves without a step, so that two
 * histograms seldom have the same. Never farther from the value itself than its bin is wide.
 */
export function smoothQuantileIn(histogram: Histogram, quantile: number): number | null {
  const rank = quantile * countIn(histogram);
  let seen = 0;
  for (const [i, bin] of histogram.bins.entries()) {
    const count = histogram.counts[i] ?? 0;
    if (seen + count >= rank) {
      const { low, high } = boundsOf(bin);
      return low + ((high - low) * Math.max(0, rank - seen)) / count;
    }
    seen += count;
  }
  return null;
}

function middleOf(bin: number): number {
  const { low, high } = boundsOf(bin);
  return (low + high) / 2;
}
