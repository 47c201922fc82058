import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandDriverPlan } from '../../src/model/plan.ts';
import type { ScenarioResult } from '../../src/model/result.ts';
import type { MonitorThread } from '../../src/run/monitors/monitor.ts';
import { startMonitors } from '../../src/run/monitors/monitors.ts';
import type { RunOptions } from '../../src/run/run.ts';
import { freshFolder, runOne, samples, samplesOf } from './suite.ts';

let monitors: MonitorThread;
beforeAll(async () => {
  monitors = await startMonitors();
});
afterAll(() => monitors.close());

const value = (it: ScenarioResult, metric: string) => samplesOf(it, metric)[0] ?? Number.NaN;

describe('a soak', () => {
  test('gives a growth and a leak of memory, descriptors and temporary files', { retry: 2 }, async () => {
    const it = await runOne({ command: ['node', 'soak.mjs', '4000'], leaks: true }, { monitors });
    expect(it.problems).toEqual([]);
    expect(value(it, 'memory.leak')).toBeCloseTo(10 * 1024, 3);
    expect(it.checkpoints?.operations[0]).toBe(100);
    // A descriptor and a file for every 100 operations; when the samples fall depends on the machine.
    expect(value(it, 'fds.leak')).toBeGreaterThan(2);
    expect(value(it, 'fds.leak')).toBeLessThan(40);
    // Where the folder could be read too seldom, that is said: what grows never looks still.
    const files = it.unavailable.find(one => one.metric === 'files.leak');
    if (files === undefined) expect(value(it, 'files.leak')).toBeGreaterThan(2);
    else expect(files.reason).toMatch(/^needs 20 readings, this invocation gave/);
    expect(it.series?.columns.files?.at(-1)).toBeGreaterThan(20);
    expect(value(it, 'threads.growth')).toBe(0);
  });

  test('that is too short says for each metric what it takes', async () => {
    const it = await runOne({ command: ['node', 'soak.mjs', '150', 'without'], leaks: true }, { monitors });
    const reasons = new Map(it.unavailable.map(one => [one.metric, one.reason]));
    expect(reasons.get('memory.leak')).toMatch(/^needs 20 readings, this invocation gave/);
    expect(reasons.get('fds.growth')).toMatch(/let it run for \d+ s or more$/);
  });

  test('of many processes has no curve of checkpoints', async () => {
    const it = await runOne({
      command: 'echo "checkpoint operations=$((STRESS_ITERATION + 1)) fds=3" >> $STRESS_METRICS',
      load: { model: 'closed', users: 1, iterations: 3, durationMs: null },
    });
    expect(it).toMatchObject({ checkpoints: null, problems: [], outcomes: { ok: 1 } });
  });
});

test('a scenario that is no soak is silent about growth where it was too short', async () => {
  const it = await runOne({ command: ['true'] }, { monitors });
  expect(it.unavailable.filter(one => /growth|leak/.test(one.metric))).toEqual([]);
});

describe('the folder for temporary files', () => {
  const TELL = 'echo "$TMPDIR|$TMP|$TEMP" >> $TOLD';

  /** Runs a scenario that tells what it was told: the three variables of each invocation. */
  async function told(
    changes: Omit<Parameters<typeof runOne>[0], 'driver'>,
    driver: Partial<CommandDriverPlan> = {},
    options: Partial<RunOptions> = {},
  ): Promise<string[][]> {
    const file = join(freshFolder(), 'told');
    const env = { ...driver.env, TOLD: file };
    const it = await runOne({ ...changes, driver: { ...driver, env } }, options);
    expect(it.outcomes).toEqual({ ok: it.metrics[0]?.samples.length });
    return readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map(line => line.split('|'));
  }

  test('is fresh for each invocation, told in three variables, and removed with what is in it', async () => {
    const lines = await told({ command: `${TELL}; mkdir "$TMPDIR/left"`, samples: samples(3) });
    const paths = lines.map(names => {
      expect(new Set(names).size).toBe(1);
      return names[0] ?? '/';
    });
    expect(paths.map(path => existsSync(path))).toEqual([false, false, false]);
    expect(new Set(paths).size).toBe(3);
    expect(new Set(paths.map(path => path.length)).size).toBe(1);
  });

  test.each([
    ['a link to a folder outside', (outside: string) => `ln -s ${outside} "$TMPDIR/link"`],
    [
      'a folder that was closed',
      () => 'mkdir -p "$TMPDIR/a/b"; touch "$TMPDIR/a/b/c"; chmod 500 "$TMPDIR/a/b" "$TMPDIR/a"',
    ],
    ['another thing put in its place', (outside: string) => `rmdir "$TMPDIR"; ln -s ${outside} "$TMPDIR"`],
  ])('is removed safely with %s in it', async (_, command) => {
    const outside = freshFolder();
    const [names] = await told({ command: `touch ${outside}/kept; ${command(outside)}; ${TELL}` });
    expect(existsSync(names?.[0] ?? '/')).toBe(false);
    expect(existsSync(join(outside, 'kept'))).toBe(true);
  });

  test.each([
    ['sets its own', { env: { TMPDIR: '/var/tmp' } }, ['/var/tmp', '', '']],
    ['has the user’s passed on', { passEnv: ['TMPDIR'] }, ['/dev/shm', '', '']],
  ] as const)('stays away from a scenario that %s', async (_, driver, names) => {
    const environment = { PATH: process.env.PATH ?? '', TMPDIR: '/dev/shm' };
    expect(await told({ command: TELL }, driver, { environment })).toEqual([names]);
  });
});
