import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parseBaseline } from '../../src/baseline/parse-baseline.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { damagedTexts, wrongDocuments } from '../baseline/mutations.ts';
import { baseline, SUITE } from '../baseline/samples.ts';
import { cli, type Finished, temporaryFolder } from '../helpers/command-line.ts';

/** Two hundred spoiled files through the real command line: a hundred suites and a hundred baselines, the same ones every time. */
const SEED = 20_261_121;
const EACH = 100;

const folder = temporaryFolder();
afterAll(folder.dispose);

const CONFIG = {
  version: 1,
  suite: SUITE,
  seed: 42,
  budget: '10m',
  policy: { against: 'baseline', vanished: 'fail' },
  thresholds: { 'memory.peak': { max: '512MB' } },
  scenarios: {
    parse: {
      category: 'computational',
      priority: 'P0',
      covers: ['AC-1'],
      command: ['true'],
      timeout: '5s',
      samples: { warmup: 0, min: 6, max: 6 },
      load: { users: [1, 2], iterations: 8 },
      thresholds: { 'time.wall': { regression: '5%', floor: '2ms' } },
    },
  },
};

const configText = JSON.stringify(CONFIG, null, 2);
const spoiledConfigs = [
  ...wrongDocuments(CONFIG, 3 * EACH, SEED).map(({ text }) => text),
  ...damagedTexts(configText, 3 * EACH, SEED),
]
  .filter((text, i, all) => all.indexOf(text) === i && 'problems' in parseConfig(text, 'stress.yml'))
  .filter((_, i, all) => i % Math.floor(all.length / EACH) === 0)
  .slice(0, EACH);

const origin = { suite: SUITE, source: 'baseline.json' };
const spoiledBaselines = [
  ...wrongDocuments(baseline(), 2 * EACH, SEED).map(({ text }) => text),
  ...damagedTexts(JSON.stringify(baseline()), 2 * EACH, SEED),
]
  .filter((text, i, all) => all.indexOf(text) === i && parseBaseline(text, origin).kind === 'unreadable')
  .filter((_, i, all) => i % Math.floor(all.length / EACH) === 0)
  .slice(0, EACH);

/** What every refusal has: exit code 2, a place, no stack, no internal word. */
function expectRefusal(result: Finished, place: RegExp, text: string): void {
  const said = `${result.stdout}${result.stderr}`;
  expect({ code: result.code, text }).toEqual({ code: 2, text });
  expect(said).toMatch(place);
  expect(said).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  expect(said).not.toMatch(/undefined|\[object Object\]|ZodError|This is a bug/);
}

async function eachOf(
  texts: readonly string[],
  check: (text: string, index: number) => Promise<void>,
): Promise<void> {
  const queue = [...texts.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await check(next[1], next[0]);
  };
  await Promise.all([work(), work()]);
}

test('a hundred spoiled suites: exit 2, each problem with its line', async () => {
  expect(spoiledConfigs).toHaveLength(EACH);
  await eachOf(spoiledConfigs, async (text, index) => {
    const file = `config-${index}.yml`;
    writeFileSync(join(folder.path, file), text);
    expectRefusal(await cli(['validate', file], folder.path), new RegExp(`${file}(:\\d+:\\d+|:)`), text);
  });
});

test('a hundred spoiled baselines: exit 2, where in the file, found and expected', async () => {
  expect(spoiledBaselines).toHaveLength(EACH);
  writeFileSync(join(folder.path, 'stress.yml'), configText);
  await eachOf(spoiledBaselines, async (text, index) => {
    const file = `baseline-${index}.json`;
    writeFileSync(join(folder.path, file), text);
    const result = await cli(['run', '--baseline', file, '--out', `out-${index}`], folder.path);
    expectRefusal(result, new RegExp(`${file}: .*(found|expected|at |line|position|character|ends)`), text);
  });
});
