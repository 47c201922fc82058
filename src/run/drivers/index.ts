import { commandDriver } from './command.ts';
import type { Driver, DriverContext } from './driver.ts';

/** Every kind of driver a plan can name. */
const DRIVERS = { command: commandDriver } as const;

/** The driver of a scenario. */
export const openDriver = (context: DriverContext): Driver =>
  DRIVERS[context.scenario.driver.kind](context.scenario.driver, context);
