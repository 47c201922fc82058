import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hashSeed } from '../../src/stats/random.ts';
import { NOISES } from './machine.ts';
import { decisionPage, decisionTable } from './table.ts';
import { addAll, type Tally, tallyPush } from './tally.ts';

/**
 * Error rates of the paired rule beside those of other tools: `node bench/decisions/run.ts [--suites 400] [--seed 1] [--write]`.
 * Seeded: the same arguments print the same table. A run that was stopped goes on where it was (bench/out/decisions.json).
 */
const { values } = parseArgs({
  options: {
    suites: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
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

/** What was counted so far, by noise; of other arguments it counts for nothing. */
interface Partial {
  readonly seed: number;
  readonly suites: number;
  readonly tallies: Readonly<Record<string, readonly Tally[]>>;
}

function readPartial(): Partial {
  const saved: Partial | null = existsSync(PARTIAL) ? JSON.parse(readFileSync(PARTIAL, 'utf8')) : null;
  return saved?.seed === seed && saved.suites === suites ? saved : { seed, suites, tallies: {} };
}

function savePartial(partial: Partial): void {
  mkdirSync(join(PARTIAL, '..'), { recursive: true });
  writeFileSync(PARTIAL, JSON.stringify(partial));
}

let partial = readPartial();
for (const cv of NOISES) {
  let tallies = partial.tallies[cv] ?? [];
  for (let done = tallies[0]?.pushes ?? 0; done < suites; done++) {
    tallies = addAll(tallies, tallyPush(cv, hashSeed(`${seed}/${cv}/${done}`)));
    if ((done + 1) % CHUNK !== 0 && done + 1 < suites) continue;
    partial = { seed, suites, tallies: { ...partial.tallies, [cv]: tallies } };
    savePartial(partial);
    console.error(`noise ${100 * cv} %: ${done + 1} of ${suites} suites`);
  }
}

const all = NOISES.flatMap(cv => partial.tallies[cv] ?? []);
console.log(decisionTable(all));
if (values.write)
  writeFileSync(
    RESULTS,
    decisionPage(all, `node bench/decisions/run.ts --suites ${suites} --seed ${seed} --write`),
  );
rmSync(PARTIAL);
