import type { Bench, Claim, Section } from './bench.ts';
import { subfolder } from './folders.ts';
import { withKnown } from './known-server.ts';
import { runOurs } from './peers/ours.ts';

/** Requests a second that each server manages. */
const CAPACITY = 1000;
const TOLERANCE = 0.05;
const STEPS = 12;
const HOLD_SECONDS = 3;

interface Limited {
  readonly name: string;
  /** Rule and options (servers/rules.c). */
  readonly words: readonly string[];
}

const SERVERS: readonly Limited[] = [
  { name: 'token bucket, excess waits', words: ['bucket', 'rate=1000', 'excess=queue'] },
  { name: 'token bucket, excess refused', words: ['bucket', 'rate=1000', 'burst=20', 'excess=refuse'] },
  { name: 'one worker, exponential service times', words: ['worker', 'mean=1', 'seed=7'] },
];

/** From a twelfth of the last rate to it. */
const staircase = (factor: number) => {
  const step = `${(factor * CAPACITY) / STEPS}/s`;
  return {
    steps: { from: step, to: `${factor * CAPACITY}/s`, step, hold: `${HOLD_SECONDS}s` },
    maxInFlight: 4 * CAPACITY,
  };
};

interface Found {
  readonly server: string;
  readonly factor: number;
  readonly saturation: number;
}

const find = (bench: Bench, { name, words }: Limited, factor: number): Promise<Found> =>
  withKnown(bench.known, words, async ({ url }) => {
    const result = await runOurs({
      url,
      folder: subfolder(bench.folder, 'capacity'),
      load: staircase(factor),
    });
    return { server: name, factor, saturation: result.metric('load.saturation') };
  });

const errorOf = ({ saturation }: Found): number => saturation / CAPACITY - 1;
const percent = (share: number): string => `${share >= 0 ? '+' : ''}${(100 * share).toFixed(1)} %`;

const claimOf = (found: Found): Claim => ({
  text: `${found.server}, ramp to ${found.factor}×: saturation within 5 %: ${found.saturation.toFixed(0)}/s (${percent(errorOf(found))})`,
  holds: Math.abs(errorOf(found)) <= TOLERANCE,
});

/** Staircases over servers with a known limit: where does ours say that they are full? */
export async function measureSaturation(bench: Bench): Promise<Section> {
  const factors = bench.peers === null ? [2] : [1.2, 2, 4];
  const found: Found[] = [];
  for (const server of SERVERS) for (const factor of factors) found.push(await find(bench, server, factor));
  const rowOf = (server: Limited): string[] => [
    server.name,
    ...found
      .filter(({ server: name }) => name === server.name)
      .map(entry => `${entry.saturation.toFixed(0)}/s (${percent(errorOf(entry))})`),
  ];
  return {
    title: 'Saturation of servers with a known limit',
    about: `Each server manages ${CAPACITY} requests a second, by arithmetic on an absolute schedule. ${STEPS} steps of ${HOLD_SECONDS} s up to a multiple of that; \`load.saturation\` of ours.`,
    tables: [[['server', ...factors.map(factor => `up to ${factor}×`)], ...SERVERS.map(rowOf)]],
    claims: found.map(claimOf),
  };
}
