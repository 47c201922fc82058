import type { Commit } from '../model/environment.ts';
import { runGit } from './git/git.ts';

/** git on a huge or locked repository must not hold up the run. */
const GIT_TIMEOUT_MS = 10_000;

/**
 * The commit that is checked out in `folder`. Without git, or where git refuses the folder, what GitHub says in GITHUB_SHA; null
 * outside a repository.
 */
export async function commitOf(folder: string, environment: NodeJS.ProcessEnv): Promise<Commit | null> {
  const [status, subject] = await Promise.all([
    git(folder, environment, ['status', '--porcelain=v2', '--branch', '--untracked-files=no']),
    git(folder, environment, ['log', '-1', '--format=%s']),
  ]);
  return commitIn(status, subject, environment);
}

/** The same from what git printed, null where it printed nothing: `git status --porcelain=v2 --branch`, and the subject alone. */
export function commitIn(
  status: string | null,
  subject: string | null,
  environment: NodeJS.ProcessEnv,
): Commit | null {
  const sha = /^# branch\.oid ([0-9a-f]+)$/m.exec(status ?? '')?.[1];
  if (status === null || sha === undefined) return commitOfGitHub(environment);
  const branch = /^# branch\.head (.+)$/m.exec(status)?.[1] ?? '(detached)';
  return {
    sha,
    ref: branch === '(detached)' ? refOfGitHub(environment) : branch,
    subject: subject?.trim() || null,
    dirty: /^[^#]/m.test(status),
  };
}

function commitOfGitHub(environment: NodeJS.ProcessEnv): Commit | null {
  const sha = environment.GITHUB_SHA;
  if (sha === undefined || !/^[0-9a-f]{7,64}$/.test(sha)) return null;
  return { sha, ref: refOfGitHub(environment), subject: null, dirty: false };
}

/** The head branch of a pull request, else the branch or tag. */
const refOfGitHub = (environment: NodeJS.ProcessEnv): string | null =>
  environment.GITHUB_HEAD_REF || environment.GITHUB_REF_NAME || null;

/** Standard output, or null when git is missing, refuses, or takes too long. */
async function git(
  folder: string,
  environment: NodeJS.ProcessEnv,
  args: readonly string[],
): Promise<string | null> {
  const ending = await runGit(args, { folder, environment, timeoutMs: GIT_TIMEOUT_MS });
  return ending.kind === 'ok' ? ending.output : null;
}
