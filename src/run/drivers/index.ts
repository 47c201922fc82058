import { commandDriver } from './command.ts';
import type { Driver, DriverContext } from './driver.ts';

/** Every kind of driver that does something. */
const DRIVERS = { command: commandDriver } as const;

/** The driver of a scenario. One of results does nothing: its files are read in `run/results.ts`. */
export function openDriver(context: DriverContext): Driver {
  const { driver, id } = context.scenario;
  if (driver.kind === 'results') throw new Error(`The results of ${id} are read, not run`);
  return DRIVERS[driver.kind](driver, context);
}
