import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { SuiteError } from '../model/suite-error.ts';
import { findBaseCommit, knownCommit } from './git/base-commit.ts';
import { credentialsFor } from './git/credentials.ts';
import { commitNamed, openRepository, type Repository } from './git/repository.ts';
import { addWorktree, type Worktree } from './git/worktree.ts';

/** The tree that the head is compared with. */
export interface BaseTree {
  /** Absolute; the folder in it that corresponds to the working directory. */
  readonly directory: string;
  /** For people: a short commit, or the folder as it was named. */
  readonly label: string;
  /** Null for a folder. */
  readonly sha: string | null;
  /** What makes the two trees less alike than they should be, in sentences for people. */
  readonly caveats: readonly string[];
  /** Removes what was made for it, never a folder that was named. Does nothing when called again. */
  close(): Promise<void>;
}

/** Where the base is looked for. */
export interface BaseOptions {
  /** Absolute; in the head's tree. */
  readonly workingDirectory: string;
  readonly environment: NodeJS.ProcessEnv;
  /** For fetching from GitHub what a shallow clone lacks; null: git's own credentials. */
  readonly token: string | null;
}

/**
 * Opens the base `ref`: a folder is used as it is; of a commit, branch or tag the commit where it parted from HEAD is checked out beside
 * the repository. A name that is both is git's, unless it is written as a path (`./name`). Throws `SuiteError`: exit code 2 for a base
 * that does not exist or is the head itself, 3 when git fails.
 */
export async function openBaseTree(ref: string, options: BaseOptions): Promise<BaseTree> {
  const { workingDirectory, environment, token } = options;
  const folder = resolve(workingDirectory, ref);
  if (isPath(ref) && isFolder(folder)) return folderTree(ref, folder, workingDirectory);
  const repository = await openRepository(workingDirectory, environment);
  const known = repository !== null && (await knownCommit(ref, repository)) !== null;
  if (!known && ref !== '' && isFolder(folder)) return folderTree(ref, folder, workingDirectory);
  if (repository === null)
    throw new SuiteError(
      `Cannot compare with the base "${ref}": it is no folder, and ${workingDirectory} is not in a git repository`,
      { exitCode: 2 },
    );
  const url = await repository.ask('remote', 'get-url', 'origin');
  const credentials = credentialsFor(url, token, environment);
  const sha = await findBaseCommit(ref, repository, credentials);
  await refuseSame(sha, ref, repository);
  return commitTree(sha, repository, await addWorktree(sha, repository, credentials));
}

const isPath = (ref: string): boolean => isAbsolute(ref) || /^\.\.?([/\\]|$)/.test(ref);

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function folderTree(ref: string, folder: string, workingDirectory: string): BaseTree {
  if (folder === resolve(workingDirectory))
    throw nothingToCompare(`"${ref}" is the working directory itself`);
  return { directory: folder, label: ref, sha: null, caveats: [], close: async () => {} };
}

async function refuseSame(sha: string, ref: string, repository: Repository): Promise<void> {
  if (sha !== (await commitNamed('HEAD', repository))) return;
  const changes = await repository.ask('status', '--porcelain', '--untracked-files=no');
  if (changes === '') throw nothingToCompare(`HEAD is where it parted from "${ref}", and nothing is changed`);
}

const nothingToCompare = (reason: string): SuiteError =>
  new SuiteError(
    `Nothing to compare: ${reason}; name an earlier commit (HEAD~1), another branch or another folder as the base`,
    { exitCode: 2 },
  );

async function commitTree(sha: string, repository: Repository, worktree: Worktree): Promise<BaseTree> {
  const directory = join(worktree.path, repository.prefix);
  const label = (await repository.ask('rev-parse', '--short', sha)) ?? sha.slice(0, 7);
  if (isFolder(directory))
    return { directory, label, sha, caveats: caveatsOf(worktree, repository), close: worktree.remove };
  await worktree.remove();
  throw new SuiteError(
    `Cannot run the suite of the base ${label}: that commit has no folder ${repository.prefix}`,
    { exitCode: 2 },
  );
}

function caveatsOf({ alike, path }: Worktree, { root }: Repository): readonly string[] {
  const length = `The base's tree ${path} is not beside ${root}: paths of another length can change how fast a program runs`;
  const submodules = "Submodules are not checked out in the base's tree: let the setup command do it";
  return [...(alike ? [] : [length]), ...(existsSync(join(path, '.gitmodules')) ? [submodules] : [])];
}
