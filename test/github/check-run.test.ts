import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  ANNOTATIONS_A_REQUEST,
  type CheckRequest,
  conclusionOf,
  deliverCheckRun,
} from '../../src/github/check-run.ts';
import type { RunContext } from '../../src/github/context.ts';
import type { Annotation } from '../../src/model/annotation.ts';
import { type GitHubActionsApi, startGitHubActionsApi } from '../helpers/github-actions-api.ts';
import { contextOf, pullRequest } from './contexts.ts';

const PACE = { attempts: 3, waitMs: 1, longestWaitMs: 10 };

let api: GitHubActionsApi;
let token: string;
let run = 0;
beforeAll(async () => {
  api = await startGitHubActionsApi();
  token = await api.tokenWith({ contents: 'read', checks: 'write' });
});
afterAll(() => api.close());
beforeEach(() => void run++);

const context = (changes: Partial<RunContext> = {}) =>
  contextOf({ apiUrl: api.url, sha: String(run).padStart(40, '0'), runId: String(run), ...changes });

const requestOf = (changes: Partial<CheckRequest> = {}): CheckRequest => ({
  mode: 'auto',
  id: 'shop',
  verdict: { status: 'fail', exitCode: 1 },
  title: 'fail: parse is 30 % slower',
  summary: 'What needs attention',
  text: 'Everything else',
  annotations: [],
  token,
  ...changes,
});

const annotations = (count: number): readonly Annotation[] =>
  Array.from({ length: count }, (_, i) => ({
    kind: 'error',
    title: `title ${i}`,
    message: `message ${i}`,
    file: 'suites/stress.yml',
    line: i + 1,
  }));

const mine = () => api.checkRuns.filter(({ head_sha }) => head_sha === String(run).padStart(40, '0'));
/** Requests that `work` made of check runs, without their numbers. */
async function requestsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = api.requests.length;
  await work();
  return api.requests.slice(before).map(line => line.replace(/^(\w+) .*?(check-runs).*$/, '$1 $2'));
}

