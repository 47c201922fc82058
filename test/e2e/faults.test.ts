import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CACHE_DEADLINE_MS } from '../../src/github/cache-service.ts';
import { FAULTS, type Fault } from '../helpers/faults.ts';
import { type GitHubApi, REPOSITORY, startGitHubApi } from '../helpers/github-api.ts';
import {
  MAIN_SCOPES,
  pullScopes,
  type ResultsService,
  startResultsService,
} from '../helpers/results-service.ts';
import { createRunner, type Runner } from '../helpers/runner.ts';

/** The built entry as a process while things go wrong; each fault by itself is in test/github/faults.test.ts. */
const ENTRY = join(import.meta.dirname, '../../dist/main.js');
const FULL_NAME = `${REPOSITORY.owner}/${REPOSITORY.name}`;

/** Only what no noise decides is judged: the length of a queue, which the workload says. */
const SUITE = `version: 1
suite: shop
policy: { against: baseline }
thresholds:
  time.*: { regression: off }
  cpu.*: { regression: off }
  memory.*: { regression: off }
scenarios:
  checkout:
    command: [sh, checkout.sh]
    samples: { warmup: 0, min: 10, max: 10 }
    thresholds:
      queue.depth: { max: 10, regression: 10% }
`;

let services: { github: GitHubApi; results: ResultsService };
let runner: Runner;
let putBack: () => void;
let token: string;
let number: number;
let runId = 100;

beforeAll(async () => {
  services = { github: await startGitHubApi(), results: await startResultsService() };
  runner = createRunner({ repository: FULL_NAME });
  writeFileSync(join(runner.workspace, 'stress.yml'), SUITE);
  token = await services.github.tokenWith({ contents: 'read', pull_requests: 'write' });
  number = await services.github.openPullRequest('feature');
  const first = await act(1, 'push', {});
  expect(first.outputs['baseline-saved']).toBe('true');
  putBack = services.results.keepEntries();
});
afterAll(async () => {
  runner.remove();
  await services.github.close();
  await services.results.close();
});

const side = (ref: string) => ({ ref, sha: '1'.repeat(40), repo: { full_name: FULL_NAME } });
const repository = { full_name: FULL_NAME, default_branch: 'main' };

function act(depth: number, event: 'push' | 'pull_request', env: Readonly<Record<string, string>>) {
  writeFileSync(join(runner.workspace, 'checkout.sh'), `echo queue.depth=${depth} >> "$STRESS_METRICS"\n`);
  const isPush = event === 'push';
  return runner.run({
    entry: ENTRY,
    event,
    ref: isPush ? 'refs/heads/main' : `refs/pull/${number}/merge`,
    runId: ++runId,
    payload: isPush
      ? { repository }
      : { repository, pull_request: { number, head: side('feature'), base: side('main') } },
    inputs: { 'github-token': token },
    env: {
      ...services.results.environment(...(isPush ? MAIN_SCOPES : pullScopes(number))),
      GITHUB_API_URL: services.github.url,
      ...env,
    },
  });
}

/** One run with `faults`: its verdict as the results on disk have it, its outputs and its exit code agree. */
async function verdictWith(
  faults: readonly Fault[],
  depth: number,
  event: 'push' | 'pull_request',
): Promise<string> {
  putBack();
  const env: Record<string, string | undefined> = {};
  for (const fault of faults)
    fault.inject({ cache: services.results, api: services.github, env, clock: { days: 0 } });
  const set = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const result = await act(depth, event, {
    ...set,
    ...(faults.some(({ name }) => name.includes('truncate')) ? IMPATIENT : {}),
  });
  services.github.forgetFaults();
  services.results.forgetFaults();
  const { status } = JSON.parse(readFileSync(join(runner.workspace, '.stress/results.json'), 'utf8')).verdict;
  expect(result.outputs).toMatchObject({ verdict: status });
  expect(result.exitCode).toBe(status === 'fail' ? 1 : 0);
  return status;
}

/** The cache's deadline passes at once, which it otherwise takes two minutes to do. */
const IMPATIENT = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    `const real = globalThis.setTimeout; globalThis.setTimeout = (work, ms, ...rest) => real(work, ms === ${CACHE_DEADLINE_MS} ? 500 : ms, ...rest);`,
  )}`,
};

/** Those that need no file of the run and no wait of a real clock. */
const USABLE = FAULTS.filter(
  ({ name, place }) =>
    !/ 50[03] always|429 always|limit|GITHUB_(OUTPUT|STEP|STATE|EVENT|RUN|ACTOR)|clock|not set/.test(
      `${name} ${place}`,
    ),
);
const named = (name: string): Fault => {
  const fault = FAULTS.find(candidate => candidate.name === name);
  if (fault === undefined) throw new Error(`there is no fault ${name}`);
  return fault;
};

describe('the built action', () => {
  test.each([
    ['an answer of the cache that is cut', [named('the cache: GetCacheEntryDownloadURL truncate always')]],
    ['a saved entry of which nothing is left', [named('the cache: an entry of which 0 bytes are left')]],
  ])('cannot tell with %s, and ends as it should', async (_, faults) => {
    expect(await verdictWith(faults, 5, 'pull_request')).toBe('inconclusive');
    expect(await verdictWith(faults, 100, 'pull_request')).toBe('fail');
  });

  const several = fc
    .subarray(USABLE, { minLength: 3, maxLength: 5 })
    .filter(faults => new Set(faults.map(({ place }) => place)).size === faults.length);

  test.each(
    fc
      .sample(several, { seed: 20_261_129, numRuns: 4 })
      .map((faults, i) => [faults.map(({ name }) => name).join(' · '), faults, i] as const),
  )('keeps to the facts with: %s', async (_, faults, i) => {
    const event = i % 2 === 0 ? 'pull_request' : 'push';
    const mayLose = faults.some(({ reaches }) => reaches === 'baseline');
    const expected = (found: string) => (mayLose ? [found, 'inconclusive'] : [found]);
    expect(expected('pass')).toContain(await verdictWith(faults, 1, event));
    expect(expected('fail')).toContain(await verdictWith(faults, 5, event));
  });
});
