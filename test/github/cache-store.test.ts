import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CACHED_FILE, cacheStore } from '../../src/github/cache-store.ts';
import type { RunContext } from '../../src/github/context.ts';
import { baseline, SUITE } from '../baseline/samples.ts';
import { hurry } from '../helpers/hurry.ts';
import {
  type CacheScope,
  MAIN_SCOPES,
  pullScopes,
  type ResultsService,
  startResultsService,
} from '../helpers/results-service.ts';
import { contextOf } from './contexts.ts';

/** The real `@actions/cache` against the stand-in for the service; the client reads the environment of this process. */
let service: ResultsService;
let workspace: string;
const home = process.cwd();
const query = { suite: SUITE, machineClass: 'linux-x64-4c-epyc' };

beforeAll(async () => {
  service = await startResultsService();
});
afterAll(() => service.close());

beforeEach(() => {
  workspace = realpathSync(mkdtempSync(join(tmpdir(), 'cache-store-')));
  process.chdir(workspace);
  service.evict();
  // The client tells each of its steps; none of it is needed to read these tests.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  process.chdir(home);
  rmSync(workspace, { recursive: true, force: true });
});

/** A store as one run would make it: with the token of its scopes and an id of its own. */
function storeOf(scopes: readonly CacheScope[], context: Partial<RunContext> = {}) {
  const env = {
    ...service.environment(...scopes),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: join(workspace, 'temp'),
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return cacheStore(contextOf({ workspace, ...context }), null, process.env);
}

const READ_ONLY: readonly CacheScope[] = [{ ref: 'refs/heads/main', permission: 1 }];
const UNREADABLE: readonly CacheScope[] = [{ ref: 'refs/heads/main', permission: 2 }];

describe('cacheStore() with a cache that works', () => {
  test('gives back what was saved, and leaves nothing in the work tree', async () => {
    const saved = await storeOf(MAIN_SCOPES, { runId: '7', attempt: '2' }).save(baseline(), query);
    expect(saved).toMatchObject({ kind: 'saved', key: expect.stringMatching(/^stress-1-orders-.*-7-2$/) });
    expect(readdirSync(workspace)).toEqual(['temp']);
    const found = await storeOf(MAIN_SCOPES, { runId: '8' }).restore(query);
    expect(found).toMatchObject({
      kind: 'found',
      baseline: baseline(),
      source: expect.stringMatching(/^stress-1-.*-7-2$/),
    });
    expect(readdirSync(workspace)).toEqual(['temp']);
  });

  test('restores the newest of several', async () => {
    await storeOf(MAIN_SCOPES, { runId: '1' }).save(baseline(1), query);
    await storeOf(MAIN_SCOPES, { runId: '2' }).save(baseline(2), query);
    expect(await storeOf(MAIN_SCOPES).restore(query)).toMatchObject({ baseline: baseline(2) });
  });

  test('a pull request reads what main saved, and main never what a pull request saved', async () => {
    await storeOf(MAIN_SCOPES, { runId: '1' }).save(baseline(1), query);
    await storeOf(pullScopes(7), { runId: '2' }).save(baseline(2), query);
    expect(await storeOf(pullScopes(8)).restore(query)).toMatchObject({ baseline: baseline(1) });
    expect(await storeOf(MAIN_SCOPES).restore(query)).toMatchObject({ baseline: baseline(1) });
  });

  test('finds the history of another machine class when this one has none', async () => {
    await storeOf(MAIN_SCOPES, { runId: '1' }).save(baseline(1), query);
    const other = { ...query, machineClass: 'linux-x64-8c-xeon' };
    expect(await storeOf(MAIN_SCOPES).restore(other)).toMatchObject({ kind: 'found', baseline: baseline(1) });
  });

  test('does not find another suite, nor what has been evicted', async () => {
    await storeOf(MAIN_SCOPES, { runId: '1' }).save(baseline(1), query);
    expect(await storeOf(MAIN_SCOPES).restore({ ...query, suite: 'payments' })).toMatchObject({
      kind: 'absent',
    });
    service.evict();
    expect(await storeOf(MAIN_SCOPES).restore(query)).toMatchObject({ kind: 'absent' });
  });
});

describe('cacheStore() restoring, when the cache does not give a baseline', () => {
  test('a first run is absent, and says where it searched', async () => {
    expect(await storeOf(MAIN_SCOPES).restore(query)).toMatchObject({
      kind: 'absent',
      searched: expect.stringMatching(/^stress-1-orders-.*-\*$/),
    });
  });

  test('a file of the checkout in the cached place does not pass for the cache', async () => {
    await storeOf(MAIN_SCOPES, { runId: '1' }).save(baseline(1), query);
    for (const entry of service.entries) entry.blob = archiveOf('unrelated.txt');
    const planted = join(workspace, CACHED_FILE);
    mkdirSync(dirname(planted), { recursive: true });
    writeFileSync(planted, JSON.stringify(baseline(9)));
    expect(await storeOf(MAIN_SCOPES).restore(query)).toMatchObject({
      kind: 'unreadable',
      fault: 'hostile',
      reason: expect.stringContaining(CACHED_FILE),
    });
  });

  test.each([
    ['the rate is limited', { status: 429 }, /Rate limited.*; the next run tries again$/],
    ['the token is refused', { status: 401 }, /401/],
    ['the connection is cut', 'disconnect', /ECONNRESET|socket/i],
  ] as const)('unavailable with the reason, when %s', async (_, fault, reason) => {
    service.failNext('GetCacheEntryDownloadURL', fault);
    expect(await storeOf(MAIN_SCOPES).restore(query)).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringMatching(reason),
    });
  });

  test('unavailable, when the token may not read', async () => {
    expect(await storeOf(UNREADABLE).restore(query)).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringMatching(/cache read denied.*; give the job `cache-mode: read`$/),
    });
  });

  test('found after one retry, when the service is down for a moment', async () => {
    await storeOf(MAIN_SCOPES, { runId: '1' }).save(baseline(1), query);
    service.failNext('GetCacheEntryDownloadURL', { status: 503 });
    expect(await storeOf(MAIN_SCOPES).restore(query)).toMatchObject({ kind: 'found' });
  });

  test('unavailable, when nothing listens any more', async () => {
    const store = storeOf(MAIN_SCOPES);
    vi.stubEnv('ACTIONS_RESULTS_URL', 'http://localhost:9/');
    expect(await store.restore(query)).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringMatching(/ECONNREFUSED/),
    });
  });

  test('unavailable, when the download breaks off', async () => {
    await storeOf(MAIN_SCOPES, { runId: '1' }).save(baseline(20), query);
    service.failNext('download', 'truncate');
    expect(await storeOf(MAIN_SCOPES).restore(query)).toMatchObject({ kind: 'unavailable' });
  });

  test('unavailable, when the entry is no archive', async () => {
    await storeOf(MAIN_SCOPES, { runId: '1' }).save(baseline(1), query);
    for (const entry of service.entries) entry.blob = Buffer.from('not an archive at all');
    expect(await storeOf(MAIN_SCOPES).restore(query)).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringMatching(/tar/),
    });
  });

  test('unavailable, when the service stays down', async () => {
    for (let attempt = 0; attempt < 5; attempt++)
      service.failNext('GetCacheEntryDownloadURL', { status: 503 });
    const store = storeOf(MAIN_SCOPES);
    expect(await withoutWaiting(() => store.restore(query))).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringMatching(/503/),
    });
  });

  test('unreadable, when a newer version of this tool wrote the entry', async () => {
    await storeOf(MAIN_SCOPES, { runId: '1' }).save(baseline(1), query);
    const newer = JSON.stringify({ ...baseline(1), schemaVersion: 2 });
    for (const entry of service.entries) entry.blob = archiveOf(CACHED_FILE, newer);
    expect(await storeOf(MAIN_SCOPES).restore(query)).toMatchObject({ kind: 'unreadable', fault: 'future' });
  });

  test('unreadable, when the archive holds something that is no baseline', async () => {
    await storeOf(MAIN_SCOPES, { runId: '1' }).save({ ...baseline(1), suite: 'payments' }, query);
    expect(await storeOf(MAIN_SCOPES).restore(query)).toMatchObject({ kind: 'unreadable', fault: 'foreign' });
  });

  test.each([
    [
      'the runner offers no cache',
      { ACTIONS_RESULTS_URL: '', ACTIONS_CACHE_URL: '' },
      {},
      /no cache service/,
    ],
    ['the runner gave no token', { ACTIONS_RUNTIME_TOKEN: '' }, {}, /no token.*baseline-store: branch/],
    [
      'the mode forbids reading',
      {},
      { cacheMode: 'write-only' },
      /cache-mode is write-only, .*: give it `cache-mode: read`, or `write`/,
    ],
    ['the mode is none', {}, { cacheMode: 'none' }, /cache-mode is none/],
  ])('unavailable without a request, when %s', async (_, env, context, reason) => {
    const store = storeOf(MAIN_SCOPES, context);
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const before = service.requests.length;
    expect(await store.restore(query)).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringMatching(reason),
    });
    expect(service.requests).toHaveLength(before);
  });
});