describe('deliverCheckRun()', () => {
  test('sets a check run on the commit, with the report and the page of the run', async () => {
    const outcome = await deliverCheckRun(requestOf({ annotations: annotations(1) }), context(), PACE);
    expect(outcome).toEqual({
      kind: 'posted',
      how: 'created',
      url: expect.stringContaining('https://github.com/acme/shop/'),
    });
    expect(mine()).toEqual([
      {
        id: expect.any(Number),
        name: 'stress: shop',
        head_sha: context().sha,
        external_id: `${run}/1/stress: shop`,
        conclusion: 'failure',
        details_url: 'https://github.com/acme/shop/actions/runs/1',
        output: {
          title: 'fail: parse is 30 % slower',
          summary: 'What needs attention',
          text: 'Everything else',
        },
        annotations: [
          {
            path: 'suites/stress.yml',
            start_line: 1,
            end_line: 1,
            annotation_level: 'failure',
            title: 'title 0',
            message: 'message 0',
          },
        ],
      },
    ]);
  });

  test('sets it on the head of a pull request, not on the merge commit that was measured', async () => {
    const head = String(run).padStart(40, '0');
    const pulled = context({
      event: 'pull_request',
      sha: 'f'.repeat(40),
      pullRequest: pullRequest({ headSha: head }),
    });
    await deliverCheckRun(requestOf(), pulled, PACE);
    expect(mine()).toHaveLength(1);
  });

  test.each([
    [0, ['POST']],
    [ANNOTATIONS_A_REQUEST, ['POST']],
    [ANNOTATIONS_A_REQUEST + 1, ['POST', 'PATCH']],
    [120, ['POST', 'PATCH', 'PATCH']],
  ])('adds %d annotations fifty a request, in their order', async (count, methods) => {
    const requests = await requestsOf(() =>
      deliverCheckRun(requestOf({ annotations: annotations(count) }), context(), PACE),
    );
    expect(requests).toEqual(['GET check-runs', ...methods.map(method => `${method} check-runs`)]);
    expect(mine().flatMap(check => check.annotations.map(({ start_line }) => start_line))).toEqual(
      Array.from({ length: count }, (_, i) => i + 1),
    );
  });

  test.each([
    ['before it was made', 'POST', {}],
    ['after it was made', 'POST', { afterwards: true as const }],
    ['with the connection', 'POST', { disconnect: true as const }],
    ['before its annotations were added', 'PATCH', {}],
    ['after its annotations were added', 'PATCH', { afterwards: true as const }],
  ])('leaves one check run with every annotation once when GitHub fails %s', async (_, match, fault) => {
    api.failNext({ match: `${match} /repos/acme/shop/check-runs`, status: 502, ...fault });
    const outcome = await deliverCheckRun(requestOf({ annotations: annotations(120) }), context(), PACE);
    expect(outcome.kind).toBe('posted');
    expect(mine()).toHaveLength(1);
    expect(mine()[0]?.annotations.map(({ start_line }) => start_line)).toEqual(
      Array.from({ length: 120 }, (_, i) => i + 1),
    );
  });

  test('brings that of the same attempt up to date, and leaves that of an earlier one', async () => {
    await deliverCheckRun(requestOf(), context(), PACE);
    const again = await deliverCheckRun(
      requestOf({ verdict: { status: 'pass', exitCode: 0 } }),
      context(),
      PACE,
    );
    expect(again).toMatchObject({ kind: 'posted', how: 'updated' });
    expect(mine().map(({ conclusion }) => conclusion)).toEqual(['success']);
    const later = await deliverCheckRun(requestOf(), context({ attempt: '2' }), PACE);
    expect(later).toMatchObject({ how: 'created' });
    expect(mine()).toHaveLength(2);
  });

  test('keeps suites apart, and legs of a matrix by their key', async () => {
    await deliverCheckRun(requestOf({ id: 'shop' }), context(), PACE);
    await deliverCheckRun(requestOf({ id: 'shop-arm' }), context(), PACE);
    expect(mine().map(({ name }) => name)).toEqual(['stress: shop', 'stress: shop-arm']);
  });

  test('takes names, titles and messages of any kind and length', async () => {
    const long = `\n${'😀'.repeat(20_000)}`;
    const [one] = annotations(1);
    if (one === undefined) throw new Error('one was asked for');
    await deliverCheckRun(
      requestOf({ id: long, title: long, annotations: [{ ...one, title: long, message: long, line: 0 }] }),
      context(),
      PACE,
    );
    const [check] = mine();
    const [annotation] = check?.annotations ?? [];
    expect(check?.name).toHaveLength('stress: '.length + 98);
    expect(check?.output.title.length).toBeLessThanOrEqual(255);
    expect(annotation?.title.length).toBeLessThanOrEqual(255);
    expect(Buffer.byteLength(annotation?.message ?? '')).toBeLessThanOrEqual(64 * 1024);
    expect(annotation?.start_line).toBe(1);
    for (const text of [check?.name, check?.output.title, annotation?.title, annotation?.message])
      expect(text).not.toMatch(/\p{Cs}/u);
  });

  test('leaves out remarks on no file, which a check run cannot show', async () => {
    const remarks = annotations(2).map((one, i) => ({ ...one, file: i === 0 ? null : one.file }));
    await deliverCheckRun(requestOf({ annotations: remarks }), context(), PACE);
    expect(mine()[0]?.annotations.map(({ title }) => title)).toEqual(['title 1']);
  });

  test('says that the token lacks checks: write, and asks once', async () => {
    const weak = await api.tokenWith({ contents: 'read', pull_requests: 'write' });
    const requests = await requestsOf(async () => {
      expect(await deliverCheckRun(requestOf({ token: weak }), context(), PACE)).toEqual({
        kind: 'not-posted',
        reason: expect.stringMatching(/lacks a permission .*`permissions: checks: write`/),
      });
    });
    expect(requests.filter(line => line.startsWith('POST')).length).toBeLessThanOrEqual(1);
    expect(mine()).toEqual([]);
  });

  test.each<[string, Partial<CheckRequest>, Partial<RunContext>, RegExp]>([
    ['it is not wanted', { mode: 'never' }, {}, /input check-run is never/],
    ['there is no token', { token: null }, {}, /github-token is empty/],
    ['there is no commit', {}, { sha: '' }, /does not say which commit/],
    [
      'the proposal comes from a fork',
      {},
      { event: 'pull_request', pullRequest: pullRequest({ fromFork: true }) },
      /a run for a fork has a read-only token/,
    ],
    [
      'Dependabot made the proposal',
      {},
      { event: 'pull_request', pullRequest: pullRequest(), actor: 'dependabot[bot]' },
      /a run for Dependabot has a read-only token/,
    ],
  ])('asks nothing of GitHub when %s', async (_, request, changes, reason) => {
    const requests = await requestsOf(async () => {
      const outcome = await deliverCheckRun(requestOf(request), context(changes), PACE);
      expect(outcome).toEqual({ kind: 'not-posted', reason: expect.stringMatching(reason) });
    });
    expect(requests).toEqual([]);
  });

  test('says so when GitHub is away', async () => {
    const away = context({ apiUrl: 'http://127.0.0.1:9' });
    expect(await deliverCheckRun(requestOf(), away, PACE)).toMatchObject({
      kind: 'not-posted',
      reason: expect.stringContaining('no answer from GitHub'),
    });
  });
});

describe('conclusionOf()', () => {
  test.each([
    ['pass', 0, 'success'],
    ['warn', 0, 'neutral'],
    ['inconclusive', 0, 'neutral'],
    ['inconclusive', 4, 'failure'],
    ['fail', 1, 'failure'],
    ['fail', 3, 'failure'],
    ['fail', 0, 'neutral'],
    ['skipped', 0, 'skipped'],
    ['inconclusive', 130, 'cancelled'],
  ] as const)('%s with exit code %d is %s', (status, exitCode, conclusion) => {
    expect(conclusionOf({ status, exitCode })).toBe(conclusion);
  });
});
