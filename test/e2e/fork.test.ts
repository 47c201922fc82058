import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScenarioResult } from '../../src/model/result.ts';
import type { View } from '../../src/model/view.ts';
import { type ForkFlow, startForkFlow, type Variation } from '../helpers/fork-flow.ts';
import type { ForkPull, Upload } from '../helpers/github-actions-api.ts';
import type { StepResult } from '../helpers/runner.ts';
import { deflated, zeros, zipOf } from '../helpers/zip.ts';

/** Both halves of the flow for forks with the built entries; nothing leaves loopback. */
const SUITE = `version: 1
suite: shop
policy: { against: baseline }
scenarios:
  checkout:
    command: [node, checkout.mjs]
    samples: { warmup: 1, min: 10, max: 10 }
`;

let flow: ForkFlow;
let pull: ForkPull;
/** What the fork's run of a program that became slower left behind. */
let slow: string;

beforeAll(async () => {
  flow = await startForkFlow(SUITE, 100);
  const pushed = await flow.push();
  expect(pushed.outputs['baseline-saved']).toBe('true');
  pull = await flow.api.openFromFork('feature');
});
afterAll(() => flow.close());

const messagesOf = (result: StepResult, name: string) =>
  result.annotations
    .filter(annotation => annotation.name === name)
    .map(({ message }) => message)
    .join('\n');
const comments = () => flow.api.github.comments(pull.number);

/** Results with something else in them than was measured. */
const forged = (change: (view: View) => View): string => JSON.stringify(change(JSON.parse(slow)));

/** The same with every scenario of the run changed. */
const forgedScenarios = (change: (scenario: ScenarioResult) => ScenarioResult): string =>
  forged(view => ({
    ...view,
    result: { ...view.result, scenarios: view.result.scenarios.map(change) },
  }));

/** Everything that people would see of a report. */
const posted = async () => JSON.stringify([await comments(), flow.api.checkRuns]);

describe('a pull request from a fork', { concurrent: false }, () => {
  test('is measured with a read-only token: a verdict and a file, no comment, no check run', async () => {
    const { step, results } = await flow.measure(pull, SUITE, 450);
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
    const loose = SUITE.replace('against: baseline', 'against: none, failOn: never');
    const { step, results } = await flow.measure(pull, loose, 450);
    expect(step.exitCode).toBe(0);
    flow.upload(results);
    const result = await flow.report(pull);
    expect(result.exitCode).toBe(1);
    expect(result.outputs.verdict).toBe('fail');
  });
});

describe('results that were forged', { concurrent: false }, () => {
  test.each<[string, () => string]>([
    [
      'with a verdict that passes',
      () =>
        forged(view => ({
          ...view,
          verdict: { ...view.verdict, status: 'pass', exitCode: 0, checks: [], reason: 'all is well' },
        })),
    ],
    [
      'with a policy that tolerates everything',
      () =>
        forged(view => ({
          ...view,
          policy: { ...view.policy, against: 'none', failOn: 'never', familyAlpha: 0, vanished: 'ignore' },
        })),
    ],
    [
      'with limits of their own',
      () => {
        const limit = {
          metric: 'time.wall',
          scope: 'scenario',
          unit: null,
          max: null,
          min: null,
          regression: 'off',
          floor: null,
          relativeTo: null,
          required: false,
          line: 1,
        } as const;
        return forged(view => ({ ...view, policy: { ...view.policy, thresholds: { checkout: [limit] } } }));
      },
    ],
    [
      'with times of which more is better',
      () =>
        forgedScenarios(scenario => ({
          ...scenario,
          metrics: scenario.metrics.map(one => ({ ...one, metric: { ...one.metric, better: 'higher' } })),
        })),
    ],
    [
      'with times that are called a share',
      () =>
        forgedScenarios(scenario => ({
          ...scenario,
          metrics: scenario.metrics.map(one => ({ ...one, metric: { ...one.metric, kind: 'slope' } })),
        })),
    ],
    [
      'under the name of another suite',
      () =>
        forged(view => ({
          ...view,
          result: { ...view.result, plan: { ...view.result.plan, suite: 'another' } },
        })),
    ],
    [
      'with a commit that is somebody else’s',
      () =>
        forged(view => ({
          ...view,
          result: {
            ...view.result,
            commit: { sha: 'f'.repeat(40), ref: 'refs/heads/main', subject: 'trust me', dirty: false },
          },
        })),
    ],
    ['with prototypes in them', () => slow.replace('{', '{"__proto__":{"status":"pass"},"constructor":{},')],
  ])('%s are judged by their samples, by the base', async (_, results) => {
    flow.upload(results());
    const result = await flow.report(pull);
    expect(result.outputs).toMatchObject({ verdict: 'fail', 'exit-code': '1', 'baseline-found': 'true' });
    expect(result.exitCode).toBe(1);
    const [comment, ...others] = await comments();
    expect(others).toEqual([]);
    expect(comment?.body).toMatch(/^<!-- stress-action:shop -->\n/);
    expect(comment?.body).toContain(pull.headSha.slice(0, 7));
    expect(comment?.body).not.toMatch(/fffffff|trust me/);
  });

  test('say in the log what they claimed', async () => {
    flow.upload(forged(view => ({ ...view, verdict: { ...view.verdict, status: 'pass' } })));
    const result = await flow.report(pull);
    expect(result.text).toContain(
      "The results say pass; judged again, by the base's limits and baseline, they are fail",
    );
  });

  test('without the scenario that became slower do not pass', async () => {
    flow.upload(
      forged(view => {
        const { result } = view;
        const renamed = <T extends { readonly id: string }>(one: T): T => ({ ...one, id: 'trivial' });
        const plan = {
          ...result.plan,
          scenarios: result.plan.scenarios.map(renamed),
          omitted: ['checkout'],
        };
        return { ...view, result: { ...result, plan, scenarios: result.scenarios.map(renamed) } };
      }),
    );
    const result = await flow.report(pull);
    expect(result.outputs.verdict).toBe('warn');
    expect(result.summary).toContain('in stress.yml of the base, but not in this run');
    expect(result.summary).toContain('not in stress.yml of the base');
  });

  test('with another command than the base has say so', async () => {
    const digest = '0'.repeat(16);
    flow.upload(
      forged(view => {
        const changed = <T extends { readonly digest: string }>(one: T): T => ({ ...one, digest });
        const { result } = view;
        const plan = { ...result.plan, scenarios: result.plan.scenarios.map(changed) };
        return { ...view, result: { ...result, plan, scenarios: result.scenarios.map(changed) } };
      }),
    );
    const result = await flow.report(pull);
    expect(result.summary).toContain('other command or load than stress.yml of the base has');
  });

  test.each<[string, () => string, RegExp]>([
    [
      'have a scenario twice',
      () =>
        forged(view => ({
          ...view,
          result: { ...view.result, scenarios: view.result.scenarios.flatMap(one => [one, one]) },
        })),
      /it has the scenario checkout twice/,
    ],
    [
      'have a scenario that was never planned',
      () => forgedScenarios(scenario => ({ ...scenario, id: 'unplanned' })),
      /it has the scenario unplanned, which its plan does not have/,
    ],
    [
      'have rounds that nothing asked for',
      () => forged(view => ({ ...view, rounds: [view.result] })),
      /its rounds are head alone/,
    ],
    ['are no JSON', () => '{"kind":"stress-action/results"', /Cannot read results from results\.json/],
    ['are another document', () => '{"kind":"stress-action/baseline"}', /Cannot read results from/],
    ['are nested without end', () => '['.repeat(100_000), /nesting deeper than/],
  ])('that %s are refused, and nothing is posted', async (_, results, message) => {
    flow.upload(results());
    const before = await posted();
    const result = await flow.report(pull);
    expect(result.exitCode).toBe(3);
    expect(result.outputs).toMatchObject({ verdict: 'error', 'exit-code': '3' });
    expect(messagesOf(result, 'error')).toMatch(message);
    expect(result.text).not.toContain('This is a bug');
    expect(await posted()).toBe(before);
  });
});

