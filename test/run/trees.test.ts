import { execFile, execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { SuiteError } from '../../src/model/suite-error.ts';
import { credentialsFor } from '../../src/run/git/credentials.ts';
import { type BaseTree, openBaseTree } from '../../src/run/trees.ts';
import { commit, type Forked, forked, git } from './repository.ts';
import { freshFolder } from './suite.ts';

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
    ['a full commit id', ({ first }: Forked) => first, 'first'],
    ['a short commit id', ({ first }: Forked) => first.slice(0, 8), 'first'],
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

  test('that never came, because the program was killed, is made up for by the next program alone', async () => {
    const { root, parent } = forked();
    const module = join(import.meta.dirname, '../../src/run/trees.ts');
    const options = JSON.stringify({
      workingDirectory: root,
      environment: { PATH: process.env.PATH },
      token: null,
    });
    const killed = `const { openBaseTree } = await import('${module}');
      console.log((await openBaseTree('main', ${options})).directory);
      process.kill(process.pid, 'SIGKILL');`;
    const { stdout, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', killed], {
      encoding: 'utf8',
    });
    expect(signal).toBe('SIGKILL');
    const abandoned = stdout.trim();
    const own = join(parent, 'own');
    git(root, 'worktree', 'add', '-q', '--detach', own, 'main');
    const living = await open('main', root);
    expect(existsSync(abandoned)).toBe(false);
    const another = await open('main', root);
    expect([own, living.directory, another.directory].map(existsSync)).toEqual([true, true, true]);
    expect(git(root, 'worktree', 'list').split('\n')).toHaveLength(4);
  });

  test('is not needed for git to forget a tree whose folder is gone', async () => {
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
    ['a commit by its id', ({ first }: Forked) => first, 'first'],
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
        'commit refs/heads/long',
        'committer t <t@example.com> 1700000000 +0000',
        'data 1',
        'x',
        ...(i === 0 ? [`from ${fork}`] : []),
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
  const TOKEN = 'a-token-0123456789abcdef';
  const FORGE = 'https://forge.example';
  const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');

  /** A git on PATH that writes down what it is given, and fetches from the folder `origin` whatever the remote is called. */
  function recordedGit(origin: string) {
    const bin = freshFolder();
    const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    const script = `#!/bin/sh
printf '%s\\n' "$*" >> ${bin}/arguments
{ echo "--- $*"; env; } >> ${bin}/environments
case "$*" in *' fetch '*) exec ${real} -c url.file://${origin}.insteadOf=${FORGE}/o/r "$@";; esac
exec ${real} "$@"
`;
    writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
    const environment = { ...process.env, PATH: `${bin}:${process.env.PATH}`, GITHUB_SERVER_URL: FORGE };
    const read = (name: string) => readFileSync(join(bin, name), 'utf8');
    return { environment, arguments: () => read('arguments'), environments: () => read('environments') };
  }

  test('is told to git by the environment of fetches, never by an argument, a URL or the configuration', async () => {
    const { root, fork } = forked();
    const recorded = recordedGit(root);
    const clone = join(realpathSync(freshFolder()), 'clone');
    git(dirname(clone), 'clone', '-q', '--depth=1', '-b', 'feature', `file://${root}`, clone);
    git(clone, 'remote', 'set-url', 'origin', `${FORGE}/o/r`);
    const configured = readFileSync(join(clone, '.git/config'), 'utf8');
    const tree = await open('main', clone, { environment: recorded.environment, token: TOKEN });
    expect(tree.sha).toBe(fork);
    for (const secret of [TOKEN, BASIC]) expect(recorded.arguments()).not.toContain(secret);
    const calls = recorded.environments().split(/^--- /m);
    const informed = calls
      .filter(call => call.includes(BASIC))
      .map(call => /-c \S+ (\w+)/.exec(call.slice(call.indexOf(' -c ')))?.[1]);
    expect(new Set(informed)).toEqual(new Set(['fetch', 'worktree']));
    expect(readFileSync(join(clone, '.git/config'), 'utf8')).toBe(configured);
    expect(JSON.stringify(process.env)).not.toContain(BASIC);
  });

  test.each([
    ['https', `${FORGE}/o/r`, {}, FORGE],
    ['https with a user and a port', 'https://me@forge.example:8443/o/r', {}, 'https://forge.example:8443'],
    ['http, which everybody can read', 'http://forge.example/o/r', {}, null],
    ['ssh', 'ssh://git@forge.example/o/r', {}, null],
    ['the short form of ssh', 'git@forge.example:o/r', {}, null],
    ['a folder', '/srv/r', {}, null],
    ['no remote', null, {}, null],
    ['the server that issued it', `${FORGE}/o/r`, { GITHUB_SERVER_URL: FORGE }, FORGE],
    ['another server', `${FORGE}/o/r`, { GITHUB_SERVER_URL: 'https://github.com' }, null],
  ])('for %s', (_, url, environment, origin) => {
    const expected =
      origin === null
        ? {}
        : {
            GIT_CONFIG_COUNT: '2',
            GIT_CONFIG_KEY_0: `http.${origin}/.extraheader`,
            GIT_CONFIG_VALUE_0: '',
            GIT_CONFIG_KEY_1: `http.${origin}/.extraheader`,
            GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${BASIC}`,
          };
    expect(credentialsFor(url, TOKEN, environment)).toEqual(expected);
    expect(credentialsFor(url, null, environment)).toEqual({});
  });

  test('comes after settings that were already given by the environment', () => {
    expect(credentialsFor(`${FORGE}/o/r`, TOKEN, { GIT_CONFIG_COUNT: '3' })).toMatchObject({
      GIT_CONFIG_COUNT: '5',
      GIT_CONFIG_KEY_3: `http.${FORGE}/.extraheader`,
      GIT_CONFIG_KEY_4: `http.${FORGE}/.extraheader`,
    });
  });

  test('takes the place of the header that the checkout step left: git sends one, to that server alone', async () => {
    const seen: (readonly string[])[] = [];
    const server = createServer((request, response) => {
      seen.push(request.rawHeaders.filter((_, i, all) => /^authorization$/i.test(all[i - 1] ?? '')));
      response.writeHead(404).end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const { root } = forked();
    git(root, 'config', `http.http://127.0.0.1:${port}/.extraheader`, 'AUTHORIZATION: basic old');
    // Only https is given a token; what git makes of the settings does not depend on the scheme.
    const settings = JSON.stringify(credentialsFor(`https://127.0.0.1:${port}/r`, TOKEN, {}));
    const env = { ...process.env, ...JSON.parse(settings.replaceAll('https:', 'http:')) };
    for (const host of ['127.0.0.1', 'localhost'])
      await promisify(execFile)('git', ['ls-remote', `http://${host}:${port}/r`], { cwd: root, env }).catch(
        () => {},
      );
    server.close();
    expect(seen[0]).toEqual([`basic ${BASIC}`]);
    expect(
      seen
        .slice(1)
        .flat()
        .filter(header => header !== `basic ${BASIC}`),
    ).toEqual([]);
    expect(seen.at(-1)).toEqual([]);
  });
});
