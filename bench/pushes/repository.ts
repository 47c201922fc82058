import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAMS, type Rounds, roundsIn, sourceOf } from './suite.ts';

/** What one commit does to the tree it stands on. */
export type Change =
  | { readonly kind: 'comment'; readonly scenario: string; readonly text: string }
  | { readonly kind: 'rounds'; readonly rounds: Rounds };

/** A real repository with the suite as its first commit. */
export interface Repository {
  readonly folder: string;
  /** Goes back to the first commit and puts one on top of it: the base is then HEAD~1. Leaves nothing of an earlier run. */
  push(change: Change): void;
  close(): void;
}

/** Whoever runs this, with whatever configuration of git, commits the same. */
const IDENTITY = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'push',
  GIT_AUTHOR_EMAIL: 'push@example.invalid',
  GIT_COMMITTER_NAME: 'push',
  GIT_COMMITTER_EMAIL: 'push@example.invalid',
};

/** In a temporary folder that `close` removes. */
export function openRepository(): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'pushes-'));
  const git = (...args: string[]): string =>
    execFileSync('git', args, {
      cwd: folder,
      env: { ...process.env, ...IDENTITY },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  const commit = (message: string): void => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
  };
  cpSync(PROGRAMS, folder, { recursive: true });
  git('init', '--quiet', '--initial-branch', 'main');
  commit('Ten programs');
  const first = git('rev-parse', 'HEAD');
  return {
    folder,
    push(change) {
      git('reset', '--quiet', '--hard', first);
      git('clean', '-fdxq');
      apply(change, folder);
      commit(change.kind === 'comment' ? 'A comment' : `Work of ${Object.keys(change.rounds).join(', ')}`);
    },
    close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function apply(change: Change, folder: string): void {
  if (change.kind === 'comment') {
    const { file, comment } = sourceOf(change.scenario);
    appendFileSync(join(folder, file), `${comment} ${change.text}\n`);
    return;
  }
  const rounds = { ...roundsIn(folder), ...change.rounds };
  writeFileSync(join(folder, 'work.json'), `${JSON.stringify(rounds, null, 2)}\n`);
}
