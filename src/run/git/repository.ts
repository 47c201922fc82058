import { SuiteError } from '../../model/suite-error.ts';
import { type GitEnding, runGit } from './git.ts';

/** What is asked of the repository itself takes milliseconds; checking out a large tree or fetching one takes minutes. */
const LOCAL_MS = 30_000;
const LONG_MS = 15 * 60_000;

/** One repository, as seen from a folder in its working tree. */
export interface Repository {
  /** Absolute, links resolved. */
  readonly root: string;
  /** The folder, relative to the root; '' at the root. */
  readonly prefix: string;
  /** Output of a quick command, or null when git refuses: the answer is no. */
  ask(...args: readonly string[]): Promise<string | null>;
  /** Runs a long command; `extra` is added to its environment. */
  try(args: readonly string[], extra?: Readonly<Record<string, string>>): Promise<GitEnding>;
}

/** The repository around `folder`, or null. Throws `SuiteError` (exit code 3) where git itself does not work. */
export async function openRepository(
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<Repository | null> {
  const where = { folder, environment };
  const found = await runGit(['rev-parse', '--show-toplevel', '--show-prefix'], {
    ...where,
    timeoutMs: LOCAL_MS,
  });
  if (found.kind === 'refused' && found.said.includes('not a git repository')) return null;
  if (found.kind !== 'ok')
    throw new SuiteError(`Cannot look for the base in ${folder}: ${found.said}`, { exitCode: 3 });
  const [root = folder, prefix = ''] = found.output.split('\n');
  return {
    root,
    prefix: prefix.replace(/\/$/, ''),
    async ask(...args) {
      const ending = await runGit(args, { ...where, timeoutMs: LOCAL_MS });
      return ending.kind === 'ok' ? ending.output : null;
    },
    // From the root: the folder of a suite may not exist in every tree.
    try: (args, extra = {}) =>
      runGit(args, { folder: root, environment: { ...environment, ...extra }, timeoutMs: LONG_MS }),
  };
}

/** The commit that `revision` names in what is here, or null. */
export const commitNamed = (revision: string, { ask }: Repository): Promise<string | null> =>
  ask('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);

export const isShallow = async ({ ask }: Repository): Promise<boolean> =>
  (await ask('rev-parse', '--is-shallow-repository')) === 'true';
