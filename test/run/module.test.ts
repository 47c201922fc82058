import { describe, expect, test } from 'vitest';
import type { ModuleDriverPlan, PlannedScenario } from '../../src/model/plan.ts';
import { planOf, type Ran, runPlan, samplesOf, scenario } from './suite.ts';

const LOAD = { model: 'closed', users: 1, iterations: 8, durationMs: null } as const;

const runModule = (
  name: string,
  driver: Partial<ModuleDriverPlan> = {},
  changes: Partial<PlannedScenario> = {},
): Promise<Ran> =>
  runPlan(
    planOf([
      {
        ...scenario('it', { command: ['true'], load: LOAD }),
        driver: {
          kind: 'module',
          file: './functions.mjs',
          export: name,
          parameters: {},
          warmup: 0,
          cwd: '.',
          env: {},
          expectExitCodes: [0],
          passEnv: [],
          ...driver,
        },
        ...changes,
      },
    ]),
  );

describe('a function of a module', () => {
  test('is called once for each operation, with its parameters and the number of the operation', async () => {
    const ran = await runModule('default', { parameters: { size: 12 } });
    const it = ran.of('it');
    expect(it.outcomes).toEqual({ ok: 1 });
    expect(samplesOf(it, 'size')).toEqual([12]);
    expect(samplesOf(it, 'even')).toEqual([0.5]);
    expect(ran.file('logs/it.log')).toContain('hello from the function');
    expect(it.problems).toEqual([]);
  });

  test('is waited for where it is async, and is called side by side for several users', async () => {
    const load = { ...LOAD, users: 4, iterations: 40 };
    const it = (await runModule('later', {}, { load })).of('it');
    expect(it.operations).toEqual({ ok: 40, failed: 0 });
    expect(samplesOf(it, 'latency.p50')[0]).toBeGreaterThan(0.9e6);
  });

  test('fails an operation by throwing', async () => {
    const it = (await runModule('odd')).of('it');
    expect(it.operations).toEqual({ ok: 4, failed: 4 });
    expect(it.failures[0]).toMatchObject({ outcome: { kind: 'error', error: 'RangeError: odd 1' } });
  });

  test('may write to stdout, which is the log', async () => {
    const ran = await runModule('chatty');
    expect(ran.of('it').operations).toEqual({ ok: 8, failed: 0 });
    expect(ran.file('logs/it.log')).toContain('........');
  });

  test('gets the seed of its scenario', async () => {
    expect(samplesOf((await runModule('seeded')).of('it'), 'seed')).toEqual([7]);
  });

  test('ends the invocation when it ends the process', async () => {
    expect((await runModule('exit')).of('it').outcomes).toEqual({ failed: 1 });
  });

  test('is seen to leak by heaps after collections', async () => {
    const load = { ...LOAD, iterations: 4000 };
    const it = (await runModule('leak', {}, { load, leaks: true })).of('it');
    expect(it.checkpoints?.operations).toHaveLength(40);
    const [leak = 0] = samplesOf(it, 'memory.leak');
    expect(leak / 8e6).toBeGreaterThan(0.9);
    expect(leak / 8e6).toBeLessThan(1.1);
  });
});

test.each([
  [
    'an export that is none',
    { export: 'nothing' },
    /functions\.mjs exports no function "nothing"; it has chatty, default, exit, later, leak, odd/,
  ],
  ['an export that is no function', { export: 'version' }, /exports no function "version"/],
  ['a file that is not there', { file: './no-such.mjs' }, /Cannot find module '.*no-such\.mjs'/],
])('%s is told', async (_what, driver, message) => {
  const it = (await runModule('default', driver)).of('it');
  expect(it.outcomes).toEqual({ error: 1 });
  expect(it.failures[0]?.excerpt ?? '').toBe('');
  expect(it.failures[0]?.outcome).toMatchObject({ kind: 'error', error: expect.stringMatching(message) });
});
