import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiFault, apiFault, type Subject } from './api-fault.ts';

/** How patient to be with passing faults. */
export interface Pace {
  readonly attempts: number;
  /** Wait before the second attempt; doubles each time. The server's own wish comes first. */
  readonly waitMs: number;
  /** A server that asks for more is not waited for. */
  readonly longestWaitMs: number;
}

/** At most 1 + 2 s of waiting of our own, for a comment that is worth a moment and not more. */
export const DEFAULT_PACE: Pace = { attempts: 3, waitMs: 1_000, longestWaitMs: 20_000 };

export type Tried<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'fault'; readonly fault: ApiFault };

/** Repeats `work` as a whole while its fault is a passing one. `work` must find out itself what an earlier attempt achieved. */
export async function retry<T>(pace: Pace, work: () => Promise<T>, subject?: Subject): Promise<Tried<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return { kind: 'done', value: await work() };
    } catch (error) {
      const fault = apiFault(error, subject);
      const waitMs = fault.retryAfterMs ?? pace.waitMs * 2 ** (attempt - 1);
      if (!fault.passing || attempt >= pace.attempts || waitMs > pace.longestWaitMs)
        return { kind: 'fault', fault };
      await sleep(waitMs);
    }
  }
}
