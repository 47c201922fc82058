import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CommentRequest, deliverComment } from '../../src/github/comment.ts';
import type { RunContext } from '../../src/github/context.ts';
import { markerOf } from '../../src/github/sticky.ts';
import { type GitHubApi, startGitHubApi } from '../helpers/github-api.ts';
import { contextOf, pullRequest } from './contexts.ts';

/** The real octokit against the emulator. Each test has a pull request of its own. */
let api: GitHubApi;
let token: string;
let readOnly: string;
let number: number;
let opened = 0;

beforeAll(async () => {
  api = await startGitHubApi();
  token = await api.tokenWith({ contents: 'read', pull_requests: 'write' });
  readOnly = await api.tokenWith({ contents: 'read', pull_requests: 'read' });
});
afterAll(() => api.close());
beforeEach(async () => {
  number = await api.openPullRequest(`branch-${++opened}`);
});

const ID = 'orders';
const MARKER = markerOf(ID);
/** Passing faults are tried three times, at once. */
const PACE = { attempts: 3, waitMs: 1, longestWaitMs: 50 };

function deliver(changes: Partial<CommentRequest> = {}, context: Partial<RunContext> = {}) {
  const request = { mode: 'auto', id: ID, markdown: '## pass', status: 'pass', token, ...changes } as const;
  const run = { event: 'pull_request', apiUrl: api.url, pullRequest: pullRequest({ number }), ...context };
  return deliverComment(request, contextOf(run), PACE);
}
const bodies = async () => (await api.comments(number)).map(comment => comment.body);
/** Requests that change something. */
const writes = (requests: readonly string[]) =>
  requests.filter(line => !line.startsWith('GET') && !line.includes('graphql'));

describe('markerOf()', () => {
  test.each([
    ['orders', '<!-- stress-action:orders -->'],
    ['a--> b', '<!-- stress-action:a%2D%2D%3E%20b -->'],
    ['\uD800', '<!-- stress-action:%EF%BF%BD -->'],
  ])('of %j is %s', (suite, marker) => {
    expect(markerOf(suite)).toBe(marker);
  });
});

describe('deliverComment() keeps one comment of its own', () => {
  test('creates it, with the marker first', async () => {
    const outcome = await deliver();
    const [comment] = await api.comments(number);
    expect(outcome).toEqual({ kind: 'posted', how: 'created', url: comment?.html_url });
    expect(comment).toMatchObject({
      body: `${MARKER}\n## pass\n`,
      user: { login: 'github-actions[bot]', type: 'Bot' },
    });
  });

  test('updates it in place', async () => {
    const first = await deliver();
    expect(await deliver({ markdown: '## fail' })).toMatchObject({
      kind: 'posted',
      how: 'updated',
      url: Reflect.get(first, 'url'),
    });
    expect(await bodies()).toEqual([`${MARKER}\n## fail\n`]);
  });

  test('does not write a body that is there already', async () => {
    await deliver();
    const before = api.requests.length;
    expect(await deliver()).toMatchObject({ kind: 'posted', how: 'unchanged' });
    expect(writes(api.requests.slice(before))).toEqual([]);
  });

  test('finds it behind a hundred other comments', async () => {
    for (let index = 0; index < 120; index++)
      await api.comment(number, `comment ${index}`, api.personalToken);
    await deliver();
    expect(await deliver({ markdown: '## fail' })).toMatchObject({ how: 'updated' });
    expect(await api.comments(number)).toHaveLength(121);
  });

  test('leaves the comment of another suite alone', async () => {
    await deliver({ id: 'payments' });
    await deliver();
    expect(await bodies()).toHaveLength(2);
  });

  test('is not taken in by a marker that a person wrote', async () => {
    const forged = `${MARKER}\n## pass, trust me`;
    await api.comment(number, forged, api.personalToken);
    expect(await deliver({ markdown: '## fail' })).toMatchObject({ how: 'created' });
    expect(await bodies()).toEqual([forged, `${MARKER}\n## fail\n`]);
  });

  test('nor by its own marker further down in a comment', async () => {
    await api.comment(number, `look: ${MARKER}`, token);
    expect(await deliver()).toMatchObject({ how: 'created' });
  });

  test('goes by the type of the author where GitHub does not tell whose token it is', async () => {
    await api.comment(number, `${MARKER}\nforged`, api.personalToken);
    await deliver();
    api.failNext({ match: 'POST /graphql', status: 404 });
    expect(await deliver({ markdown: '## fail' })).toMatchObject({ how: 'updated' });
    expect(await bodies()).toEqual([`${MARKER}\nforged`, `${MARKER}\n## fail\n`]);
  });

  test('works with the token of a person, who then is the author', async () => {
    await deliver({ token: api.personalToken });
    expect(await deliver({ token: api.personalToken, markdown: '## fail' })).toMatchObject({
      how: 'updated',
    });
    expect(await bodies()).toHaveLength(1);
  });

  test('creates anew when the comment was deleted while it looked', async () => {
    await deliver();
    const [comment] = await api.comments(number);
    api.failNext({ match: `PATCH /repos/acme/shop/issues/comments/${comment?.id}`, status: 404 });
    await api.deleteComment(comment?.id ?? 0);
    expect(await deliver({ markdown: '## fail' })).toMatchObject({ how: 'created' });
    expect(await bodies()).toEqual([`${MARKER}\n## fail\n`]);
  });

  test('creates anew on a 404 for an update, although the list still had the comment', async () => {
    await deliver();
    api.failNext({ match: 'PATCH', status: 404 });
    expect(await deliver({ markdown: '## fail' })).toMatchObject({ how: 'created' });
  });

  test('joins what two runs created at the same moment: the older stays', async () => {
    for (const body of ['one', 'two', 'three']) await api.comment(number, `${MARKER}\n${body}`, token);
    const [oldest] = await api.comments(number);
    expect(await deliver({ markdown: '## fail' })).toMatchObject({ url: oldest?.html_url });
    expect(await bodies()).toEqual([`${MARKER}\n## fail\n`]);
  });

  test('two runs at once leave one comment', async () => {
    await Promise.all([deliver({ markdown: 'a' }), deliver({ markdown: 'b' })]);
    expect(await bodies()).toHaveLength(1);
  });
});

