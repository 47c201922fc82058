import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { SuiteError } from '../../model/suite-error.ts';
import type { Repository } from './repository.ts';
import { isAbandoned, sign } from './signature.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** A folder of one letter has 36 possible siblings; longer names are free at the first try. */
const TRIES = 50;

/** A checked-out commit beside the repository. */
export interface Worktree {
  /** Absolute. */
  readonly path: string;
  /** Its path is as long as the repository's, so that neither side pays for a longer one. */
  readonly alike: boolean;
  /** Removes it and what git knows of it; does nothing when called again. Rejects with `SuiteError` (exit code 3) when something is left. */
  remove(): Promise<void>;
}

/** Checks out `commit`, without branch and without submodules. Throws `SuiteError` (exit code 3) when git fails; nothing is left then. */
export async function addWorktree(
  commit: string,
  repository: Repository,
  credentials: Readonly<Record<string, string>>,
): Promise<Worktree> {
  await removeAbandoned(repository);
  const sibling = makeSibling(repository.root);
  const path = sibling ?? makeFolder(tmpdir(), 'stress-base-'.length + 6);
  if (path === null)
    throw new SuiteError(`Cannot make a folder for the base beside ${repository.root} or in ${tmpdir()}`, {
      exitCode: 3,
    });
  const remove = once(() => removeWorktree(path, repository));
  const added = await repository.try(['worktree', 'add', '--quiet', '--detach', path, commit], credentials);
  if (added.kind === 'ok') {
    sign(path);
    return { path, alike: sibling !== null, remove };
  }
  await remove();
  throw new SuiteError(`Cannot check out the base ${commit} in ${path}: ${added.said}`, { exitCode: 3 });
}

/** A fresh empty folder whose path is as long as `root`; null where none can be made. */
const makeSibling = (root: string): string | null =>
  basename(root) === '' ? null : makeFolder(dirname(root), basename(root).length);

function makeFolder(parent: string, nameLength: number): string | null {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const path = join(parent, randomName(nameLength));
    try {
      // Fails when it exists, so the name is ours alone.
      mkdirSync(path);
      return path;
    } catch {
      if (!existsSync(path)) return null;
    }
  }
  return null;
}

const randomName = (length: number): string =>
  Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** A program that was killed leaves its tree; the next one on this machine removes it. Trees of others are never touched. */
async function removeAbandoned(repository: Repository): Promise<void> {
  const listed = (await repository.ask('worktree', 'list', '--porcelain')) ?? '';
  for (const [, path = ''] of listed.matchAll(/^worktree (.+)$/gm)) {
    if (isAbandoned(path)) await removeWorktree(path, repository);
  }
}

async function removeWorktree(path: string, repository: Repository): Promise<void> {
  // Twice, so that a lock does not keep it. What git leaves or refuses to touch goes with the folder.
  await repository.try(['worktree', 'remove', '--force', '--force', path]);
  try {
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `Cannot remove the base's tree ${path}: ${reason}; remove it, then run git worktree prune`;
    throw new SuiteError(message, { exitCode: 3, cause });
  } finally {
    await repository.try(['worktree', 'prune']);
  }
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= act();
    return done;
  };
}
