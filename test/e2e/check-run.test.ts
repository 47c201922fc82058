import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GitHubActionsApi, startGitHubActionsApi } from '../helpers/github-actions-api.ts';
import { createRunner, type Runner, type StepResult } from '../helpers/runner.ts';

/** The built action on a repository whose workflow grants `checks: write`, and on one that does not. */
const ENTRY = join(import.meta.dirname, '../../dist/main.js');
const SHA = 'ab'.repeat(20);
const BROKEN = `version: 1
suite: shop
policy: { against: none }
scenarios:
  checkout:
    command: [node, there-is-none.mjs]
    samples: { warmup: 0, min: 3, max: 3 }
`;

let api: GitHubActionsApi;
let runner: Runner;
beforeAll(async () => {
  api = await startGitHubActionsApi();
  runner = createRunner({ repository: 'acme/shop' });
  mkdirSync(join(runner.workspace, 'packages/shop'), { recursive: true });
  writeFileSync(join(runner.workspace, 'packages/shop/stress.yml'), BROKEN);
});
afterAll(async () => {
  runner.remove();
  await api.close();
});

function push(token: string, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return runner.run({
    entry: ENTRY,
    event: 'push',
    ref: 'refs/heads/main',
    sha: SHA,
    runId: 77,
    payload: { repository: { full_name: 'acme/shop', default_branch: 'main' } },
    inputs: { 'github-token': token, 'working-directory': 'packages/shop', ...inputs },
    env: { GITHUB_API_URL: api.url },
  });
}

describe('the check run of a push', { concurrent: false }, () => {
  test('stands on the commit, with the verdict and an annotation on the line of the scenario', async () => {
    const result = await push(await api.tokenWith({ contents: 'read', checks: 'write' }));
    expect(result.exitCode).toBe(1);
    expect(api.checkRuns).toEqual([
      expect.objectContaining({
        name: 'stress: shop',
        head_sha: SHA,
        conclusion: 'failure',
        external_id: '77/1/stress: shop',
        details_url: 'https://github.com/acme/shop/actions/runs/77',
        annotations: [
          expect.objectContaining({
            path: 'packages/shop/stress.yml',
            start_line: 5,
            annotation_level: 'failure',
          }),
        ],
      }),
    ]);
    expect(api.checkRuns[0]?.output.title).toBe(
      'fail: 1 of 1 check: checkout: every invocation exited with code 1',
    );
    expect(api.checkRuns[0]?.output.summary).toContain('exited with code 1');
    expect(result.text).toContain('Check run created: https://github.com/acme/shop/');
  });

  test.each([
    ['the token may not', { contents: 'read' } as const, {}, 'No check run: the token lacks a permission'],
    [
      'it is not wanted',
      { checks: 'write' } as const,
      { 'check-run': 'never' },
      'No check run: the input check-run is never',
    ],
  ])('is a line in the log and changes nothing when %s', async (_, permissions, inputs, line) => {
    const before = api.checkRuns.length;
    const result = await push(await api.tokenWith(permissions), inputs);
    expect(result.exitCode).toBe(1);
    expect(result.outputs.verdict).toBe('fail');
    expect(result.text).toContain(line);
    expect(result.annotations.filter(({ name }) => name === 'notice')).toEqual([]);
    expect(api.checkRuns).toHaveLength(before);
  });

  test('that GitHub answers with a fault leaves the verdict as it is', async () => {
    for (let i = 0; i < 3; i++) api.failNext({ match: 'check-runs', status: 500 });
    const result = await push(await api.tokenWith({ contents: 'read', checks: 'write' }));
    expect(result.exitCode).toBe(1);
    expect(result.text).toContain('No check run: GitHub answered 500');
  });
});