describe('deliverComment() comments only when it should', () => {
  test.each([
    ['never', { mode: 'never' }, {}, /comment is never/],
    ['on a push', {}, { event: 'push', pullRequest: null }, /not belong to a pull request/],
    ['for a fork', {}, { pullRequest: pullRequest({ fromFork: true }) }, /for a fork has a read-only token/],
    ['for Dependabot', {}, { actor: 'dependabot[bot]' }, /for Dependabot has a read-only token/],
  ] as const)('not %s, and asks GitHub nothing', async (_, request, context, reason) => {
    const before = api.requests.length;
    expect(await deliver(request, context)).toEqual({
      kind: 'not-wanted',
      reason: expect.stringMatching(reason),
    });
    expect(api.requests).toHaveLength(before);
  });

  test('always: for a fork too, where the token allows it', async () => {
    const outcome = await deliver(
      { mode: 'always' },
      { pullRequest: pullRequest({ number, fromFork: true }) },
    );
    expect(outcome).toMatchObject({ how: 'created' });
  });

  test.each(['fail', 'inconclusive', 'warn'] as const)('on-problem: for %s', async status => {
    expect(await deliver({ mode: 'on-problem', status })).toMatchObject({ how: 'created' });
  });

  test.each(['pass', 'skipped'] as const)('on-problem: not for %s', async status => {
    expect(await deliver({ mode: 'on-problem', status })).toMatchObject({ kind: 'not-wanted' });
    expect(await bodies()).toEqual([]);
  });

  test('on-problem: brings an earlier comment up to date when the problem is gone', async () => {
    await deliver({ mode: 'on-problem', status: 'fail', markdown: '## fail' });
    expect(await deliver({ mode: 'on-problem' })).toMatchObject({ how: 'updated' });
    expect(await bodies()).toEqual([`${MARKER}\n## pass\n`]);
  });
});

describe('deliverComment() states why it could not comment', () => {
  const failed = (reason: RegExp) => ({ kind: 'failed', reason: expect.stringMatching(reason) });

  test('a read-only token: names the permission GitHub asks for', async () => {
    const outcome = await deliver({ token: readOnly });
    expect(outcome).toEqual(failed(/^No pull-request comment: .*403.*issues=write; pull_requests=write/));
  });

  test.each([
    ['no token', { token: null }, {}, /github-token is empty/],
    ['a token that is not valid', { token: 'not-a-token' }, {}, /does not accept the token \(401/],
    ['a pull request that is not there', {}, { pullRequest: pullRequest({ number: 9999 }) }, /404/],
    ['a repository that is not there', {}, { repository: { owner: 'acme', name: 'gone' } }, /404/],
    ['a body beyond the limit', { markdown: 'x'.repeat(65_536) }, {}, /422.*too long \(maximum is 65536/],
  ] as const)('%s', async (_, request, context, reason) => {
    expect(await deliver(request, context)).toEqual(failed(reason));
  });

  test('nothing that listens any more', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    await new Promise(resolve => gone.close(resolve));
    const outcome = await deliver({}, { apiUrl: `http://127.0.0.1:${port}` });
    expect(outcome).toEqual(failed(/no answer from GitHub \(.*ECONNREFUSED/));
  });

  test('the longest body GitHub takes is taken, characters outside the basic plane counted as GitHub does', async () => {
    const room = 65_536 - MARKER.length - 2;
    expect(await deliver({ markdown: '😀'.repeat(room / 2) })).toMatchObject({ how: 'created' });
  });

  test.each([
    ['a server error', { status: 502 }],
    ['a secondary limit', { status: 403, body: { message: 'You have exceeded a secondary rate limit' } }],
    ['a limit that names a time', { status: 429, headers: { 'retry-after': '0' } }],
    ['a connection that is cut', { disconnect: true }],
  ] as const)('tries again after %s', async (_, fault) => {
    api.failNext({ match: 'POST /repos', ...fault });
    expect(await deliver()).toMatchObject({ how: 'created' });
    expect(await bodies()).toHaveLength(1);
  });

  test('does not create a second comment when only the answer to the first was lost', async () => {
    api.failNext({ match: 'POST /repos', status: 502, afterwards: true });
    expect(await deliver()).toMatchObject({ kind: 'posted' });
    expect(await bodies()).toHaveLength(1);
  });

  test('gives up after three attempts, and does not wait for a server that asks for longer', async () => {
    for (let attempt = 0; attempt < 3; attempt++) api.failNext({ match: 'GET /repos', status: 503 });
    expect(await deliver()).toEqual(failed(/answered 503/));
    const before = api.requests.length;
    api.failNext({ match: 'GET /repos', status: 429, headers: { 'retry-after': '3600' } });
    expect(await deliver()).toEqual(failed(/limits the rate/));
    expect(api.requests.length - before).toBe(1);
  });
});
