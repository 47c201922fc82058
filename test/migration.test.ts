import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlannedScenario } from '../src/model/plan.ts';
import { makePlan } from '../src/plan/plan.ts';
import { configOf } from './config/suite-text.ts';
import { FIXTURES } from './helpers/ingested.ts';
import { freshFolder, runPlan, samples, samplesOf } from './run/suite.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/migration.md'), 'utf8');
const suites = [...page.matchAll(/```yaml\n# stress\.yml\n(.*?)```/gs)].map(([, text = '']) =>
  configOf(text),
);

/** What the project's own command writes, by suite and scenario: a fixture of the tool, and where it is to lie (null: standard output). */
const WRITTEN: Readonly<Record<string, readonly [string, string | null]>> = {
  'opentelemetry-go/benchmarks': ['go-bench/go-1.26.8.txt', null],
  'servo/file-size': ['bmf/schema-0.5.json', 'size.json'],
  'servo/speedometer': ['bmf/schema-0.5.json', 'speedometer-1.json'],
  'glass/benchmarks': ['pytest-benchmark/pytest-benchmark-5.3.1.json', 'benchmarks.json'],
};

/** The scenario as it stands, but for the program that is not here: another one writes what it would. */
function standIn(scenario: PlannedScenario, suite: string, folder: string): PlannedScenario {
  const [fixture = '', place = null] = WRITTEN[`${suite}/${scenario.name}`] ?? [];
  const file = join(FIXTURES, fixture);
  if (scenario.driver.kind === 'results') {
    copyFileSync(file, join(folder, place ?? ''));
    return scenario;
  }
  if (scenario.driver.kind !== 'command') throw new Error(`${scenario.name} is run by no command`);
  const command = place === null ? `cat ${file}` : `cp ${file} ${place}`;
  return { ...scenario, driver: { ...scenario.driver, command }, samples: samples(1) };
}

/** The metrics that a suite of the page measures on the fixtures, with their first value. */
async function measured(index: number): Promise<Readonly<Record<string, number | undefined>>> {
  const config = suites[index];
  if (config === undefined) throw new Error('The page has no such suite');
  const folder = freshFolder();
  const suite = config.suite ?? '';
  const plan = makePlan(config, {
    configFile: 'stress.yml',
    fallbackSuite: suite,
    selection: { scenarios: [], categories: [], priorities: [], tags: [] },
    seed: 1,
    budgetMs: null,
    durationMs: null,
    samples: null,
  });
  const scenarios = plan.scenarios.map(scenario => standIn(scenario, suite, folder));
  const ran = await runPlan({ ...plan, setup: null, scenarios }, { workingDirectory: folder });
  return Object.fromEntries(
    ran.result.scenarios.flatMap(scenario =>
      scenario.metrics
        .filter(({ metric: { id } }) => /\.(?:time|file-size|allocated)$/.test(id))
        .map(({ metric: { id } }) => [`${scenario.id}: ${id}`, samplesOf(scenario, id)[0]]),
    ),
  );
}

describe('docs/migration.md', () => {
  test('has a valid suite for each of the three tools', () => {
    expect(suites.map(({ suite }) => suite)).toEqual(['opentelemetry-go', 'servo', 'glass']);
    for (const { thresholds } of suites) expect(thresholds['*.time']?.regression).toBe(0.05);
  });

  test('reads what `make test-bench` prints', async () => {
    expect(await measured(0)).toMatchObject({
      'benchmarks: BenchmarkJoin.time': expect.closeTo(195.96667, 4),
    });
  });

  test("reads the files of Bencher's own JSON", async () => {
    expect(await measured(1)).toMatchObject({
      'file-size: dist/main.js.file-size': expect.any(Number),
      'speedometer: parse.time': 88.5,
    });
  });

  test('reads what pytest-benchmark writes', async () => {
    const found = await measured(2);
    expect(Object.keys(found)).toContain('benchmarks: test_split.time');
  });
});
