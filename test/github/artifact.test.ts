import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseArtifacts, fetchResults } from '../../src/github/artifact.ts';
import { readBaseFile } from '../../src/github/base-file.ts';
import type { ApiPlace } from '../../src/github/connection.ts';
import { runnerNames } from '../../src/github/runner-names.ts';
import { type GitHubActionsApi, startGitHubActionsApi } from '../helpers/github-actions-api.ts';
import { SAMPLE_VIEWS } from '../helpers/sample-views.ts';
import { deflated, zipOf } from '../helpers/zip.ts';

const PACE = { attempts: 3, waitMs: 1, longestWaitMs: 10 };
const RUN = {
  id: 5,
  attempt: 1,
  event: 'pull_request',
  conclusion: 'success',
  headSha: 'c0ffee',
  headBranch: 'feature',
  headOwner: 'mona',
  pullRequests: [],
};
const archive = zipOf([deflated('results.json', JSON.stringify(SAMPLE_VIEWS.fail()))]);

let api: GitHubActionsApi;
let place: ApiPlace;
beforeAll(async () => {
  api = await startGitHubActionsApi();
  const token = await api.tokenWith({ actions: 'read', contents: 'read' });
  place = { token, apiUrl: api.url, owner: 'acme', repo: 'shop' };
  api.upload(RUN.id, { name: 'stress-results', archive });
});
afterAll(() => api.close());

describe('chooseArtifacts()', () => {
  const all = ['stress-results', 'stress-results-2', 'stress-results-1', 'stress.results', 'coverage'].map(
    (name, i) => ({ id: i + 1, name, bytes: 1, expired: false }),
  );
  const names = (pattern: string) => chooseArtifacts(all, pattern).map(({ name }) => name);

  test.each([
    ['stress-results', ['stress-results']],
    ['stress.results', ['stress.results']],
    ['stress-results-*', ['stress-results-1', 'stress-results-2']],
    ['*', ['coverage', 'stress-results', 'stress-results-1', 'stress-results-2', 'stress.results']],
    ['Stress-Results', []],
  ])('%s means %j', (pattern, expected) => {
    expect(names(pattern)).toEqual(expected);
  });

  test('takes the newest of one name, in whatever order they are listed', () => {
    const [first] = all;
    if (first === undefined) throw new Error('there is one');
    const later = { ...first, id: 99, expired: true };
    expect(chooseArtifacts([later, ...all], 'stress-results')).toEqual([later]);
  });
});

describe('fetchResults()', { concurrent: false }, () => {
  test('reads results, and sends no token to the host that has the archive', async () => {
    const [view, ...others] = await fetchResults(place, RUN, 'stress-results', PACE);
    expect(others).toEqual([]);
    expect(view?.result.plan.suite).toBe('orders');
    expect(api.leaked).toEqual([]);
  });

  test.each(['/artifacts?', '/zip'])('asks again after a passing fault of %s', async match => {
    api.failNext({ match, status: 502 });
    api.failNext({ match, disconnect: true });
    expect(await fetchResults(place, RUN, 'stress-results', PACE)).toHaveLength(1);
  });

  test('says why GitHub does not give an archive', async () => {
    api.failNext({ match: '/zip', status: 410 });
    await expect(fetchResults(place, RUN, 'stress-results', PACE)).rejects.toThrow(
      /Cannot read the artifact stress-results: GitHub answered 410/,
    );
  });

  test('reads no more than so many artifacts', async () => {
    for (let i = 0; i < 257; i++) api.upload(6, { name: `part-${i}`, archive });
    await expect(fetchResults(place, { ...RUN, id: 6 }, 'part-*', PACE)).rejects.toThrow(
      /there are 257, of at most 256/,
    );
  });
});

describe('readBaseFile()', { concurrent: false }, () => {
  test('reads a file at a commit, and not what came after it', async () => {
    const before = await api.commitToBase('suites/stress.yml', 'version: 1 # ä\n');
    expect(await readBaseFile(place, 'suites/stress.yml', before, PACE)).toEqual({
      kind: 'text',
      text: 'version: 1 # ä\n',
    });
    await api.commitToBase('later.yml', 'x');
    expect(await readBaseFile(place, 'later.yml', before, PACE)).toEqual({
      kind: 'missing',
      reason: `the base has no later.yml at ${before.slice(0, 7)}`,
    });
  });

  test('says so of a folder, and of a fault', async () => {
    const head = await api.commitToBase('a/b.yml', 'x');
    expect(await readBaseFile(place, 'a', head, PACE)).toEqual({
      kind: 'missing',
      reason: 'a is not a file in the base',
    });
    api.failNext({ match: '/contents/', status: 403 });
    expect(await readBaseFile(place, 'a/b.yml', head, PACE)).toMatchObject({
      kind: 'missing',
      reason: expect.stringContaining('`permissions: contents: read`'),
    });
  });
});

describe('runnerNames()', () => {
  test.each([
    ['linux', 'x64', 'Linux', 'X64'],
    ['darwin', 'arm64', 'macOS', 'ARM64'],
    ['win32', 'x64', 'Windows', 'X64'],
    ['plan9', 'constructor', 'plan9', 'constructor'],
  ])('names %s and %s as the runner does', (os, arch, runnerOs, runnerArch) => {
    expect(runnerNames({ os, arch })).toEqual({ runnerOs, runnerArch });
  });
});
