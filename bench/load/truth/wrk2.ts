import { responseAt, type Stall } from './stall.ts';

/** A run of wrk2: `rate` requests a second in all, spread over connections that have one request under way each. */
export interface Wrk2Run {
  readonly rate: number;
  readonly connections: number;
  readonly durationMs: number;
}

/** A request on the clock of the run, whose first request is due at 0; ms. */
export interface Wrk2Request {
  readonly dueMs: number;
  readonly latencyMs: number;
}

/**
 * The latencies that wrk2 would record against the server, by its own rules: the n-th request of a connection is due at n divided by
 * the connection's share of the rate, its latency counts from there to its answer, and a connection that is behind sends its next
 * request when the last is answered, but no faster than twice its share until it has caught up
 * (giltene/wrk2, src/wrk.c, usec_to_next_send and response_complete).
 *
 * With a connection for every request that falls due in a stall nobody is ever behind, and the correction gives the response time.
 * With fewer the latencies are those of its own queue too: a request due φ into a stall of S leaves at S + φ / 2 at the earliest.
 */
export function wrk2Requests(stall: Stall, { rate, connections, durationMs }: Wrk2Run): Wrk2Request[] {
  const gapMs = (connections / rate) * 1000;
  const requests: Wrk2Request[] = [];
  for (let connection = 0; connection < connections; connection++)
    requests.push(...oneConnection(stall, (connection / rate) * 1000, gapMs, durationMs));
  return requests;
}

function oneConnection(stall: Stall, startMs: number, gapMs: number, durationMs: number): Wrk2Request[] {
  const requests: Wrk2Request[] = [];
  let freeMs = startMs;
  let behind: { readonly sinceMs: number; readonly request: number } | null = null;
  for (let request = 0; startMs + request * gapMs < durationMs; request++) {
    const dueMs = startMs + request * gapMs;
    if (dueMs >= freeMs) behind = null;
    else behind ??= { sinceMs: freeMs, request };
    const sentMs =
      behind === null ? dueMs : Math.max(freeMs, behind.sinceMs + ((request - behind.request) * gapMs) / 2);
    freeMs = sentMs + responseAt(stall, sentMs);
    requests.push({ dueMs, latencyMs: freeMs - dueMs });
  }
  return requests;
}
