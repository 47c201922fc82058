import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  FORK_SUITE,
  type ForkFlow,
  messagesOf,
  startForkFlow,
  type Variation,
} from '../helpers/fork-flow.ts';
import type { ForkPull } from '../helpers/fork-life.ts';

/** Both halves of the flow for forks with the built entries; nothing leaves loopback. */
let flow: ForkFlow;
let pull: ForkPull;
/** What the fork's run of a program that became slower left behind. */
let slow: string;

beforeAll(async () => {
  flow = await startForkFlow(FORK_SUITE, 100);
  const pushed = await flow.push();
  expect(pushed.outputs['baseline-saved']).toBe('true');
  pull = await flow.api.openFromFork('feature');
});
afterAll(() => flow.close());

const comments = () => flow.api.github.comments(pull.number);

/** Everything that people would see of a report. */
const posted = async () => JSON.stringify([await comments(), flow.api.checkRuns]);

describe('a pull request from a fork', { concurrent: false }, () => {
  test('is measured with a read-only token: a verdict and a file, no comment, no check run', async () => {
    const { step, results } = await flow.measure(pull, FORK_SUITE, 450);
    slow = results;
    expect(step.outputs).toMatchObject({ verdict: 'fail', 'comment-url': '' });
    expect(step.text).toContain('No check run: a run for a fork has a read-only token');
    expect(await comments()).toEqual([]);
    expect(flow.api.checkRuns).toEqual([]);
  });

  test('is judged again in the privileged job: comment, check run, summary, outputs, exit code', async () => {
    flow.upload(slow);
    const result = await flow.report(pull);
    expect(result.stdout + result.stderr).toContain('The results say fail, and so does judging them again');
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({
      verdict: 'fail',
      'baseline-found': 'true',
      'baseline-saved': 'false',
    });
    expect(JSON.parse(result.outputs.regressions ?? '')).toEqual([
      { scenario: 'checkout', metric: 'time.wall' },
    ]);
    const [comment, ...others] = await comments();
    expect(others).toEqual([]);
    expect(comment?.body).toMatch(/^<!-- stress-action:shop -->\n/);
    expect(comment?.body).toContain(pull.headSha.slice(0, 7));
    expect(result.outputs['comment-url']).toBe(comment?.html_url);
    expect(result.summary).toContain('time.wall');
    expect(flow.api.checkRuns).toMatchObject([
      {
        name: 'stress: shop',
        head_sha: pull.headSha,
        conclusion: 'failure',
        annotations: [{ path: 'stress.yml', start_line: 5, annotation_level: 'failure' }],
      },
    ]);
    expect(flow.api.leaked).toEqual([]);
  });

  test('gets one comment and one check run however often the job is repeated', async () => {
    const result = await flow.report(pull);
    expect(result.text).toContain('Comment unchanged');
    expect(result.text).toContain('Check run updated');
    expect(await comments()).toHaveLength(1);
    expect(flow.api.checkRuns).toHaveLength(1);
    expect(flow.api.checkRuns[0]?.annotations).toHaveLength(1);
  });

  test('whose own suite was loosened passes itself, and fails by the suite of the base', async () => {
    const loose = FORK_SUITE.replace('against: baseline', 'against: none, failOn: never');
    const { step, results } = await flow.measure(pull, loose, 450);
    expect(step.exitCode).toBe(0);
    flow.upload(results);
    const result = await flow.report(pull);
    expect(result.exitCode).toBe(1);
    expect(result.outputs.verdict).toBe('fail');
  });
});

describe('the token of the privileged job', { concurrent: false }, () => {
  test('without pull-requests: write gets a notice, and the same verdict', async () => {
    flow.upload(slow);
    const token = await flow.api.tokenWith({
      actions: 'read',
      contents: 'read',
      pull_requests: 'read',
      checks: 'write',
    });
    const result = await flow.report(pull, { token });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ verdict: 'fail', 'comment-url': '' });
    expect(messagesOf(result, 'notice')).toMatch(/No pull-request comment: .*pull_requests=write/);
  });

  test('without checks: write gets a line in the log and no notice', async () => {
    flow.upload(slow);
    const token = await flow.api.tokenWith({ actions: 'read', contents: 'read', pull_requests: 'write' });
    const result = await flow.report(pull, { token });
    expect(result.outputs.verdict).toBe('fail');
    expect(result.text).toMatch(/No check run: the token lacks a permission .*`permissions: checks: write`/);
    expect(messagesOf(result, 'notice')).toBe('');
  });

  test('without actions: read cannot read the results, and says which permission it takes', async () => {
    flow.upload(slow);
    const token = await flow.api.tokenWith({ contents: 'read', pull_requests: 'write' });
    const result = await flow.report(pull, { token });
    expect(result.exitCode).toBe(3);
    expect(messagesOf(result, 'error')).toContain('permissions: actions: read');
  });

  test('that is empty is refused', async () => {
    const result = await flow.report(pull, { token: '' });
    expect(result.exitCode).toBe(2);
    expect(messagesOf(result, 'error')).toContain('github-token is empty');
  });

  test('is never sent to the host of the archives', () => expect(flow.api.leaked).toEqual([]));
});

