import type { ModuleDriverPlan } from '../../model/plan.ts';
import { findExecutable } from '../process/executable.ts';
import { MODULE_PROGRAM } from '../worker/module-program.ts';
import type { Driver, DriverContext } from './driver.ts';
import { workerDriver } from './worker.ts';

/**
 * One operation is one call of a function, in a worker of our own: a process, so that its memory and its crashes are its own. It runs
 * under the `node` of the workload's PATH; where there is none, under that of this program.
 */
export function moduleDriver(plan: ModuleDriverPlan, context: DriverContext): Driver {
  const { file, export: name, ...shared } = plan;
  const path = plan.env.PATH ?? context.tree.environment().PATH;
  const node = findExecutable('node', path) ?? process.execPath;
  const command = [node, '--expose-gc', '--input-type=module', '-e', MODULE_PROGRAM, file, name];
  return workerDriver({ ...shared, kind: 'worker', command, operation: null }, context);
}
