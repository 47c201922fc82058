import { setTimeout as pause } from 'node:timers/promises';
import { median } from '../../src/stats/descriptive.ts';
import { createRandom } from '../../src/stats/random.ts';
import type { Bench, Claim, Section } from './bench.ts';
import { treeCpuMs } from './cpu.ts';
import { subfolder } from './folders.ts';
import { type Nginx, withNginx } from './nginx.ts';
import { autocannon } from './peers/autocannon.ts';
import type { ClosedGenerator } from './peers/generator.ts';
import { k6 } from './peers/k6.ts';
import { ours } from './peers/ours.ts';
import { wrk } from './peers/wrk.ts';
import { pinned } from './pinned.ts';
import { ratioOf, written } from './ratio.ts';
import { start } from './run-command.ts';

const CONNECTIONS = 50;
const [GENERATOR_CORE, SERVER_CORE] = [0, 1];
/** After the first request: compilers and caches are warm then. */
const SETTLE_MS = 3_000;
const WINDOW_MS = 5_000;
/** Of the load: what is measured, and time for a slow start. */
const SECONDS = (SETTLE_MS + WINDOW_MS) / 1000 + 3;
const FIRST_REQUEST_MS = 30_000;

/** A generator between two moments, seen from outside. */
interface Window {
  /** Requests that nginx answered a second. */
  readonly perSecond: number;
  /** Requests a second of CPU time, user and kernel, of the generator and all that it started. */
  readonly perCpuSecond: number;
}

/** nginx counts its own status pages too: one a question. */
async function untilFirstRequest(nginx: Nginx): Promise<void> {
  const [before, sinceMs] = [await nginx.answered(), performance.now()];
  for (let asked = 1; (await nginx.answered()) <= before + asked; asked++) {
    if (performance.now() - sinceMs > FIRST_REQUEST_MS) throw new Error('No request came within 30 s');
    await pause(50);
  }
}

const snapshot = async (nginx: Nginx, pid: number) => ({
  requests: await nginx.answered(),
  cpuMs: treeCpuMs(pid),
  atMs: performance.now(),
});

async function watch(generator: ClosedGenerator, nginx: Nginx, folder: string): Promise<Window> {
  const target = { url: nginx.url, connections: CONNECTIONS, seconds: SECONDS, folder };
  const running = await start(pinned(GENERATOR_CORE, generator.closed(target)), { cwd: folder, alsoOk: 1 });
  try {
    await Promise.race([untilFirstRequest(nginx), running.ended]);
    await pause(SETTLE_MS);
    const from = await snapshot(nginx, running.pid);
    await pause(WINDOW_MS);
    const to = await snapshot(nginx, running.pid);
    if (to.cpuMs <= from.cpuMs) throw new Error(`${generator.name} ended before the window did`);
    await running.ended;
    const requests = to.requests - from.requests - 1;
    return {
      perSecond: (requests / (to.atMs - from.atMs)) * 1000,
      perCpuSecond: (requests / (to.cpuMs - from.cpuMs)) * 1000,
    };
  } finally {
    running.kill();
  }
}

type Rounds = ReadonlyMap<string, readonly Window[]>;

/** Every generator once a round, in an order of its own. */
async function alternate(
  generators: readonly ClosedGenerator[],
  rounds: number,
  bench: Bench,
): Promise<Rounds> {
  const random = createRandom(rounds);
  const windows = new Map<string, Window[]>(generators.map(({ name }) => [name, []]));
  await withNginx(subfolder(bench.folder, 'nginx'), SERVER_CORE, async nginx => {
    for (let round = 0; round < rounds; round++)
      for (const generator of random.shuffle(generators)) {
        const window = await watch(generator, nginx, subfolder(bench.folder, 'closed'));
        windows.get(generator.name)?.push(window);
        console.error(`round ${round + 1}, ${generator.name}: ${window.perSecond.toFixed(0)} requests/s`);
      }
  });
  return windows;
}

const column = (rounds: Rounds, name: string, key: keyof Window): number[] =>
  (rounds.get(name) ?? []).map(window => window[key]);

function rowOf(rounds: Rounds, name: string): string[] {
  const cell = (key: keyof Window): string[] => {
    const mine = column(rounds, ours.name, key);
    const values = column(rounds, name, key);
    return [median(values).toFixed(0), name === ours.name ? '' : written(ratioOf(mine, values))];
  };
  return [name, ...cell('perSecond'), ...cell('perCpuSecond')];
}

/** The whole interval has to be above the target. */
function claim(rounds: Rounds, name: string, least: number): Claim {
  const ratio = ratioOf(column(rounds, ours.name, 'perCpuSecond'), column(rounds, name, 'perCpuSecond'));
  return {
    text: `at least ${least} of what ${name} does in a second of CPU time: ${written(ratio)}`,
    holds: ratio.low !== null && ratio.low >= least,
  };
}

/** Closed model, keep-alive: how many requests each generator makes of a core. */
export async function measureThroughput(
  bench: Bench & { readonly peers: string },
  rounds: number,
): Promise<Section> {
  const generators = [ours, k6(bench.peers), autocannon(bench.peers), wrk];
  const measured = await alternate(generators, rounds, bench);
  const heading = [
    'generator',
    'requests/s',
    'ours to it (95 %)',
    'requests a CPU second',
    'ours to it (95 %)',
  ];
  return {
    title: 'Closed model: throughput',
    about: `nginx in one process on core ${SERVER_CORE}, each generator on core ${GENERATOR_CORE} alone, ${CONNECTIONS} connections that are kept alive, ${rounds} rounds of all in random order. Requests are those that nginx
counted in ${WINDOW_MS / 1000} s from ${SETTLE_MS / 1000} s after the first; CPU time is that of the generator's whole process tree in the same time, from \`/proc\`. Medians of the rounds; ratios are Hodges–Lehmann estimates over
rounds with their exact 95 % intervals. wrk is the limit: it is C and looks at nothing.`,
    tables: [[heading, ...generators.map(({ name }) => rowOf(measured, name))]],
    claims: [claim(measured, 'k6', 1), claim(measured, 'autocannon', 0.8)],
  };
}
