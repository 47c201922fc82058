import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SuiteError } from '../model/suite-error.ts';
import { runGit } from '../run/git/git.ts';

/** Each command takes milliseconds; a busy disk may take seconds. */
const GIT_TIMEOUT_MS = 30_000;

/** Fixed, so that everybody's demo has the same commits. */
const COMMITS = [
  {
    part: 'base',
    date: '2026-01-05T09:00:00Z',
    message: 'Order book: lookup, totals, invoices, quotes, receipts',
  },
  {
    part: 'head',
    date: '2026-01-06T09:00:00Z',
    message: 'Shorter lookup, every quote remembered, empty receipts',
  },
] as const;

/**
 * The environment in which git makes and reads the demo's repository: nothing of the person's settings is needed, used or touched, and
 * nothing is signed.
 */
export const gitEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...environment,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Demo',
  GIT_AUTHOR_EMAIL: 'demo@example.invalid',
  GIT_COMMITTER_NAME: 'Demo',
  GIT_COMMITTER_EMAIL: 'demo@example.invalid',
});

/**
 * Makes `folder`, which must not exist, a repository of two commits: what is in `example`/base, then what `example`/head changes. Throws
 * `SuiteError`: exit code 2 without git or without the example, 3 when git fails.
 */
export async function makeRepository(
  example: string,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  mkdirSync(folder);
  const git = gitIn(folder, environment);
  // Older versions of git have no --initial-branch, and take a setting that they do not know.
  await git(['-c', 'init.defaultBranch=main', 'init', '--quiet', '--template=']);
  for (const { part, date, message } of COMMITS) {
    copyFiles(join(example, part), folder);
    await git(['add', '--all']);
    const settings = ['-c', 'commit.gpgsign=false'];
    await git([...settings, 'commit', '--quiet', '-m', message], {
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    });
  }
}

const gitIn =
  (folder: string, environment: NodeJS.ProcessEnv) =>
  async (args: readonly string[], dates: NodeJS.ProcessEnv = {}): Promise<void> => {
    const ending = await runGit(args, {
      folder,
      environment: { ...gitEnvironment(environment), ...dates },
      timeoutMs: GIT_TIMEOUT_MS,
    });
    if (ending.kind === 'ok') return;
    const missing = ending.kind === 'unusable' && ending.said.includes('ENOENT');
    throw missing
      ? new SuiteError('Cannot make the demo: git is not on the PATH; install it and try again', {
          exitCode: 2,
        })
      : new SuiteError(`Cannot make the repository of the demo: ${ending.said}`, { exitCode: 3 });
  };

/** Contents only: files of a clone may be read-only, and the second commit writes over the first. What a run left there is no part of it. */
function copyFiles(from: string, to: string): void {
  if (!existsSync(from))
    throw new SuiteError(`Cannot make the demo: ${from} is missing; run it from a clone of the repository`, {
      exitCode: 2,
    });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name === '.stress') continue;
    if (entry.isDirectory()) copyFiles(source, target);
    else {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, readFileSync(source));
    }
  }
}
