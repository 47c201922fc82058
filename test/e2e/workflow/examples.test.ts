import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deflated, zipOf } from '../../helpers/zip.ts';
import { findAct } from './act.ts';
import { type Example, type ExampleFlow, outputsOf, type Pull, startExampleFlow } from './example-flow.ts';

const act = findAct();
const reason =
  act === null && process.env.CI !== 'true'
    ? ' (skipped: no act on PATH and no $ACT_BINARY, see CONTRIBUTING.md)'
    : '';

/** One stored run and a machine that is busy with something else: only changes beyond doubling are asked for. */
const suiteOf = (scenarios: readonly string[]): string => `version: 1
suite: shop
policy: { against: baseline }
thresholds:
  time.wall: { regression: 100% }
  memory.peak: { regression: 100% }
  cpu.perop: { regression: 100%, floor: 500ms }
scenarios:
${scenarios.map(name => `  ${name}: { command: [node, ${name}.mjs], samples: { warmup: 1, min: 8, max: 8 } }`).join('\n')}
`;

/** Mostly waiting, so that the time of a run hardly depends on how busy the machine is. */
const program = (delayMs: number): string => `await new Promise(done => setTimeout(done, ${delayMs}));\n`;
const [QUICK_MS, SLOW_MS] = [200, 1200];

/** A repository with the copied workflows, and a suite of these scenarios. */
async function shopWith(
  copied: Readonly<Partial<Record<Example, string>>>,
  scenarios: readonly string[],
): Promise<ExampleFlow> {
  if (act === null)
    throw new Error('act is not on PATH and $ACT_BINARY does not name it; see CONTRIBUTING.md');
  const flow = await startExampleFlow(act);
  for (const example of Object.keys(copied) as readonly Example[]) flow.copy(example, copied[example] ?? '');
  flow.shop.write('stress.yml', suiteOf(scenarios));
  for (const name of scenarios) flow.shop.write(`${name}.mjs`, program(QUICK_MS));
  return flow;
}

/** A pull request of the repository's own: a branch from `baseSha` with what `change` writes. */
async function proposalOf(flow: ExampleFlow, baseSha: string, change: () => void): Promise<Pull> {
  const number = await flow.api.github.openPullRequest('change');
  await flow.shop.branch('change');
  change();
  return {
    number,
    branch: 'change',
    headSha: await flow.shop.commit('change'),
    baseSha,
    head: 'acme/shop',
  };
}

const bodiesOn = async ({ api }: ExampleFlow, { number }: Pull) =>
  (await api.github.comments(number)).map(({ body }) => body);

describe.skipIf(reason !== '')(`examples/workflows/same-repository.yml, without cache-mode${reason}`, () => {
  let flow: ExampleFlow;
  let baseSha: string;
  let pull: Pull;
  const gate = { example: 'same-repository', job: 'gate' } as const;
  beforeAll(async () => {
    flow = await shopWith({ 'same-repository': 'stress.yml' }, ['import']);
    baseSha = await flow.shop.commit('a shop');
  });
  afterAll(() => flow?.close());

  test('a push to the default branch runs one job, which saves the baseline', async () => {
    const run = await flow.onMain('push', { example: 'same-repository', job: 'refresh' });
    expect(run.exitCode, run.log).toBe(0);
    expect(outputsOf(run, 'Gate')).toEqual({});
    expect(outputsOf(run, 'Gate, and refresh the baseline')).toMatchObject({
      verdict: 'inconclusive',
      'baseline-saved': 'true',
    });
    expect(flow.results.entries.map(({ ref }) => ref)).toEqual(['refs/heads/main']);
  });

  test('a pull request runs the other one: it passes with one comment, and the baseline stays', async () => {
    pull = await proposalOf(flow, baseSha, () => flow.shop.write('README.md', '# Shop\n'));
    const run = await flow.propose(pull, gate);
    expect(run.exitCode, run.log).toBe(0);
    expect(outputsOf(run, 'Gate, and refresh the baseline')).toEqual({});
    expect(outputsOf(run, 'Gate'), run.log).toMatchObject({ verdict: 'pass', 'baseline-saved': 'false' });
    expect(await bodiesOn(flow, pull)).toHaveLength(1);
    expect(flow.results.entries).toHaveLength(1);
  });

  test('one that is slower fails, in the same comment', async () => {
    flow.shop.write('import.mjs', program(SLOW_MS));
    const run = await flow.propose({ ...pull, headSha: await flow.shop.commit('slower') }, gate);
    expect(run.exitCode, run.log).toBe(1);
    expect(outputsOf(run, 'Gate')).toMatchObject({ verdict: 'fail', 'exit-code': '1' });
    const [body, ...others] = await bodiesOn(flow, pull);
    expect(others).toEqual([]);
    expect(body).toContain('time.wall');
  });
});

describe.skipIf(reason !== '')(`examples/workflows/keep-alive.yml, without cache-mode${reason}`, () => {
  let flow: ExampleFlow;
  beforeAll(async () => {
    flow = await shopWith({ 'same-repository': 'stress.yml', 'keep-alive': 'keep-alive.yml' }, ['import']);
    await flow.shop.commit('a shop');
    const pushed = await flow.onMain('push', { example: 'same-repository', job: 'refresh' });
    expect(pushed.exitCode, pushed.log).toBe(0);
  });
  afterAll(() => flow?.close());

  test.each(['schedule', 'workflow_dispatch'] as const)(
    'a run of %s reads the newest entry and adds itself as another',
    async event => {
      const before = flow.results.entries.map(({ key }) => key);
      const run = await flow.onMain(event, { example: 'keep-alive', job: 'refresh' });
      expect(run.exitCode, run.log).toBe(0);
      expect(outputsOf(run, 'Gate, and refresh the baseline'), run.log).toMatchObject({
        verdict: 'pass',
        'baseline-found': 'true',
        'baseline-saved': 'true',
      });
      expect(run.log).toContain(`Baseline found as ${before.at(-1)}: ${before.length} run`);
      expect(flow.results.entries).toHaveLength(before.length + 1);
    },
  );
});

