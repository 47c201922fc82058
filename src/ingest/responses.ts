import type { Collector } from './collector.ts';
import type { ReadingCollector } from './reading-collector.ts';
import { ERRORS } from './vocabulary.ts';

/** How the requests of one target ended. */
export interface Responses {
  /** The target, as problems name it. */
  readonly name: string;
  /** What is counted, where that is not requests. */
  readonly what?: 'request' | 'session';
  readonly total: number;
  readonly failed: number;
  /** How many failed why: by status code or by the tool's own words. */
  readonly causes: Iterable<readonly [cause: string, count: number]>;
}

/**
 * Says what the responses mean for the measurement. Without a request, or where all failed, nothing was measured: how quickly a server
 * refuses is not how quickly it works. Returns whether the times are those of a working target.
 */
export function readResponses(
  responses: Responses,
  reading: ReadingCollector,
  collector: Collector,
): boolean {
  const { name, total, failed, what = 'request' } = responses;
  if (total === 0) collector.broken(() => `${name} had no ${what}: no work was done`);
  else if (failed >= total)
    collector.broken(() => `All ${total} ${what}s of ${name} failed${why(responses)}`);
  else if (failed > 0)
    collector.problem(() => `${failed} of ${total} ${what}s of ${name} failed${why(responses)}`);
  if (total === 0 || failed >= total) return false;
  reading.sample(ERRORS, failed / total);
  return true;
}

/** Causes that are named; the rest is counted in the sentence before. */
const CAUSES = 5;

function why({ causes }: Responses): string {
  const told = [...causes].filter(([, count]) => count > 0).slice(0, CAUSES);
  return told.length === 0 ? '' : `: ${told.map(([cause, count]) => `${cause} × ${count}`).join(', ')}`;
}

/** Status codes of HTTP that are no success. */
export const isFailure = (status: number): boolean => status < 200 || status >= 400;
