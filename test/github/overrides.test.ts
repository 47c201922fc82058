import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LABEL } from '../../src/github/override-claims.ts';
import { overridesOf, readOverrides } from '../../src/github/overrides.ts';
import type { Overrides } from '../../src/model/override.ts';
import {
  type GitHubRepository,
  PLACE,
  type RepositoryFault,
  startGitHubRepository,
} from '../helpers/github-repository.ts';
import { contextOf, pullRequest } from './contexts.ts';

/** The real client against the emulator: who may accept what, in which words. */
let github: GitHubRepository;
let token: string;
let heads = 0;

beforeAll(async () => {
  github = await startGitHubRepository();
  token = await github.tokenWith({ contents: 'read', pull_requests: 'write' });
});
afterAll(() => github.close());

const open = (description?: string) => github.openPullRequest(`feature-${++heads}`, description);
const AT_ONCE = { attempts: 2, waitMs: 1, longestWaitMs: 10 };
const read = (pull: number, pace = AT_ONCE): Promise<Overrides> =>
  readOverrides({ token, apiUrl: github.url, ...PLACE }, { kind: 'pull-request', number: pull }, pace);

describe('a comment', () => {
  test('of somebody with write access accepts, with the author, the reason and the time', async () => {
    const pull = await open();
    await github.comment(pull, 'Well.\n/stress accept parse/time.wall up to 20% it validates more', 'mona');
    expect(await read(pull)).toEqual({
      granted: [
        {
          target: 'parse/time.wall',
          upTo: 0.2,
          reason: 'it validates more',
          author: 'mona',
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          via: 'comment',
        },
      ],
      refused: [],
      fault: null,
      byComment: true,
    });
  });

  test('of an owner or administrator accepts, several lines at once', async () => {
    const pull = await open();
    await github.comment(pull, '/stress accept a first of all\n/stress accept b and then', 'ada');
    const { granted } = await read(pull);
    expect(granted.map(({ target, author }) => [target, author])).toEqual([
      ['a', 'ada'],
      ['b', 'ada'],
    ]);
  });

  test.each([
    ['trent', 'triage'],
    ['mallory', 'none'],
  ] as const)('of %s, whose role is %s, accepts nothing, and the report says so', async (person, role) => {
    const pull = await open();
    await github.comment(pull, '/stress accept * I would like to', person);
    expect(await read(pull)).toMatchObject({
      granted: [],
      refused: [
        {
          author: person,
          reason: expect.stringMatching(`write access .* is needed, and the role is ${role}`),
        },
      ],
    });
  });

  test('without a reason accepts nothing, and the report says what to write', async () => {
    const pull = await open();
    await github.comment(pull, '/stress accept parse/time.wall', 'mona');
    expect(await read(pull)).toMatchObject({
      granted: [],
      refused: [
        { author: 'mona', reason: expect.stringContaining('write "/stress accept parse/time.wall <why') },
      ],
    });
  });

  test('of a bot, and of the action itself, is not looked at', async () => {
    const pull = await open();
    await github.comment(pull, '/stress accept * as the bot says', { token });
    await github.comment(pull, '<!-- stress-action:shop -->\n/stress accept * copied from above', 'mona');
    expect(await read(pull)).toMatchObject({ granted: [], refused: [] });
  });

  test('that is edited counts as it is now, and one that is deleted no longer', async () => {
    const pull = await open();
    const id = await github.comment(pull, '/stress accept a first thought', 'mona');
    const path = `/repos/acme/shop/issues/comments/${id}`;
    await github.call('PATCH', path, { body: '/stress accept b second thought' });
    expect((await read(pull)).granted.map(({ target }) => target)).toEqual(['b']);
    await github.call('DELETE', path);
    expect((await read(pull)).granted).toEqual([]);
  });

  test('is found behind more than a hundred others', async () => {
    const pull = await open();
    for (let i = 0; i < 101; i++) await github.comment(pull, `thought ${i}`, 'mallory');
    await github.comment(pull, '/stress accept a at last', 'mona');
    expect((await read(pull)).granted).toHaveLength(1);
  });

  test('one of hundreds of refused lines costs one request a person and a bounded report', async () => {
    const pull = await open();
    for (let i = 0; i < 12; i++)
      await github.comment(pull, '/stress accept * please, please\n'.repeat(10), 'mallory');
    await github.comment(pull, '/stress accept a it is worth it', 'mona');
    const before = github.requests.length;
    const { granted, refused } = await read(pull);
    expect(granted).toHaveLength(1);
    expect(refused).toHaveLength(11);
    expect(refused.at(-1)?.reason).toBe('110 more lines accept nothing');
    expect(github.requests.length - before).toBeLessThanOrEqual(4);
  });
});

