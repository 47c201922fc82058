import type { LoadSpan } from '../../src/model/load.ts';
import type { Bench, Claim, Section } from './bench.ts';
import { subfolder } from './folders.ts';
import { type ServedLog, withKnown } from './known-server.ts';
import type { OpenTarget } from './peers/generator.ts';
import { k6 } from './peers/k6.ts';
import { askOurs, type OurAnswer, type OurResult } from './peers/ours.ts';
import { vegeta } from './peers/vegeta.ts';
import { cellsOf, closeTo, eachQuantile, ourQuantiles, type Quantiles, quantilesOf } from './quantiles.ts';
import { isWithin, responseTimes, soundSpans } from './sound.ts';
import { responseAt, STALL, stallQuantile, stallQuantileWithin } from './truth/stall.ts';
import { wrk2Requests } from './truth/wrk2.ts';

/** Requests a second. Whole periods make the truth exact; in two of them 20 requests are above the 99.9th percentile. */
const RATE = 1000;
/** Room for all that arrives in a stall, and some. */
const MOST_IN_FLIGHT = 1200;
/** As many as people give wrk2. */
const FEW_CONNECTIONS = 50;

const WORDS = ['stall', `period=${STALL.periodMs}`, `stall=${STALL.stallMs}`, `service=${STALL.serviceMs}`];

interface Row extends Quantiles {
  readonly who: string;
  readonly note: string;
}

/** One run against a server of its own, whose first stall begins in the middle of a period that starts with the first request. */
const against = <T>(bench: Bench, seconds: number, use: (target: OpenTarget) => Promise<T>) =>
  withKnown(bench.known, WORDS, async server => {
    const folder = subfolder(bench.folder, 'open');
    const found = await use({ url: server.url, rate: RATE, seconds, inFlight: MOST_IN_FLIGHT, folder });
    return { found, served: await server.stop() };
  });

/** Largest distance, ms, of when the server meant to answer from the formula. */
const distanceOf = ({ arrivedMs, dueMs }: ServedLog): number =>
  arrivedMs.reduce(
    (most, at, i) => Math.max(most, Math.abs((dueMs[i] ?? 0) - at - responseAt(STALL, at))),
    0,
  );

const TRUTH: Row = { who: '**truth**', ...eachQuantile(q => stallQuantile(STALL, q)), note: 'the formula' };

const ask = ({ url, rate, seconds, inFlight, folder }: OpenTarget): Promise<OurAnswer> =>
  askOurs({
    url,
    folder,
    load: { rate: `${rate}/s`, duration: `${seconds}s`, maxInFlight: inFlight },
  });

/** What ours says, and what it is held to: the truth of the windows that it counts. */
interface OurPart {
  readonly rows: readonly Row[];
  readonly claims: readonly Claim[];
}

async function ourPart(bench: Bench, seconds: number): Promise<OurPart> {
  const { found, served } = await against(bench, seconds, ask);
  const server: Row = {
    who: 'the server, in our run',
    ...quantilesOf(responseTimes(served)),
    note: 'from arrival to answer, by its own log',
  };
  const isTrue = { text: 'the server answers when the formula says', holds: distanceOf(served) < 1e-3 };
  if (found.kind === 'measured') {
    const { rows, claims } = held(found.result, seconds);
    return { rows: [server, ...rows], claims: [isTrue, ...claims] };
  }
  const unmeasured = { text: `ours says that it could not measure: ${found.reason}`, holds: false };
  return { rows: [server], claims: [isTrue, unmeasured] };
}

function held(our: OurResult, seconds: number): OurPart {
  const { voided, windows } = our.trace;
  const spans = soundSpans(our.trace, 1000 / RATE);
  const response = ourQuantiles(our, 'latency');
  const truth = eachQuantile(q => stallQuantileWithin(STALL, q, spans));
  const corrected = quantilesOf(wrk2Ms(RATE, seconds, spans));
  const note = `${voided.length} of ${windows.scheduled.length} windows void`;
  return {
    rows: [
      { who: 'truth of our sound windows', ...truth, note },
      { who: '**ours**, response time', ...response, note: 'from when the request was due' },
      { who: 'ours, service time', ...ourQuantiles(our, 'service'), note: 'from the sending' },
    ],
    claims: [
      ...closeTo(response, truth, 'the truth'),
      ...closeTo(response, corrected, 'wrk2-style correction'),
    ],
  };
}

async function peerRows(bench: Bench, seconds: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const peer of bench.peers === null ? [] : [k6(bench.peers), vegeta(bench.peers)]) {
    const { found } = await against(bench, seconds, target => peer.open(target));
    rows.push({ who: peer.name, ...found });
  }
  return rows;
}

/** Of the requests that were due within the spans, or at any time. */
const wrk2Ms = (connections: number, seconds: number, spans?: readonly LoadSpan[]): number[] =>
  wrk2Requests(STALL, { rate: RATE, connections, durationMs: seconds * 1000 })
    .filter(({ dueMs }) => isWithin(dueMs, spans))
    .map(({ latencyMs }) => latencyMs);

const wrk2Row = (connections: number, seconds: number): Row => ({
  who: `wrk2-style correction, ${connections} connections`,
  ...quantilesOf(wrk2Ms(connections, seconds)),
  note: 'computed from the truth by the rules of wrk2',
});

/** Open model at a fixed rate against a server that stalls: is the response time that is told the true one? */
export async function measureAccuracy(bench: Bench): Promise<Section> {
  const seconds = ((bench.peers === null ? 2 : 4) * STALL.periodMs) / 1000;
  const our = await ourPart(bench, seconds);
  const rows = [
    TRUTH,
    ...our.rows,
    ...(await peerRows(bench, seconds)),
    ...[RATE, FEW_CONNECTIONS].map(connections => wrk2Row(connections, seconds)),
  ];
  const heading = ['who says it', 'p50', 'p99', 'p99.9', 'what it is'];
  return {
    title: 'Open model: is the response time true?',
    about: aboutOf(seconds),
    tables: [[heading, ...rows.map(row => [row.who, ...cellsOf(row), row.note])]],
    claims: our.claims,
  };
}

const aboutOf = (
  seconds: number,
): string => `${RATE} requests a second, evenly spaced, for ${seconds} s, against a server that stalls ${STALL.stallMs / 1000} s in every ${STALL.periodMs / 1000}: what arrives in a stall is answered at its end, all else after ${STALL.serviceMs} ms, however many are
under way. A request that arrives φ into a stall of S waits S − φ; with arrivals spread evenly over whole periods P, the share of requests that take longer than x is (S − x) / P, so that the quantile q is
S − (1 − q) P, and at least the service time. Where windows of ours are void the truth is that of the others, found in the same way.

wrk2 counts from the moment a request was due on its connection. With a connection for each request of a stall that is the response time; with ${FEW_CONNECTIONS} each connection is behind after a stall, sends at twice its rate until it has
caught up, and adds its own queue to what it tells. It is in no registry, so that its rows are computed, request by request.`;
