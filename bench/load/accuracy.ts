import type { Bench, Section } from './bench.ts';
import { subfolder } from './folders.ts';
import { type ServedLog, withKnown } from './known-server.ts';
import type { OpenGenerator, OpenTarget } from './peers/generator.ts';
import { k6 } from './peers/k6.ts';
import { type OurResult, runOurs } from './peers/ours.ts';
import { vegeta } from './peers/vegeta.ts';
import { cellsOf, closeTo, eachQuantile, ourQuantiles, type Quantiles, quantilesOf } from './quantiles.ts';
import { responseTimes, soundSpans } from './sound.ts';
import { responseAt, STALL, stallQuantile, stallQuantileWithin } from './truth/stall.ts';
import { wrk2Latencies } from './truth/wrk2.ts';

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

async function oursOpen({ url, rate, seconds, inFlight, folder }: OpenTarget): Promise<OurResult> {
  const load = { rate: `${rate}/s`, duration: `${seconds}s`, maxInFlight: inFlight };
  return runOurs({ url, folder, load });
}

async function peerRow(peer: OpenGenerator, bench: Bench, seconds: number): Promise<Row> {
  const { found } = await against(bench, seconds, target => peer.open(target));
  return { who: peer.name, ...found };
}

function wrk2Row(connections: number, seconds: number): Row {
  const ms = wrk2Latencies(STALL, { rate: RATE, connections, durationMs: seconds * 1000 });
  const who = `wrk2-style correction, ${connections} connections`;
  return { who, ...quantilesOf(ms), note: 'computed from the truth by the rules of wrk2' };
}

function truthRows({ trace }: OurResult, served: ServedLog): readonly [all: Row, sound: Row, server: Row] {
  const spans = soundSpans(trace, 1000 / RATE);
  const voided = `${trace.voided.length} of ${trace.windows.scheduled.length} windows void`;
  return [
    { who: '**truth**', ...eachQuantile(q => stallQuantile(STALL, q)), note: 'the formula' },
    {
      who: 'truth of our sound windows',
      ...eachQuantile(q => stallQuantileWithin(STALL, q, spans)),
      note: voided,
    },
    {
      who: 'the server, in our run',
      ...quantilesOf(responseTimes(served)),
      note: 'from arrival to answer, by its own log',
    },
  ];
}

async function peerRows(bench: Bench, seconds: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const peer of bench.peers === null ? [] : [k6(bench.peers), vegeta(bench.peers)])
    rows.push(await peerRow(peer, bench, seconds));
  return rows;
}

/** Open model at a fixed rate against a server that stalls: is the response time that is told the true one? */
export async function measureAccuracy(bench: Bench): Promise<Section> {
  const seconds = ((bench.peers === null ? 2 : 4) * STALL.periodMs) / 1000;
  const { found: our, served } = await against(bench, seconds, oursOpen);
  const truth = truthRows(our, served);
  const corrected = wrk2Row(RATE, seconds);
  const response = ourQuantiles(our, 'latency');
  const rows: readonly Row[] = [
    ...truth,
    { who: '**ours**, response time', ...response, note: 'from when the request was due' },
    { who: 'ours, service time', ...ourQuantiles(our, 'service'), note: 'from the sending' },
    ...(await peerRows(bench, seconds)),
    corrected,
    wrk2Row(FEW_CONNECTIONS, seconds),
  ];
  const heading = ['who says it', 'p50', 'p99', 'p99.9', 'what it is'];
  return {
    title: 'Open model: is the response time true?',
    about: aboutOf(seconds),
    tables: [[heading, ...rows.map(row => [row.who, ...cellsOf(row), row.note])]],
    claims: [
      { text: 'the server answers when the formula says', holds: distanceOf(served) < 1e-3 },
      ...closeTo(response, truth[1], 'the truth'),
      ...closeTo(response, corrected, 'wrk2-style correction'),
    ],
  };
}

const aboutOf = (
  seconds: number,
): string => `${RATE} requests a second, evenly spaced, for ${seconds} s, against a server that stalls ${STALL.stallMs / 1000} s in every ${STALL.periodMs / 1000}: what arrives in a stall is answered at its end, all else after ${STALL.serviceMs} ms, however many are
under way. A request that arrives φ into a stall of S waits S − φ; with arrivals spread evenly over whole periods P, the share of requests that take longer than x is (S − x) / P, so that the quantile q is
S − (1 − q) P, and at least the service time. Where windows of ours are void the truth is that of the others, found in the same way.

wrk2 counts from the moment a request was due on its connection. With a connection for each request of a stall that is the response time; with ${FEW_CONNECTIONS} each connection is behind after a stall, sends at twice its rate until it has
caught up, and adds its own queue to what it tells. It is in no registry, so that its rows are computed, request by request.`;
