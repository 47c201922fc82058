import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayWriteBaseline, readContext } from '../../src/github/context.ts';
import { contextOf } from './contexts.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'context-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The context of a run whose event has this payload, as text so that it may be damaged. */
function contextWith(payload: string, env: NodeJS.ProcessEnv = {}) {
  const file = join(folder, 'event.json');
  writeFileSync(file, payload);
  return readContext({ GITHUB_EVENT_PATH: file, GITHUB_REPOSITORY: 'acme/shop', ...env });
}

const side = (repo: string | null, ref: string) => ({
  ref,
  sha: `${ref}-sha`,
  repo: repo && { full_name: repo },
});
const pull = (head: ReturnType<typeof side>) =>
  JSON.stringify({
    repository: { full_name: 'acme/shop', default_branch: 'main' },
    pull_request: { number: 12, head, base: side('acme/shop', 'main') },
  });

describe('readContext()', () => {
  test('reads what the runner says', async () => {
    const context = await contextWith('{"repository":{"default_branch":"trunk"}}', {
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/trunk',
      GITHUB_SHA: 'c0ffee',
      GITHUB_RUN_ID: '99',
      GITHUB_RUN_ATTEMPT: '3',
      GITHUB_ACTOR: 'mona',
      ACTIONS_CACHE_MODE: ' Read ',
      RUNNER_OS: 'Linux',
      RUNNER_ARCH: 'ARM64',
      GITHUB_WORKSPACE: '/work/shop',
    });
    expect(context).toEqual({
      event: 'push',
      repository: { owner: 'acme', name: 'shop' },
      sha: 'c0ffee',
      ref: 'refs/heads/trunk',
      defaultBranch: 'trunk',
      pullRequest: null,
      workflowRun: null,
      actor: 'mona',
      runId: '99',
      attempt: '3',
      apiUrl: 'https://api.github.com',
      runUrl: 'https://github.com/acme/shop/actions/runs/99',
      workspace: '/work/shop',
      cacheMode: 'read',
      runnerOs: 'Linux',
      runnerArch: 'ARM64',
    });
  });

  test.each([
    ['of a branch of the repository itself', side('acme/shop', 'faster'), false],
    ['of a fork', side('mallory/shop', 'faster'), true],
    ['of a fork that is gone', side(null, 'faster'), true],
  ])('tells a pull request %s', async (_, head, fromFork) => {
    const { pullRequest } = await contextWith(pull(head), { GITHUB_EVENT_NAME: 'pull_request' });
    expect(pullRequest).toEqual({
      number: 12,
      baseRef: 'main',
      baseSha: 'main-sha',
      headRef: 'faster',
      headSha: 'faster-sha',
      fromFork,
    });
  });

  test.each([
    ['is missing', null],
    ['is cut short', '{"repository":{"default_branch":"ma'],
    ['is a list', '[]'],
    ['has a pull request of another form', '{"pull_request":{"number":"12"}}'],
    ['has a branch that is no text', '{"repository":{"default_branch":{"toString":1}}}'],
    ['nests without end', '['.repeat(1e5)],
  ])('knows no default branch and no pull request when the payload %s', async (_, payload) => {
    const context =
      payload === null
        ? await readContext({ GITHUB_EVENT_PATH: join(folder, 'no') })
        : await contextWith(payload);
    expect(context).toMatchObject({ defaultBranch: null, pullRequest: null });
  });

  test('outside of a workflow there is no repository', async () => {
    expect(await readContext({})).toMatchObject({ event: '', repository: null, runId: '0', attempt: '1' });
  });
});

describe('mayWriteBaseline()', () => {
  test.each(['push', 'schedule', 'workflow_dispatch'])('allows a %s on the default branch', event => {
    expect(mayWriteBaseline(contextOf({ event }))).toEqual({ allowed: true });
  });

  test.each([
    ['a pull request', { event: 'pull_request', ref: 'refs/pull/7/merge' }, /event pull_request may not/],
    ['a pull request that runs on the default branch', { event: 'pull_request_target' }, /may not write/],
    ['a comment', { event: 'issue_comment' }, /may not write/],
    ['a follow-up workflow', { event: 'workflow_run' }, /may not write/],
    [
      'a push to another branch',
      { ref: 'refs/heads/dev' },
      /refs\/heads\/dev is not the default branch, which is main/,
    ],
    ['a tag named like the branch', { ref: 'refs/tags/main' }, /not the default branch/],
    ['a push whose payload does not name the branch', { defaultBranch: null }, /does not say which branch/],
    ['a cache that may only be read', { cacheMode: 'read' }, /cache-mode is read/],
    ['a cache that is off', { cacheMode: 'none' }, /cache-mode is none/],
    ['no event at all', { event: '' }, /event \(none\)/],
  ])('refuses %s, with the reason', (_, changes, reason) => {
    expect(mayWriteBaseline(contextOf(changes))).toEqual({
      allowed: false,
      reason: expect.stringMatching(reason),
    });
  });

  test.each(['write', 'write-only', 'something-new', ''])(
    'leaves the cache-mode "%s" to the service',
    cacheMode => {
      expect(mayWriteBaseline(contextOf({ cacheMode }))).toEqual({ allowed: true });
    },
  );

  test('a schedule whose payload names no branch is on the default one by definition', async () => {
    const context = await contextWith('{"schedule":"0 3 * * *"}', {
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_REF: 'refs/heads/main',
    });
    expect(mayWriteBaseline(context)).toEqual({ allowed: true });
  });
});
