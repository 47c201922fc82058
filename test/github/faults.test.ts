import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { appendRun } from '../../src/baseline/history.ts';
import { deliver } from '../../src/deliver.ts';
import { conclude } from '../../src/evidence.ts';
import { cacheStore } from '../../src/github/cache-store.ts';
import { mayWriteBaseline, readContext } from '../../src/github/context.ts';
import { readInputs } from '../../src/github/inputs.ts';
import { markerOf } from '../../src/github/sticky.ts';
import type { RunResult } from '../../src/model/result.ts';
import type { Status } from '../../src/model/verdict.ts';
import { refreshBaseline, restoreBaseline } from '../../src/pipeline.ts';
import type { World } from '../../src/request.ts';
import { FAULTS, type Fault, type Reach } from '../helpers/faults.ts';
import { type GitHubApi, REPOSITORY, startGitHubApi } from '../helpers/github-api.ts';
import { hurry } from '../helpers/hurry.ts';
import {
  MAIN_SCOPES,
  pullScopes,
  type ResultsService,
  startResultsService,
} from '../helpers/results-service.ts';
import { readFileCommands } from '../helpers/runner.ts';
import { policyWith, runOf, threshold } from '../helpers/runs.ts';

/**
 * No fault of the cache, the API, the token or the runner's files turns a verdict round. What the entry calls, in its order, from the
 * environment to the exit code, but for the measuring: three stored results whose verdict no noise decides.
 */
vi.mock('../../src/github/retry.ts', async original => ({
  ...(await original<typeof import('../../src/github/retry.ts')>()),
  DEFAULT_PACE: { attempts: 3, waitMs: 1, longestWaitMs: 50 },
}));

/** A queue of 1 as ever · of 5, which the baseline alone shows · of 100, which the limit of 10 forbids whatever was before. */
const FACTS = { same: 1, longer: 5, beyond: 100 } as const;
type Facts = keyof typeof FACTS;
type Event = 'pull_request' | 'push';

/** The verdict that the facts give, with the baseline and without it. Without it, nothing is known of a comparison. */
const TRUTH: Readonly<Record<Facts, { readonly found: Status; readonly lost: Status }>> = {
  same: { found: 'pass', lost: 'inconclusive' },
  longer: { found: 'fail', lost: 'inconclusive' },
  beyond: { found: 'fail', lost: 'fail' },
};
const EXIT: Readonly<Partial<Record<Status, number>>> = { pass: 0, inconclusive: 0, fail: 1 };

const POLICY = policyWith({
  against: 'baseline',
  failOnStored: true,
  thresholds: { checkout: [threshold('queue.depth', { max: 10, regression: 0.1 })] },
});
const resultOf = (facts: Facts, days: number): RunResult =>
  runOf(
    { checkout: { metrics: { 'queue.depth': Array.from({ length: 20 }, () => FACTS[facts]) } } },
    { startedAt: new Date(Date.UTC(2026, 10, 20) + days * 86_400_000).toISOString() },
  );

let api: GitHubApi;
let cache: ResultsService;
let token: string;
let folder: string;
/** A pull request without a comment of ours, and one to which two runs have commented. */
let pulls: { readonly fresh: number; readonly crowded: number } = { fresh: 0, crowded: 0 };
const home = process.cwd();

beforeAll(async () => {
  [api, cache] = await Promise.all([startGitHubApi(), startResultsService()]);
  token = await api.tokenWith({ contents: 'read', pull_requests: 'write' });
});
afterAll(async () => {
  await cache.close();
  await api.close();
});

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'faults-')));
  process.chdir(folder);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  process.chdir(home);
  process.exitCode = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const side = (ref: string) => ({ ref, sha: 'c0ffee', repo: { full_name: 'acme/shop' } });
const repository = { full_name: 'acme/shop', default_branch: 'main' };

