import type { ClosedLoad } from '../../model/plan.ts';

/** Says when the next operation starts. Pure arithmetic on what the caller's clock and counters tell; it has no clock itself. */
export interface Pacer {
  /** `start` now, or `stop`: no more operations in this invocation. */
  next(elapsedMs: number, started: number): 'start' | 'stop';
}

/** Closed model: a user starts its next operation as soon as its last has ended, until the number or the time is reached. */
export function closedPacer({ iterations, durationMs }: ClosedLoad): Pacer {
  return {
    next: (elapsedMs, started) =>
      started >= (iterations ?? Infinity) || elapsedMs >= (durationMs ?? Infinity) ? 'stop' : 'start',
  };
}
