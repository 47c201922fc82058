import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Config } from '../src/config/config.ts';
import { applyIntensity } from '../src/config/intensity.ts';
import { parseConfig } from '../src/config/parse.ts';
import { NO_OVERRIDES } from '../src/model/override.ts';
import { thresholdFor } from '../src/model/policy.ts';
import { neededPlaces } from '../src/needed.ts';
import { limitRemarks } from '../src/plan/limit-remarks.ts';
import { makePlan } from '../src/plan/plan.ts';
import { policyOf } from '../src/plan/policy.ts';
import { EVERYTHING } from '../src/plan/select.ts';
import { replayFacts } from '../src/run/load/replay-facts.ts';
import { requirePlaces } from '../src/run/needed-places.ts';
import { medianInterval } from '../src/stats/median-interval.ts';

/** Every suite of the pages and of the examples: a reader who copies one must not meet an error, or wait for what cannot come. */
const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const isSuite = (text: string): boolean => {
  const written = parse(text);
  return typeof written === 'object' && written !== null && 'scenarios' in written;
};

const pages = ['README.md', ...globSync('docs/*.md', { cwd: ROOT })].sort();
const shown = pages.flatMap(page =>
  [...read(page).matchAll(/^```yaml\n([\s\S]+?)^```/gm)]
    .map(([, text = '']) => text)
    .filter(isSuite)
    .map((text, index) => ({ name: `${page}, suite ${index + 1}`, text })),
);
const files = globSync('examples/**/*.yml', { cwd: ROOT })
  .filter(file => !/node_modules|\.stress|upstream/.test(file))
  .sort()
  .filter(file => isSuite(read(file)));
const suites = [...shown, ...files.map(file => ({ name: file, text: read(file) }))];

function configOf(name: string, text: string): Config {
  const parsed = parseConfig(text, name);
  if ('problems' in parsed) throw new Error(parsed.problems.map(({ message }) => message).join(' · '));
  return parsed.config;
}

function planned(config: Config) {
  const plan = makePlan(applyIntensity(config), {
    ...{ configFile: 'stress.yml', fallbackSuite: 'shown', selection: EVERYTHING },
    ...{ seed: null, budgetMs: null, samples: null, durationMs: null },
  });
  const given = { against: null, failOn: null, watchHistory: false, overrides: NO_OVERRIDES };
  return { plan, policy: policyOf(config, plan, given) };
}

test('there are suites to look at', () => {
  expect(shown.length).toBeGreaterThan(10);
  expect(files).toContain('examples/http/injected.yml');
});

describe.each(suites)('$name', ({ name, text }) => {
  test('is valid, and its plan leaves no limit unanswered that it knows of', () => {
    const { plan, policy } = planned(configOf(name, text));
    expect(limitRemarks(plan, policy)).toEqual([]);
  });

  test('takes as many samples as a limit on a time needs', () => {
    const { plan, policy } = planned(configOf(name, text));
    const blind = plan.scenarios.filter(({ id, samples, leaks, search, repeat }) => {
      if (leaks || search !== undefined || repeat !== undefined) return false;
      const limit = thresholdFor(policy.thresholds[id] ?? [], 'latency.p95', 'ns');
      const values = Array.from({ length: samples.max }, (_, index) => index);
      const { high } = medianInterval(values, 1 - 0.05 / samples.looks.length);
      return (limit?.max ?? null) !== null && high === null;
    });
    expect(blind.map(({ id }) => id)).toEqual([]);
  });
});

test.each(files.map(file => ({ file })))('$file finds the files that it names', async ({ file }) => {
  const config = configOf(file, read(file));
  const folder = join(ROOT, dirname(file));
  await requirePlaces(neededPlaces({ ...config, setup: null }), folder);
  const replays = config.scenarios.flatMap(({ load }) =>
    load.model === 'open' && load.shape.kind === 'replay' ? [load.shape.file] : [],
  );
  await replayFacts(replays, folder);
});
