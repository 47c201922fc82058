import type { Category, Intensity, Priority } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import type { ReportLevel } from '../model/view.ts';
import type { CheckMode } from './check-run.ts';
import {
  type DurationReading,
  type InputReader,
  inputReader,
  throwOnProblems,
  unknownInputs,
} from './input-reader.ts';
import { INPUT_DEFAULTS, INPUT_NAMES, type InputName, OTHER_INPUT_NAMES } from './input-table.ts';
import { readStore, type StoreInputs } from './store-inputs.ts';

/**
 * When the pull request gets a comment: `auto` unless the run's token is known to be read-only (forks, Dependabot) · `always` tries
 * then too · `on-problem` only where there is a problem, or an earlier comment to bring up to date · `never`.
 */
export type CommentMode = 'auto' | 'always' | 'on-problem' | 'never';

/** When the stored history gets this run: on the default branch if the verdict allows · never · on it whatever the verdict. */
export type UpdateBaseline = 'auto' | 'never' | 'always';

/** The inputs of action.yml, typed. Null and empty lists: as stress.yml says. */
export interface ActionInputs extends StoreInputs {
  readonly config: string;
  /** Null: no comment can be written. */
  readonly githubToken: string | null;
  readonly against: Policy['against'] | null;
  /** The commit to compare with; it sets `against` to `base`. Null: the pull request's own base. Not yet known to exist. */
  readonly baseRef: string | null;
  readonly scenarios: readonly string[];
  readonly categories: readonly Category[];
  readonly priorities: readonly Priority[];
  readonly intensity: Intensity | null;
  readonly durationMs: number | null;
  readonly budgetMs: number | null;
  readonly reportLevel: ReportLevel;
  /** `index` from 1 to `count`. */
  readonly shard: { readonly index: number; readonly count: number } | null;
  readonly comment: CommentMode;
  readonly checkRun: CheckMode;
  readonly summary: boolean;
  readonly failOn: Policy['failOn'] | null;
  readonly baselineRuns: number;
  readonly updateBaseline: UpdateBaseline;
  readonly workingDirectory: string;
  readonly out: string;
  /** Sentences about inputs that were given and have no effect. */
  readonly hints: readonly string[];
}

const AGAINST: readonly Policy['against'][] = ['auto', 'base', 'baseline', 'none'];

/** More runs than this would not be read again within the size limit of a baseline. */
const MOST_RUNS = 500;

/**
 * Reads every input once. Throws a SuiteError (exit 2) that lists every bad value with the input's name, what was found, what is
 * allowed and the nearest right spelling. `readDuration` is the config's own reading, so that both spell durations alike.
 */
export function readInputs(
  env: NodeJS.ProcessEnv,
  readDuration: (text: string) => DurationReading,
): ActionInputs {
  const read = inputReader(env, INPUT_DEFAULTS);
  const inputs: ActionInputs = {
    config: read.text('config') ?? '',
    githubToken: read.text('github-token'),
    ...readAgainst(read),
    scenarios: read.list('scenario', null),
    categories: read.list('category', ['memory', 'computational', 'concurrency', 'io', 'long-running']),
    priorities: read.list('priority', ['P0', 'P1', 'P2', 'P3', 'P4']),
    intensity: read.choice('intensity', ['low', 'medium', 'high', 'extreme']),
    durationMs: read.durationMs('duration', readDuration),
    budgetMs: read.durationMs('budget', readDuration),
    reportLevel: read.choice('report-level', ['summary', 'standard', 'detailed']) ?? 'standard',
    shard: readShard(read),
    comment: read.choice('comment', ['auto', 'always', 'on-problem', 'never']) ?? 'auto',
    checkRun: read.choice('check-run', ['auto', 'never']) ?? 'auto',
    summary: read.flag('summary'),
    failOn: read.choice('fail-on', ['fail', 'inconclusive', 'never']),
    ...readStore(read),
    baselineRuns: read.count('baseline-runs', MOST_RUNS),
    updateBaseline: read.choice('update-baseline', ['auto', 'never', 'always']) ?? 'auto',
    workingDirectory: read.text('working-directory') ?? '.',
    out: read.text('out') ?? '.stress',
    hints: unknownInputs(env, INPUT_NAMES, OTHER_INPUT_NAMES),
  };
  throwOnProblems(read);
  return inputs;
}

/** Control and invisible characters; git forbids the first in names of refs, and nobody means the second. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
/** Longest ref or revision that is taken. */
const REF_LENGTH = 250;

/** One of the choices, or the name of a commit. What git could take for an option, or a choice in the wrong case, is refused. */
function readAgainst(read: InputReader<InputName>): Pick<ActionInputs, 'against' | 'baseRef'> {
  const found = read.text('against');
  const choice = AGAINST.find(allowed => allowed === found?.toLowerCase());
  if (found === null || choice === found) return { against: choice ?? null, baseRef: null };
  const isRef = !found.startsWith('-') && found.search(UNPRINTABLE) === -1 && found.length <= REF_LENGTH;
  if (isRef && choice === undefined) return { against: 'base', baseRef: found };
  const hint = choice === undefined ? '' : ` (did you mean "${choice}"?)`;
  read.refuse(
    'against',
    `found "${found.replace(UNPRINTABLE, ' ').slice(0, 60)}", allowed: ${AGAINST.join(', ')}; or a git ref of at most ${REF_LENGTH} characters that does not begin with "-"${hint}`,
  );
  return { against: null, baseRef: null };
}

/** `2/4`: the second of four parts. */
function readShard(read: InputReader<InputName>): ActionInputs['shard'] {
  const found = read.text('shard');
  if (found === null) return null;
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(found) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  read.refuse(
    'shard',
    `found "${found.slice(0, 60)}", allowed: part/parts, such as 1/4, with part from 1 to parts`,
  );
  return null;
}
