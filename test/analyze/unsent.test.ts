import { expect, test } from 'vitest';
import { unsentRequests } from '../../src/analyze/unsent.ts';
import type { HttpDriverPlan, HttpRequestPlan } from '../../src/model/http.ts';
import { builtInMetric } from '../../src/model/metric.ts';
import type { RunResult } from '../../src/model/result.ts';
import { MS, steady, viewOf } from '../helpers/views.ts';

const requestOf = (name: string | null): HttpRequestPlan => ({
  ...{ name, url: 'http://localhost/', method: 'GET', headers: {}, body: null, version: '1.1' },
  ...{ connections: 'reuse', timeoutMs: 1_000, weight: 1 },
  expect: { status: null, headers: {}, body: null, json: {} },
});

/** A run of requests of these names, of which some have ended. */
function runOf(names: readonly (string | null)[], ended: readonly string[], ok = 5): RunResult {
  const { result } = viewOf([
    { id: 'shop', metrics: [steady('time.wall', 100 * MS, 100 * MS, { interval: [0, 0] })] },
  ]);
  const driver: HttpDriverPlan = { kind: 'http', requests: names.map(requestOf), cwd: '.' };
  const metrics = ended.flatMap(name => {
    const metric = builtInMetric(`errors.rate@${name}`);
    return metric === undefined ? [] : [{ metric, samples: [0], invocations: [0] }];
  });
  return {
    ...result,
    plan: { ...result.plan, scenarios: result.plan.scenarios.map(planned => ({ ...planned, driver })) },
    scenarios: result.scenarios.map(scenario => ({ ...scenario, outcomes: { ok }, metrics })),
  };
}

test('a request of which none was sent is told', () => {
  const told = unsentRequests(runOf(['list', 'create'], ['list']));
  expect(told.map(({ text }) => text)).toEqual([
    'No request "create" was sent and ended in the measured time of 5 invocations: nothing here speaks for it',
  ]);
});

test.each([
  ['all were sent', runOf(['list', 'create'], ['list', 'create'])],
  ['there is one alone', runOf([null], [])],
  ['no invocation was ok, which is told of all', runOf(['list', 'create'], [], 0)],
])('nothing is told where %s', (_what, run) => {
  expect(unsentRequests(run)).toEqual([]);
});
