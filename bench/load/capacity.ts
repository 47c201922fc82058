import type { Bench, Claim, Section } from './bench.ts';
import { subfolder } from './folders.ts';
import { withKnown } from './known-server.ts';
import { runOurs } from './peers/ours.ts';
import { CAPACITY, type Limited, REFUSES, WAITS, WORKER } from './saturation.ts';
import { mm1Sustainable } from './truth/queue.ts';

const TOLERANCE = 0.05;
/** Largest 95th percentile, ms, where there is a limit of time. */
const LIMIT_MS = 20;
const ERRORS = 0.01;

/** A search, and what it has to find. */
interface Search {
  readonly server: Limited;
  /** As in stress.yml. */
  readonly load: Readonly<Record<string, unknown>>;
  readonly thresholds: Readonly<Record<string, unknown>>;
  /** The largest rate that holds, by the capacity that the server had in the run. */
  truth(capacity: number): number;
  readonly why: string;
}

const within = { 'latency.p95': { max: `${LIMIT_MS}ms` } };

const SEARCHES: readonly Search[] = [
  {
    server: WAITS,
    load: { rate: '200/s', duration: '5s' },
    thresholds: within,
    truth: capacity => capacity,
    why: 'evenly spaced requests never wait until the bucket is full, and without end from there',
  },
  {
    server: REFUSES,
    load: { rate: '200/s', duration: '5s' },
    thresholds: { 'errors.rate': { max: '1%' } },
    truth: capacity => capacity / (1 - ERRORS),
    why: 'one in a hundred may be refused',
  },
  {
    server: WORKER,
    load: { rate: '200/s', duration: '10s', arrivals: 'poisson' },
    thresholds: within,
    truth: capacity => mm1Sustainable(capacity, 0.95, LIMIT_MS),
    why: `λ = μ + ln 0.05 / ${LIMIT_MS} ms, from the quantile of M/M/1`,
  },
];

interface Found {
  readonly row: string[];
  readonly claim: Claim;
}

async function search(bench: Bench, { server, load, thresholds, truth, why }: Search): Promise<Found> {
  const folder = subfolder(bench.folder, 'capacity');
  const { our, log } = await withKnown(bench.known, server.words, async known => ({
    our: await runOurs({
      url: known.url,
      folder,
      load: { ...load, find: 'max', maxInFlight: CAPACITY },
      thresholds,
    }),
    log: await known.stop(),
  }));
  const [found, expected] = [our.metric('load.sustainable'), truth(server.capacity(log))];
  const error = found / expected - 1;
  const [limit = ''] = Object.entries(thresholds).map(([id, rule]) => `${id} ${JSON.stringify(rule)}`);
  const off = `${error >= 0 ? '+' : ''}${(100 * error).toFixed(1)} %`;
  return {
    row: [server.name, `\`${limit}\``, `${expected.toFixed(0)}/s`, why, `${found.toFixed(0)}/s (${off})`],
    claim: {
      text: `${server.name}: sustainable rate within 5 % of ${expected.toFixed(0)}/s: ${found.toFixed(0)}/s`,
      holds: Math.abs(error) <= TOLERANCE,
    },
  };
}

/** `find: max` against servers whose largest sustainable rate is known. */
export async function measureCapacity(bench: Bench): Promise<Section> {
  const found: Found[] = [];
  for (const each of SEARCHES) found.push(await search(bench, each));
  const heading = ['server', 'limit', 'truth', 'why', 'found'];
  return {
    title: 'The largest sustainable rate',
    about: `\`find: max\` from 200/s: the rate doubles until the limit is broken, and the bracket is halved until it is 5 % wide.`,
    tables: [[heading, ...found.map(({ row }) => row)]],
    claims: found.map(({ claim }) => claim),
  };
}
