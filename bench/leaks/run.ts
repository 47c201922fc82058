import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { baseOf, CELLS, type Cell, METRIC_OF, nameOf } from './cells.ts';
import { type Judged, leakPage, lineOf } from './page.ts';
import { build, OPERATIONS } from './programs.ts';
import { record } from './record.ts';
import { type Pool, RECORDING_FILE, type Recording, readRecording, writeRecording } from './recording.ts';
import { tallyOf } from './tally.ts';

/**
 * Leaks in real programs: `node bench/leaks/run.ts` records what the recording lacks (each cell once; stop it at any time, it goes on
 * from there), judges gates drawn from it and prints them. `--write` also writes results.md. The same recording and seed give the same
 * page. About an hour on an idle machine for a whole recording, two for the gates.
 *
 * `--rounds n` gates a cell (400) · `--seed n` (1) · `--pool n` processes of a leaking cell, at least 12 (12), twice as many without a leak · `--only text` cells whose name
 * contains it · `--recording file`.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    pool: { type: 'string', default: '12' },
    only: { type: 'string', default: '' },
    recording: { type: 'string', default: RECORDING_FILE },
    write: { type: 'boolean', default: false },
  },
});

const OTHER_MACHINE =
  'Cannot go on with a recording of another machine: remove it, or name a file of its own with --recording';
const pool = Math.max(12, Number(values.pool));
const cells = CELLS.filter(cell => nameOf(cell).includes(values.only));
const wanted = [
  ...new Map(cells.flatMap(cell => [baseOf(cell), cell]).map(cell => [nameOf(cell), cell])).values(),
];

const recording = await complete(readRecording(values.recording));
const judged = cells.map(cell => {
  const result = judge(cell, recording);
  console.log(lineOf(result));
  return result;
});
const command = `node bench/leaks/run.ts --rounds ${values.rounds} --seed ${values.seed} --write`;
const page = leakPage({ judged, recording, pool, command });
if (values.write) writeFileSync(join(import.meta.dirname, 'results.md'), page);
else console.log(`\n${page}`);

/** Where nothing leaks, base and head are drawn from the same processes; at random steps a dozen would be too few kinds of luck. */
function processesOf({ leak, shape }: Cell): number {
  return (leak === 0 || shape === 'step' ? 2 : 1) * pool;
}

/** Records the cells that are missing, and saves after each. */
async function complete(known: Recording | null): Promise<Recording> {
  const missing = wanted.filter(cell => (known?.pools[nameOf(cell)]?.processes ?? 0) < processesOf(cell));
  let sofar = known;
  if (missing.length === 0 && sofar !== null) return sofar;
  const folder = mkdtempSync(join(tmpdir(), 'stress-leaks-'));
  try {
    const commands = build(folder);
    for (const [at, cell] of missing.entries()) {
      const startedMs = performance.now();
      const { pool: recorded, result } = await record(cell, commands, processesOf(cell), folder);
      const { environment } = result;
      sofar ??= { format: 1, environment, operations: OPERATIONS, pools: {} };
      if (sofar.environment.machineClass !== environment.machineClass) throw new Error(OTHER_MACHINE);
      sofar = { ...sofar, pools: { ...sofar.pools, [nameOf(cell)]: recorded } };
      writeRecording(values.recording, sofar);
      const seconds = ((performance.now() - startedMs) / 1e3).toFixed(0);
      console.log(`recorded ${nameOf(cell)}, ${at + 1} of ${missing.length}, in ${seconds} s`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (sofar === null) throw new Error(`No cell has "${values.only}" in its name`);
  return sofar;
}

function judge(cell: Cell, { pools, environment }: Recording): Judged {
  const poolOf = (wantedCell: Cell): Pool => {
    const found = pools[nameOf(wantedCell)];
    if (found === undefined) throw new Error(`The recording lacks ${nameOf(wantedCell)}`);
    return found;
  };
  const metric = METRIC_OF[cell.kind];
  const options = { trials: Number(values.rounds), seed: Number(values.seed) };
  const drawnFrom = { base: poolOf(baseOf(cell)), head: poolOf(cell), environment };
  return { cell, tally: tallyOf(nameOf(cell), drawnFrom, metric, rightly(cell, metric), options) };
}

/** Checks that may rightly fail: a thing that leaks takes memory, and a socket is a descriptor. */
function rightly({ leak }: Cell, metric: string): readonly string[] {
  if (leak === 0) return [];
  return [metric, 'memory.leak', ...(metric === 'fds.leak' ? ['sockets.leak'] : [])];
}