/** What the runner gives to a run, before anything goes wrong. */
function environmentFor(event: Event, number: number): Record<string, string | undefined> {
  const files = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE', 'GITHUB_EVENT_PATH'].map(name => [
      name,
      join(folder, name),
    ]),
  );
  for (const file of Object.values(files)) writeFileSync(file, '');
  const pull = { number, head: side('feature'), base: side('main') };
  const payload = event === 'push' ? { repository } : { repository, pull_request: pull };
  writeFileSync(join(folder, 'GITHUB_EVENT_PATH'), JSON.stringify(payload));
  return {
    ...files,
    ...cache.environment(...(event === 'push' ? MAIN_SCOPES : pullScopes(number))),
    ACTIONS_CACHE_MODE: '',
    GITHUB_ACTOR: 'mona',
    GITHUB_API_URL: api.url,
    GITHUB_EVENT_NAME: event,
    GITHUB_REF: event === 'push' ? 'refs/heads/main' : `refs/pull/${number}/merge`,
    GITHUB_REPOSITORY: `${REPOSITORY.owner}/${REPOSITORY.name}`,
    // A key that an earlier run left half written is taken.
    GITHUB_RUN_ID: String(++runs),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: 'c0ffee',
    GITHUB_WORKSPACE: folder,
    'INPUT_GITHUB-TOKEN': token,
    RUNNER_TEMP: join(folder, 'temp'),
  };
}

/** The entry from environment to exit code, with `facts` in place of a measurement. */
async function act(facts: Facts, days: number): Promise<Status> {
  const inputs = readInputs(process.env, () => ({ ok: false, problem: 'none' }));
  const context = await readContext(process.env);
  const permission = mayWriteBaseline(context);
  const world: World = {
    ...QUIET,
    workingDirectory: context.workspace,
    out: join(folder, '.stress'),
    environment: process.env,
    store: cacheStore(context, null, process.env),
    refresh: permission.allowed
      ? { when: 'always', keepRuns: 30 }
      : { when: 'never', reason: permission.reason },
  };
  const result = resultOf(facts, days);
  const lookup = await restoreBaseline(result.plan, POLICY, world);
  const view = conclude({ result, rounds: [] }, lookup, POLICY, world.program);
  const gated = { view, lookup, ...(await refreshBaseline(view, lookup, world)) };
  const { reportLevel, comment, githubToken } = inputs;
  const summaryFile = process.env.GITHUB_STEP_SUMMARY;
  const { checkRun } = inputs;
  const delivery = { reportLevel, summaryFile, comment, checkRun, commentId: null, token: githubToken };
  await deliver(gated, { ...delivery, workingDirectory: world.workingDirectory, out: world.out }, context);
  return view.verdict.status;
}

const QUIET = {
  toolVersion: '1.0.0',
  marker: 'm',
  fallbackSuite: 'shop',
  program: 'stress-action run',
  openBase: async () => null,
  damagedBaseline: 'state',
  signal: new AbortController().signal,
  listeners: [],
} as const;

interface Ended {
  readonly status: Status;
  readonly exitCode: number | string | null | undefined;
  /** What GITHUB_OUTPUT holds; null where it cannot be read. */
  readonly output: string | null;
  /** Wrong answers that nobody met. */
  readonly unmet: number;
}

/** One run with `faults`, on a cache that holds the level of main. */
async function runWith(faults: readonly Fault[], facts: Facts, event: Event, number: number): Promise<Ended> {
  putBack ??= await storeBaseline();
  putBack();
  const env = environmentFor(event, number);
  const reach: Reach = { cache, api, env, clock: { days: 0 } };
  for (const fault of faults) fault.inject(reach);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  hurry(faults.some(({ name }) => name.includes('truncate')) ? 'cut answers too' : 'pauses');
  process.exitCode = undefined;
  const status = await act(facts, reach.clock.days);
  const unmet = api.forgetFaults() + cache.forgetFaults();
  const file = env.GITHUB_OUTPUT;
  const readable = file?.startsWith(folder) === true;
  return {
    status,
    unmet,
    exitCode: process.exitCode,
    output: readable ? (readFileCommands(readFileSync(file, 'utf8')).verdict ?? null) : null,
  };
}

