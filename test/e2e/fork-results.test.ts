import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScenarioResult } from '../../src/model/result.ts';
import type { View } from '../../src/model/view.ts';
import { FORK_SUITE, type ForkFlow, messagesOf, startForkFlow } from '../helpers/fork-flow.ts';
import type { ForkPull } from '../helpers/fork-life.ts';
import type { Upload } from '../helpers/github-actions-api.ts';
import { deflated, zeros, zipOf } from '../helpers/zip.ts';

/** What a stranger may leave for the privileged job, read by the built entry; nothing leaves loopback. */
let flow: ForkFlow;
let pull: ForkPull;
/** What the fork's run of a program that became slower left behind. */
let slow: string;

beforeAll(async () => {
  flow = await startForkFlow(FORK_SUITE, 100);
  const pushed = await flow.push();
  expect(pushed.outputs['baseline-saved']).toBe('true');
  pull = await flow.api.openFromFork('feature');
  slow = (await flow.measure(pull, FORK_SUITE, 450)).results;
});
afterAll(() => flow.close());

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
    expect(result.summary).toContain('other command, load or detectors than stress.yml of the base has');
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

  test('that was handed in under two names counts once', async () => {
    const copies = [1, 2].map(part => ({ name: `stress-results-${part}`, archive: whole() }));
    flow.uploadArchives(...copies);
    const result = await flow.report(pull, { inputs: { artifact: 'stress-results-*' } });
    expect(result.outputs.verdict).toBe('fail');
    expect(result.exitCode).toBe(1);
  });

  test('is found among more than a page of others', async () => {
    const others = Array.from({ length: 130 }, (_, i) => ({ name: `log-${i}`, archive: Buffer.alloc(0) }));
    flow.uploadArchives(...others, named(whole()));
    expect((await flow.report(pull)).outputs.verdict).toBe('fail');
  });
});
