import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { lineOf, pushesPage } from './page.ts';
import { type Bench, makePush, probe } from './push.ts';
import { type Progress, readProgress, saveProgress } from './record.ts';
import { openRepository } from './repository.ts';
import { schedule } from './schedule.ts';
import { PROGRAMS } from './suite.ts';

/**
 * Real pushes with real programs: `node bench/pushes/run.ts [--write]` makes commits in a repository of its own, has the program judge
 * each in pairs with the commit before it, and prints what it said. Run it on an otherwise idle machine, with node, python3 and go; an
 * hour or so on two cores. It saves after every push and goes on where it stopped (bench/out/pushes.json).
 *
 * `--unchanged n` (40) · `--slower n` (20) · `--seed n` (1) · `--minutes n` starts no push after so long · `--cli file` (dist/cli.js).
 */
const { values } = parseArgs({
  options: {
    unchanged: { type: 'string', default: '40' },
    slower: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    cli: { type: 'string', default: 'dist/cli.js' },
    write: { type: 'boolean', default: false },
  },
});
const [unchanged, slower, seed] = [values.unchanged, values.slower, values.seed].map(Number);
const minutes = Number(values.minutes ?? Infinity);
if (![unchanged, slower, seed].every(Number.isSafeInteger) || !(minutes > 0))
  throw new Error(
    `Cannot make ${values.unchanged} + ${values.slower} pushes with seed ${values.seed} in ${values.minutes} minutes: numbers are needed`,
  );

const ROOT = join(import.meta.dirname, '../..');
const PROGRESS = join(ROOT, 'bench/out/pushes.json');
const cli = join(ROOT, values.cli);

/** Only pushes of the same program, the same suite and the same machine are counted together. */
function keyOf(): string {
  const hash = createHash('sha256');
  for (const folder of [dirname(cli), PROGRAMS])
    for (const file of filesIn(folder)) hash.update(readFileSync(file));
  return hash.update(JSON.stringify([seed, process.version, cpus().map(({ model }) => model)])).digest('hex');
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map(name => join(folder, name))
    .filter(file => statSync(file).isFile());

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
const hasTime = (): boolean => !stop.signal.aborted && performance.now() < minutes * 60_000;

const plan = schedule(Number(unchanged), Number(slower));
let progress: Progress = readProgress(PROGRESS, keyOf());
const isMade = (id: string): boolean => progress.pushes.some(push => push.id === id);
const keep = (more: Partial<Progress>): void => {
  progress = { ...progress, ...more };
  saveProgress(PROGRESS, progress);
};

async function makePushes(bench: Bench): Promise<void> {
  if (progress.slower === null) {
    const probed = await probe(bench);
    if (probed === null) return;
    keep({ slower: probed.rounds, environment: probed.gate.view.result.environment });
    console.error(`probe: ${probed.gate.record.seconds.toFixed(0)} s`);
  }
  for (const planned of plan.filter(({ id }) => !isMade(id))) {
    if (!hasTime()) return;
    const made = await makePush(planned, progress.slower ?? {}, bench);
    if (made === null) return;
    keep({ pushes: [...progress.pushes, made.push] });
    console.error(`${progress.pushes.length} of ${plan.length}, ${lineOf(made.push)}`);
  }
}

if (!plan.every(({ id }) => isMade(id))) {
  const repository = openRepository();
  try {
    await makePushes({ repository, cli, seed: Number(seed), signal: stop.signal });
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    repository.close();
  }
}
if (stop.signal.aborted) process.exitCode = 130;
else {
  const pushes = progress.pushes.filter(({ id }) => plan.some(planned => planned.id === id));
  const command = `node bench/pushes/run.ts --unchanged ${unchanged} --slower ${slower} --seed ${seed} --write`;
  const page = pushesPage({ ...progress, pushes }, { command, cli: relative(ROOT, cli) });
  console.log(page);
  if (values.write) writeFileSync(join(import.meta.dirname, 'results.md'), page);
}
