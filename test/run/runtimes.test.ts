import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { namedRuntimes, runtimesOf } from '../../src/run/runtimes.ts';
import { planOf, scenario } from './suite.ts';

const commands = (...list: (string | readonly string[])[]) =>
  planOf(list.map((command, i) => scenario(`s${i}`, { command })));

describe('namedRuntimes()', () => {
  test.each([
    ['a list names what it starts, not its arguments', [['python3', 'node.py', 'go']], ['python3']],
    ['a path is known by its last part', [['/usr/bin/node', 'x.js']], ['node']],
    ['a shell command names every word', ['cd app && (go run .; ruby x.rb)'], ['go', 'ruby']],
    ['what is no runtime is not asked', [['./bench'], 'make bench'], []],
    [
      'each is asked once',
      [
        ['node', 'a'],
        ['node', 'b'],
      ],
      ['node'],
    ],
  ])('%s', (_, list, names) => {
    expect(namedRuntimes(commands(...list))).toEqual(names);
  });

  test('the setup counts', () => {
    expect(namedRuntimes({ ...commands(['true']), setup: 'cargo build' })).toEqual(['cargo']);
  });
});

describe('runtimesOf()', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  /** A folder for PATH in which `name` is a shell script. */
  function withProgram(name: string, script: string): NodeJS.ProcessEnv {
    const folder = mkdtempSync(join(tmpdir(), 'runtimes-'));
    folders.push(folder);
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return { PATH: `${folder}:/usr/bin:/bin`, GITHUB_TOKEN: 'secret' };
  }

  test.each([
    ['go', 'echo "go version go1.26.8 linux/amd64"', '1.26.8'],
    ['java', 'echo "openjdk version \\"17.0.15\\" 2025-04-15" >&2', '17.0.15'],
    ['ruby', 'echo "ruby 3.4.1 (2024-12-25 revision 48d4efcb85) +PRISM [x86_64-linux]"', '3.4.1'],
  ])('reads the version that %s prints', async (name, script, version) => {
    expect(await runtimesOf(commands([name, 'x']), withProgram(name, script))).toEqual({ [name]: version });
  });

  test.each([
    ['is missing', {}],
    ['fails', withProgramLater('exit 3')],
    ['prints no version', withProgramLater('echo hello')],
  ])('leaves out a runtime that %s', async (_, environment) => {
    const env = typeof environment === 'function' ? environment() : { PATH: '/nonexistent' };
    expect(await runtimesOf(commands(['bun', 'x']), env)).toEqual({});
  });

  function withProgramLater(script: string): () => NodeJS.ProcessEnv {
    return () => withProgram('bun', script);
  }

  test('gives it none of the action’s secrets', async () => {
    const env = withProgram('php', 'test -z "$GITHUB_TOKEN" && echo 8.4.1');
    expect(await runtimesOf(commands(['php', 'x']), env)).toEqual({ php: '8.4.1' });
  });
});
