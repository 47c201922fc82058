import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiPlace } from '../../src/github/connection.ts';
import { findPullRequest } from '../../src/github/find-pull-request.ts';
import type { WorkflowRun } from '../../src/github/workflow-run.ts';
import type { ForkPull } from '../helpers/fork-life.ts';
import { type GitHubActionsApi, startGitHubActionsApi } from '../helpers/github-actions-api.ts';

const PACE = { attempts: 2, waitMs: 1, longestWaitMs: 10 };

let api: GitHubActionsApi;
let place: ApiPlace;
let pull: ForkPull;
beforeAll(async () => {
  api = await startGitHubActionsApi();
  const token = await api.tokenWith({ pull_requests: 'read' });
  place = { token, apiUrl: api.url, owner: 'acme', repo: 'shop' };
  pull = await api.openFromFork('feature');
});
afterAll(() => api.close());

const runOf = (changes: Partial<WorkflowRun> = {}): WorkflowRun => ({
  id: 1,
  attempt: 1,
  event: 'pull_request',
  conclusion: 'success',
  headSha: pull.headSha,
  headBranch: pull.branch,
  headOwner: 'mona',
  pullRequests: [],
  ...changes,
});
const find = (changes: Partial<WorkflowRun> = {}) => findPullRequest(place, runOf(changes), PACE);
const requestsOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  const before = api.requests.length;
  await work();
  return api.requests.slice(before);
};

describe('findPullRequest()', { concurrent: false }, () => {
  test('finds the pull request of a fork by owner, branch and commit, in one request', async () => {
    const requests = await requestsOf(async () => {
      expect(await find()).toEqual({
        kind: 'found',
        pullRequest: {
          number: pull.number,
          baseRef: 'main',
          baseSha: pull.baseSha,
          headRef: 'feature',
          headSha: pull.headSha,
          fromFork: true,
        },
      });
    });
    expect(requests).toEqual([expect.stringMatching(/pulls\?state=open.*head=mona%3Afeature$/)]);
  });

  test.each<[string, Partial<WorkflowRun>]>([
    ['is gone', { headOwner: null }],
    ['is not named by its branch', { headBranch: null }],
    ['has another name now', { headOwner: 'lisa' }],
  ])('finds it by its commit among all that are open when the fork %s', async (_, changes) => {
    expect(await find(changes)).toMatchObject({ kind: 'found', pullRequest: { number: pull.number } });
  });

  test('looks at every page of those that are open', async () => {
    const late = await api.openFromFork('late');
    const headSha = await api.pushToFork('late');
    for (let i = 0; i < 120; i++) await api.github.openPullRequest(`branch-${i}`);
    const found = await find({ headOwner: null, headSha });
    expect(found).toMatchObject({ kind: 'found', pullRequest: { number: late.number } });
  });

  test('refuses a commit that no open pull request has', async () => {
    expect(await find({ headBranch: 'gone', headSha: 'f'.repeat(40) })).toEqual({
      kind: 'none',
      reason: 'no open pull request has the head fffffff that was measured: it was closed or has moved on',
    });
  });

  test('refuses a head that has moved, and says where it is', async () => {
    const before = await api.openFromFork('moving');
    const now = await api.pushToFork('moving');
    expect(await find({ headBranch: 'moving', headSha: before.headSha })).toEqual({
      kind: 'none',
      reason: expect.stringMatching(`has moved from ${before.headSha.slice(0, 7)}.*to ${now.slice(0, 7)}`),
    });
  });

  test('does not guess between pull requests with one head, unless the event names one', async () => {
    const twin = await api.openTwin(pull);
    const both = [pull.number, twin].sort((a, b) => b - a);
    expect(await find()).toEqual({
      kind: 'none',
      reason: expect.stringContaining('have the same head'),
    });
    expect(await find()).toMatchObject({ reason: expect.stringContaining(`#${both[0]}`) });
    expect(await find({ pullRequests: [twin] })).toMatchObject({
      kind: 'found',
      pullRequest: { number: twin },
    });
  });

  test('asks again after a passing fault, and states one that stays', async () => {
    api.failNext({ match: '/pulls', status: 502 });
    expect((await find()).kind).not.toBe('fault');
    api.failNext({ match: '/pulls', status: 403 });
    expect(await find()).toEqual({
      kind: 'fault',
      reason: expect.stringContaining('`permissions: pull-requests: read`'),
    });
  });
});
