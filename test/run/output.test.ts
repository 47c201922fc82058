import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planOf, runPlan, samples, scenario } from './suite.ts';

describe('what a workload prints', () => {
  test('100 MB leave a log of at most 10 MB with the beginning, the end, and how much is missing', async () => {
    const ran = await runPlan(planOf([scenario('it', { command: ['node', 'flood.mjs', '100'] })]));
    expect(ran.of('it').outcomes).toEqual({ ok: 1 });
    const log = ran.file('logs/it.log');
    expect(statSync(join(ran.out, 'logs/it.log')).size).toBeLessThan(10.1 * 1024 ** 2);
    expect(log).toMatch(/^--- invocation 0\n0000000000 x+\n/);
    expect(log).toMatch(/\n--- 9\d{7} bytes left out here\n/);
    expect(log).toMatch(/the last line\n$/);
  });

  test('memory does not grow with what is printed: 300 MB cost less than half of that', async () => {
    const before = process.memoryUsage().rss;
    const ran = await runPlan(planOf([scenario('it', { command: ['node', 'flood.mjs', '300'] })]));
    expect(ran.of('it').outcomes).toEqual({ ok: 1 });
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 ** 2);
  });

  test('a program may open /dev/stderr: its output is a pipe, its input is empty', async () => {
    const ran = await runPlan(planOf([scenario('it', { command: ['./environment.sh'] })]));
    expect(ran.of('it').outcomes).toEqual({ ok: 1 });
    expect(ran.file('logs/it.log')).toMatch(/\nto stderr\nstdin \/dev\/null\n$/);
  });

  test('operations side by side stand in the log one after the other', async () => {
    const load = { model: 'closed', users: 3, iterations: 6, durationMs: null } as const;
    const command = 'for i in 1 2 3; do echo "$STRESS_ITERATION line $i"; sleep 0.01; done';
    const ran = await runPlan(planOf([scenario('it', { command, load })]));
    const blocks = ran
      .file('logs/it.log')
      .split(/\n?--- invocation 0, operation \d, user \d\n/)
      .slice(1);
    expect(blocks.map(block => block.trimEnd()).sort()).toEqual(
      [0, 1, 2, 3, 4, 5].map(n => `${n} line 1\n${n} line 2\n${n} line 3`),
    );
  });

  test('of every scenario goes to a log of its own, whatever its name', async () => {
    const ids = ['plain', '../../etc/passwd', 'a b', 'a_b', 'parse[users=4]'];
    const plan = planOf(ids.map(id => scenario(id, { command: 'echo "$STRESS_SCENARIO"' })));
    const ran = await runPlan(plan);
    const logs = ran.events.flatMap(event =>
      event.type === 'invocation-finished' ? [event.invocation.log] : [],
    );
    expect(new Set(logs).size).toBe(ids.length);
    expect(logs.map(log => ran.file(log).split('\n')[1])).toEqual(ids);
    expect(logs.every(log => /^logs\/[\w.=-]+\.log$/.test(log))).toBe(true);
    expect(existsSync(join(ran.out, 'logs/plain.log'))).toBe(true);
  });
});

describe('what a workload is told', () => {
  const SECRETS = {
    INPUT_TOKEN: 's',
    'INPUT_GITHUB-TOKEN': 's',
    STATE_X: 's',
    ACTIONS_RUNTIME_TOKEN: 's',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 's',
    GITHUB_TOKEN: 's',
    GH_TOKEN: 's',
    GITHUB_OUTPUT: '/o',
    GITHUB_ENV: '/e',
    GITHUB_PATH: '/p',
    GITHUB_STATE: '/s',
    GITHUB_STEP_SUMMARY: '/m',
    GITHUB_ARTIFACTS: '/a',
    GITHUB_ARTIFACTS_LIST: '/l',
  };

  async function environmentIn(
    driver: Parameters<typeof scenario>[1]['driver'],
  ): Promise<Map<string, string>> {
    const environment = { ...process.env, ...SECRETS, GITHUB_SHA: 'abc' };
    const plan = planOf([
      scenario('it', { command: ['./environment.sh'], ...(driver ? { driver } : {}), samples: samples(1) }),
    ]);
    const ran = await runPlan(plan, { environment });
    const lines = ran.file('logs/it.log').split('\n');
    return new Map(lines.map(line => [line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1)]));
  }

  test('never the secrets and command files of the action', async () => {
    const found = await environmentIn({});
    expect(Object.keys(SECRETS).filter(name => found.has(name))).toEqual([]);
    expect(found.get('GITHUB_SHA')).toBe('abc');
  });

  test('a variable that passEnv names, and no other', async () => {
    const found = await environmentIn({ passEnv: ['GH_TOKEN'] });
    expect(Object.keys(SECRETS).filter(name => found.has(name))).toEqual(['GH_TOKEN']);
  });

  test('its own variables, its seed, and where it stands', async () => {
    const found = await environmentIn({ env: { COLOUR: 'blue', STRESS_SEED: 'mine' } });
    expect(Object.fromEntries(found)).toMatchObject({
      COLOUR: 'blue',
      STRESS_SEED: '7',
      STRESS_SCENARIO: 'it',
      STRESS_USER: '0',
      STRESS_ITERATION: '0',
      STRESS_METRICS: expect.stringMatching(/metrics-0+$/),
    });
  });
});
