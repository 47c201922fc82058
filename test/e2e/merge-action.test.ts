import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GitHubApi, REPOSITORY, startGitHubApi } from '../helpers/github-api.ts';
import {
  MAIN_SCOPES,
  pullScopes,
  type ResultsService,
  startResultsService,
} from '../helpers/results-service.ts';
import { createRunner, type Runner, type StepResult } from '../helpers/runner.ts';

/** Two parts as two jobs would run them, and the merge as the job after them, with the built bundle. */
const DIST = join(import.meta.dirname, '../../dist');
const FULL_NAME = `${REPOSITORY.owner}/${REPOSITORY.name}`;

const SUITE = `version: 1
suite: shop
policy: { against: baseline }
scenarios:
  checkout:
    command: [node, checkout.mjs]
    samples: { warmup: 1, min: 10, max: 10 }
  search:
    command: [node, search.mjs]
    samples: { warmup: 1, min: 10, max: 10 }
`;

let services: { github: GitHubApi; results: ResultsService };
let runner: Runner;
let pullRequest: number;
let token: string;
let runId = 100;

beforeAll(async () => {
  services = { github: await startGitHubApi(), results: await startResultsService() };
  runner = createRunner({ repository: FULL_NAME });
  writeFileSync(join(runner.workspace, 'stress.yml'), SUITE);
  pullRequest = await services.github.openPullRequest('feature');
  token = await services.github.tokenWith({ contents: 'read', pull_requests: 'write' });
});

afterAll(async () => {
  runner.remove();
  await services.github.close();
  await services.results.close();
});

/** A program under test whose time is what we say. */
const level = (name: string, ms: number) =>
  writeFileSync(join(runner.workspace, `${name}.mjs`), `setTimeout(() => {}, ${ms});\n`);

const repository = { full_name: FULL_NAME, default_branch: 'main' };
const side = (ref: string) => ({ ref, sha: '1'.repeat(40), repo: { full_name: FULL_NAME } });

type Event = 'push' | 'pull_request';

function step(entry: string, event: Event, inputs: Record<string, string>): Promise<StepResult> {
  const isPush = event === 'push';
  return runner.run({
    entry: join(DIST, entry),
    event,
    ref: isPush ? 'refs/heads/main' : `refs/pull/${pullRequest}/merge`,
    runId,
    payload: isPush
      ? { repository }
      : { repository, pull_request: { number: pullRequest, head: side('feature'), base: side('main') } },
    inputs: { 'github-token': token, ...inputs },
    env: {
      ...services.results.environment(...(isPush ? MAIN_SCOPES : pullScopes(pullRequest))),
      GITHUB_API_URL: services.github.url,
    },
    timeoutMs: 120_000,
  });
}

/** The jobs of the matrix, one after the other. */
async function runParts(event: Event): Promise<readonly StepResult[]> {
  runId += 1;
  rmSync(join(runner.workspace, 'parts'), { recursive: true, force: true });
  return [
    await step('main.js', event, { shard: '1/2', out: 'parts/one' }),
    await step('main.js', event, { shard: '2/2', out: 'parts/two' }),
  ];
}

const mergeParts = (event: Event, inputs: Record<string, string> = {}): Promise<StepResult> =>
  step('merge.js', event, { results: 'parts', ...inputs });

const keys = () => services.results.entries.map(({ key }) => key);
const listOf = (json: string | undefined) => JSON.parse(json ?? 'null');

