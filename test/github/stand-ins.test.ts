import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAIN_SCOPES, type ResultsService, startResultsService } from '../helpers/results-service.ts';
import { createRunner, type Runner, readFileCommands } from '../helpers/runner.ts';
import { readRunnerLog } from '../helpers/runner-log.ts';

/** The stand-ins that other tests trust, where those tests do not show themselves that they are right. */

describe('the runner’s reading of a log', () => {
  const names = (log: string) => readRunnerLog(log).commands.map(command => command.name);

  test.each([
    ['at the start of a line', '::error::x', ['error']],
    ['after blanks', '  \t::warning::x', ['warning']],
    ['in any case', '::Error::x', ['error']],
    ['not inside a line', 'x ::error::y', []],
    ['of the old form anywhere', 'x ##[error]y', ['error']],
    ['that are known only', '::hello::x', []],
    ['after a lone carriage return', 'x\r::error::y', ['error']],
    [
      'not after stop-commands, in either form',
      '::stop-commands::w\n::error::x\n##[error]y',
      ['stop-commands'],
    ],
    [
      'again after its word',
      '::stop-commands::w\n::error::x\n::w::\n::notice::y',
      ['stop-commands', 'notice'],
    ],
  ])('takes commands %s', (_, log, expected) => {
    expect(names(log)).toEqual(expected);
  });

  test('unescapes properties and message', () => {
    const [command] = readRunnerLog('::error file=a%2Cb,title=50%25%3A x::line%0Aline %2525').commands;
    expect(command).toEqual({
      name: 'error',
      properties: { file: 'a,b', title: '50%: x' },
      message: 'line\nline %25',
    });
  });

  test('hides what was masked', () => {
    expect(readRunnerLog('::add-mask::secret\nthe secret word').text).toBe('the *** word');
  });

  test('reads both forms of a command file, and refuses a block without end', () => {
    expect(readFileCommands('a=1\nb<<w\nx\na=2\nw\nc=\n')).toEqual({ a: '1', b: 'x\na=2', c: '' });
    expect(() => readFileCommands('b<<w\nx\n')).toThrow('no end');
  });
});

describe('createRunner()', () => {
  let runner: Runner;
  let folder: string;
  beforeAll(() => {
    runner = createRunner();
    folder = mkdtempSync(join(tmpdir(), 'entry-'));
  });
  afterAll(() => {
    runner.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const run = (script: string, step: Partial<Parameters<Runner['run']>[0]> = {}) => {
    const entry = join(folder, 'entry.mjs');
    writeFileSync(entry, script);
    return runner.run({ entry, event: 'push', payload: { a: 1 }, ref: 'refs/heads/main', ...step });
  };

  test('runs an entry in the workspace with inputs, event and files, and reads back what it left', async () => {
    const script = `
      import { appendFileSync, readFileSync } from 'node:fs';
      const { env } = process;
      appendFileSync(env.GITHUB_OUTPUT, 'seen<<w\\n' + JSON.stringify({
        cwd: process.cwd(), input: env['INPUT_FAIL-ON'], event: JSON.parse(readFileSync(env.GITHUB_EVENT_PATH)), ref: env.GITHUB_REF_NAME,
      }) + '\\nw\\n');
      appendFileSync(env.GITHUB_STATE, 'pid=1\\n');
      appendFileSync(env.GITHUB_STEP_SUMMARY, '# hi');
      console.error('::warning::from stderr');
      process.exitCode = 4;`;
    const result = await run(script, { inputs: { 'fail-on': 'never' } });
    expect(JSON.parse(result.outputs.seen ?? '')).toEqual({
      cwd: runner.workspace,
      input: 'never',
      event: { a: 1 },
      ref: 'main',
    });
    expect(result).toMatchObject({ exitCode: 4, summary: '# hi', state: { pid: '1' } });
    expect(result.annotations).toMatchObject([{ name: 'warning', message: 'from stderr' }]);
  });

  test('gives a child nothing of its own environment', async () => {
    const { stdout } = await run('console.log(Object.keys(process.env).join("\\n"))');
    const foreign = stdout.split('\n').filter(name => !/^(PATH|HOME|CI|(GITHUB|RUNNER)_\w+|)$/.test(name));
    expect(foreign).toEqual([]);
  });

  test('drops a summary beyond the limit, and kills a step that does not end', async () => {
    const script = `
      import { writeFileSync } from 'node:fs';
      writeFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 ** 2 + 1));
      setInterval(() => {}, 1000);`;
    expect(await run(script, { timeoutMs: 1_500 })).toMatchObject({ exitCode: null, summary: null });
  });
});

describe('the results service', () => {
  let service: ResultsService;
  beforeAll(async () => {
    service = await startResultsService();
  });
  afterAll(() => service.close());

  const call = async (method: string, body: unknown): Promise<Record<string, string>> => {
    const { ACTIONS_RUNTIME_TOKEN: token } = service.environment(...MAIN_SCOPES);
    const url = `${service.url}twirp/github.actions.results.api.v1.CacheService/${method}`;
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return JSON.parse(await answer.text());
  };

  test('joins the blocks of an upload in the order of their list', async () => {
    const entry = { key: 'k', version: 'v' };
    const { signed_upload_url: url = '' } = await call('CreateCacheEntry', entry);
    for (const [id, body] of Object.entries({ b: 'second', a: 'first ' })) {
      await fetch(`${url}&comp=block&blockid=${id}`, { method: 'PUT', body });
    }
    const list = '<BlockList><Latest>a</Latest><Latest>b</Latest></BlockList>';
    await fetch(`${url}&comp=blocklist`, { method: 'PUT', body: list });
    expect(await call('FinalizeCacheEntryUpload', { ...entry, size_bytes: '12' })).toMatchObject({
      ok: true,
    });
    const found = await call('GetCacheEntryDownloadURL', { key: 'k', restore_keys: [], version: 'v' });
    expect(await (await fetch(found.signed_download_url ?? '')).text()).toBe('first second');
  });

  test('does not finish an upload of another size', async () => {
    const entry = { key: 'short', version: 'v' };
    const { signed_upload_url: url = '' } = await call('CreateCacheEntry', entry);
    await fetch(url, { method: 'PUT', body: 'abc' });
    expect(await call('FinalizeCacheEntryUpload', { ...entry, size_bytes: '4' })).toMatchObject({
      ok: false,
    });
  });
});
