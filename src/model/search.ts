/** Metric that is the answer of a search. */
export const SUSTAINABLE = 'load.sustainable';

/** What the search for the largest sustainable rate of one invocation came to. Rates are operations a second. */
export interface LoadSearch {
  /** In the order in which they were made. */
  readonly probes: readonly Probe[];
  /**
   * Largest rate that held every criterion for the longer time of a confirmation, or, where the generator could not give it that time, in the
   * search; null when none did (`whyUnanswered`).
   */
  readonly sustainable: number | null;
  /** Smallest rate that did not hold; null when none was met: the answer is then a lower bound. */
  readonly beyond: number | null;
  /** What did not hold there; null when none was met. */
  readonly limiting: string | null;
  /** A rate that held before no longer did right after an overload: the service does not recover by itself (Bronson et al., HotOS 2021). */
  readonly metastable: boolean;
  /** Why it ended before it had an answer of the wanted resolution; null when it has one, or every rate that was tried failed. */
  readonly cut: string | null;
}

/** One rate, held for some time. */
export interface Probe {
  readonly rate: number;
  readonly purpose: 'search' | 'confirm' | 'recovery';
  readonly holdMs: number;
  readonly verdict: ProbeVerdict;
  /** Operations that ended well a second, and response times in nanoseconds, over the time of the hold that counts. */
  readonly throughput: number | null;
  readonly p50: number | null;
  readonly p99: number | null;
}

/** `unclear`: the interval of the criterion holds its limit; `void`: the load generator was at fault. */
export type ProbeVerdict =
  | { readonly kind: 'holds' }
  | { readonly kind: 'fails'; readonly criterion: string }
  | { readonly kind: 'unclear'; readonly criterion: string; readonly leans: 'holds' | 'fails' }
  | { readonly kind: 'void'; readonly reason: string }
  | { readonly kind: 'broken'; readonly reason: string };

/** Whether a search without an answer was ended by the load generator: it says nothing of the workload then. */
export const isGeneratorsFault = ({ probes }: LoadSearch): boolean => probes.at(-1)?.verdict.kind === 'void';

/** Whether every rate that was tried failed, for the longer time at least: neither the generator nor whatever did the operations ended it. */
export const heldNothing = ({ sustainable, probes }: LoadSearch): boolean =>
  sustainable === null && ['fails', 'holds', 'unclear'].includes(probes.at(-1)?.verdict.kind ?? '');

/** Why a search has no answer, in words. */
export function whyUnanswered({ probes, cut, limiting }: LoadSearch): string {
  if (cut !== null) return cut;
  const [first = '', last = ''] = [probes[0], probes.at(-1)].map(probe => perSecond(probe?.rate ?? 0));
  return `no rate holds, from ${first} down to ${last}${limiting === null ? '' : `: ${limiting}`}`;
}

/** `60/s`, `57.1/s`, `0.938/s`. */
export const perSecond = (rate: number): string => `${Number(rate.toPrecision(3))}/s`;