describe(`the label "${LABEL}"`, () => {
  test('of somebody with write access accepts everything, with the reason in the description', async () => {
    const pull = await open('Fixes it.\n\nStress-accept: the old one was wrong');
    await github.label(pull, LABEL, 'mona');
    expect(await read(pull)).toMatchObject({
      granted: [{ target: '*', upTo: null, reason: 'the old one was wrong', author: 'mona', via: 'label' }],
      refused: [],
    });
  });

  test('without a reason accepts nothing, and says where to write one', async () => {
    const pull = await open('Fixes it.');
    await github.label(pull, LABEL, 'mona');
    expect(await read(pull)).toMatchObject({
      granted: [],
      refused: [{ author: 'mona', reason: expect.stringContaining('"Stress-accept: <why it is worth it>"') }],
    });
  });

  test('of somebody who may only label accepts nothing', async () => {
    const pull = await open('Stress-accept: the old one was wrong');
    await github.label(pull, LABEL, 'trent');
    expect(await read(pull)).toMatchObject({
      granted: [],
      refused: [{ author: 'trent', reason: expect.stringContaining('the role is triage') }],
    });
  });

  test('is missing: a reason in the description alone accepts nothing', async () => {
    const pull = await open('Stress-accept: the old one was wrong');
    expect(await read(pull)).toMatchObject({
      granted: [],
      refused: [{ author: 'acme', reason: expect.stringContaining(`lacks the label "${LABEL}"`) }],
    });
  });
});

describe('a push to the default branch', () => {
  const ofCommit = (sha: string) => overridesOf(contextOf({ sha, apiUrl: github.url }), token);

  test('has what was accepted on the pull request that it merged', async () => {
    const pull = await open();
    await github.comment(pull, '/stress accept a it is worth it', 'mona');
    const sha = await github.merge(pull);
    expect(await ofCommit(sha)).toMatchObject({
      granted: [{ target: 'a', author: 'mona' }],
      byComment: false,
    });
  });

  test('that no pull request brought has nothing', async () => {
    expect(await ofCommit('1'.repeat(40))).toEqual({
      granted: [],
      refused: [],
      fault: null,
      byComment: false,
    });
  });

  test('to another branch is not asked about, nor is a run without a token', async () => {
    const before = github.requests.length;
    const elsewhere = contextOf({ ref: 'refs/heads/release', apiUrl: github.url });
    expect(await overridesOf(elsewhere, token)).toMatchObject({ granted: [], fault: null });
    expect(await overridesOf(contextOf({ apiUrl: github.url }), null)).toMatchObject({
      granted: [],
      fault: 'Cannot look for accepted changes: the input github-token is empty',
    });
    expect(github.requests).toHaveLength(before);
  });
});

describe('when GitHub does not answer, nothing is accepted, and the fault is stated', () => {
  const FAULTS: readonly (readonly [string, RepositoryFault, RegExp])[] = [
    ['comments cannot be read', { match: '/comments', status: 403 }, /pull-requests: read/],
    ['the pull request is gone', { match: '/pulls/', status: 404 }, /shows this token nothing/],
    ['the role cannot be read', { match: '/permission', status: 403 }, /does not allow it \(403\)/],
    ['the token is not accepted', { match: '/comments', status: 401 }, /does not accept the token/],
    ['the rate is limited', { match: '/comments', status: 429, times: 2 }, /limits the rate/],
    ['the server is down', { match: '/permission', status: 503, times: 2 }, /answered 503/],
  ];
  test.each(FAULTS)('%s', async (_, fault, reason) => {
    const pull = await open();
    await github.comment(pull, '/stress accept a it is worth it', 'mona');
    github.failNext(fault);
    expect(await read(pull)).toMatchObject({ granted: [], fault: expect.stringMatching(reason) });
  });

  test('but a fault that passes is waited for', async () => {
    const pull = await open();
    await github.comment(pull, '/stress accept a it is worth it', 'mona');
    github.failNext({ match: '/comments', status: 502 });
    expect(await read(pull)).toMatchObject({ granted: [{ target: 'a' }], fault: null });
  });

  test('nothing listens', async () => {
    const place = { token, apiUrl: 'http://127.0.0.1:9', ...PLACE };
    const found = await readOverrides(place, { kind: 'pull-request', number: 1 }, AT_ONCE);
    expect(found).toMatchObject({ granted: [], fault: expect.stringContaining('no answer from GitHub') });
  });
});

test('overridesOf() a run of a pull request asks about that pull request', async () => {
  const pull = await open();
  await github.comment(pull, '/stress accept a it is worth it', 'mona');
  const context = contextOf({
    event: 'pull_request',
    ref: `refs/pull/${pull}/merge`,
    pullRequest: pullRequest({ number: pull }),
    apiUrl: github.url,
  });
  expect(await overridesOf(context, token)).toMatchObject({ granted: [{ target: 'a' }], byComment: true });
});

test('the stand-in answers what GitHub has no route or parameter for with what is wrong', async () => {
  const ask = (path: string) =>
    fetch(`${github.url}${path}`, { headers: { authorization: `Bearer ${github.tokenOf('mona')}` } });
  expect(await (await ask('/repos/acme/shop/verdicts')).json()).toMatchObject({
    message: expect.stringContaining('GitHub has no such route'),
  });
  expect((await ask('/repos/acme/shop/issues/1/comments?per_page=101')).status).toBe(400);
});
