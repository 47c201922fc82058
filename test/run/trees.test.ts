import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { SuiteError } from '../../src/model/suite-error.ts';
import { type BaseTree, openBaseTree } from '../../src/run/trees.ts';
import { freshFolder } from './suite.ts';

const IDENTITY = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', [...IDENTITY, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();

/** A commit that sets `file`; gives its sha. */
function commit(repository: string, file: string, text: string): string {
  mkdirSync(dirname(join(repository, file)), { recursive: true });
  writeFileSync(join(repository, file), text);
  git(repository, 'add', '.');
  git(repository, 'commit', '-q', '-m', `${file}: ${text}`);
  return git(repository, 'rev-parse', 'HEAD');
}

/**
 * main:    first ── fork ── ahead
 * feature:            └──── head   (checked out)
 */
function forked() {
  const parent = realpathSync(freshFolder());
  const root = join(parent, 'project');
  mkdirSync(root);
  git(root, 'init', '-q', '-b', 'main');
  const first = commit(root, 'speed', 'first');
  const fork = commit(root, 'sub/speed', 'fork');
  git(root, 'checkout', '-q', '-b', 'feature');
  const head = commit(root, 'speed', 'head');
  git(root, 'checkout', '-q', 'main');
  const ahead = commit(root, 'speed', 'ahead');
  git(root, 'checkout', '-q', 'feature');
  return { parent, root, first, fork, head, ahead };
}

const trees: BaseTree[] = [];
afterEach(async () => {
  for (const tree of trees.splice(0)) await tree.close();
});

async function open(
  ref: string,
  workingDirectory: string,
  more: { readonly environment?: NodeJS.ProcessEnv; readonly token?: string } = {},
): Promise<BaseTree> {
  const { environment = process.env, token = null } = more;
  const tree = await openBaseTree(ref, { workingDirectory, environment, token });
  trees.push(tree);
  return tree;
}

/** The refusal of a base: message and exit code. */
async function refusalOf(opening: Promise<BaseTree>): Promise<readonly [string, number]> {
  const error: unknown = await opening.then(
    () => null,
    reason => reason,
  );
  if (!(error instanceof SuiteError)) throw new Error(`it was not refused, but ${error}`);
  return [error.message, error.exitCode];
}