describe('what the base says', { concurrent: false }, () => {
  test('holds by the defaults where it has no such suite, which is stated', async () => {
    flow.upload(slow);
    const result = await flow.report(pull, { inputs: { config: 'other.yml' } });
    expect(result.summary).toMatch(/Held to the defaults, .*the base has no other\.yml at/);
    expect(result.outputs.verdict).toBe('warn');
  });

  test('is not asked for a file outside of the repository', async () => {
    const result = await flow.report(pull, { inputs: { config: '../../other/repo/contents/x' } });
    expect(result.exitCode).toBe(2);
    expect(messagesOf(result, 'error')).toContain('allowed: a path inside the repository');
  });
});

describe('the event', { concurrent: false }, () => {
  test.each<[string, Variation, RegExp]>([
    ['of another kind', { event: 'pull_request_target' }, /started by the event pull_request_target/],
    ['of a run that no pull request started', { run: { event: 'push' } }, /only runs of pull_request/],
    ['without a commit', { run: { head_sha: 'main' } }, /does not say which run it is about/],
    ['with an id that is none', { run: { id: '../../x' } }, /does not say which run it is about/],
  ])('%s is refused', async (_, variation, message) => {
    flow.upload(slow);
    const before = flow.api.requests.length;
    const result = await flow.report(pull, variation);
    expect(result.exitCode).toBe(2);
    expect(messagesOf(result, 'error')).toMatch(message);
    expect(flow.api.requests).toHaveLength(before);
  });

  test.each(['action_required', 'skipped'])(
    'of a run that ended as %s is nothing to report',
    async conclusion => {
      const result = await flow.report(pull, { run: { conclusion } });
      expect(result.exitCode).toBe(0);
      expect(result.outputs).toMatchObject({ verdict: 'skipped', 'exit-code': '0' });
      expect(messagesOf(result, 'notice')).toContain(`its conclusion is ${conclusion}`);
    },
  );

  test('with a branch of any name leads to the same pull request', async () => {
    flow.upload(slow);
    const result = await flow.report(pull, { run: { head_branch: 'a&state=closed\n::error::x' } });
    expect(result.outputs.verdict).toBe('fail');
  });
});

describe('the pull request', { concurrent: false }, () => {
  test('with a comment that somebody forged keeps it, and ours is ours', async () => {
    const { github } = flow.api;
    const forgery = await github.comment(
      pull.number,
      '<!-- stress-action:shop -->\nall is well',
      github.personalToken,
    );
    flow.upload(slow);
    await flow.report(pull);
    const all = await comments();
    expect(all.find(({ id }) => id === forgery.id)?.body).toContain('all is well');
    expect(all.filter(({ user }) => user.type === 'Bot')).toHaveLength(1);
    await github.deleteComment(forgery.id);
  });

  test('whose fork was deleted is found by its commit', async () => {
    await flow.api.deleteFork();
    flow.upload(slow);
    const gone = await flow.report(pull, { run: { head_repository: null } });
    expect(gone.outputs.verdict).toBe('fail');
    expect((await flow.report(pull)).text).toContain('Comment unchanged');
  });

  test('whose head has moved gets nothing of an older commit', async () => {
    const moved = await flow.api.openFromFork('moving');
    const newer = await flow.api.pushToFork('moving');
    flow.upload(slow);
    const result = await flow.report(moved);
    expect(result.exitCode).toBe(0);
    expect(result.outputs.verdict).toBe('skipped');
    expect(messagesOf(result, 'notice')).toContain(
      `the head of #${moved.number} has moved from ${moved.headSha.slice(0, 7)}, which was measured, to ${newer.slice(0, 7)}`,
    );
    expect(await flow.api.github.comments(moved.number)).toEqual([]);
  });

  test('that is closed gets nothing', async () => {
    await flow.api.closePullRequest(pull.number);
    flow.upload(slow);
    const before = await posted();
    const result = await flow.report(pull);
    expect(result.outputs.verdict).toBe('skipped');
    expect(messagesOf(result, 'notice')).toContain('it was closed or has moved on');
    expect(await posted()).toBe(before);
  });
});
