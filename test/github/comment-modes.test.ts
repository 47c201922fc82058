import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliverComment } from '../../src/github/comment.ts';
import type { RunContext } from '../../src/github/context.ts';
import type { CommentMode } from '../../src/github/inputs.ts';
import { markerOf } from '../../src/github/sticky.ts';
import { STATUSES, type Status } from '../../src/model/verdict.ts';
import { type GitHubApi, startGitHubApi } from '../helpers/github-api.ts';
import { contextOf, pullRequest } from './contexts.ts';

let api: GitHubApi;
let token: string;
let opened = 0;
beforeAll(async () => {
  api = await startGitHubApi();
  token = await api.tokenWith({ contents: 'read', pull_requests: 'write' });
});
afterAll(() => api.close());

/** Whose run it is, as its context tells. */
const RUNS = {
  push: () => ({ event: 'push', pullRequest: null }),
  schedule: () => ({ event: 'schedule', pullRequest: null }),
  own: (number: number) => ({ event: 'pull_request', pullRequest: pullRequest({ number }) }),
  fork: (number: number) => ({ event: 'pull_request', pullRequest: pullRequest({ number, fromFork: true }) }),
  dependabot: (number: number) => ({
    event: 'pull_request',
    actor: 'dependabot[bot]',
    pullRequest: pullRequest({ number }),
  }),
  'fork with pull_request_target': (number: number) => ({
    event: 'pull_request_target',
    pullRequest: pullRequest({ number, fromFork: true }),
  }),
} as const satisfies Readonly<Record<string, (number: number) => Partial<RunContext>>>;
type Run = keyof typeof RUNS;

/** `yes` whatever the verdict · `problem` where there is one, or an earlier comment to bring up to date · `no` without asking GitHub. */
type Wanted = 'yes' | 'problem' | 'no';
const TABLE: Readonly<Record<CommentMode, Readonly<Record<Run, Wanted>>>> = {
  auto: {
    push: 'no',
    schedule: 'no',
    own: 'yes',
    fork: 'no',
    dependabot: 'no',
    'fork with pull_request_target': 'yes',
  },
  always: {
    push: 'no',
    schedule: 'no',
    own: 'yes',
    fork: 'yes',
    dependabot: 'yes',
    'fork with pull_request_target': 'yes',
  },
  'on-problem': {
    push: 'no',
    schedule: 'no',
    own: 'problem',
    fork: 'no',
    dependabot: 'no',
    'fork with pull_request_target': 'problem',
  },
  never: {
    push: 'no',
    schedule: 'no',
    own: 'no',
    fork: 'no',
    dependabot: 'no',
    'fork with pull_request_target': 'no',
  },
};
const PROBLEMS: readonly Status[] = ['fail', 'inconclusive', 'warn'];
const MARKER = markerOf('orders');
const EARLIER = `${MARKER}\nearlier\n`;

const rows = Object.entries(TABLE).flatMap(([mode, runs]) =>
  Object.entries(runs).map(([run, wanted]) => [mode, run, wanted] as const),
);

describe.each(rows)('comment: %s, a run of %s', (mode, run, wanted) => {
  const cases = STATUSES.flatMap(status => [false, true].map(earlier => ({ status, earlier })));

  test.each(cases)(
    `comments: ${wanted} ($status, an earlier comment: $earlier)`,
    async ({ status, earlier }) => {
      const number = await api.openPullRequest(`branch-${++opened}`);
      if (earlier) await api.comment(number, EARLIER, token);
      const before = api.requests.length;
      const context = contextOf({ apiUrl: api.url, ...RUNS[run as Run](number) });
      const outcome = await deliverComment(
        { mode: mode as CommentMode, id: 'orders', markdown: 'now', status, token },
        context,
      );
      const comments = wanted === 'yes' || (wanted === 'problem' && (earlier || PROBLEMS.includes(status)));
      expect(outcome.kind).toBe(comments ? 'posted' : 'not-wanted');
      const bodies = (await api.comments(number)).map(({ body }) => body);
      expect(bodies).toEqual(comments ? [`${MARKER}\nnow\n`] : earlier ? [EARLIER] : []);
      if (wanted === 'no') expect(api.requests).toHaveLength(before);
    },
  );
});
