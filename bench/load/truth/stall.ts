import type { LoadSpan } from '../../../src/model/load.ts';

/**
 * The rule `stall` of servers/rules.c: an answer takes `serviceMs`, but in the middle of every period nothing leaves for `stallMs`, and
 * what arrives then is answered at its end. Periods begin with the first request.
 */
export interface Stall {
  readonly periodMs: number;
  readonly stallMs: number;
  readonly serviceMs: number;
}

/** The server that the issue of load testing asks for: it stalls a second in every ten. */
export const STALL: Stall = { periodMs: 10_000, stallMs: 1_000, serviceMs: 1 };

const beginsMs = ({ periodMs, stallMs }: Stall): number => (periodMs - stallMs) / 2;

/** Response time, ms, of a request that arrives `atMs` after the first. */
export function responseAt(stall: Stall, atMs: number): number {
  const leftMs = beginsMs(stall) + stall.stallMs - (atMs % stall.periodMs);
  return leftMs > 0 && leftMs <= stall.stallMs ? Math.max(stall.serviceMs, leftMs) : stall.serviceMs;
}

/**
 * Quantile `q` of the response times, ms, where arrivals are evenly spread over whole periods. A request that arrives φ into a stall of S
 * waits S − φ, so that for x from the service time to S the share (S − x) / P of all requests takes longer than x:
 *
 *     P(R > x) = (S − x) / P     ⇒     x = S − (1 − q) P, and at least the service time
 */
export const stallQuantile = ({ periodMs, stallMs, serviceMs }: Stall, q: number): number =>
  Math.max(serviceMs, stallMs - (1 - q) * periodMs);

/**
 * The same where only what arrives within `spans` counts, ms since the first request: of those, the share that takes longer than x is
 * the part of the spans that lies in the first S − x of a stall. Found by bisection to a microsecond.
 */
export function stallQuantileWithin(stall: Stall, q: number, spans: readonly LoadSpan[]): number {
  const allMs = spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  if (!(allMs > 0))
    throw new RangeError(`Cannot give a quantile of nothing: ${spans.length} spans of no length`);
  let [low, high] = [stall.serviceMs, stall.stallMs];
  while (high - low > 1e-3) {
    const x = (low + high) / 2;
    const slowerMs = spans.reduce((sum, span) => sum + stalledMs(stall, span, stall.stallMs - x), 0);
    if (slowerMs / allMs > 1 - q) low = x;
    else high = x;
  }
  return high;
}

/** Time of the span that lies in the first `firstMs` of a stall. */
function stalledMs(stall: Stall, { fromMs, toMs }: LoadSpan, firstMs: number): number {
  const { periodMs } = stall;
  let ms = 0;
  for (let k = Math.floor(fromMs / periodMs); k * periodMs < toMs; k++) {
    const from = k * periodMs + beginsMs(stall);
    ms += Math.max(0, Math.min(toMs, from + firstMs) - Math.max(fromMs, from));
  }
  return ms;
}
