import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { appendRun } from '../../src/baseline/history.ts';
import type { BaselineStore } from '../../src/baseline/store.ts';
import { branchStore } from '../../src/github/branch-store.ts';
import { cacheStore } from '../../src/github/cache-store.ts';
import type { Baseline } from '../../src/model/baseline.ts';
import type { RunResult } from '../../src/model/result.ts';
import { createRandom } from '../../src/stats/random.ts';
import { contextOf } from '../github/contexts.ts';
import { type GitHubRepository, PLACE, startGitHubRepository } from '../helpers/github-repository.ts';
import {
  MAIN_SCOPES,
  pullScopes,
  type ResultsService,
  startResultsService,
} from '../helpers/results-service.ts';
import { createRunner, type Runner, type StepResult } from '../helpers/runner.ts';

/** The built action over the life of a baseline: accepted changes, and a history that moved, in the cache and on a branch. */
const ENTRY = join(import.meta.dirname, '../../dist/main.js');
const FULL_NAME = `${PLACE.owner}/${PLACE.repo}`;
const suite = (name: string, against: string) => `version: 1
suite: ${name}
policy: { against: ${against} }
scenarios:
  checkout:
    command: [sh, checkout.sh]
    samples: { warmup: 0, min: 5, max: 5 }
    thresholds: { cpu.perop: { regression: off }, memory.peak: { regression: off } }
`;

let github: GitHubRepository;
let results: ResultsService;
let runner: Runner;
let runId = 500;

beforeAll(async () => {
  github = await startGitHubRepository();
  results = await startResultsService();
});
afterAll(async () => {
  await github.close();
  await results.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const repository = { full_name: FULL_NAME, default_branch: 'main' };
/** Each about three times the one before it: what a busy machine adds is far from that. */
const LEVELS = { before: 60, slower: 210, worse: 650 } as const;
/** What is measured waits, and starts in no time: nothing but the level is seen. */
const level = (ms: number) =>
  writeFileSync(join(runner.workspace, 'checkout.sh'), `exec sleep ${ms / 1000}\n`);

async function push(sha: string, inputs: Record<string, string> = {}): Promise<StepResult> {
  return runner.run({
    entry: ENTRY,
    event: 'push',
    ref: 'refs/heads/main',
    sha,
    runId: runId++,
    payload: { repository },
    inputs: {
      'github-token': await github.tokenWith({ contents: 'write', pull_requests: 'write' }),
      ...inputs,
    },
    env: { ...results.environment(...MAIN_SCOPES), GITHUB_API_URL: github.url },
  });
}

async function pull(number: number, inputs: Record<string, string> = {}): Promise<StepResult> {
  const side = (ref: string) => ({ ref, sha: '1'.repeat(40), repo: { full_name: FULL_NAME } });
  return runner.run({
    entry: ENTRY,
    event: 'pull_request',
    ref: `refs/pull/${number}/merge`,
    runId: runId++,
    payload: { repository, pull_request: { number, head: side('feature'), base: side('main') } },
    inputs: {
      'github-token': await github.tokenWith({ contents: 'read', pull_requests: 'write' }),
      ...inputs,
    },
    env: { ...results.environment(...pullScopes(number)), GITHUB_API_URL: github.url },
  });
}

const STORES = [
  ['the cache', {}],
  ['a branch', { 'baseline-store': 'branch' }],
] as const;

describe.each(STORES)('a change that somebody accepts, with the baseline in %s', (where, inputs) => {
  let number: number;
  let merged: string;

  beforeAll(async () => {
    runner = createRunner({ repository: FULL_NAME });
    const name = `accepting in ${where}`;
    writeFileSync(join(runner.workspace, 'stress.yml'), suite(name, 'baseline'));
    number = await github.openPullRequest(`slower-${name.replaceAll(' ', '-')}`);
    level(LEVELS.before);
    expect((await push('0'.repeat(40), inputs)).outputs['baseline-saved']).toBe('true');
  });
  afterAll(() => runner.remove());

  test('fails at first, and the report says how it could be accepted', async () => {
    level(LEVELS.slower);
    const result = await pull(number, inputs);
    expect(result.exitCode).toBe(1);
    expect(result.text).toMatch(/Baseline found as .*: 1 run, the newest/);
    expect(result.summary).toMatch(/\/stress accept checkout\/time\.wall up to \d+% <why it is worth it>/);
  });

  test('is not accepted by somebody without write access', async () => {
    await github.comment(number, '/stress accept checkout/time.wall I wrote it', 'mallory');
    const result = await pull(number, inputs);
    expect(result.exitCode).toBe(1);
    expect(result.summary).toMatch(
      /`mallory`: .*write access to the repository is needed, and the role is none/,
    );
  });

  test('is not accepted without a reason', async () => {
    await github.comment(number, '/stress accept checkout/time.wall', 'mona');
    const result = await pull(number, inputs);
    expect(result.exitCode).toBe(1);
    expect(result.summary).toMatch(/`mona`: .*it lacks a reason/);
  });

  test('is a warning with the reason, once somebody with write access gives one', async () => {
    await github.comment(number, '/stress accept checkout/time.wall it waits for the bank now', 'mona');
    const result = await pull(number, inputs);
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ verdict: 'warn', regressions: '[]', 'baseline-saved': 'false' });
    expect(result.summary).toMatch(
      /accepted by `mona` \(comment, [\d-]+\): it waits for the bank now; the new level is/,
    );
  });

  test('is in the history once it is merged, with the new level', async () => {
    merged = await github.merge(number);
    const result = await push(merged, inputs);
    expect(result.outputs).toMatchObject({ verdict: 'warn', 'baseline-saved': 'true' });
    expect(result.text).toContain(
      'The baseline accepts the new level of checkout/time.wall, on the word of mona: it waits for the bank now',
    );
    expect(result.summary).toContain('accepted by `mona`');
  });

  test('is what later pushes are held to, and measuring its commit again accepts nothing twice', async () => {
    const again = await push(merged, inputs);
    expect(again.outputs).toMatchObject({ verdict: 'pass', 'baseline-saved': 'true' });
    expect(again.text).not.toContain('The baseline accepts');
    const next = await push('2'.repeat(40), inputs);
    expect(next.outputs).toMatchObject({ verdict: 'pass', 'baseline-saved': 'true' });
    level(LEVELS.worse);
    const worse = await push('3'.repeat(40), inputs);
    expect(worse.outputs).toMatchObject({ verdict: 'fail', 'baseline-saved': 'false' });
  }, 120_000);
});

