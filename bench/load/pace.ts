import { Agent, get } from 'node:http';
import { quantile } from '../../src/stats/descriptive.ts';
import type { Bench, Section } from './bench.ts';
import { type ServedLog, withKnown } from './known-server.ts';

/** A server under a closed loop, and how many requests a second that has to get out of it. */
interface Paced {
  readonly name: string;
  readonly words: readonly string[];
  /** From what the log says of each answer; per second. */
  expected(log: ServedLog): number;
}

const CALLERS = 16;
const MEASURED_MS = 5_000;
const TOLERANCE = 0.01;

/** Mean of the service times that the worker drew, of which no two are alike: what its capacity came to in this run. */
function drawnCapacity({ arrivedMs, dueMs }: ServedLog): number {
  let [busyMs, freeMs] = [0, 0];
  for (const [i, due] of dueMs.entries()) {
    busyMs += due - Math.max(freeMs, arrivedMs[i] ?? 0);
    freeMs = due;
  }
  return (1000 * dueMs.length) / busyMs;
}

const PACED: readonly Paced[] = [
  { name: 'token bucket, 1,000/s', words: ['bucket', 'rate=1000'], expected: () => 1000 },
  { name: 'one worker, mean 1 ms', words: ['worker', 'mean=1', 'seed=7'], expected: drawnCapacity },
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

/** Answers a second from the first to the last, and how late they left, ms. */
export function paceOf({ answeredMs, dueMs }: ServedLog): {
  perSecond: number;
  lateP50: number;
  lateP99: number;
} {
  const at = answeredMs.filter(Number.isFinite);
  const late = Array.from(answeredMs, (ms, i) => ms - (dueMs[i] ?? Number.NaN)).filter(Number.isFinite);
  const spanMs = (at.at(-1) ?? 0) - (at[0] ?? 0);
  return {
    perSecond: ((at.length - 1) / spanMs) * 1000,
    lateP50: quantile(late, 0.5),
    lateP99: quantile(late, 0.99),
  };
}

interface Measured {
  readonly row: string[];
  readonly error: number;
  readonly text: string;
}

async function measure(bench: Bench, { name, words, expected }: Paced): Promise<Measured> {
  const log = await withKnown(bench.known, words, async server => {
    await callFor(MEASURED_MS, server.url);
    return server.stop();
  });
  const { perSecond, lateP50, lateP99 } = paceOf(log);
  const error = perSecond / expected(log) - 1;
  const figures = [`${expected(log).toFixed(1)}/s`, `${perSecond.toFixed(1)}/s`];
  return {
    row: [name, ...figures, ...[lateP50, lateP99].map(ms => `${ms.toFixed(3)} ms`)],
    error,
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
    about: `A closed loop of ${CALLERS} callers over ${MEASURED_MS / 1000} s, which never lets a queue empty. The worker’s capacity is that of the service times that it drew. When an answer leaves is decided by arithmetic on arrivals (bench/load/servers/rules.c), so that
lateness of the process does not add up.`,
    tables: [[heading, ...measured.map(({ row }) => row)]],
    claims: measured.map(({ text, error }) => ({ text, holds: Math.abs(error) <= TOLERANCE })),
  };
}
