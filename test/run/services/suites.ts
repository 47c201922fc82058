import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan, PlannedScenario } from '../../../src/model/plan.ts';
import type { ServicePlan } from '../../../src/model/service.ts';
import { planOf, scenario } from '../suite.ts';

/** A language for tests of services: real programs, on loopback. */

export const SERVICES = join(import.meta.dirname, '../../fixtures/services');

/** A service that is ready when its port is, with five seconds for anything. */
export const service = (
  name: string,
  changes: Partial<ServicePlan> & Pick<ServicePlan, 'command'>,
): ServicePlan => ({
  name,
  cwd: '.',
  env: {},
  needs: [],
  ready: { kind: 'port' },
  readyTimeoutMs: 15_000,
  stopTimeoutMs: 5_000,
  scope: 'scenario',
  ...changes,
});

/** The HTTP service of the fixtures. */
export const http = (changes: Partial<ServicePlan> = {}): ServicePlan =>
  service('api', {
    command: [process.execPath, join(SERVICES, 'http.mjs')],
    ready: { kind: 'http', target: '/health' },
    ...changes,
  });

/** A command that asks addresses, which may hold references. */
export const ask = (...addresses: readonly string[]): readonly string[] => [
  process.execPath,
  join(SERVICES, 'ask.mjs'),
  ...addresses,
];

/** A scenario beside the services of these names. */
export const beside = (
  id: string,
  names: readonly string[],
  command: PlannedScenario['driver'] extends infer _ ? string | readonly string[] : never,
  changes: Partial<Omit<PlannedScenario, 'driver'>> = {},
): PlannedScenario => scenario(id, { command, services: names, ...changes });

export const planWith = (
  services: readonly ServicePlan[],
  scenarios: readonly PlannedScenario[],
  changes: Partial<Plan> = {},
): Plan => planOf(scenarios, { services, ...changes });

/** Live processes whose command line has `text`, other than this one. */
export const processesWith = (text: string): readonly number[] =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(pid => commandLine(pid).includes(text))
    .map(Number);

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
