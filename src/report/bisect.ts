import type { Comparison } from '../model/analysis.ts';
import type { BisectEnding, BisectRecord, HistoryCommit } from '../model/bisect.ts';
import {
  comparedLines,
  describeCommit,
  findingLines,
  indented,
  SHORT_SHA,
  SUBJECT_LENGTH,
} from './bisect-step.ts';
import { cleanName, cleanSentence, oneLine } from './clean.ts';
import { plural } from './format.ts';
import { inertLines } from './terminal-text.ts';

export { renderBisectStep } from './bisect-step.ts';

/** Where a suite is looked for when nobody says. */
const DEFAULT_CONFIG = 'stress.yml';

/** The command lines that a report on a search may print. */
export interface BisectCommands {
  /** How the person would call `run` here: `stress-action run examples/quickstart`. */
  readonly run: string;
  /** Likewise `bisect`. */
  readonly bisect: string;
  /** The suite's file, relative to the directory. */
  readonly config: string;
}

/** One line on what is going to be searched, before anything is measured. Ends in a line break. */
export function renderBisectOpening(
  { good, commits, steps, ending }: BisectRecord,
  { resumed, discarded }: { readonly resumed: boolean; readonly discarded: string | null },
): string {
  const ends = `${plural(commits.length, 'commit')} after ${nameOf(good)} up to ${nameOf(commits.at(-1) ?? good)}`;
  const lines = [
    ...(discarded === null ? [] : [`The earlier search does not count: ${cleanSentence(discarded)}`]),
    ...(resumed && ending === null
      ? [`Going on after ${plural(steps.length, 'step')} of an earlier search`]
      : []),
    ...(resumed && ending !== null ? ['This search was finished before; --restart measures again'] : []),
    `Searching ${ends}`,
    '',
  ];
  return block(lines);
}

const nameOf = ({ sha, subject }: HistoryCommit): string =>
  `${sha.slice(0, SHORT_SHA)} (${oneLine(subject, SUBJECT_LENGTH)})`;

/** How the search ended, with the evidence of the last good and the first bad commit and what reproduces it. Ends in a line break. */
export function renderBisectEnding(record: BisectRecord, commands: BisectCommands): string {
  const { ending } = record;
  if (ending === null) return '';
  return block([...endingLines(ending, record), ...reproduction(record, commands)]);
}

function endingLines(ending: BisectEnding, record: BisectRecord): readonly string[] {
  switch (ending.kind) {
    case 'found':
      return [
        `FOUND  ${ending.first} is the first bad commit`,
        ...factsOf(ending.first, record),
        '',
        ...evidenceOf('last good', ending.lastGood, record),
        ...evidenceOf('first bad', ending.first, record),
      ];
    case 'range':
      return [
        `CANNOT TELL  the first bad commit is one of these ${ending.commits.length}, oldest first`,
        ...ending.commits.flatMap(sha => rangeLines(sha, record)),
        '',
        ...evidenceOf('last good', ending.lastGood, record),
        ...evidenceOf('first bad seen', ending.commits.at(-1) ?? '', record),
      ];
    case 'not-worse':
      return [
        `CANNOT TELL  ${cleanSentence(ending.reason)}, so there is nothing to look for`,
        ...ending.seen.flatMap(seen => [...comparedLines(seen), `${stateOf(seen.comparison)}`].map(indented)),
      ];
  }
}

const stateOf = (comparison: Comparison): string => {
  if (comparison.kind !== 'paired' && comparison.kind !== 'leak') return 'not worse by what matters';
  if (comparison.state === 'excluded') return 'a change that matters is excluded';
  return comparison.state === 'worse'
    ? 'worse in the first pairs, not confirmed by fresh ones'
    : 'can neither be shown nor excluded';
};

const commitOf = (sha: string, { commits, good }: BisectRecord): HistoryCommit | undefined =>
  [good, ...commits].find(commit => commit.sha === sha);

function factsOf(sha: string, record: BisectRecord): readonly string[] {
  const commit = commitOf(sha, record);
  if (commit === undefined) return [];
  return [`date     ${oneLine(commit.authoredAt, 40)}`, `subject  ${oneLine(commit.subject, 400)}`].map(
    indented,
  );
}

function evidenceOf(title: string, sha: string, record: BisectRecord): readonly string[] {
  const commit = commitOf(sha, record);
  const step = record.steps.find(entry => entry.sha === sha);
  const told =
    step === undefined
      ? ['the good end: what every candidate was run beside']
      : findingLines(step).slice(0, -1);
  return [`${title}: ${commit === undefined ? sha : describeCommit(commit)}`, ...told.map(indented)];
}

function rangeLines(sha: string, record: BisectRecord): readonly string[] {
  const commit = commitOf(sha, record);
  const step = record.steps.find(entry => entry.sha === sha);
  const why = step === undefined ? 'not tried' : (findingLines(step).at(-1) ?? '');
  return [indented(commit === undefined ? sha : describeCommit(commit)), indented(indented(why))];
}

/** Where a commit was found, the same comparison against its own parent: by its own suite, and by the suite of now. */
function reproduction(record: BisectRecord, { run, bisect, config }: BisectCommands): readonly string[] {
  const { ending, followed, seed } = record;
  if (ending?.kind !== 'found' || followed === null) return [];
  const { first } = ending;
  const parent = commitOf(first, record)?.parent ?? ending.lastGood;
  const file = config === DEFAULT_CONFIG ? '' : `--config ${quote(config)} `;
  const scenario = `${file}--scenario ${quote(followed.scenario)}`;
  return [
    '',
    'Reproduce',
    `  $ git checkout ${first} && ${run} ${scenario} --against ${parent} --seed ${seed}`,
    '  or, with the suite of now and without leaving this branch,',
    `  $ ${bisect} --good ${parent} --bad ${first} ${scenario} --metric ${quote(followed.metric.id)} --seed ${seed}`,
  ];
}

/** For a POSIX shell: plain words stay as they are. */
const quote = (word: string): string =>
  /^[\w./@:=-]+$/.test(word) ? word : `'${cleanName(word).replaceAll("'", "'\\''")}'`;

const block = (lines: readonly string[]): string => `${inertLines(lines.join('\n'))}\n`;
