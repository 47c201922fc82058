import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { MAIN_SCOPES, type ResultsService, startResultsService } from '../helpers/results-service.ts';
import { createRunner, type Runner } from '../helpers/runner.ts';
import { type Example, readExample } from './workflow/example-flow.ts';

/** `cache-mode` of the example workflows, which `act` refuses: the process meets it as the runner would hand it over. */
let results: ResultsService;
let machine: Runner;
let runId = 1;

beforeAll(async () => {
  results = await startResultsService();
  machine = createRunner({ repository: 'acme/shop' });
});
afterAll(async () => {
  machine.remove();
  await results.close();
});

const modeOf = (example: Example, job: string): string => parse(readExample(example)).jobs[job]['cache-mode'];

/** Each push is the first of its suite: beside an earlier one, a machine that was busy for a moment would make it suspect, and nothing is saved then. */
function pushWith(mode: string) {
  writeFileSync(
    join(machine.workspace, 'stress.yml'),
    `version: 1\nsuite: shop-${runId}\nscenarios: { start: { command: [node, -v], samples: { warmup: 0, min: 2, max: 2 } } }\n`,
  );
  return machine.run({
    entry: join(import.meta.dirname, '../../dist/main.js'),
    event: 'push',
    ref: 'refs/heads/main',
    runId: runId++,
    payload: { repository: { full_name: 'acme/shop', default_branch: 'main' } },
    env: { ...results.environment(...MAIN_SCOPES), ACTIONS_CACHE_MODE: mode },
  });
}

test.each<[Example, string, string]>([
  ['same-repository', 'refresh', 'true'],
  ['fork-measure', 'refresh', 'true'],
  ['keep-alive', 'refresh', 'true'],
  ['same-repository', 'gate', 'false'],
  ['fork-measure', 'measure', 'false'],
  ['sharded-matrix', 'part', 'false'],
])(
  'with the mode of %s.yml, job %s, a run on the default branch saves its baseline: %s',
  async (example, job, saved) => {
    const result = await pushWith(modeOf(example, job));
    expect(result.outputs['baseline-saved'], result.text).toBe(saved);
    if (saved === 'false')
      expect(result.text).toContain("Baseline not saved: the workflow's cache-mode is read");
  },
);
