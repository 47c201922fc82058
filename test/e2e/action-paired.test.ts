import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
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

/** `against: auto` on a pull request: the stored baseline screens, the base's own tree decides. */
const ENTRY = join(import.meta.dirname, '../../dist/main.js');
const FULL_NAME = `${REPOSITORY.owner}/${REPOSITORY.name}`;

const SUITE = `version: 1
suite: shop
scenarios:
  checkout:
    command: [node, checkout.mjs]
    samples: { warmup: 1, min: 10, max: 10 }
    thresholds: { time.wall: { regression: 10% }, memory.peak: { regression: 10% } }
`;

let services: { github: GitHubApi; results: ResultsService };
let runner: Runner;
let number: number;
let token: string;
let runId = 500;

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', ...args], {
    cwd: runner.workspace,
    encoding: 'utf8',
  }).trim();

function commit(ms: number): string {
  writeFileSync(join(runner.workspace, 'checkout.mjs'), `setTimeout(() => {}, ${ms});\n`);
  git('add', '.');
  git('commit', '-qm', `takes ${ms} ms`);
  return git('rev-parse', 'HEAD');
}

beforeAll(async () => {
  services = { github: await startGitHubApi(), results: await startResultsService() };
  runner = createRunner({ repository: FULL_NAME });
  git('init', '-q', '-b', 'main');
  writeFileSync(join(runner.workspace, 'stress.yml'), SUITE);
  writeFileSync(join(runner.workspace, '.gitignore'), '.stress/\n');
  number = await services.github.openPullRequest('paired');
  token = await services.github.tokenWith({ contents: 'read', pull_requests: 'write' });
});

afterAll(async () => {
  runner.remove();
  await services.github.close();
  await services.results.close();
});

function step(event: 'push' | 'pull_request', payload: object): Promise<StepResult> {
  const isPush = event === 'push';
  return runner.run({
    entry: ENTRY,
    event,
    ref: isPush ? 'refs/heads/main' : `refs/pull/${number}/merge`,
    runId: runId++,
    sha: git('rev-parse', 'HEAD'),
    payload: { repository: { full_name: FULL_NAME, default_branch: 'main' }, ...payload },
    inputs: { 'github-token': token },
    env: {
      ...services.results.environment(...(isPush ? MAIN_SCOPES : pullScopes(number))),
      GITHUB_API_URL: services.github.url,
    },
    timeoutMs: 150_000,
  });
}

const side = (ref: string, sha: string) => ({ ref, sha, repo: { full_name: FULL_NAME } });
const pull = (base: string): Promise<StepResult> =>
  step('pull_request', {
    pull_request: { number, head: side('paired', git('rev-parse', 'HEAD')), base: side('main', base) },
  });
const viewOf = () => JSON.parse(readFileSync(join(runner.workspace, '.stress/results.json'), 'utf8'));

describe('against: auto', { concurrent: false }, () => {
  let base: string;

  test('main is screened alone and saves its baseline', async () => {
    base = commit(60);
    const result = await step('push', {});
    expect(result.outputs).toMatchObject({ 'baseline-saved': 'true' });
    expect(viewOf().rounds).toEqual([]);
  });

  test('a slower pull request is screened, run in pairs with its base, confirmed, and fails', async () => {
    commit(150);
    const result = await pull(base);
    expect(result.exitCode).toBe(1);
    expect(result.outputs.verdict).toBe('fail');
    const { result: screening, rounds } = viewOf();
    expect(screening.plan.pairing).toBeNull();
    expect(rounds.map((round: typeof screening) => round.plan.pairing.purpose)).toEqual([
      'search',
      'confirm',
    ]);
    const [comment] = await services.github.comments(number);
    expect(comment?.body).toContain('confirmed by');
    expect(comment?.body).toContain(base.slice(0, 7));
    expect(git('worktree', 'list').split('\n')).toHaveLength(1);
  });

  test('a base that cannot be had leaves the stored baseline to judge, and says so', async () => {
    const result = await pull('f'.repeat(40));
    expect(result.annotations.map(({ message }) => message).join('\n')).toContain(
      'No run in pairs with the base',
    );
    expect(result.outputs.verdict).toBe('warn');
    expect(result.exitCode).toBe(0);
  });
});
