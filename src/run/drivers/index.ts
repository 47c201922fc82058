import { commandDriver } from './command.ts';
import type { Driver, DriverContext } from './driver.ts';
import { httpDriver } from './http.ts';
import { moduleDriver } from './module.ts';
import { workerDriver } from './worker.ts';

/** The driver of a scenario. One of results does nothing: its files are read in `run/results.ts`. */
export function openDriver(context: DriverContext): Driver {
  const { driver, id } = context.scenario;
  switch (driver.kind) {
    case 'command':
      return commandDriver(driver, context);
    case 'http':
      return httpDriver(driver, context);
    case 'worker':
      return workerDriver(driver, context);
    case 'module':
      return moduleDriver(driver, context);
    case 'results':
      throw new Error(`The results of ${id} are read, not run`);
  }
}
