import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlannedScenario } from '../../../src/model/plan.ts';
import type { ServicePlan } from '../../../src/model/service.ts';
import type { MonitorThread } from '../../../src/run/monitors/monitor.ts';
import { startMonitors } from '../../../src/run/monitors/monitors.ts';
import { sinceFirstReading } from '../../../src/run/monitors/since-first.ts';
import { runPlan, samples, samplesOf } from '../suite.ts';
import { ask, beside, http, planWith } from './suites.ts';

const MB = 2 ** 20;
const MS = 1e6;

let monitors: MonitorThread;
beforeAll(async () => {
  monitors = await startMonitors({ intervalMs: 20 });
});
afterAll(() => monitors.close());

const measure = async (
  command: string | readonly string[],
  count = 3,
  changes: Partial<ServicePlan> = {},
) => {
  const it: PlannedScenario = beside('it', ['api'], command, { samples: samples(count) });
  return (await runPlan(planWith([http(changes)], [it]), { monitors })).of('it');
};

describe('the resources of a scenario with services are those of its services', () => {
  test('CPU time is what the service used in each invocation, and not what the command did', async () => {
    // The command uses 600 ms of its own, which would be counted if it were watched too.
    const busy = `${process.execPath} -e "while (process.cpuUsage().user < 6e5) for (let n = 0; n < 1e6; n++);"; curl -s "$STRESS_SERVICE_API_URL/burn"`;
    const user = samplesOf(await measure(busy, 2), 'time.user');
    expect(user).toHaveLength(2);
    for (const value of user) {
      expect(value).toBeGreaterThanOrEqual(150 * MS);
      expect(value).toBeLessThan(600 * MS);
    }
  });

  test('memory is the peak within each invocation', async () => {
    // The command holds 300 MB, and the service keeps 1 MB more with each invocation.
    const large = `${process.execPath} -e "Buffer.alloc(300 * 2 ** 20, 1)"; curl -s "$STRESS_SERVICE_API_URL/grow"`;
    const peaks = samplesOf(await measure(large), 'memory.peak');
    expect(peaks).toHaveLength(3);
    for (const peak of peaks) expect(peak).toBeLessThan(250 * MB);
  });

  test('processes are the service, and neither its launcher nor the command', async () => {
    const result = await measure(ask(`\${api.url}/burn`));
    expect(samplesOf(result, 'processes.peak')).toEqual([1, 1, 1]);
    expect(samplesOf(result, 'fds.peak').every(count => count > 3)).toBe(true);
  });

  test('and of several the sum', async () => {
    const two = [http(), http({ name: 'other' })];
    const it = beside('it', ['api', 'other'], ask(`\${api.url}/burn`, `\${other.url}/burn`));
    const { of } = await runPlan(planWith(two, [it]), { monitors });
    expect(samplesOf(of('it'), 'processes.peak')).toEqual([2]);
    expect(samplesOf(of('it'), 'time.user')[0]).toBeGreaterThanOrEqual(300 * MS);
  });
});

describe('sinceFirstReading()', () => {
  test('counts totals from their first reading, each from its own, and passes on the rest', () => {
    const since = sinceFirstReading();
    expect(since({ cpuNs: 50, rssBytes: 7 })).toEqual({ cpuNs: 0, rssBytes: 7 });
    expect(since({ cpuNs: 70, contextSwitches: 9, rssBytes: 8 })).toEqual({
      cpuNs: 20,
      contextSwitches: 0,
      rssBytes: 8,
    });
    expect(since({ contextSwitches: 12 })).toEqual({ contextSwitches: 3 });
  });
});
