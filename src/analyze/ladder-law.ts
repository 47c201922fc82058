import type { Interval } from '../model/analysis.ts';
import type { Estimated, LadderPeak, ScalabilityLaw } from '../model/scalability.ts';
import type { Range } from '../stats/resampling.ts';
import { type Estimate, type Lack, type Peak, scalability } from '../stats/scalability.ts';
import type { Sized } from '../stats/scalability-law.ts';

/** What was measured of one ladder on one side. */
export interface Measured {
  readonly points: readonly Sized[];
  /** Machines that measured its rungs. */
  readonly machines: number;
  /** Of the resamples. */
  readonly seed: number;
}

/** The Universal Scalability Law of a ladder with intervals at `level`, or why it cannot be told. */
export function ladderLaw({ points, machines, seed }: Measured, level: number): ScalabilityLaw {
  const refusal = refusalOf({ points, machines });
  if (refusal !== null) return { kind: 'refused', reason: refusal };
  const answer = scalability(points, { seed, level });
  if (answer.kind === 'none') return { kind: 'refused', reason: answer.lacks.map(describeLack).join('; ') };
  const { gamma, alpha, beta, peak } = answer;
  return {
    kind: 'fitted',
    rate: estimated(gamma, level),
    contention: estimated(alpha, level),
    coherency: estimated(beta, level),
    peak: peakOf(peak, level),
    roof: alpha.value > 0 ? gamma.value / alpha.value : null,
  };
}

/** What the law itself cannot be asked: rungs of several machines do not make one curve, and nothing done has no logarithm. */
export function refusalOf({ points, machines }: Pick<Measured, 'points' | 'machines'>): string | null {
  if (machines > 1) return `its rungs were measured on ${machines} machines, which do not make one curve`;
  const idle = points.find(({ rate }) => !(rate > 0));
  return idle === undefined ? null : `nothing was done in an invocation with ${usersOf(idle.size)}`;
}

/** What is missing, and what would be enough. */
export function describeLack(lack: Lack): string {
  switch (lack.what) {
    case 'sizes':
      return `${lack.found} different numbers of users were measured, and ${lack.needed} are needed`;
    case 'one':
      return 'a single user was not measured, and all else is held against it';
    case 'repeats':
      return `${lack.found} invocations with ${usersOf(lack.size)} gave a throughput, and ${lack.needed} are needed`;
  }
}

const usersOf = (users: number): string => (users === 1 ? '1 user' : `${users} users`);

const peakOf = (peak: Peak, level: number): LadderPeak =>
  peak.kind === 'measured'
    ? { kind: 'measured', users: estimated(peak.size, level), throughput: estimated(peak.rate, level) }
    : { kind: 'unmeasured', largest: peak.largest, atLeast: finite(peak.atLeast) };

/** Without its infinite ends, which no file holds. */
export const estimated = ({ value, range }: Estimate, level: number): Estimated => ({
  value,
  interval: intervalOf(range, level),
});

const intervalOf = ({ low, high }: Range, level: number): Interval => ({
  low: finite(low),
  high: finite(high),
  level,
});

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
