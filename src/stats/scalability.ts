import { createRandom, type Random } from './random.ts';
import { redrawn, type Spread, spreadOf } from './repeats.ts';
import { LEVEL, percentileRange, type Range, type Resampling, ROUNDS } from './resampling.ts';
import { assertSample } from './sample.ts';
import { fitLaw, type Law, peakRate, peakSize, type Sized } from './scalability-law.ts';

/** What the measurements say of the law, or what they lack to say anything. */
export type ScalabilityAnswer = Scalability | Unscaled;

export interface Scalability {
  readonly kind: 'law';
  readonly gamma: Estimate;
  readonly alpha: Estimate;
  readonly beta: Estimate;
  readonly peak: Peak;
}

export interface Estimate {
  readonly value: number;
  readonly range: Range;
}

/** The size with the largest rate, given only where it was passed; beyond the measured sizes the law is a guess. */
export type Peak =
  | { readonly kind: 'measured'; readonly size: Estimate; readonly rate: Estimate }
  /** The rates still rise, or fall too little, at the largest size; the peak lies at `atLeast` or above, as far as these repeats can tell. */
  | { readonly kind: 'unmeasured'; readonly largest: number; readonly atLeast: number };

export interface Unscaled {
  readonly kind: 'none';
  readonly lacks: readonly Lack[];
}

export type Lack =
  | { readonly what: 'sizes'; readonly found: number; readonly needed: number }
  /** No measurement of a single unit. */
  | { readonly what: 'one' }
  | { readonly what: 'repeats'; readonly size: number; readonly found: number; readonly needed: number };

/** Three parameters take three sizes to be solved for, and as many again to be believed. */
export const LEAST_SIZES = 6;
export const LEAST_REPEATS = 3;
/** How far beyond the peak the largest size must lie for the fall to be seen. */
export const BEYOND_PEAK = 1.3;

/** How two sides differ, second − first: above 0, the second scales worse. */
export interface ScalabilityChange {
  readonly kind: 'change';
  readonly alpha: Estimate;
  readonly beta: Estimate;
}

/**
 * The Universal Scalability Law of repeated measurements, with intervals over the repeats. At least six sizes, one of them 1, with three repeats each;
 * else what is missing. RangeError for sizes below 1 and rates that are not positive.
 */
export function scalability(points: readonly Sized[], resampling: Resampling): ScalabilityAnswer {
  const side = measured(points);
  if (side.kind === 'none') return side;
  const draws = drawsOf(side, createRandom(resampling.seed), resampling.rounds);
  const estimate = (of: (law: Law) => number): Estimate => ({
    value: of(side.law),
    range: percentileRange(draws.map(of), resampling.level ?? LEVEL, side.spread.df),
  });
  return {
    kind: 'law',
    gamma: estimate(law => law.gamma),
    alpha: estimate(law => law.alpha),
    beta: estimate(law => law.beta),
    peak: peakOf(estimate, Math.max(...points.map(({ size }) => size))),
  };
}

/** Measured where the largest size is `BEYOND_PEAK` times the estimate, and not below the upper end of its interval. */
function peakOf(estimate: (of: (law: Law) => number) => Estimate, largest: number): Peak {
  const size = estimate(peakSize);
  return largest >= BEYOND_PEAK * size.value && largest >= size.range.high
    ? { kind: 'measured', size, rate: estimate(peakRate) }
    : { kind: 'unmeasured', largest, atLeast: size.range.low };
}

/** How alpha and beta of `head` differ from those of `base`, with intervals; what either side lacks, where one lacks something. */
export function scalabilityChange(
  base: readonly Sized[],
  head: readonly Sized[],
  { seed, rounds = ROUNDS, level = LEVEL }: Resampling,
): ScalabilityChange | Unscaled {
  const [first, second] = [measured(base), measured(head)];
  if (first.kind === 'none' || second.kind === 'none')
    return { kind: 'none', lacks: [first, second].flatMap(side => (side.kind === 'none' ? side.lacks : [])) };
  const random = createRandom(seed);
  const [before, after] = [drawsOf(first, random, rounds), drawsOf(second, random, rounds)];
  const difference = (of: (law: Law) => number): Estimate => {
    const draws = after.map((law, i) => of(law) - of(before[i] ?? law));
    return {
      value: of(second.law) - of(first.law),
      range: percentileRange(draws, level, first.spread.df + second.spread.df),
    };
  };
  return { kind: 'change', alpha: difference(law => law.alpha), beta: difference(law => law.beta) };
}

/** The law that fits one side, and what its repeats say of the spread. */
interface Measured {
  readonly kind: 'measured';
  readonly law: Law;
  readonly spread: Spread;
}

function measured(points: readonly Sized[]): Measured | Unscaled {
  assertSized(points);
  const bySize = new Map<number, number[]>();
  for (const { size, rate } of points) bySize.set(size, [...(bySize.get(size) ?? []), Math.log(rate)]);
  const lacks = lacksOf(bySize);
  if (lacks.length > 0) return { kind: 'none', lacks };
  return { kind: 'measured', law: fitLaw(points), spread: spreadOf(bySize) };
}

/** Laws of resampled repeats. */
const drawsOf = ({ spread }: Measured, random: Random, rounds = ROUNDS): Law[] =>
  Array.from({ length: rounds }, () => fitLaw(redrawn(spread, random)));

function assertSized(points: readonly Sized[]): void {
  assertSample(
    points.flatMap(({ size, rate }) => [size, rate]),
    0,
    'a scalability law',
  );
  const bad = points.find(({ size, rate }) => size < 1 || rate <= 0);
  if (bad !== undefined)
    throw new RangeError(
      `Cannot compute a scalability law: size ${bad.size} with rate ${bad.rate}; sizes must be 1 or more, rates positive`,
    );
}

function lacksOf(bySize: ReadonlyMap<number, readonly number[]>): Lack[] {
  const lacks: Lack[] = [];
  if (bySize.size < LEAST_SIZES) lacks.push({ what: 'sizes', found: bySize.size, needed: LEAST_SIZES });
  if (!bySize.has(1)) lacks.push({ what: 'one' });
  for (const [size, { length: found }] of bySize)
    if (found < LEAST_REPEATS) lacks.push({ what: 'repeats', size, found, needed: LEAST_REPEATS });
  return lacks;
}
