import { join } from 'node:path';
import type { BisectEnding, BisectRecord, BisectStep } from '../model/bisect.ts';
import { TOOL } from '../model/version.ts';
import type { History } from '../run/git/history.ts';
import type { Question } from './measure.ts';
import { digestOfQuestion, STEPS_FOLDER } from './record.ts';
import { type Known, leftOf, type Move, nextMove } from './search.ts';

/** Digits of a commit that are enough for people. */
export const SHORT_SHA = 10;

/** The record of a search that has not begun. `metric` is the one that was asked for. */
export const freshRecord = (
  { plan, policy }: Question,
  { good, commits }: History,
  metric: string | null,
): BisectRecord => ({
  schemaVersion: 1,
  kind: 'stress-action/bisect',
  tool: TOOL,
  startedAt: new Date().toISOString(),
  suite: plan.suite,
  seed: plan.seed,
  digest: digestOfQuestion({ plan, policy, metric }),
  good,
  commits,
  followed: null,
  steps: [],
  ending: null,
});

/** Where the results of the next step go, relative to the output folder. */
export const folderOf = ({ steps }: BisectRecord, sha: string): string =>
  join(STEPS_FOLDER, `${String(steps.length + 1).padStart(2, '0')}-${sha.slice(0, SHORT_SHA)}`);

/** The bad end. */
export function badEnd({ commits }: BisectRecord): BisectRecord['commits'][number] {
  const last = commits.at(-1);
  if (last === undefined) throw new Error('A history without a commit was searched');
  return last;
}

/** What is to be done next, from what the steps so far say of the history. */
export const moveOf = ({ commits, steps }: Pick<BisectRecord, 'commits' | 'steps'>): Move =>
  nextMove(commits.length, knownOf(commits, steps));

function knownOf(commits: BisectRecord['commits'], steps: BisectRecord['steps']): readonly Known[] {
  const places = new Map(commits.map(({ sha }, place) => [sha, place]));
  return steps.flatMap(({ sha, finding }) => {
    const place = places.get(sha);
    if (place === undefined) return [];
    const answered = finding.kind === 'good' || finding.kind === 'bad';
    return [{ place, mark: answered ? finding.kind : ('skipped' as const) }];
  });
}

/** The record with one more step, and that step with what it leaves to do. */
export function addStep(
  record: BisectRecord,
  step: Omit<BisectStep, 'left'>,
): { readonly whole: BisectStep; readonly grown: BisectRecord } {
  const unfinished = { ...step, left: { commits: 0, steps: 0 } };
  const left = leftOf(moveOf({ ...record, steps: [...record.steps, unfinished] }));
  const whole = { ...step, left };
  return { whole, grown: { ...record, steps: [...record.steps, whole] } };
}

/** The ending that a move without a candidate is. */
export function endingOf(
  move: Exclude<Move, { readonly kind: 'try' }>,
  { commits, good }: BisectRecord,
): BisectEnding {
  const shaAt = (place: number): string => commits[place]?.sha ?? good.sha;
  if (move.kind === 'found')
    return { kind: 'found', first: shaAt(move.place), lastGood: shaAt(move.place - 1) };
  return {
    kind: 'range',
    commits: commits.slice(move.from, move.to + 1).map(({ sha }) => sha),
    lastGood: shaAt(move.from - 1),
  };
}
