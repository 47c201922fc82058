import type { LoadTrace, OpenLoad } from '../../src/model/load.ts';
import { openArrivals } from '../../src/run/load/arrivals.ts';
import { withAnswers } from '../../src/run/load/load-answers.ts';
import { LoadRecorder } from '../../src/run/load/recorder.ts';
import { traceOf } from '../../src/run/load/trace.ts';
import { windowEdges } from '../../src/run/load/windows.ts';
import { createRandom } from '../../src/stats/random.ts';

/** A server whose truth is known: first come, first served, by `places` at once. */
export interface Server {
  readonly places: number;
  /** Mean time of one operation. */
  readonly serviceMs: number;
  /** Times are drawn from an exponential distribution, or are all the same. */
  readonly times: 'exponential' | 'equal';
  /** Nothing begins in this time. */
  readonly stall?: { readonly fromMs: number; readonly toMs: number };
  /** Share of operations that fail, by the moment at which they are due. */
  readonly failing?: (dueMs: number) => number;
}

/** Operations a second that it can do. */
export const capacityOf = ({ places, serviceMs }: Server): number => (places * 1e3) / serviceMs;

interface Event {
  readonly atMs: number;
  readonly happen: () => void;
}

/** What an engine without faults of its own would record of `server` under `load`. */
export function simulatedTrace(load: OpenLoad, server: Server, seed: number): LoadTrace {
  const durationMs = load.durationMs ?? 0;
  const recorder = new LoadRecorder(windowEdges(durationMs, load.phases ?? []));
  const random = createRandom(seed + 1);
  const free = Array.from({ length: server.places }, () => 0);
  const ends: number[] = [];
  let ended = 0;
  const events: Event[] = [];
  const arrivals = openArrivals(load, seed);
  for (let dueMs = arrivals.next(); dueMs !== null; dueMs = arrivals.next()) {
    const due = dueMs;
    while ((ends[ended] ?? Number.POSITIVE_INFINITY) <= due) ended++;
    events.push({ atMs: due, happen: () => recorder.scheduled(due, 0) });
    if (ends.length - ended >= load.maxInFlight) {
      events.push({ atMs: due, happen: () => recorder.dropped(due) });
      continue;
    }
    const place = free.indexOf(Math.min(...free));
    const startMs = afterStall(Math.max(due, free[place] ?? 0), server);
    const draw = server.times === 'equal' ? 1 : -Math.log(1 - random.next());
    const endMs = startMs + server.serviceMs * draw;
    free[place] = endMs;
    insert(ends, endMs);
    const fails = random.next() < (server.failing?.(due) ?? 0);
    events.push({ atMs: due, happen: () => recorder.sent(due) });
    events.push({
      atMs: endMs,
      happen: () => recorder.ended({ dueMs: due, sentMs: due, endMs, kind: fails ? 'failed' : 'ok' }),
    });
  }
  events.sort((a, b) => a.atMs - b.atMs);
  for (const { happen } of events) happen();
  const trace = traceOf(recorder.tally(Math.max(durationMs, events.at(-1)?.atMs ?? 0)), load);
  return withAnswers(trace, load, seed);
}

/** Into ascending values; late ones belong near the end. */
function insert(ascending: number[], value: number): void {
  let place = ascending.length;
  while (place > 0 && (ascending[place - 1] ?? 0) > value) place--;
  ascending.splice(place, 0, value);
}

const afterStall = (startMs: number, { stall }: Server): number =>
  stall !== undefined && startMs >= stall.fromMs && startMs < stall.toMs ? stall.toMs : startMs;

const OPEN = {
  model: 'open',
  arrivals: 'poisson',
  maxInFlight: 1e6,
  overflow: 'queue',
  iterations: null,
} as const;

/** A staircase of `count` rates up to `to`, each for `holdMs`. */
export function staircase(to: number, count: number, holdMs: number): OpenLoad {
  const rates = Array.from({ length: count }, (_, i) => (to * (i + 1)) / count);
  return {
    ...OPEN,
    curve: { kind: 'pieces', pieces: rates.map(rate => ({ durationMs: holdMs, from: rate, to: rate })) },
    durationMs: count * holdMs,
    phases: rates.map((rate, i) => ({
      name: `${Math.round(rate)}/s`,
      measure: true,
      spans: [{ fromMs: i * holdMs, toMs: (i + 1) * holdMs }],
    })),
  };
}

/** One rate, of which the first part is not measured: a probe of a search. */
export function steadyLoad(rate: number, settleMs: number, holdMs: number): OpenLoad {
  const durationMs = settleMs + holdMs;
  return {
    ...OPEN,
    curve: { kind: 'pieces', pieces: [{ durationMs, from: rate, to: rate }] },
    durationMs,
    phases: [
      { name: 'settle', measure: false, spans: [{ fromMs: 0, toMs: settleMs }] },
      { name: 'hold', measure: true, spans: [{ fromMs: settleMs, toMs: durationMs }] },
    ],
  };
}

/** A straight ramp from nothing. */
export const ramp = (to: number, durationMs: number): OpenLoad => ({
  ...OPEN,
  curve: { kind: 'pieces', pieces: [{ durationMs, from: 0, to }] },
  durationMs,
});

/** Spikes of five seconds over a base. */
export function spikes(base: number, peak: number, atMs: readonly number[], durationMs: number): OpenLoad {
  const widthMs = 5_000;
  const edges = [0, ...atMs.flatMap(at => [at, at + widthMs]), durationMs];
  const pieces = edges
    .slice(1)
    .map((edge, i) => ({ durationMs: edge - (edges[i] ?? 0), rate: i % 2 === 0 ? base : peak }));
  const [first = 0] = atMs;
  return {
    ...OPEN,
    curve: {
      kind: 'pieces',
      pieces: pieces.map(({ durationMs: length, rate }) => ({ durationMs: length, from: rate, to: rate })),
    },
    durationMs,
    phases: [
      { name: 'before', measure: true, spans: [{ fromMs: 0, toMs: first }] },
      { name: 'spike', measure: true, spans: atMs.map(fromMs => ({ fromMs, toMs: fromMs + widthMs })) },
      {
        name: 'after',
        measure: true,
        spans: atMs.map((at, i) => ({ fromMs: at + widthMs, toMs: atMs[i + 1] ?? durationMs })),
      },
    ],
  };
}