describe.skipIf(reason !== '')(
  `examples/workflows/fork-measure.yml and fork-judge.yml, without cache-mode, artifacts by a stand-in${reason}`,
  () => {
    const MEASURED_RUN = 7000;
    let flow: ExampleFlow;
    let pull: Pull;
    beforeAll(async () => {
      flow = await shopWith({ 'fork-measure': 'stress.yml', 'fork-judge': 'stress-judge.yml' }, ['import']);
      await flow.shop.commit('a shop');
      await flow.api.commitToBase('stress.yml', suiteOf(['import']));
      pull = { ...(await flow.api.openFromFork('change')), head: 'mona/shop' };
    });
    afterAll(() => flow?.close());

    test('a push to the default branch saves the baseline, and uploads nothing', async () => {
      const run = await flow.onMain('push', { example: 'fork-measure', job: 'refresh' });
      expect(run.exitCode, run.log).toBe(0);
      expect(outputsOf(run, 'Gate, and refresh the baseline')['baseline-saved']).toBe('true');
      expect(outputsOf(run, 'Measure')).toEqual({});
      expect(flow.results.entries).toHaveLength(1);
    });

    test('a pull request from a fork is measured without a token: a file, and nothing else', async () => {
      await flow.shop.branch('change');
      flow.shop.write('import.mjs', program(SLOW_MS));
      flow.shop.write('stress.yml', suiteOf(['import']).replace('100%', '900%'));
      await flow.shop.commit('slower, with a limit to match');
      const asked = flow.api.requests.length;
      const run = await flow.propose(pull, { example: 'fork-measure', job: 'measure' });
      expect(run.exitCode, run.log).toBe(0);
      expect(outputsOf(run, 'Measure')['exit-code']).toBe('0');
      expect(flow.api.requests).toHaveLength(asked);
      expect(flow.results.entries).toHaveLength(1);
    });

    test('and judged without its code: the job fails by the limits of the base, with one comment and one check run', async () => {
      const results = readFileSync(join(flow.artifacts, 'stress-results/results.json'));
      const archive = zipOf([deflated('results.json', results)]);
      flow.api.upload(MEASURED_RUN, { name: 'stress-results', archive });
      await flow.shop.switchTo('main');
      const run = await flow.afterRun(pull, MEASURED_RUN, { example: 'fork-judge', job: 'judge' });
      expect(run.exitCode, run.log).toBe(1);
      expect(outputsOf(run, 'Judge')).toMatchObject({
        verdict: 'fail',
        'baseline-found': 'true',
        'baseline-saved': 'false',
      });
      expect(await bodiesOn(flow, pull)).toEqual([expect.stringContaining('time.wall')]);
      expect(flow.api.checkRuns).toMatchObject([
        { name: 'stress: shop', head_sha: pull.headSha, conclusion: 'failure' },
      ]);
      expect(flow.results.entries).toHaveLength(1);
    });
  },
);

describe.skipIf(reason !== '')(
  `examples/workflows/sharded-matrix.yml, without cache-mode and with its number of jobs written out, artifacts by a stand-in${reason}`,
  () => {
    const PARTS = ['Part 1-1', 'Part 2-2', 'Part 3-3', 'Part 4-4'] as const;
    const SCENARIOS = ['import', 'export', 'search', 'order', 'pay'];
    const judge = { example: 'sharded-matrix', job: 'judge' } as const;
    let flow: ExampleFlow;
    let baseSha: string;
    let pull: Pull;
    beforeAll(async () => {
      flow = await shopWith({ 'sharded-matrix': 'stress.yml' }, SCENARIOS);
      baseSha = await flow.shop.commit('a shop');
    });
    afterAll(() => flow?.close());

    test.each(['push', 'schedule'] as const)(
      'a run of %s on the default branch joins four parts and saves one baseline',
      async event => {
        const before = flow.results.entries.length;
        const run = await flow.onMain(event, judge);
        expect(run.exitCode, run.log).toBe(0);
        for (const part of PARTS)
          expect(outputsOf(run, part), run.log).toMatchObject({ 'baseline-saved': 'false' });
        expect(outputsOf(run, 'Gate')['baseline-saved'], run.log).toBe('true');
        expect(flow.results.entries).toHaveLength(before + 1);
      },
    );

    test('a pull request whose one scenario is slower fails once, with one comment, and the parts succeed', async () => {
      pull = await proposalOf(flow, baseSha, () => flow.shop.write('search.mjs', program(SLOW_MS)));
      const before = flow.results.entries.length;
      const run = await flow.propose(pull, judge);
      expect(run.exitCode, run.log).toBe(1);
      for (const part of PARTS) expect(outputsOf(run, part)['exit-code'], run.log).toBe('0');
      const merged = outputsOf(run, 'Gate');
      expect(merged, run.log).toMatchObject({ verdict: 'fail', 'baseline-saved': 'false' });
      expect(JSON.parse(merged.regressions ?? '')).toEqual([{ scenario: 'search', metric: 'time.wall' }]);
      const [body, ...others] = await bodiesOn(flow, pull);
      expect(others).toEqual([]);
      for (const name of SCENARIOS) expect(body).toContain(name);
      expect(flow.results.entries).toHaveLength(before);
    });
  },
);
