import { resolve } from 'node:path';
import type { ProcessPlan } from '../../model/plan.ts';
import { serviceEnvironment, withAddresses } from '../../model/service-reference.ts';
import { childEnvironment } from '../process/child-environment.ts';
import type { Command } from '../process/launch.ts';
import { MARKER } from '../process/marked.ts';
import { argumentsOf } from '../process/shell.ts';
import { temporaryEnvironment } from '../process/temporary-environment.ts';
import type { DriverContext, Opening } from './driver.ts';

/**
 * What is executed for `plan`. Addresses of services stand in variables, and in place of their references in lists and variables, never
 * in a string that a shell reads. `own` wins over the plan's variables.
 */
export function processCommand(
  plan: ProcessPlan,
  { scenario, tree, shell, nextMarker }: DriverContext,
  { temporary, addresses = new Map() }: Pick<Opening, 'temporary' | 'addresses'>,
  own: Readonly<Record<string, string>>,
): Command {
  const replaced = (text: string): string => withAddresses(text, addresses);
  const { command } = plan;
  return {
    argv: argumentsOf(typeof command === 'string' ? command : command.map(replaced), shell),
    cwd: resolve(tree.directory, plan.cwd),
    env: childEnvironment(tree.environment(), plan.passEnv, {
      ...(temporary === null ? {} : temporaryEnvironment(temporary)),
      ...serviceEnvironment(addresses),
      ...Object.fromEntries(Object.entries(plan.env).map(([name, value]) => [name, replaced(value)])),
      STRESS_SEED: String(scenario.seed),
      STRESS_SCENARIO: scenario.id,
      ...own,
      [MARKER]: nextMarker(),
    }),
  };
}