describe('cacheStore() saving, when the cache does not take a baseline', () => {
  const notSaved = (code: string, reason: RegExp) => ({
    kind: 'not-saved',
    code,
    reason: expect.stringMatching(reason),
  });

  test('says so when the key exists: entries never change', async () => {
    await storeOf(MAIN_SCOPES, { runId: '1' }).save(baseline(1), query);
    const again = await storeOf(MAIN_SCOPES, { runId: '1' }).save(baseline(2), query);
    expect(again).toMatchObject(notSaved('exists', /409.* already exists; entries never change/));
    expect(await storeOf(MAIN_SCOPES).restore(query)).toMatchObject({ baseline: baseline(1) });
  });

  test('says so when the token may only read', async () => {
    const saved = await storeOf(READ_ONLY).save(baseline(), query);
    expect(saved).toMatchObject(
      notSaved(
        'denied',
        /cache write denied: the token may only read; the token of this event may only read the cache: let a push/,
      ),
    );
  });

  test.each([
    ['the rate is limited', 'CreateCacheEntry', { status: 429 }, /Rate limited/],
    ['the service refuses', 'CreateCacheEntry', { status: 403, message: 'over quota' }, /403.*over quota/],
    ['the upload is refused', 'upload', { status: 403 }, /403|refused|upload/i],
    ['the upload cannot be finished', 'FinalizeCacheEntryUpload', { status: 400 }, /400/],
    ['the connection is cut', 'CreateCacheEntry', 'disconnect', /ECONNRESET|socket/i],
  ] as const)('failed with the reason, when %s', async (_, method, fault, reason) => {
    service.failNext(method, fault);
    const store = storeOf(MAIN_SCOPES, { runId: `${method}${service.requests.length}` });
    expect(await store.save(baseline(), query)).toMatchObject(notSaved('failed', reason));
    expect(service.entries).toHaveLength(0);
    expect(readdirSync(workspace)).not.toContain(dirname(CACHED_FILE));
  });

  test.each([
    [
      'the mode is read',
      { cacheMode: 'read' },
      'denied',
      /cache-mode is read.*: give it `cache-mode: write`$/,
    ],
    ['the current folder is not the workspace', { workspace: tmpdir() }, 'unavailable', /not the workspace/],
  ] as const)('not tried, when %s', async (_, context, code, reason) => {
    const before = service.requests.length;
    const saved = await storeOf(MAIN_SCOPES, context).save(baseline(), query);
    expect(saved).toMatchObject(notSaved(code, reason));
    expect(service.requests).toHaveLength(before);
  });
});

/** An archive as the client makes it, of one file with another name. */
function archiveOf(name: string, content = 'unrelated'): Buffer {
  mkdirSync(dirname(join(workspace, name)), { recursive: true });
  writeFileSync(join(workspace, name), content);
  const compressor = spawnSync('zstd', ['--version']).status === 0 ? 'zstd' : 'gzip';
  const { stdout } = spawnSync('tar', [
    '--use-compress-program',
    compressor,
    '-cf',
    '-',
    '-C',
    workspace,
    name,
  ]);
  return stdout;
}

/** The client's own waits between attempts pass at once; its requests are real. */
async function withoutWaiting<T>(work: () => Promise<T>): Promise<T> {
  hurry('pauses');
  try {
    return await work();
  } finally {
    vi.restoreAllMocks();
  }
}