describe('openBaseTree() for a commit', () => {
  test('checks out where the two parted, in a path of the same length beside the repository', async () => {
    const { root, parent, fork } = forked();
    const tree = await open('main', root);
    expect(tree).toMatchObject({ sha: fork, label: git(root, 'rev-parse', '--short', fork), caveats: [] });
    expect(readFileSync(join(tree.directory, 'speed'), 'utf8')).toBe('first');
    expect(dirname(tree.directory)).toBe(parent);
    expect(tree.directory).toHaveLength(root.length);
    expect(git(tree.directory, 'status', '--porcelain', '--branch')).toBe('## HEAD (no branch)');
  });

  test.each([
    ['a branch', () => 'main', 'fork'],
    ['an earlier commit of the head', () => 'HEAD~1', 'fork'],
    ['a full commit id', ({ first }: ReturnType<typeof forked>) => first, 'first'],
    ['a short commit id', ({ first }: ReturnType<typeof forked>) => first.slice(0, 8), 'first'],
    ['a tag with a message', () => 'v1', 'first'],
  ] as const)('takes %s', async (_, ref, expected) => {
    const world = forked();
    git(world.root, 'tag', '-a', '-m', 'one', 'v1', world.first);
    expect((await open(ref(world), world.root)).sha).toBe(world[expected]);
  });

  test('takes the ref itself when it has no history in common with the head', async () => {
    const { root } = forked();
    git(root, 'checkout', '-q', '--orphan', 'other');
    const other = commit(root, 'speed', 'other');
    git(root, 'checkout', '-q', 'feature');
    expect((await open('other', root)).sha).toBe(other);
  });

  test('corresponds to the working directory, also in a folder of the repository', async () => {
    const { root } = forked();
    const tree = await open('main', join(root, 'sub'));
    expect(basename(tree.directory)).toBe('sub');
    expect(readFileSync(join(tree.directory, 'speed'), 'utf8')).toBe('fork');
  });

  test('compares uncommitted changes with HEAD itself', async () => {
    const { root, head } = forked();
    writeFileSync(join(root, 'speed'), 'changed');
    expect((await open('HEAD', root)).sha).toBe(head);
  });

  test('is not led astray by variables that a hook of git is given', async () => {
    const { root, fork } = forked();
    const environment = { ...process.env, GIT_DIR: '/nowhere', GIT_INDEX_FILE: '/nowhere/index' };
    expect((await open('main', root, { environment })).sha).toBe(fork);
  });

  test('starts no hook of the repository', async () => {
    const { root } = forked();
    const hook = join(root, '.git/hooks/post-checkout');
    mkdirSync(dirname(hook), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\ntouch ${root}/hooked\n`, { mode: 0o755 });
    await open('main', root);
    expect(existsSync(join(root, 'hooked'))).toBe(false);
  });

  test('says that submodules are not checked out, where there are any', async () => {
    const { root } = forked();
    const module = forked();
    git(root, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', module.root, 'module');
    commit(root, 'speed', 'with a module');
    commit(root, 'speed', 'next');
    const tree = await open('HEAD~1', root);
    expect(tree.caveats).toEqual([expect.stringContaining('Submodules are not checked out')]);
    expect(readdirSync(join(tree.directory, 'module'))).toEqual([]);
  });

  test('falls back to the temporary folder where the repository has no room beside it, and says so', async () => {
    const { root, parent, fork } = forked();
    // Root may write anywhere, but not into the kernel's files: a tree of one letter among 36 that all exist.
    const short = join(parent, 'z');
    git(parent, 'clone', '-q', root, short);
    for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789')
      if (letter !== 'z') mkdirSync(join(parent, letter));
    const tree = await open('origin/main', short);
    expect(tree.sha).toBe(fork);
    expect(dirname(tree.directory)).toBe(tmpdir());
    expect(tree.caveats).toEqual([expect.stringContaining('is not beside')]);
  });
});

describe('close()', () => {
  test('removes the tree and what git knew of it, also when the workload left files, and may be repeated', async () => {
    const { root, parent } = forked();
    const tree = await open('main', root);
    mkdirSync(join(tree.directory, 'node_modules/x'), { recursive: true });
    writeFileSync(join(tree.directory, 'speed'), 'changed');
    git(root, 'worktree', 'lock', tree.directory);
    await Promise.all([tree.close(), tree.close()]);
    await tree.close();
    expect(readdirSync(parent)).toEqual(['project']);
    expect(git(root, 'worktree', 'list').split('\n')).toHaveLength(1);
  });

  test('removes what a workload left of the tree that it has deleted itself', async () => {
    const { root } = forked();
    const tree = await open('main', root);
    rmSync(tree.directory, { recursive: true });
    await tree.close();
    expect(git(root, 'worktree', 'list').split('\n')).toHaveLength(1);
  });

  test('a tree whose program was killed is known to git until its folder is gone and it is pruned', async () => {
    const { root } = forked();
    const { directory } = await open('main', root);
    rmSync(directory, { recursive: true });
    git(root, 'worktree', 'prune');
    expect(git(root, 'worktree', 'list').split('\n')).toHaveLength(1);
  });
});

describe('openBaseTree() for a folder', () => {
  test('uses it as it is and never removes it', async () => {
    const [head, base] = [freshFolder(), freshFolder()];
    const tree = await open(base, head);
    expect(tree).toMatchObject({ directory: base, label: base, sha: null, caveats: [] });
    await tree.close();
    expect(existsSync(base)).toBe(true);
  });

  test('a name that is both a branch and a folder is the branch, unless written as a path', async () => {
    const { root, fork } = forked();
    mkdirSync(join(root, 'main'));
    expect((await open('main', root)).sha).toBe(fork);
    expect(await open('./main', root)).toMatchObject({ directory: join(root, 'main'), sha: null });
    expect(await open('sub', root)).toMatchObject({ directory: join(root, 'sub'), sha: null });
  });
});

describe('openBaseTree() refuses', () => {
  test('a ref that nobody knows, with the nearest names, and leaves nothing', async () => {
    const { root, parent } = forked();
    const [message, exitCode] = await refusalOf(open('featrue', root));
    expect(message).toMatch(
      /^Cannot compare with the base "featrue": it is neither .*; the nearest .* feature/,
    );
    expect(exitCode).toBe(2);
    expect(readdirSync(parent)).toEqual(['project']);
  });

  test.each(['--upload-pack=touch hacked', '-b', '', 'main;touch hacked', 'a..b', 'HEAD~99'])(
    'the ref "%s" without giving it to a shell or as an option',
    async ref => {
      const { root } = forked();
      expect((await refusalOf(open(ref, root)))[1]).toBe(2);
      expect(existsSync(join(root, 'hacked'))).toBe(false);
    },
  );

  test.each(['HEAD', 'feature', '.'])('%s, which is the head itself, with advice', async ref => {
    const { root } = forked();
    const [message, exitCode] = await refusalOf(open(ref, root));
    expect(message).toMatch(/^Nothing to compare: .*; name an earlier commit \(HEAD~1\)/);
    expect(exitCode).toBe(2);
  });

  test('a base that lacks the folder of the suite, and removes its tree again', async () => {
    const { root, parent, first } = forked();
    const [message, exitCode] = await refusalOf(open(first, join(root, 'sub')));
    expect(message).toContain('that commit has no folder sub');
    expect(exitCode).toBe(2);
    expect(readdirSync(parent)).toEqual(['project']);
  });

  test('a ref outside a repository, and any ref where git is missing', async () => {
    const folder = freshFolder();
    expect(await refusalOf(open('main', folder))).toEqual([
      `Cannot compare with the base "main": it is no folder, and ${folder} is not in a git repository`,
      2,
    ]);
    const [message, exitCode] = await refusalOf(open('main', folder, { environment: { PATH: '/nowhere' } }));
    expect(message).toContain('git cannot be run: ENOENT');
    expect(exitCode).toBe(3);
  });

  test('a commit that git cannot check out, with the words of git, and leaves nothing', async () => {
    const { root, parent, fork } = forked();
    const tree = git(root, 'rev-parse', `${fork}^{tree}`);
    rmSync(join(root, '.git/objects', tree.slice(0, 2), tree.slice(2)), { force: true });
    const [message, exitCode] = await refusalOf(open('main', root));
    expect(message).toMatch(/^Cannot check out the base .*: (fatal|error): .*/);
    expect(exitCode).toBe(3);
    expect(readdirSync(parent)).toEqual(['project']);
  });
});

describe('a shallow clone', () => {
  /** A clone of the feature branch alone, as the checkout step makes it. */
  function shallow(origin: string, ...more: readonly string[]): string {
    const clone = join(realpathSync(freshFolder()), 'clone');
    const url = `file://${origin}`;
    git(dirname(clone), 'clone', '-q', '--depth=1', '--single-branch', '--no-tags', ...more, url, clone);
    return clone;
  }

  test('fetches the base and deepens until the two meet', async () => {
    const { root, fork } = forked();
    const clone = shallow(root, '-b', 'feature');
    const tree = await open('main', clone);
    expect(tree.sha).toBe(fork);
    expect(readFileSync(join(tree.directory, 'speed'), 'utf8')).toBe('first');
  });

  test.each([
    ['a commit by its id', ({ first }: ReturnType<typeof forked>) => first, 'first'],
    ['a branch by the name of its remote', () => 'origin/main', 'fork'],
    ['a way through the history that is not here yet', () => 'HEAD~2', 'first'],
  ] as const)('finds %s', async (_, ref, expected) => {
    const world = forked();
    expect((await open(ref(world), shallow(world.root, '-b', 'feature'))).sha).toBe(world[expected]);
  });

  test('finds the base of a commit that was never pushed', async () => {
    const { root, fork } = forked();
    const clone = shallow(root, '-b', 'feature');
    commit(clone, 'speed', 'local');
    expect((await open('main', clone)).sha).toBe(fork);
  });

  test('deepens as far as it must: the parting lies 600 commits back', async () => {
    const { root, fork } = forked();
    const stream = Array.from({ length: 600 }, (_, i) =>
      [
        `commit refs/heads/long`,
        'committer t <t@example.com> 1700000000 +0000',
        'data 1',
        'x',
        i === 0 ? `from ${fork}` : '',
        '',
      ].join('\n'),
    ).join('\n');
    execFileSync('git', ['fast-import', '--quiet'], { cwd: root, input: stream });
    const clone = shallow(root, '-b', 'long');
    expect((await open('main', clone)).sha).toBe(fork);
  });

  test('a whole clone stays whole when something is fetched', async () => {
    const { root, ahead } = forked();
    const clone = join(freshFolder(), 'clone');
    git(root, 'clone', '-q', '--single-branch', '-b', 'feature', `file://${root}`, clone);
    git(root, 'checkout', '-q', 'main');
    await open('main', clone);
    expect(git(clone, 'rev-parse', '--is-shallow-repository')).toBe('false');
    expect(git(clone, 'log', '--format=%H', ahead).split('\n')).toHaveLength(3);
  });

  test('a remote that cannot be reached is not an unknown ref', async () => {
    const { root } = forked();
    const clone = shallow(root, '-b', 'feature');
    git(clone, 'remote', 'set-url', 'origin', 'http://user:secret@127.0.0.1:9/nothing.git');
    const [message, exitCode] = await refusalOf(open('main', clone));
    expect(message).toMatch(/^Cannot fetch the base main from origin: fatal: /);
    expect(message).not.toContain('secret');
    expect(exitCode).toBe(3);
  });
});

describe('the token', () => {
  const TOKEN = 'ghs_0123456789abcdef';
  const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');

  /** A git on PATH that writes down what it is given, and goes to `origin` whatever the remote is called. */
  function recordedGit(origin: string) {
    const bin = freshFolder();
    const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    const script = `#!/bin/sh
{ printf '%s ' "$@"; echo; } >> ${bin}/arguments
{ echo "--- $*"; env; } >> ${bin}/environments
exec ${real} -c url.file://${origin}.insteadOf=https://forge.example/o/r "$@"
`;
    writeFileSync(join(bin, 'git'), script);
    chmodSync(join(bin, 'git'), 0o755);
    const environment = { ...process.env, PATH: `${bin}:${process.env.PATH}`, GITHUB_SERVER_URL: '' };
    const read = (name: string) => readFileSync(join(bin, name), 'utf8');
    return { environment, arguments: () => read('arguments'), environments: () => read('environments') };
  }

  function cloneOf(root: string, remote: string): string {
    const clone = join(realpathSync(freshFolder()), 'clone');
    git(dirname(clone), 'clone', '-q', '--depth=1', '-b', 'feature', `file://${root}`, clone);
    git(clone, 'remote', 'set-url', 'origin', remote);
    return clone;
  }

  test('is told to git by the environment of fetches, never by an argument, a URL or the configuration', async () => {
    const { root, fork } = forked();
    const recorded = recordedGit(root);
    const clone = cloneOf(root, 'https://forge.example/o/r');
    const configured = readFileSync(join(clone, '.git/config'), 'utf8');
    // The URL that git reports is the one that is rewritten here, so the key is asked of what it would be without.
    const { environment } = recorded;
    const tree = await open('main', clone, { environment, token: TOKEN });
    expect(tree.sha).toBe(fork);
    for (const secret of [TOKEN, BASIC]) expect(recorded.arguments()).not.toContain(secret);
    expect(recorded.environments()).toContain('--- ');
    expect(readFileSync(join(clone, '.git/config'), 'utf8')).toBe(configured);
  });
});