describe('a matrix of two parts and its merge', { concurrent: false, timeout: 300_000 }, () => {
  test('on main the parts save nothing, and the merge saves one baseline of all', async () => {
    level('checkout', 100);
    level('search', 100);
    const parts = await runParts('push');
    expect(parts.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(parts.map(({ outputs }) => outputs['baseline-saved'])).toEqual(['false', 'false']);
    expect(keys()).toEqual([]);
    const merged = await mergeParts('push');
    expect(merged.exitCode).toBe(0);
    expect(merged.outputs).toMatchObject({
      verdict: 'inconclusive',
      'baseline-found': 'false',
      'baseline-saved': 'true',
    });
    expect(keys()).toHaveLength(1);
    expect(merged.summary).toContain('Joined from 2 parts');
  });

  test('an unchanged pull request passes beside it, with one comment, which the merge wrote', async () => {
    const parts = await runParts('pull_request');
    expect(await services.github.comments(pullRequest)).toHaveLength(0);
    expect(parts[0]?.text).toContain('its verdict is provisional');
    const merged = await mergeParts('pull_request', { 'expected-shards': '2' });
    expect(merged.outputs).toMatchObject({ verdict: 'pass', 'baseline-found': 'true', 'exit-code': '0' });
    expect(await services.github.comments(pullRequest)).toHaveLength(1);
  });

  test('a slowdown in one part fails the merge and not the part', async () => {
    // By so much that a baseline of one run, taken beside other work, does not blur it.
    level('search', 900);
    const parts = await runParts('pull_request');
    expect(parts.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    const errorsOf = (step: StepResult | undefined) =>
      step?.annotations.filter(({ name }) => name === 'error');
    expect(parts.flatMap(part => errorsOf(part) ?? [])).toEqual([]);
    const merged = await mergeParts('pull_request');
    expect(merged.exitCode).toBe(1);
    expect(errorsOf(merged)).toHaveLength(1);
    expect(listOf(merged.outputs.regressions)).toEqual([{ scenario: 'search', metric: 'time.wall' }]);
    const comments = await services.github.comments(pullRequest);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain('search');
  });

  test('without one of its parts it cannot tell, and says which is missing', async () => {
    const [kept, lost] = partOf('search') === 'one' ? ['two', 'one'] : ['one', 'two'];
    cpSync(join(runner.workspace, 'parts', lost), join(runner.workspace, 'kept'), { recursive: true });
    rmSync(join(runner.workspace, 'parts', lost), { recursive: true });
    const merged = await mergeParts('pull_request', { 'fail-on': 'inconclusive' });
    expect(merged.exitCode).toBe(4);
    expect(listOf(merged.outputs.inconclusive)).toContainEqual({ scenario: 'search', metric: null });
    const number = lost === 'one' ? 1 : 2;
    expect(merged.summary).toContain(`part ${number} of 2 is missing`);
    expect(kept).not.toBe(lost);
    cpSync(join(runner.workspace, 'kept'), join(runner.workspace, 'parts', lost), { recursive: true });
  });

  test('two systems are two histories, one verdict and one comment', async () => {
    level('search', 100);
    await runParts('push');
    asWindows();
    const merged = await mergeParts('push', { 'expected-shards': '4' });
    expect(merged.outputs['baseline-saved']).toBe('true');
    expect(merged.text).toContain('checkout (windows-x64)');
    expect(keys().filter(key => key.includes('-windows-x64-'))).toHaveLength(1);
    expect(keys().filter(key => key.includes('-linux-'))).toHaveLength(2);
    await runParts('pull_request');
    asWindows();
    const judged = await mergeParts('pull_request');
    expect(judged.outputs).toMatchObject({ verdict: 'pass', 'baseline-found': 'true' });
    expect(await services.github.comments(pullRequest)).toHaveLength(1);
  });

  test('a pull request never writes the baseline, whatever the inputs of the merge say', async () => {
    const before = keys();
    const merged = await mergeParts('pull_request', { 'update-baseline': 'always' });
    expect(merged.outputs['baseline-saved']).toBe('false');
    expect(keys()).toEqual(before);
  });

  test('a damaged baseline flips no verdict', async () => {
    services.results.failNext('download', 'truncate');
    const merged = await mergeParts('pull_request');
    expect(['pass', 'inconclusive']).toContain(merged.outputs.verdict);
    expect(merged.exitCode).toBe(0);
  });

  test('inputs that are not right are named, all at once', async () => {
    const merged = await mergeParts('pull_request', {
      'expected-shards': 'four',
      comment: 'sometimes',
      shard: '1/2',
    });
    expect(merged.exitCode).toBe(2);
    const errors = merged.annotations.filter(({ name }) => name === 'error');
    expect(errors.map(({ properties }) => properties.title)).toEqual([
      'stress-action',
      'expected-shards',
      'comment',
    ]);
    expect(merged.outputs['exit-code']).toBe('2');
  });

  test('a folder without results is an error that says so', async () => {
    mkdirSync(join(runner.workspace, 'nothing'));
    const merged = await mergeParts('push', { results: 'nothing' });
    expect(merged.exitCode).toBe(2);
    expect(merged.outputs.verdict).toBe('error');
  });
});

const resultsIn = (part: string): string => join(runner.workspace, 'parts', part, 'results.json');

function partOf(scenario: string): string {
  const { result } = JSON.parse(readFileSync(resultsIn('one'), 'utf8'));
  return result.scenarios.some(({ id }: { id: string }) => id === scenario) ? 'one' : 'two';
}

/** The same results once more, as a Windows machine would have handed them in. */
function asWindows(): void {
  for (const part of ['one', 'two']) {
    const view = JSON.parse(readFileSync(resultsIn(part), 'utf8'));
    for (const run of [view.result, ...view.rounds])
      Object.assign(run.environment, { os: 'win32', arch: 'x64', machineClass: 'win32-x64-4c-test' });
    mkdirSync(join(runner.workspace, 'parts', `${part}-windows`), { recursive: true });
    writeFileSync(resultsIn(`${part}-windows`), JSON.stringify(view));
  }
}
