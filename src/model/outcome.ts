import type { HangClass } from './detected.ts';

/**
 * How one process run ended. Only `ok` runs contribute values; every other kind is counted and shown, never averaged away.
 *
 * | kind            | when                                                                     |
 * |-----------------|--------------------------------------------------------------------------|
 * | `ok`            | exit code 0 (or one the scenario expects)                                |
 * | `failed`        | another exit code                                                        |
 * | `error`         | an operation of a worker that answered with an error                      |
 * | `unmet`         | a request that was not answered, or not as expected                       |
 * | `signalled`     | ended by a signal that the program did not send itself                   |
 * | `timeout`       | still running at its limit; the process group was killed                 |
 * | `hung`          | killed before its limit, because it would not have gone on (docs/hangs.md) |
 * | `out-of-memory` | killed by the kernel for memory, with the evidence                       |
 * | `unstartable`   | the command was not found or could not be executed                       |
 * | `broken`        | it exited 0, but what it reported is impossible or missing, or a detector reported a fault |
 * | `aborted`       | its load was ended while it ran, because a limit with `abortOnFail` was broken |
 * | `unmeasured`    | the load generator, not the workload, could not do what was planned       |
 * | `interrupted`   | the user or the runner stopped the run                                   |
 */
export type Outcome =
  | { readonly kind: 'ok' }
  | { readonly kind: 'failed'; readonly exitCode: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'unmet'; readonly reason: string }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'timeout'; readonly afterMs: number }
  | { readonly kind: 'hung'; readonly class: HangClass; readonly afterMs: number }
  | { readonly kind: 'out-of-memory'; readonly evidence: string }
  | { readonly kind: 'unstartable'; readonly reason: string }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'aborted'; readonly reason: string }
  | { readonly kind: 'unmeasured'; readonly reason: string }
  | { readonly kind: 'interrupted' };

export type OutcomeKind = Outcome['kind'];

/** An invocation that ended so says nothing of the workload, neither good nor bad. */
export const saysNothing = ({ kind }: Pick<Outcome, 'kind'>): boolean =>
  kind === 'interrupted' || kind === 'unmeasured';

/** Different failures of a scenario that are kept apart; further ones are counted together (`restOf`). */
export const MOST_DIFFERENT_FAILURES = 20;

export const OUTCOME_KINDS: readonly OutcomeKind[] = [
  'ok',
  'failed',
  'error',
  'unmet',
  'signalled',
  'timeout',
  'hung',
  'out-of-memory',
  'unstartable',
  'broken',
  'aborted',
  'unmeasured',
  'interrupted',
];

/** One sentence for people: `exited with code 3`, `timed out after 5 s`. */
export function describeOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'ok':
      return 'succeeded';
    case 'failed':
      return `exited with code ${outcome.exitCode}`;
    case 'error':
      return `answered with an error: ${outcome.error}`;
    case 'unmet':
      return `were not answered as expected: ${outcome.reason}`;
    case 'signalled':
      return `was ended by ${outcome.signal}`;
    case 'timeout':
      return `timed out after ${outcome.afterMs / 1000} s and was killed`;
    case 'hung':
      return `hung for ${Math.round(outcome.afterMs / 100) / 10} s (${outcome.class}) and was killed`;
    case 'out-of-memory':
      return `was killed for memory (${outcome.evidence})`;
    case 'unstartable':
      return `could not be started: ${outcome.reason}`;
    case 'broken':
      return `measured nothing usable: ${outcome.reason}`;
    case 'aborted':
      return `was stopped: ${outcome.reason}`;
    case 'unmeasured':
      return `could not be measured: ${outcome.reason}`;
    case 'interrupted':
      return 'was interrupted';
  }
}

/** One kind of failed requests on one line, with an example: `12 × status 503 (503 Busy: try later)`. */
export const describeUnmet = (reason: string, count: number, example: string): string =>
  `${count} × ${reason}${example === '' ? '' : ` (${example})`}`;
