import { Agent, get } from 'node:http';
import { quantile } from '../../src/stats/descriptive.ts';
import type { Bench, Section } from './bench.ts';
import { type ServedLog, withKnown } from './known-server.ts';

/** A server under a closed loop, and how many requests a second that has to get out of it. */
interface Paced {
  readonly name: string;
  readonly words: readonly string[];
  /** Null: as many as the service times that it drew come to. */
  readonly perSecond: number | null;
}

const CALLERS = 256;
const MEASURED_MS = 5_000;
const TOLERANCE = 0.01;

const PACED: readonly Paced[] = [
  { name: 'token bucket, 1,000/s', words: ['bucket', 'rate=1000'], perSecond: 1000 },
  { name: 'one worker, mean 1 ms', words: ['worker', 'mean=1', 'seed=7'], perSecond: null },
];

function ask(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, answer => answer.resume().once('end', resolve)).once('error', reject);
  });
}

/** So many callers that a queue never empties. */
async function callFor(ms: number, url: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CALLERS });
  const endMs = performance.now() + ms;
  const caller = async (): Promise<void> => {
    while (performance.now() < endMs) await ask(url, agent);
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  agent.destroy();
}

/** Answers a second while others waited, by the rule and as they left, and how late they left, ms. */
export interface Pace {
  readonly dueRate: number;
  readonly answeredRate: number;
  readonly lateP50: number;
  readonly lateP99: number;
}

/** From a log in which nothing was refused. Only the time from one answer to the next counts in which a request waited: a server without any has no pace. */
export function paceOf({ arrivedMs, dueMs, answeredMs }: ServedLog): Pace {
  const waited = [...arrivedMs.keys()].filter(i => i > 0 && (arrivedMs[i] ?? 0) <= (dueMs[i - 1] ?? 0));
  const rateOf = (ms: Float64Array): number =>
    (1000 * waited.length) / waited.reduce((sum, i) => sum + (ms[i] ?? 0) - (ms[i - 1] ?? 0), 0);
  const late = Array.from(answeredMs, (ms, i) => ms - (dueMs[i] ?? Number.NaN)).filter(Number.isFinite);
  return {
    dueRate: rateOf(dueMs),
    answeredRate: rateOf(answeredMs),
    lateP50: quantile(late, 0.5),
    lateP99: quantile(late, 0.99),
  };
}

interface Measured {
  readonly row: string[];
  readonly error: number;
  readonly text: string;
}

async function measure(bench: Bench, { name, words, perSecond }: Paced): Promise<Measured> {
  const log = await withKnown(bench.known, words, async server => {
    await callFor(MEASURED_MS, server.url);
    return server.stop();
  });
  const { dueRate, answeredRate, lateP50, lateP99 } = paceOf(log);
  const rule = perSecond ?? dueRate;
  const figures = [`${rule.toFixed(1)}/s`, `${answeredRate.toFixed(1)}/s`];
  return {
    row: [name, ...figures, ...[lateP50, lateP99].map(ms => `${ms.toFixed(3)} ms`)],
    error: answeredRate / rule - 1,
    text: `${name} keeps its pace within 1 %: ${figures.join(' against ')}`,
  };
}

/** Whether the servers do what their arguments say, before anything is measured with them. */
export async function measurePace(bench: Bench): Promise<Section> {
  const measured: Measured[] = [];
  for (const paced of PACED) measured.push(await measure(bench, paced));
  const heading = ['server', 'its rule', 'answers', 'answers late, median', 'answers late, 99th percentile'];
  return {
    title: 'The servers keep their pace',
    about: `A closed loop of ${CALLERS} callers over ${MEASURED_MS / 1000} s; what counts is the time from one answer to the next while a request waited. The rule of the worker is what the service times that it drew come to. When an answer leaves is decided by arithmetic on arrivals (bench/load/servers/rules.c), so that
lateness of the process does not add up.`,
    tables: [[heading, ...measured.map(({ row }) => row)]],
    claims: measured.map(({ text, error }) => ({ text, holds: Math.abs(error) <= TOLERANCE })),
  };
}
