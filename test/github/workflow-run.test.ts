import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readContext } from '../../src/github/context.ts';
import { measuringRun, reasonOfNoResults } from '../../src/github/workflow-run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RUN = {
  id: 81_234,
  name: 'Stress',
  event: 'pull_request',
  conclusion: 'failure',
  run_attempt: 2,
  head_sha: 'c0ffee'.padEnd(40, '0'),
  head_branch: 'feature',
  head_repository: { full_name: 'mona/shop', owner: { login: 'mona' } },
  pull_requests: [],
};

async function contextOf(run: unknown) {
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify({ action: 'completed', workflow_run: run }));
  return readContext({ GITHUB_EVENT_PATH: file, GITHUB_EVENT_NAME: 'workflow_run' });
}
const read = async (changes: object) => (await contextOf({ ...RUN, ...changes })).workflowRun;

describe('readContext() of a workflow_run', () => {
  test('knows the run that the event is about, and no pull request', async () => {
    const context = await contextOf(RUN);
    expect(context.pullRequest).toBeNull();
    expect(context.workflowRun).toEqual({
      id: 81_234,
      attempt: 2,
      event: 'pull_request',
      conclusion: 'failure',
      headSha: RUN.head_sha,
      headBranch: 'feature',
      headOwner: 'mona',
      pullRequests: [],
    });
  });

  test.each([
    ['a fork that is gone', { head_repository: null }, { headOwner: null }],
    ['a repository without a name', { head_repository: { full_name: '' } }, { headOwner: null }],
    ['a branch that is gone', { head_branch: null }, { headBranch: null }],
    ['a run that has not ended', { conclusion: null }, { conclusion: null }],
    ['its own pull requests', { pull_requests: [{ number: 7, id: 1 }] }, { pullRequests: [7] }],
    ['pull requests of another form', { pull_requests: [{ number: -1 }] }, { pullRequests: [] }],
    ['no attempt', { run_attempt: undefined }, { attempt: 1 }],
  ])('takes %s', async (_, changes, expected) => {
    expect(await read(changes)).toMatchObject(expected);
  });

  test.each([
    ['an id that is no number', { id: '1/../2' }],
    ['a negative id', { id: -1 }],
    ['a commit that is none', { head_sha: 'refs/heads/main' }],
    ['a commit of another length', { head_sha: 'c0ffee' }],
    ['no event', { event: undefined }],
  ])('takes none with %s', async (_, changes) => {
    expect(await read(changes)).toBeNull();
  });
});

describe('measuringRun()', () => {
  const run = {
    id: 1,
    attempt: 1,
    event: 'pull_request',
    conclusion: 'success',
    headSha: RUN.head_sha,
    headBranch: 'feature',
    headOwner: 'mona',
    pullRequests: [],
  };

  test('is the run of a pull request that this job follows', () => {
    expect(measuringRun('workflow_run', run)).toBe(run);
  });

  test.each([
    ['pull_request_target', run, /by the event pull_request_target; it has to be started by workflow_run/],
    ['', run, /by the event \(none\)/],
    ['workflow_run', null, /does not say which run/],
    [
      'workflow_run',
      { ...run, event: 'push' },
      /run 1 was started by the event push, and only runs of pull_request/,
    ],
    ['workflow_run', { ...run, event: 'pull_request_target' }, /only runs of pull_request/],
  ])('refuses %j about %j', (event, about, message) => {
    expect(() => measuringRun(event, about)).toThrow(message);
  });

  test.each([
    ['success', false],
    ['failure', false],
    ['cancelled', false],
    [null, false],
    ['skipped', true],
    ['action_required', true],
  ])('a conclusion of %s leaves nothing to report: %s', (conclusion, nothing) => {
    expect(reasonOfNoResults({ ...run, conclusion }) !== null).toBe(nothing);
  });
});
