import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeBaseline } from '../../src/baseline/encode-baseline.ts';
import { readLedger } from '../../src/github/branch-ledger.ts';
import { CUT_AFTER } from '../../src/github/branch-save.ts';
import { type BranchOptions, branchStore } from '../../src/github/branch-store.ts';
import type { Baseline } from '../../src/model/baseline.ts';
import { baseline, baselineRun, SUITE } from '../baseline/samples.ts';
import { type GitHubRepository, PLACE, startGitHubRepository } from '../helpers/github-repository.ts';

/** The real client against the emulator's git database. */
let github: GitHubRepository;
let token: string;
let branches = 0;

beforeAll(async () => {
  github = await startGitHubRepository();
  token = await github.tokenWith({ contents: 'write' });
});
afterAll(() => github.close());

const query = { suite: SUITE, machineClass: 'linux-x64-4c-epyc' };
const newBranch = () => `baselines-${++branches}`;
const storeOn = (branch: string, changes: Partial<BranchOptions> & { readonly token?: string } = {}) =>
  branchStore({
    place: { token: changes.token ?? token, apiUrl: github.url, ...PLACE },
    branch,
    scope: { name: null, os: 'Linux', arch: 'X64' },
    keepRuns: 30,
    seed: '1',
    pace: { attempts: 12, waitMs: 1 },
    ...changes,
  });

/** A history with one run of its own, at its own minute. */
const withRun = (minute: number, past: Baseline = baseline(0)): Baseline => ({
  ...past,
  accepted: [],
  reported: [],
  runs: [
    ...past.runs,
    baselineRun(`run${minute}`, new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString()),
  ],
});

interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly tree: { readonly sha: string };
  readonly parents: readonly { readonly sha: string }[];
}
const git = <T>(path: string): Promise<T> => github.call('GET', `/repos/acme/shop/git/${path}`);
async function tipOf(branch: string): Promise<Commit> {
  const { object } = await git<{ object: { sha: string } }>(`ref/heads/${branch}`);
  return git(`commits/${object.sha}`);
}
async function lengthOf(branch: string): Promise<number> {
  let length = 1;
  for (let commit = await tipOf(branch); commit.parents[0] !== undefined; length++)
    commit = await git(`commits/${commit.parents[0].sha}`);
  return length;
}
const filesOf = async (branch: string) =>
  (await git<{ tree: { path: string }[] }>(`trees/${(await tipOf(branch)).tree.sha}`)).tree.map(
    ({ path }) => path,
  );
const runsOn = async (branch: string): Promise<readonly string[]> => {
  const found = await storeOn(branch).restore(query);
  return found.kind === 'found' ? found.baseline.runs.map(({ commit }) => commit) : [];
};

