import { readdirSync, rmSync, writeFileSync } from 'node:fs';
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

/** The built bundle, run as the runner runs it, against real stand-ins of both services. Nothing leaves loopback. */
const ENTRY = join(import.meta.dirname, '../../dist/main.js');
const FULL_NAME = `${REPOSITORY.owner}/${REPOSITORY.name}`;

const SUITE = `version: 1
suite: shop
policy: { against: baseline }
scenarios:
  checkout:
    priority: P0
    command: [node, checkout.mjs]
    samples: { warmup: 1, min: 10, max: 10 }
`;

/** A program under test whose time is what we say: waiting needs no quiet machine. */
const program = (ms: number) => `setTimeout(() => {}, ${ms});\n`;

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

const repository = { full_name: FULL_NAME, default_branch: 'main' };

function push(inputs: Record<string, string> = {}): Promise<StepResult> {
  return runner.run({
    entry: ENTRY,
    event: 'push',
    ref: 'refs/heads/main',
    runId: runId++,
    payload: { repository },
    inputs: { 'github-token': token, ...inputs },
    env: { ...services.results.environment(...MAIN_SCOPES), GITHUB_API_URL: services.github.url },
  });
}

interface Variation {
  readonly token?: string;
  readonly inputs?: Record<string, string>;
  readonly env?: Record<string, string>;
}

function pull(variation: Variation = {}): Promise<StepResult> {
  const side = (ref: string) => ({ ref, sha: '1'.repeat(40), repo: { full_name: FULL_NAME } });
  return runner.run({
    entry: ENTRY,
    event: 'pull_request',
    ref: `refs/pull/${pullRequest}/merge`,
    runId: runId++,
    payload: { repository, pull_request: { number: pullRequest, head: side('feature'), base: side('main') } },
    inputs: { 'github-token': variation.token ?? token, ...variation.inputs },
    env: {
      ...services.results.environment(...pullScopes(pullRequest)),
      GITHUB_API_URL: services.github.url,
      ...variation.env,
    },
  });
}

const level = (ms: number) => writeFileSync(join(runner.workspace, 'checkout.mjs'), program(ms));
const listOf = (json: string | undefined) => JSON.parse(json ?? 'null');
const annotationsOf = (result: StepResult, name: string) =>
  result.annotations.filter(annotation => annotation.name === name).map(({ message }) => message);

describe('the action, from the first push to a regression', { concurrent: false }, () => {
  test('the first push to main has nothing to compare with: it says so, and saves the baseline', async () => {
    level(100);
    const result = await push();
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({
      verdict: 'inconclusive',
      'exit-code': '0',
      'baseline-found': 'false',
      'baseline-saved': 'true',
    });
    expect(result.outputs['baseline-key']).toMatch(/^stress-/);
    expect(result.summary).toContain('no baseline yet');
    expect(services.results.entries.map(entry => entry.ref)).toEqual(['refs/heads/main']);
  });

  test('an unchanged pull request passes and gets one comment', async () => {
    const result = await pull();
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({
      verdict: 'pass',
      'baseline-found': 'true',
      'baseline-saved': 'false',
    });
    const comments = await services.github.comments(pullRequest);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.user.login).toBe('github-actions[bot]');
    expect(comments[0]?.body).toMatch(/^<!-- stress-action:shop -->\n/);
    expect(comments[0]?.body.match(/<!-- stress-action/g)).toHaveLength(1);
    expect(result.outputs['comment-url']).toBe(comments[0]?.html_url);
  });

  test('a slower pull request fails with the metric, its interval and a command, in the same comment', async () => {
    level(450);
    const result = await pull();
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ verdict: 'fail', 'exit-code': '1' });
    expect(listOf(result.outputs.regressions)).toEqual([{ scenario: 'checkout', metric: 'time.wall' }]);
    const comments = await services.github.comments(pullRequest);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toMatch(/checkout/);
    expect(comments[0]?.body).toMatch(/\*\*\+[\d,.]+.%\*\*.\[\+[\d,.]+,.\+[\d,.]+\]/);
    expect(comments[0]?.body).toContain('stress-action run --scenario checkout --seed');
    expect(annotationsOf(result, 'error')).toHaveLength(1);
    expect(result.annotations.find(({ name }) => name === 'error')?.properties).toMatchObject({
      file: 'stress.yml',
      line: '5',
    });
    expect(result.summary).toContain('time.wall');
  });

  test('the same verdict with a read-only token: a notice instead of a comment', async () => {
    const result = await pull({
      token: await services.github.tokenWith({ contents: 'read' }),
      inputs: { comment: 'always' },
    });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ verdict: 'fail', 'comment-url': '' });
    expect(annotationsOf(result, 'notice').join('\n')).toMatch(
      /No pull-request comment: .*pull_requests=write/,
    );
  });

  test('a pull request never writes the baseline, whatever its inputs say', async () => {
    const before = services.results.entries.length;
    const result = await pull({ inputs: { 'update-baseline': 'always' } });
    expect(result.outputs['baseline-saved']).toBe('false');
    expect(services.results.entries).toHaveLength(before);
  });

  test('a failing push to main does not refresh the baseline', async () => {
    const result = await push();
    expect(result.outputs).toMatchObject({ verdict: 'fail', 'baseline-saved': 'false' });
    expect(result.text).toContain('Baseline not saved: the verdict is fail');
  });

  test('a cache that is down is stated, and is neither a pass nor a failure', async () => {
    level(100);
    const result = await pull({ env: { ACTIONS_RESULTS_URL: 'http://localhost:9/' } });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ verdict: 'inconclusive', 'baseline-found': 'false' });
    expect(result.summary).toMatch(/could not be fetched/);
  });

  test('a cache that is down does not hide a failure that needs no baseline', async () => {
    writeFileSync(join(runner.workspace, 'checkout.mjs'), 'process.exit(7);\n');
    const result = await pull({ env: { ACTIONS_RESULTS_URL: 'http://localhost:9/' } });
    expect(result.exitCode).toBe(1);
    expect(result.summary).toContain('exited with code 7');
  });

  test('a baseline that somebody damaged is stated and does not crash', async () => {
    level(100);
    services.results.failNext('download', 'truncate');
    const result = await pull();
    expect(result.exitCode).toBe(0);
    expect(result.outputs.verdict).toBe('inconclusive');
  });

  test('GitHub being down changes no verdict', async () => {
    const result = await pull({ env: { GITHUB_API_URL: 'http://127.0.0.1:9' } });
    expect(result.outputs.verdict).toBe('pass');
    expect(annotationsOf(result, 'notice').join('\n')).toContain('No pull-request comment');
  });

  test('a run that is green again updates the comment once more', async () => {
    const result = await pull();
    expect(result.outputs.verdict).toBe('pass');
    const comments = await services.github.comments(pullRequest);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).not.toContain('stress-action run --scenario');
  });
});

