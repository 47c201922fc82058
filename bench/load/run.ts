import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureAccuracy } from './accuracy.ts';
import { measureArrivals } from './arrivals.ts';
import { measureBells } from './bells.ts';
import type { Bench, Section } from './bench.ts';
import { measureCapacity } from './capacity.ts';
import { withFolder } from './folders.ts';
import { buildKnown } from './known-server.ts';
import { measureLag } from './lag.ts';
import { measurePace } from './pace.ts';
import { loadPage, machine, written } from './page.ts';
import { installPeers, peerVersions } from './peers/installed.ts';
import { measureQueueing } from './queueing.ts';
import { measureSaturation } from './saturation.ts';
import { measureThroughput } from './throughput.ts';

/**
 * How true and how fast the load generator is, beside k6, vegeta, autocannon and wrk: `node bench/load/run.ts` (Linux, two cores, cc; go and npm
 * for the peers, about half an hour). `--write` also writes results.md. Exit code 1 where a claim does not hold.
 *
 * `--quick` measures ours alone, in less than two minutes: pace of the servers, accuracy, arrivals, saturation. `--rounds n` of the comparison of
 * throughput (8; at least 6 for an interval) · `--only text` parts whose name contains it: pace, accuracy, arrivals, saturation, capacity, queueing, bells, lag, throughput.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '8' },
    only: { type: 'string', default: '' },
  },
});
// The children end with this process (children.ts), and its folder goes.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const rounds = Number(values.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1)
  throw new Error(`Cannot measure --rounds ${values.rounds}: a whole number from 1 is needed`);

type Part = (bench: Bench) => Promise<Section>;

const QUICK: Readonly<Record<string, Part>> = {
  pace: measurePace,
  accuracy: measureAccuracy,
  arrivals: measureArrivals,
  saturation: measureSaturation,
};

/** With the peers' programs in `peers`. */
const wholeWith = (peers: string): Readonly<Record<string, Part>> => ({
  ...QUICK,
  capacity: measureCapacity,
  queueing: measureQueueing,
  bells: measureBells,
  lag: measureLag,
  throughput: bench => measureThroughput({ ...bench, peers }, rounds),
});

/** What is in the place of a part that came to nothing: the others are measured all the same. */
const notMeasured = (name: string, error: unknown): Section => ({
  title: `Not measured: ${name}`,
  about: '',
  tables: [],
  claims: [{ text: error instanceof Error ? error.message : String(error), holds: false }],
});

const before = loadavg()[0];
const peers = values.quick ? null : installPeers();
const parts = Object.entries(peers === null ? QUICK : wholeWith(peers)).filter(([name]) =>
  name.includes(values.only),
);

if (parts.length === 0) throw new Error(`No part has "${values.only}" in its name`);

const sections = await withFolder(async folder => {
  const bench: Bench = { folder, known: buildKnown(folder), peers };
  const measured: Section[] = [];
  for (const [name, part] of parts) {
    const section = await part(bench).catch((error: unknown) => notMeasured(name, error));
    measured.push(section);
    console.log(`${written(section)}\n`);
  }
  return measured;
});

if (values.write) {
  const command = `node bench/load/run.ts${values.quick ? ' --quick' : ''} --write`;
  const head = { machine: machine(before), command, peers: peers === null ? [] : peerVersions(peers) };
  writeFileSync(join(import.meta.dirname, 'results.md'), loadPage(head, sections));
}
if (sections.some(({ claims }) => claims.some(({ holds }) => !holds))) process.exitCode = 1;