describe('branchStore()', () => {
  test('makes the branch with the first save, apart from all other commits, and gives back what was saved', async () => {
    const branch = newBranch();
    expect(await storeOn(branch).restore(query)).toMatchObject({
      kind: 'absent',
      searched: expect.stringMatching(`^${branch}:stress-1-orders-.*\\.json$`),
    });
    const saved = await storeOn(branch).save(baseline(), query);
    expect(saved).toMatchObject({ kind: 'saved', key: expect.stringMatching(/:stress-1-orders-.*\.json$/) });
    expect((await tipOf(branch)).parents).toEqual([]);
    expect(await storeOn(branch).restore(query)).toEqual({
      kind: 'found',
      baseline: baseline(),
      source: saved.kind === 'saved' ? saved.key : '',
    });
  });

  test('keeps suites and machine classes in files of their own', async () => {
    const branch = newBranch();
    const payments = { suite: 'payments', machineClass: query.machineClass };
    const other = { ...query, machineClass: 'linux-x64-8c-xeon' };
    await storeOn(branch).save(baseline(1), query);
    await storeOn(branch).save({ ...baseline(2), suite: 'payments' }, payments);
    await storeOn(branch).save(baseline(3), other);
    expect(await filesOf(branch)).toHaveLength(3);
    expect(await storeOn(branch).restore(query)).toMatchObject({ baseline: baseline(1) });
    expect(await storeOn(branch).restore(payments)).toMatchObject({ baseline: { suite: 'payments' } });
    expect(await storeOn(branch).restore(other)).toMatchObject({ baseline: baseline(3) });
  });

  test('finds the history of another machine class when this one has none', async () => {
    const branch = newBranch();
    await storeOn(branch).save(baseline(1), query);
    const other = { ...query, machineClass: 'linux-x64-8c-xeon' };
    expect(await storeOn(branch).restore(other)).toMatchObject({ kind: 'found', baseline: baseline(1) });
  });

  test('adds to what others saved since it was read', async () => {
    const branch = newBranch();
    await storeOn(branch).save(withRun(1), query);
    await storeOn(branch).save(withRun(3), query);
    await storeOn(branch).save(withRun(2), query);
    expect(await runsOn(branch)).toEqual(['run1', 'run2', 'run3']);
  });

  test('loses no run of eight that are saved at the same moment', async () => {
    const branch = newBranch();
    const past = withRun(0);
    await storeOn(branch).save(past, query);
    const minutes = [1, 2, 3, 4, 5, 6, 7, 8];
    const outcomes = await Promise.all(
      minutes.map(minute => storeOn(branch, { seed: `${minute}` }).save(withRun(minute, past), query)),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(minutes.map(() => 'saved'));
    expect(await runsOn(branch)).toEqual(['run0', ...minutes.map(minute => `run${minute}`)]);
    expect(await lengthOf(branch)).toBe(9);
  });

  test('loses no run of eight that all begin the branch', async () => {
    const branch = newBranch();
    const minutes = [1, 2, 3, 4, 5, 6, 7, 8];
    await Promise.all(
      minutes.map(minute => storeOn(branch, { seed: `${minute}` }).save(withRun(minute), query)),
    );
    expect(await runsOn(branch)).toEqual(minutes.map(minute => `run${minute}`));
  });

  test('never holds more runs than are to be kept', async () => {
    const branch = newBranch();
    for (let minute = 0; minute < 6; minute++)
      await storeOn(branch, { keepRuns: 4 }).save(withRun(minute), query);
    expect(await runsOn(branch)).toEqual(['run2', 'run3', 'run4', 'run5']);
  });

  test(`is cut to one commit after ${CUT_AFTER}, without losing a file or a run that comes meanwhile`, async () => {
    const branch = newBranch();
    await storeOn(branch).save({ ...baseline(2), suite: 'payments' }, { ...query, suite: 'payments' });
    for (let minute = 2; minute < CUT_AFTER; minute++) await storeOn(branch).save(withRun(minute), query);
    expect(await lengthOf(branch)).toBe(CUT_AFTER - 1);
    await Promise.all(
      [57, 58, 59].map(minute => storeOn(branch, { seed: `${minute}` }).save(withRun(minute), query)),
    );
    expect(await lengthOf(branch)).toBeLessThanOrEqual(3);
    expect(await filesOf(branch)).toHaveLength(2);
    expect((await runsOn(branch)).slice(-3)).toEqual(['run57', 'run58', 'run59']);
  }, 60_000);

  test('goes on without being cut where the repository does not allow it', async () => {
    const branch = newBranch();
    for (let minute = 1; minute < CUT_AFTER; minute++) await storeOn(branch).save(withRun(minute), query);
    github.failNext({ match: '/graphql', status: 403 });
    expect(await storeOn(branch).save(withRun(58), query)).toMatchObject({ kind: 'saved' });
    expect(await lengthOf(branch)).toBe(CUT_AFTER);
    expect(await storeOn(branch).save(withRun(59), query)).toMatchObject({ kind: 'saved' });
    expect(await lengthOf(branch)).toBe(1);
    expect(await runsOn(branch)).toContain('run58');
  }, 60_000);

  test('forgets files that have had no run for half a year', async () => {
    const branch = newBranch();
    const old = {
      ...baseline(0),
      runs: [baselineRun('old', '2026-03-01T00:00:00.000Z')],
      accepted: [],
      reported: [],
    };
    await storeOn(branch).save(old, { ...query, machineClass: 'gone' });
    await storeOn(branch).save(withRun(1), query);
    expect(await filesOf(branch)).toHaveLength(1);
    expect(readLedger((await tipOf(branch)).message)?.days.size).toBe(1);
  });
});

describe('a branch that is not what it should be', () => {
  test('is not written when it holds something else', async () => {
    const saved = await storeOn('main').save(baseline(), query);
    expect(saved).toMatchObject({
      kind: 'not-saved',
      code: 'denied',
      reason: expect.stringContaining('holds something else'),
    });
  });

  const SPOILED: readonly (readonly [string, string, string, string])[] = [
    ['cut short', (encodeBaseline(baseline()) ?? '').slice(0, 200), '100644', 'truncated'],
    ['no baseline', '{"kind":"else"}', '100644', 'hostile'],
    ['of another suite', encodeBaseline({ ...baseline(), suite: 'payments' }) ?? '', '100644', 'foreign'],
    [
      'of a newer format',
      (encodeBaseline(baseline()) ?? '').replace('"schemaVersion":1', '"schemaVersion":9'),
      '100644',
      'future',
    ],
  ];
  test.each(SPOILED)(
    'a file %s is unreadable, and the next save begins anew',
    async (_, content, mode, fault) => {
      const branch = newBranch();
      await storeOn(branch).save(withRun(1), query);
      await plant(branch, content, mode);
      expect(await storeOn(branch).restore(query)).toMatchObject({ kind: 'unreadable', fault });
      expect(await storeOn(branch).save(withRun(2), query)).toMatchObject({ kind: 'saved' });
      expect(await runsOn(branch)).toEqual(['run2']);
    },
  );

  test('a link is no file', async () => {
    const branch = newBranch();
    await storeOn(branch).save(withRun(1), query);
    await plant(branch, '../../etc/passwd', '120000');
    expect(await storeOn(branch).restore(query)).toMatchObject({ kind: 'absent' });
  });

  /** Another content for the branch's one file, under the same message. */
  async function plant(branch: string, content: string, mode: string): Promise<void> {
    const tip = await tipOf(branch);
    const [path] = await filesOf(branch);
    const post = <T>(what: string, body: object) =>
      github.call<T>('POST', `/repos/acme/shop/git/${what}`, body);
    const tree = await post<{ sha: string }>('trees', { tree: [{ path, mode, type: 'blob', content }] });
    const commit = await post<{ sha: string }>('commits', {
      message: tip.message,
      tree: tree.sha,
      parents: [tip.sha],
    });
    await github.call('PATCH', `/repos/acme/shop/git/refs/heads/${branch}`, { sha: commit.sha });
  }
});

describe('when GitHub does not take or give a baseline, it is stated', () => {
  test('a token that may only read', async () => {
    const branch = newBranch();
    await storeOn(branch).save(withRun(1), query);
    const readOnly = await github.tokenWith({ contents: 'read' });
    expect(await storeOn(branch, { token: readOnly }).restore(query)).toMatchObject({ kind: 'found' });
    expect(await storeOn(branch, { token: readOnly }).save(withRun(2), query)).toMatchObject({
      kind: 'not-saved',
      code: 'denied',
      reason: expect.stringContaining('permissions: contents: write'),
    });
  });

  test.each([
    ['the ref cannot be read', '/git/ref/', 403, /contents: read/],
    ['the commit is gone', '/git/commits/', 404, /shows this token nothing/],
    ['the rate is limited', '/git/trees/', 429, /limits the rate/],
    ['the content cannot be sent', '/git/blobs/', 500, /answered 500/],
    ['the token is not accepted', '/git/ref/', 401, /does not accept the token/],
  ])('reading: %s', async (_, match, status, reason) => {
    const branch = newBranch();
    await storeOn(branch).save(withRun(1), query);
    github.failNext({ match: `GET /repos/acme/shop${match}`, status });
    expect(await storeOn(branch).restore(query)).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringMatching(reason),
    });
  });

  test.each([
    ['POST /repos/acme/shop/git/blobs', 403, 'denied', /contents: write/],
    ['POST /repos/acme/shop/git/trees', 401, 'failed', /does not accept the token/],
    ['PATCH ', 422, 'failed', /does not accept that \(422/],
  ] as const)('writing: %s answers %i', async (match, status, code, reason) => {
    const branch = newBranch();
    await storeOn(branch).save(withRun(1), query);
    github.failNext({ match, status });
    expect(await storeOn(branch).save(withRun(2), query)).toMatchObject({
      kind: 'not-saved',
      code,
      reason: expect.stringMatching(reason),
    });
    expect(await runsOn(branch)).toEqual(['run1']);
  });

  test.each([502, 429, 409])('a fault that passes (%i) is waited for', async status => {
    const branch = newBranch();
    github.failNext({ match: 'POST ', status, times: 2 });
    expect(await storeOn(branch).save(withRun(1), query)).toMatchObject({ kind: 'saved' });
    expect(await runsOn(branch)).toEqual(['run1']);
  });

  test('a fault that does not pass is not waited for without end', async () => {
    github.failNext({ match: 'POST ', status: 503, times: 3 });
    const saved = await storeOn(newBranch(), { pace: { attempts: 3, waitMs: 1 } }).save(withRun(1), query);
    expect(saved).toMatchObject({ code: 'failed', reason: expect.stringMatching(/503.*tried 3 times/) });
  });

  test('nothing listens', async () => {
    const place = { token, apiUrl: 'http://127.0.0.1:9', ...PLACE };
    const store = storeOn('any', { place, pace: { attempts: 2, waitMs: 1 } });
    expect(await store.restore(query)).toMatchObject({ kind: 'unavailable' });
    expect(await store.save(withRun(1), query)).toMatchObject({ code: 'failed' });
  });
});
