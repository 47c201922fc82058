import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { parse } from 'yaml';
import { chooseLauncher } from '../../src/run/process/choose-launcher.ts';
import { openLog } from '../../src/run/process/log.ts';
import { openScratch } from '../../src/run/process/scratch.ts';
import { PROTOCOL_VERSION } from '../../src/run/worker/protocol.ts';
import { startWorker, type WorkerProcess } from '../../src/run/worker/worker-process.ts';
import { median } from '../../src/stats/descriptive.ts';
import { medianInterval } from '../../src/stats/median-interval.ts';

// What an operation of a worker costs beyond itself: `node bench/workers/run.ts` (Node 24, go, cargo and javac; about two minutes).

const EXAMPLES = join(import.meta.dirname, '../../examples/workers');
const BLOCKS = 20;
const OPERATIONS = 1000;

interface Suite {
  readonly setup: string;
  readonly scenarios: Readonly<
    Record<string, { readonly worker: { readonly command: [string, ...string[]] } }>
  >;
}

/** One block: 1,000 messages that do nothing, 1,000 that parse, and one that parses 1,000 times in a loop. */
interface Block {
  readonly roundTripNs: number;
  readonly messageNs: number;
  readonly loopNs: number;
}

async function ask(worker: WorkerProcess, operation: string, iteration: number) {
  const timed = await worker.session.ask({ type: 'op', operation, user: 0, iteration });
  if (timed !== null && 'fault' in timed) throw new Error(timed.fault);
  if (timed === null || timed.answer.error !== null)
    throw new Error(`The worker did not do ${operation}: ${timed?.answer.error ?? 'it ended'}`);
  return { ns: timed.answer.ns ?? 0, roundTripNs: timed.roundTripNs };
}

async function meanOf(worker: WorkerProcess, operation: string, key: 'ns' | 'roundTripNs'): Promise<number> {
  let sum = 0;
  for (let iteration = 0; iteration < OPERATIONS; iteration++)
    sum += (await ask(worker, operation, iteration))[key];
  return sum / OPERATIONS;
}

async function measure(worker: WorkerProcess): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  const block = async (): Promise<Block> => ({
    roundTripNs: await meanOf(worker, 'nothing', 'roundTripNs'),
    messageNs: await meanOf(worker, 'parse', 'ns'),
    loopNs: (await ask(worker, 'parse-1000', 0)).ns / OPERATIONS,
  });
  // Compilers and caches are warm after five.
  for (let n = -5; n < BLOCKS; n++) {
    const taken = await block();
    if (n >= 0) blocks.push(taken);
  }
  return blocks;
}

function cells(blocks: readonly Block[]): string[] {
  const us = (ns: number): string => `${(ns / 1000).toFixed(1)} µs`;
  const interval = (values: readonly number[], write: (value: number) => string): string => {
    const { low, high } = medianInterval(values, 0.95);
    return `${write(median(values))} (${write(low ?? Number.NaN)} to ${write(high ?? Number.NaN)})`;
  };
  return [
    interval(
      blocks.map(({ roundTripNs }) => roundTripNs),
      us,
    ),
    interval(
      blocks.map(({ messageNs }) => messageNs),
      us,
    ),
    interval(
      blocks.map(({ loopNs }) => loopNs),
      us,
    ),
    interval(
      blocks.map(({ messageNs, loopNs }) => messageNs / loopNs),
      value => value.toFixed(2),
    ),
  ];
}

const suite: Suite = parse(readFileSync(join(EXAMPLES, 'stress.yml'), 'utf8'));
const built = spawnSync('bash', ['-ec', suite.setup], { cwd: EXAMPLES, stdio: 'inherit' });
if (built.status !== 0) throw new Error('The reference workers cannot be built: see above');

const launcher = await chooseLauncher(process.env);
const scratch = openScratch();
const folder = mkdtempSync(join(tmpdir(), 'stress-bench-'));
const log = openLog(join(folder, 'worker.log'));
const rows: string[][] = [];
const load = loadavg()[0]?.toFixed(1);
try {
  for (const [
    language,
    {
      worker: { command },
    },
  ] of Object.entries(suite.scenarios)) {
    const worker = startWorker({
      launcher,
      command: {
        argv: command,
        cwd: EXAMPLES,
        env: { ...(process.env as Record<string, string>), STRESS_MARKER: randomUUID() },
      },
      throughShell: false,
      expectExitCodes: [0],
      fifo: scratch.fifo(0),
      errorFifo: scratch.errorFifo(0),
      inputFifo: scratch.inputFifo(0),
      log,
      source: language,
      signal: new AbortController().signal,
      onSpawn: () => {},
      onFault: fault => console.error(fault),
    });
    const parameters = {};
    await worker.session.ask({
      type: 'init',
      protocol: PROTOCOL_VERSION,
      scenario: language,
      seed: 1,
      users: 1,
      parameters,
    });
    rows.push([language, ...cells(await measure(worker))]);
    console.log(rows.at(-1)?.join(' · '));
    void worker.session.ask({ type: 'shutdown' });
    worker.closeInput();
    await worker.ended;
  }
} finally {
  log.close();
  scratch.dispose();
  rmSync(folder, { recursive: true, force: true });
}

const heading = [
  'worker',
  'there and back, doing nothing',
  '`parse` by its own `ns`, a message each',
  '`parse` in a loop of the language',
  'ratio',
];
const text = `# What an operation of a worker costs beyond itself

${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}; load average ${load} before the start.
${BLOCKS} blocks of ${OPERATIONS} operations, the three kinds by turns in one process; medians of the blocks' means with their 95 % order-statistic intervals. Written by \`node bench/workers/run.ts\`.

${markdownTable([heading, ...rows])}
`;
writeFileSync(join(import.meta.dirname, 'results.md'), text);
console.log(text);