describe('a step in the history', () => {
  afterAll(() => runner.remove());
  const SAID = 'In the history';

  test.each(STORES)(
    'is said once by pushes that save in %s, and again where the save failed',
    async (where, inputs) => {
      runner = createRunner({ repository: FULL_NAME });
      const name = `drifting in ${where}`;
      writeFileSync(join(runner.workspace, 'stress.yml'), suite(name, 'auto'));
      level(100);
      await push('0'.repeat(40), { 'update-baseline': 'never', ...inputs });
      const { result } = JSON.parse(readFileSync(join(runner.workspace, '.stress/results.json'), 'utf8'));
      await storeOf(where).save(steppedHistory(result), {
        suite: name,
        machineClass: result.environment.machineClass,
      });
      level(160);
      const always = { 'update-baseline': 'always', ...inputs };

      failSaves(where);
      const unsaved = await push('4'.repeat(40), always);
      expect(unsaved.outputs).toMatchObject({ 'baseline-found': 'true', 'baseline-saved': 'false' });
      expect(unsaved.summary).toContain(SAID);

      const said = await push('5'.repeat(40), always);
      expect(said.outputs['baseline-saved']).toBe('true');
      expect(said.summary).toContain(SAID);

      for (const sha of ['6', '7']) {
        const later = await push(sha.repeat(40), always);
        expect(later.outputs['baseline-saved']).toBe('true');
        expect(later.summary).not.toContain(SAID);
      }
    },
    120_000,
  );

  function failSaves(where: string): void {
    if (where === 'the cache') results.failNext('CreateCacheEntry', { status: 403 });
    else github.failNext({ match: 'POST /repos/acme/shop/git/blobs', status: 403 });
  }
});

describe('on the command line', () => {
  test('an accepted change stands in the file, and is what later runs are held to', async () => {
    runner = createRunner();
    writeFileSync(join(runner.workspace, 'stress.yml'), suite('local', 'baseline'));
    const run = (...accept: readonly string[]) =>
      spawnSync(
        process.execPath,
        [join(import.meta.dirname, '../../dist/cli.js'), 'run', '--update-baseline', ...accept],
        { cwd: runner.workspace, encoding: 'utf8' },
      );
    level(LEVELS.before);
    expect(run().status).toBe(0);
    level(LEVELS.slower);
    const refused = run();
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('The baseline was not updated: the verdict is fail');
    const accepted = run('--accept', 'checkout/time.wall=it waits for the bank now');
    expect(accepted.status).toBe(0);
    expect(accepted.stdout).toMatch(/accepted by \S+ \(command-line, /);
    const stored = JSON.parse(readFileSync(join(runner.workspace, '.stress/baseline.json'), 'utf8'));
    expect(stored.accepted).toMatchObject([
      { scenario: 'checkout', metric: 'time.wall', reason: 'it waits for the bank now' },
    ]);
    expect(stored.accepted[0].level / 1e6).toBeGreaterThan(LEVELS.slower);
    expect(run().status).toBe(0);
    runner.remove();
  }, 120_000);
});

/** Twenty runs of one a day, the last ten 60 ms slower. */
function steppedHistory(result: RunResult): Baseline {
  const random = createRandom(7);
  let history: Baseline | null = null;
  for (let day = 0; day < 20; day++) {
    const shift = (day < 10 ? 0 : 60e6) + 1e6 * random.normal();
    const scenarios = result.scenarios.map(scenario => ({
      ...scenario,
      metrics: scenario.metrics
        .filter(({ metric }) => metric.id === 'time.wall')
        .map(metric => ({ ...metric, samples: metric.samples.map(value => value + shift) })),
    }));
    const at = new Date(Date.parse(result.startedAt) - (20 - day) * 86_400_000).toISOString();
    history = appendRun(
      history,
      { ...result, scenarios },
      { keepRuns: 30, commit: `${day}`.padStart(40, 'a'), at },
    );
  }
  if (history === null) throw new Error('twenty runs');
  return history;
}

/** The store that the action itself would use. */
function storeOf(where: string): BaselineStore {
  const place = { token: github.tokenOf('mona'), apiUrl: github.url, ...PLACE };
  const scope = { name: null, os: 'Linux', arch: 'X64' };
  if (where !== 'the cache')
    return branchStore({ place, branch: 'stress-baselines', scope, keepRuns: 30, seed: 'test' });
  const env = {
    ...results.environment(...MAIN_SCOPES),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKSPACE: realpathSync(runner.workspace),
    RUNNER_TEMP: join(runner.workspace, '..', 'temp'),
  };
  for (const [variable, value] of Object.entries(env)) vi.stubEnv(variable, value);
  process.chdir(runner.workspace);
  // The client tells each of its steps; none of it is needed to read this test.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  return cacheStore(contextOf({ workspace: env.GITHUB_WORKSPACE }), null, process.env);
}
