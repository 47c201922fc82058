import type { ClosedLoad } from '../../model/plan.ts';
import { closedPacer } from './pacer.ts';

/** One operation to be done now by `user`; `iteration` counts from 0 over all users. `stop`: no more are wanted. */
export type Operate = (user: number, iteration: number) => Promise<'go-on' | 'stop'>;

/** Runs one trial of a closed load: `users` loops side by side. Returns when all operations have ended. */
export async function runClosed(load: ClosedLoad, operate: Operate, now: () => number): Promise<void> {
  const pacer = closedPacer(load);
  const startMs = now();
  let started = 0;
  let wanted = true;
  const loop = async (user: number): Promise<void> => {
    // At least one operation whatever the clock says: a trial without one measured nothing.
    while (wanted && pacer.next(started === 0 ? 0 : now() - startMs, started) === 'start') {
      if ((await operate(user, started++)) === 'stop') wanted = false;
    }
  };
  await Promise.all(Array.from({ length: load.users }, (_, user) => loop(user)));
}
