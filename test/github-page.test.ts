import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findResults } from '../src/baseline/result-files.ts';
import { loadConfig } from '../src/config/load.ts';
import { parseConfig } from '../src/config/parse.ts';
import { fetchResults } from '../src/github/artifact.ts';
import { describeLookup } from '../src/github/baseline-words.ts';
import { deliverCheckRun } from '../src/github/check-run.ts';
import { deliverComment } from '../src/github/comment.ts';
import { mayWriteBaseline, type RunContext, readContext } from '../src/github/context.ts';
import { findPullRequest } from '../src/github/find-pull-request.ts';
import { INPUT_DEFAULTS } from '../src/github/input-table.ts';
import { overridesOf } from '../src/github/overrides.ts';
import { measuringRun, reasonOfNoResults, type WorkflowRun } from '../src/github/workflow-run.ts';
import { refusalByVerdict } from '../src/pipeline.ts';
import { MOST_IN_A_CHECK } from '../src/report/annotations.ts';
import { openBaseTree } from '../src/run/trees.ts';
import { type GitHubActionsApi, startGitHubActionsApi } from './helpers/github-actions-api.ts';
import { SAMPLE_VIEWS } from './helpers/sample-views.ts';

/** docs/github.md says what the code says. */
const page = readFileSync(join(import.meta.dirname, '../docs/github.md'), 'utf8');
const yamlBlocks = [...page.matchAll(/```yaml\n([\s\S]+?)```/g)].map(([, text = '']) => text);

describe('docs/github.md', () => {
  test('shows suites that are valid', () => {
    const suites = yamlBlocks.filter(text => text.startsWith('version:'));
    expect(suites).toHaveLength(2);
    for (const suite of suites) expect(parseConfig(suite, 'stress.yml')).toHaveProperty('config');
  });

  test('gives the action only inputs that it has', () => {
    const [block = ''] = yamlBlocks.filter(text => text.startsWith('- uses:'));
    const steps: readonly { with: object }[] = parse(block);
    const given = steps.flatMap(step => Object.keys(step.with));
    expect(given).toHaveLength(4);
    expect(given.filter(name => !(name in INPUT_DEFAULTS))).toEqual([]);
  });

  test('says how many annotations a check run has', () => {
    expect(page).toContain(`up to ${MOST_IN_A_CHECK} annotations`);
  });
});

/** The words that stand before a reason are those of the entries; the rest of each sentence is said by the code itself. */
function prefix(words: string, file: string): string {
  expect(readFileSync(join(import.meta.dirname, '../src', file), 'utf8')).toContain(`\`${words}$`);
  return words;
}

