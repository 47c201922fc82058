import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hashSeed } from '../../src/stats/random.ts';
import { MODELS } from './machine.ts';
import { decisionPage } from './page.ts';
import { recordedNoises } from './recorded.ts';
import { RECORDING_FILE, readRecording } from './recording.ts';
import { addAll, type Tally, tallyPush } from './tally.ts';

/**
 * Error rates of the paired rule beside those of other tools: `node bench/decisions/run.ts [--suites 400] [--seed 1] [--recording file]
 * [--write]`. Seeded: the same arguments print the same page. A run that was stopped goes on where it was (bench/out/decisions.json).
 */
const { values } = parseArgs({
  options: {
    suites: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    recording: { type: 'string', default: RECORDING_FILE },
    write: { type: 'boolean', default: false },
  },
});
const [suites, seed] = [Number(values.suites), Number(values.seed)];
if (!Number.isSafeInteger(suites) || suites < 1 || !Number.isSafeInteger(seed))
  throw new Error(
    `Cannot simulate ${values.suites} suites with seed ${values.seed}: whole numbers are needed`,
  );

/** Suites between two savings. */
const CHUNK = 25;
const PARTIAL = join(import.meta.dirname, '../out/decisions.json');
const RESULTS = join(import.meta.dirname, 'results.md');

const recording = readRecording(values.recording);
const noises = [...MODELS, ...(recording === null ? [] : recordedNoises(recording))];

/** What was counted so far, by noise; of other arguments or another recording it counts for nothing. */
interface Partial {
  readonly key: string;
  readonly tallies: Readonly<Record<string, readonly Tally[]>>;
}

const key = createHash('sha256').update(JSON.stringify({ seed, suites, recording })).digest('hex');

function readPartial(): Partial {
  const saved: Partial | null = existsSync(PARTIAL) ? JSON.parse(readFileSync(PARTIAL, 'utf8')) : null;
  return saved?.key === key ? saved : { key, tallies: {} };
}

function savePartial(partial: Partial): void {
  mkdirSync(join(PARTIAL, '..'), { recursive: true });
  writeFileSync(`${PARTIAL}.new`, JSON.stringify(partial));
  renameSync(`${PARTIAL}.new`, PARTIAL);
}

let partial = readPartial();
for (const noise of noises) {
  let tallies = partial.tallies[noise.name] ?? [];
  for (let done = tallies[0]?.pushes ?? 0; done < suites; done++) {
    tallies = addAll(tallies, tallyPush(noise, done, hashSeed(`${seed}/${noise.seed}/${done}`)));
    if ((done + 1) % CHUNK !== 0 && done + 1 < suites) continue;
    partial = { key, tallies: { ...partial.tallies, [noise.name]: tallies } };
    savePartial(partial);
    console.error(`${noise.name}: ${done + 1} of ${suites} suites`);
  }
}

const recorded = values.recording === RECORDING_FILE ? '' : ` --recording ${values.recording}`;
const page = decisionPage({
  tallies: noises.flatMap(({ name }) => partial.tallies[name] ?? []),
  noises,
  recording,
  command: `node bench/decisions/run.ts --suites ${suites} --seed ${seed}${recorded} --write`,
});
console.log(page);
if (values.write) writeFileSync(RESULTS, page);
rmSync(PARTIAL);
