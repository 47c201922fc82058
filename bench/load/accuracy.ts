import { quantile } from '../../src/stats/descriptive.ts';
import type { Bench, Claim, Section } from './bench.ts';
import { subfolder } from './folders.ts';
import { type ServedLog, withKnown } from './known-server.ts';
import type { OpenGenerator, OpenLatencies, OpenTarget } from './peers/generator.ts';
import { k6 } from './peers/k6.ts';
import { type OurResult, runOurs } from './peers/ours.ts';
import { vegeta } from './peers/vegeta.ts';
import { soundSpans } from './sound.ts';
import { responseAt, STALL, stallQuantile, stallQuantileWithin } from './truth/stall.ts';
import { wrk2Latencies } from './truth/wrk2.ts';

const QUANTILES = { p50: 0.5, p99: 0.99, p999: 0.999 } as const;
type Quantiles = Readonly<Record<keyof typeof QUANTILES, number>>;
type Row = Omit<OpenLatencies, 'note'> & { readonly who: string; readonly note: string };

/** The whole number of periods makes the truth exact; enough requests that 20 at the least are above the 99.9th percentile. */
const RATE = 1000;
/** Room for all that arrives in a stall, and some. */
const MOST_IN_FLIGHT = 1200;
const SECONDS = { whole: 40, quick: 20 };

const stallWords = Object.entries({ period: STALL.periodMs, stall: STALL.stallMs, service: STALL.serviceMs });
const WORDS = ['stall', ...stallWords.map(([name, ms]) => `${name}=${ms}`)];

const eachQuantile = (at: (q: number) => number): Quantiles => ({
  p50: at(QUANTILES.p50),
  p99: at(QUANTILES.p99),
  p999: at(QUANTILES.p999),
});

/** 2 % or 1 ms, whichever is more. */
const isClose = (found: number, truth: number): boolean =>
  Math.abs(found - truth) <= Math.max(1, 0.02 * truth);

/** One run against a server of its own, whose first stall begins in the middle of a period that starts with the first request. */
const against = <T>(bench: Bench, use: (target: OpenTarget) => Promise<T>, seconds: number) =>
  withKnown(bench.known, WORDS, async server => {
    const folder = subfolder(bench.folder, 'open');
    const found = await use({ url: server.url, rate: RATE, seconds, inFlight: MOST_IN_FLIGHT, folder });
    return { found, served: await server.stop() };
  });

const servedQuantiles = ({ arrivedMs, answeredMs }: ServedLog): Quantiles => {
  const ms = Array.from(answeredMs, (at, i) => at - (arrivedMs[i] ?? Number.NaN)).filter(Number.isFinite);
  return eachQuantile(q => quantile(ms, q));
};

/** Largest distance, ms, of when the server meant to answer from the formula. */
const distanceOf = ({ arrivedMs, dueMs }: ServedLog): number =>
  arrivedMs.reduce(
    (most, at, i) => Math.max(most, Math.abs((dueMs[i] ?? 0) - at - responseAt(STALL, at))),
    0,
  );

const ourQuantiles = ({ metric }: OurResult, kind: 'latency' | 'service'): Quantiles => ({
  p50: metric(`${kind}.p50`) / 1e6,
  p99: metric(`${kind}.p99`) / 1e6,
  p999: metric(`${kind}.p999`) / 1e6,
});

async function oursOpen({ url, rate, seconds, inFlight, folder }: OpenTarget): Promise<OurResult> {
  const load = { rate: `${rate}/s`, duration: `${seconds}s`, maxInFlight: inFlight };
  return runOurs({ url, folder, load });
}

async function peerRow(peer: OpenGenerator, bench: Bench, seconds: number): Promise<Row> {
  const { found } = await against(bench, target => peer.open(target), seconds);
  return { who: peer.name, ...found };
}

/** wrk2 as it is with a connection for every request of a stall, and with as many as people give it. */
function wrk2Row(connections: number, seconds: number): Row {
  const ms = wrk2Latencies(STALL, { rate: RATE, connections, durationMs: seconds * 1000 });
  const who = `wrk2-style correction, ${connections} connections`;
  return {
    who,
    ...eachQuantile(q => quantile(ms, q)),
    note: 'computed from the server’s truth by the rules of wrk2',
  };
}

const cells = (row: Row): string[] => [
  row.who,
  ...[row.p50, row.p99, row.p999].map(ms => `${ms.toFixed(2)} ms`),
  row.note,
];

function claimsOf(found: Quantiles, truth: Quantiles, of: string): Claim[] {
  const names = ['p50', 'p99', 'p999'] as const;
  return names.map(name => ({
    text: `${name} within 2 % or 1 ms of ${of}: ${found[name].toFixed(2)} against ${truth[name].toFixed(2)} ms`,
    holds: isClose(found[name], truth[name]),
  }));
}

/** Open model at a fixed rate against a server that stalls: is the response time that is told the true one? */
export async function measureAccuracy(bench: Bench): Promise<Section> {
  const seconds = bench.peers === null ? SECONDS.quick : SECONDS.whole;
  const { found: our, served } = await against(bench, oursOpen, seconds);
  const peers = bench.peers === null ? [] : [k6(bench.peers), vegeta(bench.peers)];
  const peerRows: Row[] = [];
  for (const peer of peers) peerRows.push(await peerRow(peer, bench, seconds));
  const truth = eachQuantile(q => stallQuantile(STALL, q));
  const spans = soundSpans(our.trace, 1000 / RATE);
  const within = eachQuantile(q => stallQuantileWithin(STALL, q, spans));
  const corrected = wrk2Row(RATE, seconds);
  const response = ourQuantiles(our, 'latency');
  const voided = `${our.trace.voided.length} of ${our.trace.windows.scheduled.length} windows void`;
  const rows: Row[] = [
    { who: '**truth**', ...truth, note: 'the formula' },
    { who: 'truth of our sound windows', ...within, note: voided },
    {
      who: 'the server, in our run',
      ...servedQuantiles(served),
      note: 'from arrival to answer, by its own log',
    },
    { who: '**ours**, response time', ...response, note: 'from when the request was due' },
    { who: 'ours, service time', ...ourQuantiles(our, 'service'), note: 'from the sending' },
    ...peerRows,
    corrected,
    wrk2Row(50, seconds),
  ];
  return {
    title: 'Open model: is the response time true?',
    about: ABOUT(seconds),
    tables: [[['who says it', 'p50', 'p99', 'p99.9', 'what it is'], ...rows.map(cells)]],
    claims: [
      { text: 'the server answers when the formula says', holds: distanceOf(served) < 1e-3 },
      ...claimsOf(response, within, 'the truth'),
      ...claimsOf(response, corrected, 'wrk2-style correction'),
    ],
  };
}

const ABOUT = (
  seconds: number,
): string => `${RATE} requests a second, evenly spaced, for ${seconds} s, against a server that stalls ${STALL.stallMs / 1000} s in every ${STALL.periodMs / 1000}: what arrives in a stall is answered at its end, all else after ${STALL.serviceMs} ms, however many are
under way. A request that arrives φ into a stall of S waits S − φ; with arrivals spread evenly over whole periods P, the share of requests that take longer than x is (S − x) / P, so that the quantile q is
S − (1 − q) P, and at least the service time. Where windows of ours are void the truth is that of the others, found in the same way.

wrk2 counts from the moment a request was due on its connection. With a connection for each request of a stall that is the response time; with 50 each connection is behind after a stall, sends at twice its rate until it has
caught up, and adds its own queue to what it tells. It is not packaged, so that its column is computed, request by request.`;