describe('what docs/github.md says of the log', () => {
  const HEAD = '1'.repeat(40);
  const pace = { attempts: 1, waitMs: 0, longestWaitMs: 0 };
  let api: GitHubActionsApi;
  let folder: string;
  let pullRequest: number;
  const said: string[] = [];

  beforeAll(async () => {
    api = await startGitHubActionsApi();
    folder = mkdtempSync(join(tmpdir(), 'shop-'));
    pullRequest = await api.github.openPullRequest('change');
    for (const sentences of [ofSuites(), ofBaselines(), ofPermissions(), ofForks(), ofTrees()])
      said.push(...(await sentences));
  });
  afterAll(async () => {
    await api?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  const environment = (): NodeJS.ProcessEnv => ({
    GITHUB_API_URL: api.url,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: HEAD,
  });

  async function contextOf(overrides: Partial<RunContext>): Promise<RunContext> {
    const side = { headSha: HEAD, headRef: 'change', baseSha: '2'.repeat(40), baseRef: 'main' };
    return {
      ...(await readContext(environment())),
      event: 'pull_request',
      defaultBranch: 'main',
      pullRequest: { number: pullRequest, fromFork: false, ...side },
      ...overrides,
    };
  }

  async function ofSuites(): Promise<readonly string[]> {
    const messageOf = (suite: Promise<unknown>) => suite.catch((error: Error) => error.message).then(String);
    const missing = await messageOf(loadConfig('stress.yml', { workingDirectory: folder }));
    writeFileSync(join(folder, 'stress.yml'), 'version: 7\n');
    return [
      missing,
      await messageOf(loadConfig('stress.yml', { workingDirectory: folder })),
      await messageOf(findResults(['parts'], folder)),
    ];
  }

  async function ofBaselines(): Promise<readonly string[]> {
    const words = prefix('Baseline not saved: ', 'deliver.ts');
    const onMain = { event: 'push', pullRequest: null };
    const refused = await Promise.all(
      [{}, { ...onMain, ref: 'refs/heads/next' }, { ...onMain, cacheMode: 'read' }].map(async overrides =>
        mayWriteBaseline(await contextOf(overrides)),
      ),
    );
    const source = 'stress-1-shop-*';
    const lookups = [
      { kind: 'absent', searched: source },
      { kind: 'unavailable', source, reason: 'cache read denied' },
      { kind: 'unreadable', source, fault: 'truncated', reason: 'no JSON' },
    ] as const;
    const context = await contextOf(onMain);
    return [
      ...lookups.flatMap(lookup => describeLookup(lookup, 'cache', context).slice(0, 1)),
      ...refused.map(permission => `${words}${permission.allowed ? '' : permission.reason}`),
      ...[SAMPLE_VIEWS.fail(), SAMPLE_VIEWS.warn()].map(view => `${words}${refusalByVerdict(view)}`),
    ];
  }

  async function ofPermissions(): Promise<readonly string[]> {
    const token = await api.tokenWith({ contents: 'read' });
    const comment = async (overrides: Partial<RunContext>): Promise<string> => {
      const request = { mode: 'auto', id: 'shop', markdown: 'x', status: 'pass', token } as const;
      const outcome = await deliverComment(request, await contextOf(overrides), pace);
      if (outcome.kind === 'posted') throw new Error('a token without permission has posted a comment');
      return outcome.kind === 'failed'
        ? outcome.reason
        : `${prefix('No comment: ', 'deliver.ts')}${outcome.reason}`;
    };
    const { pullRequest: own } = await contextOf({});
    const check = await deliverCheckRun(
      {
        mode: 'auto',
        id: 'shop',
        verdict: { status: 'pass', exitCode: 0 },
        title: 'x',
        summary: 'x',
        text: null,
        annotations: [],
        token,
      },
      await contextOf({}),
      pace,
    );
    const overrides = await overridesOf(await contextOf({ event: 'push', pullRequest: null }), null);
    return [
      await comment({}),
      await comment({ pullRequest: own === null ? null : { ...own, fromFork: true } }),
      await comment({ actor: 'dependabot[bot]' }),
      `${prefix('No check run: ', 'deliver.ts')}${check.kind === 'posted' ? '' : check.reason}`,
      overrides.fault ?? '',
    ];
  }

  async function ofForks(): Promise<readonly string[]> {
    const place = {
      token: await api.tokenWith({ contents: 'read' }),
      apiUrl: api.url,
      owner: 'acme',
      repo: 'shop',
    };
    const pull = await api.openFromFork('change');
    const run: WorkflowRun = {
      id: 5,
      attempt: 1,
      event: 'pull_request',
      conclusion: 'action_required',
      headSha: pull.headSha,
      headBranch: 'change',
      headOwner: 'mona',
      pullRequests: [],
    };
    const failureOf = (work: Promise<unknown>) => work.catch((error: Error) => error.message).then(String);
    const absent = await failureOf(fetchResults(place, run, 'stress-results', pace));
    api.upload(run.id, { name: 'stress-results', archive: Buffer.from('x') });
    const unreadable = await failureOf(fetchResults(place, run, 'stress-results', pace));
    api.failNext({ match: '/artifacts', status: 500 });
    const unlisted = await failureOf(fetchResults(place, run, 'stress-results', pace));
    await api.pushToFork('change');
    const reading = { ...place, token: await api.tokenWith({ pull_requests: 'read' }) };
    const search = await findPullRequest(reading, run, pace);
    const elsewhere = await failureOf((async () => measuringRun('pull_request_target', null))());
    return [
      reasonOfNoResults(run) ?? '',
      `${prefix('Nothing is reported: ', 'comment.ts')}${search.kind === 'found' ? '' : search.reason}`,
      absent,
      unreadable,
      unlisted,
      elsewhere,
    ];
  }

  async function ofTrees(): Promise<readonly string[]> {
    const repository = join(folder, 'clone');
    const git = (...args: readonly string[]) => execFileSync('git', ['-C', repository, ...args]);
    execFileSync('git', ['init', '--quiet', repository]);
    git(
      '-c',
      'user.name=mona',
      '-c',
      'user.email=mona@example.org',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'x',
    );
    git('remote', 'add', 'origin', join(folder, 'nowhere'));
    const options = { workingDirectory: repository, environment: process.env, token: null };
    const words = prefix('No run in pairs with the base: ', 'main.ts');
    const failure = await openBaseTree('2'.repeat(40), options).catch((error: Error) => error.message);
    return [`${words}${failure}`];
  }

  const rows = [...(page.split('| the log says |')[1] ?? '').matchAll(/^\| `(.+?)` \|/gm)].map(
    ([, row = '']) => row,
  );
  const pattern = (row: string): RegExp =>
    new RegExp(
      `^${row
        .split('…')
        .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('[\\s\\S]*')}`,
    );

  test('has a row for each sentence', () => {
    expect(said.filter(sentence => !rows.some(row => pattern(row).test(sentence)))).toEqual([]);
  });

  test.each(rows)('%s', row => {
    expect(
      said.filter(sentence => pattern(row).test(sentence)),
      said.join('\n'),
    ).not.toEqual([]);
  });
});
