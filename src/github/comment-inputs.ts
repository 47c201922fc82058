import { posix } from 'node:path';
import type { Category, Priority } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import type { ReportLevel } from '../model/view.ts';
import type { CheckMode } from './check-run.ts';
import { COMMENT_INPUT_DEFAULTS, type CommentInputName } from './comment-input-table.ts';
import { type InputReader, inputReader, throwOnProblems, unknownInputs } from './input-reader.ts';
import { OTHER_INPUT_NAMES } from './input-table.ts';
import type { CommentMode } from './inputs.ts';
import { readStore, type StoreInputs } from './store-inputs.ts';

/** The inputs of comment/action.yml, typed. Null and empty lists: as the base's stress.yml says. */
export interface CommentInputs extends StoreInputs {
  /** Name of the artifact with the results, or a pattern with `*`. */
  readonly artifact: string;
  /** The suite's file, relative to `workingDirectory`. */
  readonly config: string;
  /** The same, relative to the repository: POSIX separators, never outside of it. */
  readonly configPath: string;
  /** Null: nothing can be read or written. */
  readonly githubToken: string | null;
  readonly scenarios: readonly string[];
  readonly categories: readonly Category[];
  readonly priorities: readonly Priority[];
  readonly reportLevel: ReportLevel;
  readonly comment: CommentMode;
  readonly checkRun: CheckMode;
  readonly summary: boolean;
  readonly failOn: Policy['failOn'] | null;
  /** Relative to the repository. */
  readonly workingDirectory: string;
  readonly out: string;
  /** Sentences about inputs that were given and have no effect. */
  readonly hints: readonly string[];
}

/** Reads every input once. Throws a SuiteError (exit 2) that lists every bad value, as `readInputs` does. */
export function readCommentInputs(env: NodeJS.ProcessEnv): CommentInputs {
  const read = inputReader(env, COMMENT_INPUT_DEFAULTS);
  const workingDirectory = read.text('working-directory') ?? '.';
  const config = read.text('config') ?? '';
  const inputs: CommentInputs = {
    artifact: read.text('artifact') ?? '',
    config,
    configPath: inRepository(read, workingDirectory, config),
    githubToken: read.text('github-token'),
    scenarios: read.list('scenario', null),
    categories: read.list('category', ['memory', 'computational', 'concurrency', 'io', 'long-running']),
    priorities: read.list('priority', ['P0', 'P1', 'P2', 'P3', 'P4']),
    reportLevel: read.choice('report-level', ['summary', 'standard', 'detailed']) ?? 'standard',
    comment: read.choice('comment', ['auto', 'always', 'on-problem', 'never']) ?? 'auto',
    checkRun: read.choice('check-run', ['auto', 'never']) ?? 'auto',
    summary: read.flag('summary'),
    failOn: read.choice('fail-on', ['fail', 'inconclusive', 'never']),
    ...readStore(read),
    workingDirectory,
    out: read.text('out') ?? '.stress',
    hints: unknownInputs(env, Object.keys(COMMENT_INPUT_DEFAULTS), OTHER_INPUT_NAMES),
  };
  throwOnProblems(read);
  return inputs;
}

/** The file is asked of the API, which knows the repository alone. */
function inRepository(read: InputReader<CommentInputName>, folder: string, file: string): string {
  const path = posix.join(folder, file);
  const isInside = !posix.isAbsolute(path) && path !== '..' && !path.startsWith('../');
  if (!isInside || path.includes('\\'))
    read.refuse(
      'config',
      `found "${path.slice(0, 60)}", allowed: a path inside the repository, with "/" between its parts`,
    );
  return path;
}
