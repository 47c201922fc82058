import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { NO_OVERRIDES } from '../../src/model/override.ts';
import type { Plan } from '../../src/model/plan.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { policyOf } from '../../src/plan/policy.ts';
import { EVERYTHING } from '../../src/plan/select.ts';
import { loadLines } from '../../src/report/load.ts';

const PAYLOAD = `\${payload}`;
const configOf = (scenario: string, top = '') => {
  const parsed = parseConfig(`version: 1\n${top}scenarios:\n  api:\n    ${scenario}\n`, 'stress.yml');
  if ('config' in parsed) return parsed.config;
  throw new Error(parsed.problems.map(({ message }) => message).join(' · '));
};
const planOf = (scenario: string, seed = 1, top = ''): Plan =>
  makePlan(configOf(scenario, top), {
    ...{ configFile: 'stress.yml', fallbackSuite: 'repo', selection: EVERYTHING, seed },
    ...{ budgetMs: null, samples: null, durationMs: null },
  });
const idsOf = (plan: Plan): readonly string[] => plan.scenarios.map(({ id }) => id);

const GRID =
  'command: ./x\n    load: { duration: 2s, factors: { rate: [5/s, 50/s], payload: [1KB, 1500B] } }';

describe('the cells of a grid', () => {
  test('are one scenario each, in an order that the seed draws', () => {
    const plans = [1, 2, 3, 4, 5].map(seed => idsOf(planOf(GRID, seed)));
    for (const ids of plans)
      expect([...ids].sort()).toEqual([
        'api[rate=5/s,payload=1500B]',
        'api[rate=5/s,payload=1KB]',
        'api[rate=50/s,payload=1500B]',
        'api[rate=50/s,payload=1KB]',
      ]);
    expect(idsOf(planOf(GRID, 1))).toEqual(plans[0]);
    expect(new Set(plans.map(String)).size).toBeGreaterThan(1);
  });

  test('have their levels, their load and what the workload is told', () => {
    const [cell] = planOf(GRID).scenarios.filter(({ id }) => id === 'api[rate=50/s,payload=1500B]');
    expect(cell).toMatchObject({
      name: 'api',
      levels: { rate: '50/s', payload: '1500B' },
      load: { model: 'open', curve: { pieces: [{ durationMs: 2000, from: 50, to: 50 }] } },
      driver: { env: { STRESS_PAYLOAD: '1500' } },
    });
  });

  test('have digests of their own', () => {
    expect(new Set(planOf(GRID).scenarios.map(({ digest }) => digest)).size).toBe(4);
  });

  test('keep their levels at any intensity: they are chosen points', () => {
    expect([...idsOf(planOf(GRID, 1, 'intensity: extreme\n'))].sort()).toEqual(
      [...idsOf(planOf(GRID))].sort(),
    );
    const closed = 'command: ./x\n    load: { iterations: 10, factors: { concurrency: [2, 4] } }';
    const users = planOf(closed, 1, 'intensity: extreme\n').scenarios.map(
      ({ load }) => load.model === 'closed' && load.users,
    );
    expect([...users].sort()).toEqual([2, 4]);
  });

  test('are each held to the limits of the scenario', () => {
    const limited = `${GRID}\n    thresholds: { errors.rate: { max: 1% } }`;
    const plan = planOf(limited);
    const { thresholds } = policyOf(configOf(limited), plan, {
      ...{ against: null, failOn: null, watchHistory: false, overrides: NO_OVERRIDES },
    });
    expect(idsOf(plan).map(id => thresholds[id]?.[0])).toEqual(
      Array.from(
        { length: 4 },
        () => expect.objectContaining({ metric: 'errors.rate', max: 0.01 }) as unknown,
      ),
    );
  });

  test('are counted by a dry run', () => {
    expect(loadLines(planOf(GRID))[0]).toBe('api: a grid of 4 cells, in random order');
  });

  test('tell a worker and a function in their parameters', () => {
    const grid = 'load: { iterations: 5, factors: { payload: [1KB], mix: [read] } }';
    for (const driver of [
      'worker: { command: ./w, parameters: { a: 1 } }',
      'module: { file: m.js, parameters: { a: 1 } }',
    ])
      expect(planOf(`${driver}\n    ${grid}`).scenarios[0]?.driver).toMatchObject({
        parameters: { a: 1, payload: 1024, mix: 'read' },
        env: { STRESS_PAYLOAD: '1024', STRESS_MIX: 'read' },
      });
  });

  test('set users of a closed load, and places of an open one', () => {
    const loads = (load: string) =>
      planOf(`command: ./x\n    load: ${load}`).scenarios.map(cell => cell.load);
    expect(loads('{ iterations: 9, factors: { concurrency: [3] } }')).toMatchObject([
      { model: 'closed', users: 3 },
    ]);
    expect(loads('{ rate: 5/s, duration: 1s, factors: { concurrency: [3] } }')).toMatchObject([
      { model: 'open', maxInFlight: 3 },
    ]);
  });

  test('choose requests and give bodies their size', () => {
    const requests = `[{ url: "http://h/a", mixes: [read] }, { url: "http://h/b", method: POST, body: "<${PAYLOAD}>", mixes: [write] }, { url: "http://h/c" }]`;
    const plan = planOf(
      `http: ${requests}\n    load: { duration: 1s, factors: { mix: [read, write], payload: [2KB], connections: [4] } }`,
    );
    const shown = plan.scenarios.map(({ id, driver, load }) => [
      id,
      driver.kind === 'http' ? driver.requests.map(({ name, body }) => [name, body?.kind ?? null]) : null,
      load.model === 'closed' && load.users,
    ]);
    expect(shown.sort()).toEqual([
      [
        'api[payload=2KB,connections=4,mix=read]',
        [
          ['GET /a', null],
          ['GET /c', null],
        ],
        4,
      ],
      [
        'api[payload=2KB,connections=4,mix=write]',
        [
          ['POST /b', 'payload'],
          ['GET /c', null],
        ],
        4,
      ],
    ]);
    expect(JSON.stringify(plan)).not.toContain('mixes');
  });

  test('of a design of pairs have every pair, the lowest corner and the highest', () => {
    const factors = '{ concurrency: [8, 1, 4], payload: [1MB, 1KB, 64KB], mix: [c, a, b] }';
    const cells = planOf(`command: ./x\n    load: { factors: ${factors} }`).scenarios.map(
      ({ levels }) => levels ?? {},
    );
    expect(cells.length).toBeLessThan(16);
    const pairs = new Set(
      cells.flatMap(({ concurrency, payload, mix }) => [
        `${concurrency} ${payload}`,
        `${concurrency} ${mix}`,
        `${payload} ${mix}`,
      ]),
    );
    expect(pairs.size).toBe(27);
    expect(cells).toContainEqual({ concurrency: '1', payload: '1KB', mix: 'c' });
    expect(cells).toContainEqual({ concurrency: '8', payload: '1MB', mix: 'b' });
  });
});