/** The cache as main left it: one entry with a queue of 1. It is saved once and put back for each run. */
async function storeBaseline(): Promise<() => void> {
  for (const [name, value] of Object.entries(environmentFor('push', 0))) vi.stubEnv(name, value);
  const result = resultOf('same', 0);
  const context = await readContext(process.env);
  const { machineClass } = result.environment;
  const baseline = appendRun(null, result, { keepRuns: 30, commit: 'c0ffee', at: result.startedAt });
  const saved = await cacheStore(context, null, process.env).save(baseline, {
    suite: result.plan.suite,
    machineClass,
  });
  expect(saved.kind).toBe('saved');
  return cache.keepEntries();
}
let putBack: (() => void) | null = null;

async function freshPulls(): Promise<void> {
  const [fresh, crowded] = [
    await api.openPullRequest(`f-${++opened}`),
    await api.openPullRequest(`c-${++opened}`),
  ];
  for (const word of ['one', 'two']) await api.comment(crowded, `${markerOf('orders')}\n${word}`, token);
  pulls = { fresh, crowded };
}
let opened = 0;
let runs = 0;

/** Exactly the truth; or, where the fault may have taken the baseline, what is true without it. */
function expectTrue(ended: Ended, facts: Facts, faults: readonly Fault[]): void {
  const { found, lost } = TRUTH[facts];
  const mayLose = faults.some(({ reaches }) => reaches === 'baseline');
  expect(mayLose ? [found, lost] : [found]).toContain(ended.status);
  expect(ended.exitCode).toBe(EXIT[ended.status]);
  if (ended.output !== null) expect(ended.output).toBe(ended.status);
}

describe('without a fault', () => {
  test.each(Object.keys(FACTS) as Facts[])(
    'the verdict of a queue that is %s is what the facts say',
    async facts => {
      await freshPulls();
      const ended = await runWith([], facts, 'pull_request', pulls.fresh);
      expect(ended).toEqual({
        unmet: 0,
        status: TRUTH[facts].found,
        exitCode: EXIT[TRUTH[facts].found],
        output: TRUTH[facts].found,
      });
    },
  );

  test.each(Object.keys(FACTS) as Facts[])(
    'and without a baseline, too, of a queue that is %s',
    async facts => {
      const evicted = FAULTS.find(({ name }) => name.includes('evicted'));
      const ended = await runWith(evicted === undefined ? [] : [evicted], facts, 'push', 0);
      expect(ended.status).toBe(TRUTH[facts].lost);
    },
  );
});

describe('a fault alone turns no verdict round', () => {
  /** What comes after the verdict cannot tell one failure from another. */
  const telling = ({ reaches }: Fault): readonly Facts[] =>
    reaches === 'delivery' ? ['same', 'longer'] : ['same', 'longer', 'beyond'];
  const cases = FAULTS.flatMap(fault => telling(fault).map(facts => [fault.name, facts, fault] as const));

  test.each(cases)('%s, of a queue that is %s', async (name, facts, fault) => {
    const event = fault.event === 'any' ? 'pull_request' : fault.event;
    if (event === 'pull_request') await freshPulls();
    const ended = await runWith(
      [fault],
      facts,
      event,
      name.includes('creating') ? pulls.fresh : pulls.crowded,
    );
    expectTrue(ended, facts, [fault]);
    if (fault.answers > 0) expect(ended.unmet).toBeLessThan(fault.answers);
  });
});

describe('nor do several at once', () => {
  const onePlaceEach = (faults: readonly Fault[]): boolean =>
    new Set(faults.map(({ place }) => place)).size === faults.length;
  const several = fc.subarray([...FAULTS], { minLength: 2, maxLength: 5 }).filter(onePlaceEach);

  test('drawn from the list', async () => {
    const property = fc.asyncProperty(
      several,
      fc.constantFrom<Facts>('same', 'longer', 'beyond'),
      fc.constantFrom<Event>('pull_request', 'push'),
      async (faults, facts, event) => {
        await freshPulls();
        expectTrue(await runWith(faults, facts, event, pulls.crowded), facts, faults);
      },
    );
    await fc.assert(property, { seed: 20_261_129, numRuns: 60 });
  }, 120_000);
});
