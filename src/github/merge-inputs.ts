import type { Policy } from '../model/policy.ts';
import { type InputReader, inputReader, throwOnProblems, unknownInputs } from './input-reader.ts';
import type { ActionInputs } from './inputs.ts';
import { readStore, type StoreInputs } from './store-inputs.ts';

/** Every input of merge/action.yml with its default; a test holds the two equal. Empty: as the parts say. */
export const MERGE_INPUT_DEFAULTS = {
  results: '.',
  'expected-shards': '',
  'github-token': '',
  against: '',
  'report-level': 'standard',
  comment: 'auto',
  'check-run': 'auto',
  summary: 'true',
  'fail-on': '',
  'baseline-key': '',
  'baseline-runs': '30',
  'baseline-store': 'cache',
  'baseline-branch': 'stress-baselines',
  'update-baseline': 'auto',
  'working-directory': '.',
  out: '.stress',
} as const;

export type MergeInputName = keyof typeof MERGE_INPUT_DEFAULTS;

/** What other tools, and the other action, call an input of ours; a hint only, none is accepted. */
const OTHER_NAMES: Readonly<Record<string, MergeInputName>> = {
  token: 'github-token',
  path: 'results',
  artifacts: 'results',
  shards: 'expected-shards',
  'cache-key': 'baseline-key',
};

type Shared = Pick<
  ActionInputs,
  | 'githubToken'
  | 'against'
  | 'reportLevel'
  | 'comment'
  | 'checkRun'
  | 'summary'
  | 'failOn'
  | keyof StoreInputs
  | 'baselineRuns'
  | 'updateBaseline'
  | 'workingDirectory'
  | 'out'
  | 'hints'
>;

/** The inputs of merge/action.yml, typed. */
export interface MergeInputs extends Shared {
  /** Files, folders and patterns, relative to the working directory. */
  readonly results: readonly string[];
  /** Null: as many as the parts themselves say. */
  readonly expectedShards: number | null;
}

/** A matrix has at most 256 jobs, and a workflow may have a few. */
const MOST_RESULTS = 20_000;

/** Reads every input once. Throws a SuiteError (exit 2) that lists every bad value. */
export function readMergeInputs(env: NodeJS.ProcessEnv): MergeInputs {
  const read: InputReader<MergeInputName> = inputReader(env, MERGE_INPUT_DEFAULTS);
  const expected = read.text('expected-shards');
  const inputs: MergeInputs = {
    results: read.list('results', null),
    expectedShards: expected === null ? null : read.count('expected-shards', MOST_RESULTS),
    githubToken: read.text('github-token'),
    against: read.choice<Policy['against']>('against', ['auto', 'base', 'baseline', 'none']),
    reportLevel: read.choice('report-level', ['summary', 'standard', 'detailed']) ?? 'standard',
    comment: read.choice('comment', ['auto', 'always', 'on-problem', 'never']) ?? 'auto',
    checkRun: read.choice('check-run', ['auto', 'never']) ?? 'auto',
    summary: read.flag('summary'),
    failOn: read.choice('fail-on', ['fail', 'inconclusive', 'never']),
    ...readStore(read),
    baselineRuns: read.count('baseline-runs', 500),
    updateBaseline: read.choice('update-baseline', ['auto', 'never', 'always']) ?? 'auto',
    workingDirectory: read.text('working-directory') ?? '.',
    out: read.text('out') ?? '.stress',
    hints: unknownInputs(env, Object.keys(MERGE_INPUT_DEFAULTS), OTHER_NAMES),
  };
  throwOnProblems(read);
  return inputs;
}
