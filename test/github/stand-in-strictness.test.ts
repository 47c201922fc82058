import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiFault } from '../../src/github/api-fault.ts';
import { connectComments } from '../../src/github/comment-api.ts';
import { type GitHubApi, REPOSITORY, startGitHubApi } from '../helpers/github-api.ts';
import { primaryLimit, secondaryLimit } from '../helpers/github-limits.ts';
import { type ApiRequest, openApiCheck } from '../helpers/github-openapi.ts';

/** The stand-in is as strict as GitHub: what GitHub's document forbids fails a test, and what its limits forbid is answered as GitHub does. */
const REPO = '/repos/acme/shop';

describe('openApiCheck()', () => {
  const check = openApiCheck();
  const checked = (method: string, path: string, body?: unknown) =>
    check({ method, path, body: body === undefined ? '' : JSON.stringify(body) } satisfies ApiRequest);
  const run = { name: 'stress', head_sha: 'c0ffee', status: 'completed', conclusion: 'neutral' };
  const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' };
  const withOutput = (output: object) => ({ ...run, output: { title: 't', summary: 's', ...output } });

  test.each([
    ['GET', `${REPO}/issues/7/comments?per_page=100&page=2`, undefined],
    ['POST', `${REPO}/issues/7/comments`, { body: 'hello' }],
    ['PATCH', `${REPO}/issues/comments/12`, { body: 'hello' }],
    ['DELETE', `${REPO}/issues/comments/12`, undefined],
    ['POST', `${REPO}/check-runs`, withOutput({ annotations: Array.from({ length: 50 }, () => annotation) })],
    ['GET', `${REPO}/commits/c0ffee/pulls`, undefined],
    ['GET', `${REPO}/contents/a/b.json?ref=data`, undefined],
    ['GET', `${REPO}/git/ref/heads/stress/data`, undefined],
    ['GET', `${REPO}/compare/main...feature/a`, undefined],
    ['GET', `${REPO}/pulls?state=open&head=mona:feature`, undefined],
  ])('allows %s %s', (method, path, body) => {
    expect(checked(method, path, body)).toEqual([]);
  });

  test.each([
    ['a route that is none', 'GET', `${REPO}/issue/7/comments`, undefined, /no such route/],
    ['a method that the route does not have', 'PUT', `${REPO}/issues/7/comments`, {}, /no such route/],
    [
      'a number that is none',
      'GET',
      `${REPO}/issues/seven/comments`,
      undefined,
      /issue_number: must be integer/,
    ],
    [
      'a parameter that is none',
      'GET',
      `${REPO}/issues/7/comments?perpage=100`,
      undefined,
      /perpage is no parameter/,
    ],
    [
      'a page that GitHub would cut',
      'GET',
      `${REPO}/issues/7/comments?per_page=500`,
      undefined,
      /per_page is above 100/,
    ],
    [
      'a choice that is none',
      'GET',
      `${REPO}/pulls?state=opened`,
      undefined,
      /state: must be equal to one of/,
    ],
    ['a missing body', 'POST', `${REPO}/issues/7/comments`, undefined, /wants a body/],
    [
      'a body without its field',
      'POST',
      `${REPO}/issues/7/comments`,
      { text: 'x' },
      /body: must have required property 'body'/,
    ],
    [
      'a field of another type',
      'POST',
      `${REPO}/issues/7/comments`,
      { body: 7 },
      /body\/body: must be string/,
    ],
    [
      'a check run without a name',
      'POST',
      `${REPO}/check-runs`,
      { head_sha: 'c0ffee' },
      /required property 'name'/,
    ],
    [
      '51 annotations',
      'POST',
      `${REPO}/check-runs`,
      withOutput({ annotations: Array.from({ length: 51 }, () => annotation) }),
      /annotations: must NOT have more than 50 items/,
    ],
    [
      'a summary of 65,536',
      'POST',
      `${REPO}/check-runs`,
      withOutput({ summary: 'x'.repeat(65_536) }),
      /more than 65535/,
    ],
  ])('does not allow %s', (_, method, path, body, problem) => {
    expect(checked(method, path, body).join('\n')).toMatch(problem);
  });
});

describe('the stand-in', () => {
  let api: GitHubApi;
  let token: string;
  let number: number;
  beforeAll(async () => {
    api = await startGitHubApi();
    token = await api.tokenWith({ contents: 'read', pull_requests: 'write' });
    number = await api.openPullRequest('feature');
  });
  afterAll(() => api.close());

  const call = async (method: string, path: string, body?: unknown, as = token) => {
    const answer = await fetch(`${api.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${as}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };

  test.each([
    [
      'a comment',
      `/issues/NUMBER/comments`,
      { body: 'x'.repeat(65_537) },
      /body is too long \(maximum is 65536/,
    ],
    [
      'a check’s text',
      '/check-runs',
      { name: 'a', head_sha: 'b', output: { title: 't', summary: 's', text: 'x'.repeat(65_536) } },
      /output.text is too long/,
    ],
    [
      'annotations',
      '/check-runs',
      {
        name: 'a',
        head_sha: 'b',
        output: { title: 't', summary: 's', annotations: Array.from({ length: 51 }, () => ({})) },
      },
      /no more than 50 annotations/,
    ],
  ])('answers 422 to too much of %s', async (_, path, body, message) => {
    const answer = await call('POST', `${REPO}${path.replace('NUMBER', String(number))}`, body);
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(message);
    api.takeViolations();
  });

  test.each([
    ['POST', '/issues/1/comments', { body: 'x' }, 'issues=write; pull_requests=write'],
    ['POST', '/check-runs', { name: 'a', head_sha: 'c0ffee' }, 'checks=write'],
  ])('answers 403 to %s %s with what the route accepts', async (method, path, body, accepted) => {
    const weak = await api.tokenWith({ contents: 'read' });
    const answer = await call(method, `${REPO}${path}`, body, weak);
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject({ message: 'Resource not accessible by integration' });
    expect(answer.headers.get('x-accepted-github-permissions')).toBe(accepted);
  });

  test('remembers a request that GitHub’s document does not allow, and fails on close', async () => {
    const other = await startGitHubApi();
    await fetch(`${other.url}${REPO}/nothing`, {
      headers: { authorization: `Bearer ${other.personalToken}` },
    });
    await expect(other.close()).rejects.toThrow(/GET \/repos\/acme\/shop\/nothing: GitHub has no such route/);
  });

  test.each([
    ['a used-up hour (403)', primaryLimit(403, 1_800), 1_700_000],
    ['a used-up hour (429)', primaryLimit(429, 1_800), 1_700_000],
    ['too much at a time (403)', secondaryLimit(403, 60), 60_000],
    ['too much at a time (429)', secondaryLimit(429, 60), 60_000],
    ['too much at a time, without a time', secondaryLimit(403, null), null],
  ])('says %s as GitHub does, and our reading is: passing, and how long', async (_, refusal, leastMs) => {
    const place = {
      token,
      apiUrl: api.url,
      owner: REPOSITORY.owner,
      repo: REPOSITORY.name,
      pullRequest: number,
    };
    const comments = await connectComments(place);
    api.failNext({ match: 'GET /repos', ...refusal });
    const fault = apiFault(await comments.list().catch((error: unknown) => error));
    expect(fault).toMatchObject({ passing: true, reason: expect.stringMatching(/limits the rate/) });
    if (leastMs === null) expect(fault.retryAfterMs).toBeNull();
    else expect(fault.retryAfterMs).toBeGreaterThanOrEqual(leastMs);
  });
});
