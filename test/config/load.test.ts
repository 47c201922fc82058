import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainLoadFailure, loadConfig } from '../../src/config/load.ts';
import { SuiteError } from '../../src/model/suite-error.ts';
import { suiteWith } from './suite-text.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'config-'));
});
afterAll(() => rm(folder, { recursive: true }));

const write = (name: string, content: string | Uint8Array): Promise<void> =>
  writeFile(join(folder, name), content);

/** The error of a load that must fail. */
async function failureOf(file: string): Promise<SuiteError> {
  const error = await loadConfig(file, { workingDirectory: folder }).catch((thrown: unknown) => thrown);
  if (error instanceof SuiteError) return error;
  throw new Error(`expected a SuiteError, got ${String(error)}`);
}

describe('loadConfig()', () => {
  test('reads a suite relative to the working directory', async () => {
    await write('good.yml', suiteWith());
    const config = await loadConfig('good.yml', { workingDirectory: folder });
    expect(config.scenarios.map(({ name }) => name)).toEqual(['parse']);
  });

  test('fails with exit code 2 and all problems', async () => {
    await write('bad.yml', suiteWith('timeout: 5', 'priority: p9'));
    const error = await failureOf('bad.yml');
    expect(error.exitCode).toBe(2);
    expect(error.message).toBe('Cannot use bad.yml: 2 problems');
    expect(error.problems.map(({ file, line }) => [file, line])).toEqual([
      ['bad.yml', 5],
      ['bad.yml', 6],
    ]);
    expect(await explainLoadFailure(error, { workingDirectory: folder })).toContain(
      '5 |     timeout: 5\n    |              ^',
    );
  });

  test('names the path it looked at and shows a first suite when there is no file', async () => {
    const { message, exitCode } = await failureOf('none/stress.yml');
    expect(exitCode).toBe(2);
    expect(message).toContain(join(folder, 'none/stress.yml'));
    expect(message).toContain('scenarios:\n    start:');
  });

  test('names the file that stands beside under another name', async () => {
    await mkdir(join(folder, 'beside'));
    await write('beside/stress.yaml', suiteWith());
    expect((await failureOf('beside/stress.yml')).message).toContain('stress.yaml stands beside it');
  });

  test.each<[string, Uint8Array, string]>([
    ['utf16.yml', Uint8Array.from([0xff, 0xfe, 0x61, 0]), 'UTF-16'],
    ['latin.yml', Uint8Array.from([0x61, 0xe4, 0x3a]), 'not text in UTF-8'],
    ['binary.yml', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0]), 'not text in UTF-8'],
    ['large.yml', new Uint8Array(1024 ** 2 + 1).fill(0x23), 'at most 1 MiB is read'],
    ['empty.yml', new Uint8Array(), 'empty'],
  ])('says what is wrong with %s', async (name, content, message) => {
    await write(name, content);
    const error = await failureOf(name);
    expect([error.message, ...error.problems.map(problem => problem.message)].join('\n')).toContain(message);
  });

  test('refuses a directory', async () => {
    expect((await failureOf('.')).message).toContain('is a directory');
  });

  test('refuses what is neither file nor directory', async () => {
    expect((await failureOf('/dev/null')).message).toContain('not a regular file');
  });
});
