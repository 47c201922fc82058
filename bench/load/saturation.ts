import type { Bench, Claim, Section } from './bench.ts';
import { subfolder } from './folders.ts';
import { type ServedLog, withKnown } from './known-server.ts';
import { paceOf } from './pace.ts';
import { runOurs } from './peers/ours.ts';

/** Requests a second that each server is made to manage. */
export const CAPACITY = 1000;
const TOLERANCE = 0.05;
const STEPS = 12;

/** A server that is full at a rate that is known. */
export interface Limited {
  readonly name: string;
  /** Rule and options (servers/rules.c). */
  readonly words: readonly string[];
  /** What it came to in a run: tokens are exact, service times are drawn. */
  capacity(log: ServedLog): number;
}

/** A request without a token waits for its own. */
export const WAITS: Limited = {
  name: 'token bucket, excess waits',
  words: ['bucket', `rate=${CAPACITY}`, 'excess=queue'],
  capacity: () => CAPACITY,
};
/** A request without a token is told so. */
export const REFUSES: Limited = {
  name: 'token bucket of 20, excess is refused',
  words: ['bucket', `rate=${CAPACITY}`, 'burst=20', 'excess=refuse'],
  capacity: () => CAPACITY,
};
/** M/M/1 where arrivals are random. */
export const WORKER: Limited = {
  name: 'one worker, exponential service times',
  words: ['worker', `mean=${1000 / CAPACITY}`, 'seed=7'],
  capacity: log => paceOf(log).dueRate,
};

/** From a twelfth of the last rate to it. */
const staircase = (factor: number, holdSeconds: number) => {
  const step = `${(factor * CAPACITY) / STEPS}/s`;
  const steps = { from: step, to: `${factor * CAPACITY}/s`, step, hold: `${holdSeconds}s` };
  return { steps, maxInFlight: 4 * CAPACITY };
};

interface Found {
  readonly server: Limited;
  readonly factor: number;
  readonly capacity: number;
  readonly saturation: number;
}

async function find(bench: Bench, server: Limited, factor: number, holdSeconds: number): Promise<Found> {
  const folder = subfolder(bench.folder, 'saturation');
  const load = staircase(factor, holdSeconds);
  const { result, log } = await withKnown(bench.known, server.words, async known => ({
    result: await runOurs({ url: known.url, folder, load }),
    log: await known.stop(),
  }));
  return { server, factor, capacity: server.capacity(log), saturation: result.metric('load.saturation') };
}

const errorOf = ({ saturation, capacity }: Found): number => saturation / capacity - 1;
const percent = (share: number): string => `${share >= 0 ? '+' : ''}${(100 * share).toFixed(1)} %`;

const claimOf = (found: Found): Claim => ({
  text: `${found.server.name}, steps up to ${found.factor}×: saturation within 5 % of ${found.capacity.toFixed(0)}/s: ${found.saturation.toFixed(0)}/s`,
  holds: Math.abs(errorOf(found)) <= TOLERANCE,
});

/** Staircases over servers with a known limit: where does ours say that they are full? */
export async function measureSaturation(bench: Bench): Promise<Section> {
  const isQuick = bench.peers === null;
  const [servers, factors, holdSeconds] = isQuick
    ? [[WAITS, WORKER], [2], 2]
    : [[WAITS, REFUSES, WORKER], [1.2, 2, 4], 3];
  const found: Found[] = [];
  for (const server of servers)
    for (const factor of factors) found.push(await find(bench, server, factor, holdSeconds));
  const rowOf = (server: Limited): string[] => {
    const cells = found.filter(entry => entry.server === server);
    return [
      server.name,
      ...cells.map(entry => `${entry.saturation.toFixed(0)}/s (${percent(errorOf(entry))})`),
    ];
  };
  return {
    title: 'Saturation of servers with a known limit',
    about: `Each server manages ${CAPACITY} requests a second, by arithmetic on an absolute schedule; for the worker that is what the service times that it drew come to. ${STEPS} even steps of ${holdSeconds} s up to a multiple of
that; \`load.saturation\` of ours, and how far it is from the truth.`,
    tables: [[['server', ...factors.map(factor => `up to ${factor}×`)], ...servers.map(rowOf)]],
    claims: found.map(claimOf),
  };
}
