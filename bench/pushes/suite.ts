import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The tree that every push starts from: ten programs, their suite, and `work.json` with the rounds that each does. */
export const PROGRAMS = join(import.meta.dirname, 'programs');

/** Rounds of work by scenario. */
export type Rounds = Readonly<Record<string, number>>;

/** The rounds of the tree in `folder`. Its keys are the scenarios. */
export const roundsIn = (folder: string): Rounds =>
  JSON.parse(readFileSync(join(folder, 'work.json'), 'utf8'));

/** Where a scenario's own source lies, and how a comment begins in it. */
export interface Source {
  readonly file: string;
  readonly comment: string;
}

const LANGUAGES: readonly { folder: string; ending: string; comment: string }[] = [
  { folder: 'node', ending: 'mjs', comment: '//' },
  { folder: 'python', ending: 'py', comment: '#' },
  { folder: 'go', ending: 'go', comment: '//' },
];

/** Relative to the tree. Error for a scenario that has no program. */
export function sourceOf(scenario: string): Source {
  const found = LANGUAGES.map(({ folder, ending, comment }) => ({
    file: join(folder, `${scenario}.${ending}`),
    comment,
  })).find(({ file }) => existsSync(join(PROGRAMS, file)));
  if (found === undefined) throw new Error(`Cannot find the program of ${scenario} under ${PROGRAMS}`);
  return found;
}

/** CPU time that a slower push adds to one process, as a share of what the process took. */
export const SLOWDOWN = 0.1;
/** The rounds that show what a round costs are so much more than usual. */
export const PROBE = 0.5;

/**
 * Rounds with which a process takes `SLOWDOWN` more CPU time, where `PROBE` more rounds took `change` more: a runtime's start costs as
 * much as before, so 10 % more rounds would be less than 10 % more CPU time.
 */
export const slowerRounds = (rounds: number, change: number): number =>
  Math.round(rounds * (1 + (PROBE * SLOWDOWN) / change));