describe('inputs and the workload', () => {
  test('a config with mistakes is one annotation a mistake, exit 2, and all outputs are set', async () => {
    writeFileSync(
      join(runner.workspace, 'broken.yml'),
      'version: 1\nscenarios:\n  a:\n    comand: x\n    timeout: 5 minuets\n',
    );
    const result = await pull({ inputs: { config: 'broken.yml' } });
    expect(result.exitCode).toBe(2);
    expect(result.outputs).toMatchObject({ verdict: 'error', 'exit-code': '2', regressions: '[]' });
    const errors = result.annotations.filter(({ name }) => name === 'error');
    expect(errors.length).toBeGreaterThan(2);
    expect(errors.some(({ properties }) => properties.file === 'broken.yml' && properties.line === '4')).toBe(
      true,
    );
  });

  test('wrong inputs are listed together with what is allowed', async () => {
    const result = await pull({ inputs: { comment: 'sometimes', 'fail-on': 'fails' } });
    expect(result.exitCode).toBe(2);
    expect(annotationsOf(result, 'error').join('\n')).toMatch(/sometimes[\s\S]*fails/);
  });

  test('the workload sees no secret of the action and cannot command the runner', async () => {
    writeFileSync(
      join(runner.workspace, 'checkout.mjs'),
      `import { appendFileSync } from 'node:fs';
appendFileSync('seen.json', JSON.stringify(process.env) + '\\n');
console.log('::error::from the workload');
console.error('##[set-env name=PATH;]/evil');
console.log('::set-output name=verdict::pass');
`,
    );
    const result = await pull();
    const seen = await import('node:fs').then(fs =>
      fs.readFileSync(join(runner.workspace, 'seen.json'), 'utf8'),
    );
    expect(seen).toContain('STRESS_METRICS');
    expect(seen).not.toContain(token);
    expect(seen).not.toMatch(/"INPUT_|"ACTIONS_|"GITHUB_OUTPUT"|"GITHUB_ENV"|"GITHUB_STEP_SUMMARY"/);
    expect(annotationsOf(result, 'error').join('\n')).not.toContain('from the workload');
    expect(result.commands.map(({ name }) => name)).not.toContain('set-output');
    rmSync(join(runner.workspace, 'seen.json'));
  });

  test('the work tree holds nothing afterwards but the output folder', () => {
    expect(readdirSync(runner.workspace).sort()).toEqual([
      '.stress',
      'broken.yml',
      'checkout.mjs',
      'stress.yml',
    ]);
  });
});
