import type { LiveReading, Pace, WatchReport, WatchTarget } from './monitor.ts';

/** Asks for a watch. `id` names it within one thread. */
export interface WatchRequest {
  readonly kind: 'watch';
  readonly id: number;
  readonly target: WatchTarget;
  /** `process.hrtime.bigint()` of the caller: the clock is the same in all threads. */
  readonly startNs: bigint;
  readonly intervalMs: number;
  readonly pace: Pace;
  /** Whether each reading is told as soon as it is there. */
  readonly live: boolean;
}

/** What the main thread asks of the sampler. */
export type SamplerRequest = WatchRequest | { readonly kind: 'stop'; readonly id: number };

/** What the sampler says: once that it listens, each reading of a watch that is shown, and then a report for each stop. */
export type SamplerReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reading'; readonly id: number; readonly reading: LiveReading }
  | { readonly kind: 'report'; readonly id: number; readonly report: WatchReport };
