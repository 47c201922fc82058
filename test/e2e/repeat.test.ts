import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { View } from '../../src/model/view.ts';
import { cli, temporaryFolder } from '../helpers/command-line.ts';

const folder = temporaryFolder();
afterAll(folder.dispose);

const SUITE = `version: 1
suite: shop
seed: 5
scenarios:
  flaky:
    command: test $((STRESS_SEED % 3)) -ne 0 || { echo "error, lost $STRESS_RUN of the items"; exit 1; }
    repeat: { runs: 15, parallel: 3, vary: { seed: true, cpus: [1, all] } }
  quick:
    command: "true"
    samples: { warmup: 0, min: 3, max: 3 }
`;

/** A folder with the suite in it. */
function project(name: string): string {
  const path = join(folder.path, name);
  mkdirSync(path);
  writeFileSync(join(path, 'stress.yml'), SUITE);
  return path;
}

const read = (path: string): View => JSON.parse(readFileSync(join(path, '.stress/results.json'), 'utf8'));

function repetitionIn({ result }: View) {
  const found = result.scenarios.find(({ id, arm }) => id === 'flaky' && arm === 'head')?.repetition;
  if (found === undefined) throw new Error('flaky was not repeated');
  return found;
}

describe('run of a suite with a repeated test', () => {
  const path = project('shop');

  test('says how each run ended, fails, and makes a failing run again', { timeout: 60_000 }, async () => {
    const ran = await cli(['run', '--scenario', 'flaky'], path);
    expect(ran.stderr).toMatch(/flaky · run \d+ of 15/);
    expect(ran.stderr).toMatch(/flaky: 15 runs, \d+ failed/);
    expect(ran.code).toBe(1);
    const { runs, tests, seeds } = repetitionIn(read(path));
    const [{ endings = '', failures = [] } = {}] = tests;
    expect(runs).toHaveLength(15);
    expect(endings).toMatch(/^(?=.*F)(?=.*\.)[F.]{15}$/);
    // The numbers in the message differ, and the failures are one.
    expect(failures).toHaveLength(1);
    const run = failures[0]?.firstRun ?? -1;

    const again = await cli(['run', '--scenario', 'flaky', '--repetition', String(run)], path);
    expect(again.stderr).toContain(`flaky · run ${run} again`);
    expect(again.code).toBe(1);
    const one = repetitionIn(read(path));
    expect([one.runs, one.seeds, one.tests[0]?.endings]).toEqual([[run], [seeds[run]], 'F']);
    expect(one.tests[0]?.failures[0]?.signature).toBe(failures[0]?.signature);
  });

  test('is reported again from its recording and from its results', { timeout: 60_000 }, async () => {
    const ran = await cli(['run', '--scenario', 'flaky', '--samples', '4'], path);
    const before = repetitionIn(read(path));
    expect(before.runs).toEqual([0, 1, 2, 3]);
    const report = await cli(['report', join(path, '.stress/events.ndjson'), '--format', 'json'], path);
    expect(report.code).toBe(ran.code);
    expect(repetitionIn(JSON.parse(report.stdout))).toEqual(before);
    const stored = await cli(['report', join(path, '.stress/results.json'), '--format', 'json'], path);
    expect(repetitionIn(JSON.parse(stored.stdout))).toEqual(before);
  });

  test('repeats the head once, the base for its failures, and takes pairs of what is measured', {
    timeout: 60_000,
  }, async () => {
    const base = project('base');
    const ran = await cli(['run', '--against', base], path);
    expect(ran.stderr).not.toContain('bug of');
    const { result, rounds } = read(path);
    expect(repetitionIn({ result } as View).runs).toHaveLength(15);
    expect(rounds.map(({ plan }) => plan.scenarios.map(({ id }) => id))).toEqual([['flaky', 'quick']]);
    const again = rounds.flatMap(({ scenarios }) => scenarios.filter(({ id }) => id === 'flaky'));
    expect(again.map(({ arm, repetition }) => [arm, repetition?.runs.length])).toEqual([
      ['head', undefined],
      ['base', 15],
    ]);
  });
});

describe('run refuses', () => {
  const path = project('refused');
  test.each([
    [['--repetition', '3'], 'Cannot run only repetition 3 of quick: without `repeat` there are none'],
    [['--repetition', '-1'], 'Cannot read --repetition -1: allowed are whole numbers from 0 on'],
    [['--samples', '20000'], 'Cannot run flaky 20000 times: at most 10000 repetitions are followed'],
  ])('%j', async (flags, message) => {
    const { code, stderr } = await cli(['run', ...flags], path);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test('doctor --aa of a suite that has nothing to pair', async () => {
    const { code, stderr } = await cli(['doctor', '--aa', '--scenario', 'flaky'], path);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Cannot hold the suite against itself')]);
  });
});
