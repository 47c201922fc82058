import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CACHED_FILE, cacheStore } from '../../src/github/cache-store.ts';
import type { BaselineLookup } from '../../src/model/baseline.ts';
import { baseline, SUITE } from '../baseline/samples.ts';
import { MAIN_SCOPES, type ResultsService, startResultsService } from '../helpers/results-service.ts';
import { archive, type Member } from '../helpers/tar.ts';
import { contextOf } from './contexts.ts';

/** Entries that somebody wrote who may write the repository's cache; the real client unpacks them with the real tar. */
let service: ResultsService;
/** Holds the workspace, and beside it what an entry must not reach. */
let root: string;
let workspace: string;
const home = process.cwd();
const query = { suite: SUITE, machineClass: 'linux-x64-4c-epyc' };

beforeAll(async () => {
  service = await startResultsService();
});
afterAll(() => service.close());
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'poisoned-')));
  workspace = join(root, 'work');
  mkdirSync(workspace);
  mkdirSync(join(root, 'outside'));
  writeFileSync(join(workspace, 'stress.yml'), 'ours');
  writeFileSync(join(root, 'outside/baseline.json'), JSON.stringify(baseline(9)));
  process.chdir(workspace);
  service.evict();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  process.chdir(home);
  rmSync(root, { recursive: true, force: true });
});

/** What a run makes of an entry with these members. */
async function restored(members: readonly Member[]): Promise<BaselineLookup> {
  const env = {
    ...service.environment(...MAIN_SCOPES),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: join(root, 'temp'),
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const store = cacheStore(contextOf({ workspace }), null, process.env);
  if (service.entries.length === 0) await store.save(baseline(1), query);
  for (const entry of service.entries) entry.blob = archive(members);
  return store.restore(query);
}

const RIGHT = { name: CACHED_FILE, text: JSON.stringify(baseline(2)) };
const unreadable = { kind: 'unreadable', fault: 'hostile', reason: `The entry does not hold ${CACHED_FILE}` };
const outside = () => readdirSync(join(root, 'outside'));

describe('an entry of the cache that was written to attack [poisoned-cache]', () => {
  test('that is right is read, and leaves nothing', async () => {
    expect(await restored([RIGHT])).toMatchObject({ kind: 'found', baseline: baseline(2) });
    expect(readdirSync(workspace)).toEqual(['stress.yml']);
    expect(process.env.TAR_OPTIONS).toBeUndefined();
  });

  test('writes nothing to absolute names, through `..`, or over files of the checkout', async () => {
    const lookup = await restored([
      { name: join(root, 'outside/absolute'), text: 'evil' },
      { name: '../outside/up', text: 'evil' },
      { name: `${CACHED_FILE}/../../../outside/below`, text: 'evil' },
      { name: 'stress.yml', text: 'evil' },
      { name: '.git/hooks/post-checkout', text: 'evil' },
      RIGHT,
    ]);
    expect(lookup).toMatchObject({ kind: 'found', baseline: baseline(2) });
    expect(outside()).toEqual(['baseline.json']);
    expect(readdirSync(workspace)).toEqual(['stress.yml']);
    expect(readFileSync(join(workspace, 'stress.yml'), 'utf8')).toBe('ours');
  });

  test('is not read through a link in the place of the file', async () => {
    const to = join(root, 'outside/baseline.json');
    expect(await restored([{ name: CACHED_FILE, link: 'symbolic', to }])).toMatchObject(unreadable);
    expect(await restored([{ name: CACHED_FILE, link: 'hard', to }])).toMatchObject({ kind: 'unavailable' });
    expect(outside()).toEqual(['baseline.json']);
  });

  test('neither reads nor writes through a link in the place of the folder', async () => {
    const folder: Member = { name: '.stress-baseline', link: 'symbolic', to: join(root, 'outside') };
    expect(await restored([folder])).toMatchObject(unreadable);
    expect(await restored([folder, RIGHT])).toMatchObject({ kind: 'found', baseline: baseline(2) });
    expect(readFileSync(join(root, 'outside/baseline.json'), 'utf8')).toBe(JSON.stringify(baseline(9)));
  });

  test('finds a link of the checkout in the place of the folder taken away, not followed', async () => {
    await restored([RIGHT]);
    symlinkSync(join(root, 'outside'), join(workspace, '.stress-baseline'));
    expect(await restored([RIGHT])).toMatchObject({ kind: 'found', baseline: baseline(2) });
    expect(outside()).toEqual(['baseline.json']);
    expect(existsSync(join(workspace, '.stress-baseline'))).toBe(false);
  });

  test('commands the runner with none of its names, though the client lists them when debugging', async () => {
    vi.stubEnv('RUNNER_DEBUG', '1');
    const printed: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation(text => printed.push(String(text)) > 0);
    await restored([
      { name: '::add-mask::evil', text: '' },
      { name: 'x\n::stop-commands::evil', text: '' },
      RIGHT,
    ]);
    expect(printed.join('')).toContain('add-mask::evil');
    expect(
      printed
        .join('')
        .split('\n')
        .filter(line => /^\s*::(add-mask|stop-commands)::evil/.test(line)),
    ).toEqual([]);
  });
});
