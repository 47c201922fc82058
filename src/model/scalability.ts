import type { Interval } from './comparison.ts';
import type { PlannedScenario } from './plan.ts';

/** Serial share of the Universal Scalability Law, and what each pair of users costs. */
export const CONTENTION = 'scalability.contention';
export const COHERENCY = 'scalability.coherency';
/** What a ladder of users measures as a whole: no rung has a value of it. */
export const LADDER_METRICS: ReadonlySet<string> = new Set([CONTENTION, COHERENCY]);

/** Rungs that a ladder must have, one of them a single user, before the law can be told from it: three parameters, and as many again. */
export const LEAST_RUNGS = 6;

/** One rung of a ladder: a scenario of its own. */
export interface LadderRung {
  readonly scenario: string;
  readonly users: number;
  /** Operations a second, one value an invocation, and their median; null without any. */
  readonly throughput: readonly number[];
  readonly median: number | null;
}

/** A value and its interval; an end is null where the data do not bound it. */
export interface Estimated {
  readonly value: number;
  readonly interval: Interval;
}

/** throughput(n) = rate · n / (1 + contention (n − 1) + coherency n (n − 1)), or why it cannot be told. */
export type ScalabilityLaw =
  | {
      readonly kind: 'fitted';
      /** Of one user, operations a second. */
      readonly rate: Estimated;
      readonly contention: Estimated;
      readonly coherency: Estimated;
      readonly peak: LadderPeak;
      /** What contention alone would allow however many users there are (Amdahl), operations a second; null without contention. */
      readonly roof: number | null;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** The number of users with the largest throughput: told only where the ladder passed it. */
export type LadderPeak =
  | { readonly kind: 'measured'; readonly users: Estimated; readonly throughput: Estimated }
  /** It lies at `atLeast` users or above, as far as these invocations can tell; null where they bound nothing. */
  | { readonly kind: 'unmeasured'; readonly largest: number; readonly atLeast: number | null };

/** Head less base, so that above 0 is worse; `reference` are the values of the base. */
export type ScalabilityChange =
  | { readonly kind: 'none'; readonly code: 'disabled' | 'no-reference' | 'refused'; readonly reason: string }
  | {
      /** Both sides on one machine in turn, or earlier runs of the same machine class. */
      readonly kind: 'paired' | 'stored';
      readonly contention: Difference;
      readonly coherency: Difference;
    };

export interface Difference extends Estimated {
  readonly reference: number;
  /** The difference that matters. */
  readonly margin: number;
}

/** Scenarios of `planned` that are rungs of one ladder, by its name, in the order of the plan. */
export function laddersOf(
  planned: readonly PlannedScenario[],
): ReadonlyMap<string, readonly PlannedScenario[]> {
  const byName = new Map<string, PlannedScenario[]>();
  for (const scenario of planned) {
    if (scenario.load.model !== 'closed' || scenario.levels !== undefined || scenario.repeat !== undefined)
      continue;
    byName.set(scenario.name, [...(byName.get(scenario.name) ?? []), scenario]);
  }
  return new Map(
    [...byName].filter(([name, rungs]) => rungs.length > 1 && rungs.every(({ id }) => id !== name)),
  );
}
