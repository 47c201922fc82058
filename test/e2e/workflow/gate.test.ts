import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GitHubApi, startGitHubApi } from '../../helpers/github-api.ts';
import {
  MAIN_SCOPES,
  pullScopes,
  type ResultsService,
  startResultsService,
} from '../../helpers/results-service.ts';
import { createUserRepository, findAct, type UserRepository, type WorkflowRun } from './act.ts';

const act = findAct();
/** Where everything has to be checked, a missing program is a failure and not a reason to skip. */
const required = process.env.CI === 'true';
const reason =
  act === null && !required ? ' (skipped: no act on PATH and no $ACT_BINARY, see CONTRIBUTING.md)' : '';

const WORKFLOW = `
name: Stress
on:
  pull_request:
  push:
    branches: [main]
jobs:
  gate:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
      pull-requests: write
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
      - uses: org/stress-action@v1
        id: gate
        with:
          against: baseline # the stored baseline may fail the gate
      - if: always()
        env:
          OUTPUTS: \${{ toJSON(steps.gate.outputs) }}
        run: node -e 'for (const [k, v] of Object.entries(JSON.parse(process.env.OUTPUTS))) console.log("output " + k + "=" + v)'
`;

/** One stored run and a machine that is busy with something else: only changes beyond doubling are asked for. */
const SUITE = `version: 1
suite: shop
thresholds:
  time.wall: { regression: 100% }
  memory.peak: { regression: 100% }
  cpu.perop: { regression: 100%, floor: 500ms }
scenarios:
  import:
    command: [node, import.mjs]
    samples: { warmup: 1, min: 8, max: 8 }
`;

/** Mostly waiting, so that the time of a run hardly depends on how busy the machine is. */
const program = (delayMs: number): string => `await new Promise(done => setTimeout(done, ${delayMs}));\n`;

const CRASHING = `
console.log('::error::planted');
console.log('::set-output name=verdict::pass');
console.error('##[error]planted, too');
process.exitCode = 3;
`;

/** \`output name=value\` lines of the last step. */
const outputsOf = ({ log }: WorkflowRun): Readonly<Record<string, string>> =>
  Object.fromEntries([...log.matchAll(/\| output ([\w-]+)=(.*)$/gm)].map(([, name, value]) => [name, value]));

describe.skipIf(reason !== '')(`a whole workflow that uses the action${reason}`, () => {
  let api: GitHubApi;
  let results: ResultsService;
  let shop: UserRepository;
  let pullRequest: number;

  beforeAll(async () => {
    [api, results, shop] = await Promise.all([
      startGitHubApi(),
      startResultsService(),
      createUserRepository(),
    ]);
    pullRequest = await api.openPullRequest('faster-import');
    shop.write('.github/workflows/stress.yml', WORKFLOW);
    shop.write('stress.yml', SUITE);
    shop.write('import.mjs', program(200));
  });

  afterAll(async () => {
    await Promise.all([api?.close(), results?.close()]);
    shop?.remove();
  });

  const repository = { full_name: 'acme/shop', default_branch: 'main' };

  async function push(runId: number): Promise<WorkflowRun> {
    const sha = await shop.commit(`push ${runId}`);
    return run(
      'push',
      { ref: 'refs/heads/main', after: sha, repository },
      runId,
      results.environment(...MAIN_SCOPES),
    );
  }

  async function propose(runId: number): Promise<WorkflowRun> {
    const sha = await shop.commit(`proposal ${runId}`);
    const side = (ref: string) => ({ ref, sha, repo: repository });
    const pull = { number: pullRequest, head: side('faster-import'), base: side('main') };
    const payload = { action: 'synchronize', number: pullRequest, pull_request: pull, repository };
    return run('pull_request', payload, runId, results.environment(...pullScopes(pullRequest)));
  }

  async function run(
    event: 'push' | 'pull_request',
    payload: unknown,
    runId: number,
    services: Record<string, string>,
  ): Promise<WorkflowRun> {
    if (act === null)
      throw new Error('act is not on PATH and $ACT_BINARY does not name it; see CONTRIBUTING.md');
    const token = await api.tokenWith({ contents: 'read', pull_requests: 'write' });
    return shop.trigger(act, { event, payload, runId, token, env: { ...services, GITHUB_API_URL: api.url } });
  }

  test('the first push to the default branch says that there is no baseline, saves one and succeeds', async () => {
    const first = await push(101);
    expect(first.exitCode, first.log).toBe(0);
    expect(outputsOf(first)).toMatchObject({ 'baseline-found': 'false', 'baseline-saved': 'true' });
    expect(first.log).toContain('no baseline');
    expect(results.entries.map(entry => entry.ref)).toEqual(['refs/heads/main']);
  });

  test('a pull request that changes nothing passes with one comment and leaves the baseline alone', async () => {
    await shop.branch('faster-import');
    shop.write('README.md', '# Shop\n');
    const unchanged = await propose(102);
    expect(unchanged.exitCode, unchanged.log).toBe(0);
    expect(outputsOf(unchanged), unchanged.log).toMatchObject({
      verdict: 'pass',
      'baseline-found': 'true',
      'baseline-saved': 'false',
    });
    expect(await api.comments(pullRequest)).toHaveLength(1);
    expect(results.entries).toHaveLength(1);
  });

  test('a slower program fails the job, and the same comment says what got worse', async () => {
    const [before] = await api.comments(pullRequest);
    shop.write('import.mjs', program(1200));
    const slower = await propose(103);
    expect(slower.exitCode, slower.log).toBe(1);
    const outputs = outputsOf(slower);
    expect(outputs).toMatchObject({ verdict: 'fail', 'exit-code': '1', 'baseline-saved': 'false' });
    expect(JSON.parse(outputs.regressions ?? '')).toContainEqual({ scenario: 'import', metric: 'time.wall' });
    const comments = await api.comments(pullRequest);
    expect(comments.map(({ id, user }) => [id, user.login])).toEqual([[before?.id, 'github-actions[bot]']]);
    expect(comments[0]?.body).not.toBe(before?.body);
    expect(comments[0]?.body).toContain('time.wall');
  });

  test('a crashing program fails the job; its last words are shown, and the commands among them do nothing', async () => {
    shop.write('import.mjs', CRASHING);
    const crashed = await propose(104);
    expect(crashed.exitCode, crashed.log).toBe(1);
    expect(crashed.log).toContain('::error::planted');
    expect(crashed.log).not.toMatch(/❗.*planted/);
    expect(outputsOf(crashed)).toMatchObject({ verdict: 'fail', regressions: '[]' });
    expect(await api.comments(pullRequest)).toHaveLength(1);
  });
});
