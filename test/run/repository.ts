import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { freshFolder } from './suite.ts';

const IDENTITY = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];

/** Runs git for real and gives what it prints. */
export const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', [...IDENTITY, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();

/** A commit that sets `file`; gives its sha. */
export function commit(repository: string, file: string, text: string): string {
  mkdirSync(dirname(join(repository, file)), { recursive: true });
  writeFileSync(join(repository, file), text);
  git(repository, 'add', '.');
  git(repository, 'commit', '-q', '-m', `${file}: ${text}`);
  return git(repository, 'rev-parse', 'HEAD');
}

/** A repository in a folder that has room beside it. */
export interface Forked {
  readonly parent: string;
  readonly root: string;
  readonly first: string;
  readonly fork: string;
  readonly head: string;
  readonly ahead: string;
}

let template: (Omit<Forked, 'parent' | 'root'> & { readonly folder: string }) | null = null;
afterAll(() => {
  if (template !== null) rmSync(template.folder, { recursive: true, force: true });
});

/**
 * A fresh copy of
 *
 *     main:    first ── fork ── ahead
 *     feature:            └──── head   (checked out)
 */
export function forked(): Forked {
  template ??= makeTemplate();
  const { folder, ...commits } = template;
  const parent = realpathSync(freshFolder());
  const root = join(parent, 'project');
  cpSync(folder, root, { recursive: true });
  return { parent, root, ...commits };
}

function makeTemplate() {
  const folder = mkdtempSync(join(tmpdir(), 'stress-test-'));
  git(folder, 'init', '-q', '-b', 'main');
  const first = commit(folder, 'speed', 'first');
  const fork = commit(folder, 'sub/speed', 'fork');
  git(folder, 'checkout', '-q', '-b', 'feature');
  const head = commit(folder, 'speed', 'head');
  git(folder, 'checkout', '-q', 'main');
  const ahead = commit(folder, 'speed', 'ahead');
  git(folder, 'checkout', '-q', 'feature');
  return { folder, first, fork, head, ahead };
}