describe('an artifact', { concurrent: false }, () => {
  const named = (archive: Buffer) => ({ name: 'stress-results', archive });
  const whole = () => zipOf([deflated('results.json', slow)]);

  test.each<[string, () => readonly Upload[], RegExp]>([
    [
      'that does not exist',
      () => [],
      /Cannot find the artifact stress-results of run \d+: it has none, and ended with success/,
    ],
    [
      'of another name',
      () => [{ name: 'coverage\n::error::x', archive: whole() }],
      /it has coverage ::error::x, and ended with success; let that workflow upload/,
    ],
    ['that has expired', () => [{ ...named(whole()), expired: true }], /it has expired/],
    [
      'that announces more bytes than are taken',
      () => [{ ...named(whole()), announced: 100 * 1024 ** 2 }],
      /it has 104857600 bytes, of at most 67108864/,
    ],
    [
      'that has more bytes than it announces',
      () => [{ ...named(Buffer.alloc(65 * 1024 ** 2)), announced: 1000 }],
      /it has more than 67108864 bytes/,
    ],
    [
      'of ten gigabytes of zeros',
      () => [named(zipOf([{ ...zeros('results.json', 160), size: 1000 }]))],
      /too many bytes in the stream/,
    ],
    [
      'with names that leave its folder',
      () => [named(zipOf([deflated('../../../home/.bashrc', 'x'), deflated('results.json', slow)]))],
      /invalid relative path/,
    ],
    ['that is cut off', () => [named(whole().subarray(0, 500))], /cannot be unpacked/],
    [
      'that holds something else',
      () => [named(zipOf([deflated('readme.txt', 'x')]))],
      /has no file results\.json/,
    ],
  ])('%s is stated, and nothing is posted', async (_, uploads, message) => {
    flow.uploadArchives(...uploads());
    const before = await posted();
    const result = await flow.report(pull);
    expect(result.exitCode).toBe(3);
    expect(result.outputs).toMatchObject({ verdict: 'error', results: '', 'comment-url': '' });
    expect(messagesOf(result, 'error')).toMatch(message);
    expect(result.text).not.toContain('This is a bug');
    expect(result.commands.filter(({ name }) => name === 'error')).toHaveLength(1);
    expect(await posted()).toBe(before);
  });

  test('of a later attempt replaces that of an earlier one', async () => {
    flow.uploadArchives(named(Buffer.from('not an archive')), named(whole()));
    expect((await flow.report(pull)).outputs.verdict).toBe('fail');
  });

  test('that is one of several is not judged for all', async () => {
    const shards = [1, 2].map(part => ({ name: `stress-results-${part}`, archive: whole() }));
    flow.uploadArchives(...shards);
    const result = await flow.report(pull, { inputs: { artifact: 'stress-results-*' } });
    expect(result.exitCode).toBe(2);
    expect(messagesOf(result, 'error')).toContain('Cannot judge 2 results together');
  });

  test('is found among more than a page of others', async () => {
    const others = Array.from({ length: 130 }, (_, i) => ({ name: `log-${i}`, archive: Buffer.alloc(0) }));
    flow.uploadArchives(...others, named(whole()));
    expect((await flow.report(pull)).outputs.verdict).toBe('fail');
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
