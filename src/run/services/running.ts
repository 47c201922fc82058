import type { Caveat } from '../../model/caveat.ts';
import type { ServicePlace } from '../../model/event.ts';
import type { ServiceEnding } from '../../model/service.ts';
import type { Journal } from '../journal.ts';
import type { TemporaryFolder } from '../process/scratch.ts';
import type { Instance } from './instance.ts';
import { death } from './readiness.ts';

/** A service that is ready, and for whom it was started. */
export interface Running {
  readonly instance: Instance;
  readonly place: ServicePlace;
  /** Of `performance.now()`, at its start. */
  readonly startedAtMs: number;
  readonly temporary: TemporaryFolder | null;
}

/**
 * Ends a running service and says how: `stopped`, `killed`, or `died` when it had ended by itself before. When this returns, nothing of
 * it lives, but for processes that cannot be killed, of which a caveat tells.
 */
export async function endRunning(
  running: Running,
  journal: Journal,
  hurry: AbortSignal,
): Promise<ServiceEnding> {
  const ending = await endingOf(running, journal, hurry);
  running.temporary?.remove();
  const aliveMs = performance.now() - running.startedAtMs;
  journal.emit({ type: 'service-ended', ...running.place, aliveMs, ending });
  return ending;
}

async function endingOf(
  { instance, place }: Running,
  journal: Journal,
  hurry: AbortSignal,
): Promise<ServiceEnding> {
  if (!instance.isLive()) {
    await death(instance);
    return { kind: 'died', reason: instance.endedHow() };
  }
  const { stopTimeoutMs } = instance.service;
  const { kind, stuck } = await instance.stop(stopTimeoutMs, hurry);
  if (stuck > 0) journal.caveat(stuckProcesses(place, stuck));
  if (kind === 'stopped') return { kind };
  // An interrupted run gives it less time than it was promised.
  if (!hurry.aborted) journal.caveat(deafService(place, stopTimeoutMs));
  return { kind, afterMs: stopTimeoutMs };
}

/** An end that no invocation has met. */
export const diedUnnoticed = ({ service, scenario }: ServicePlace, how: string): Caveat => ({
  code: 'service-died',
  text: `Its service ${service} ${how} after its last invocation`,
  advice: 'Look into its log: whatever ended it may be a consequence of the load',
  scenario,
});

const deafService = ({ service, scenario }: ServicePlace, afterMs: number): Caveat => ({
  code: 'service-killed',
  text: `Its service ${service} did not end within ${afterMs / 1000} s of SIGTERM and was killed`,
  advice: 'Let it end on SIGTERM, as it is asked to in production, or give it more time by `stopTimeout`',
  scenario,
});

const stuckProcesses = ({ service, scenario }: ServicePlace, stuck: number): Caveat => ({
  code: 'stuck-processes',
  text: `Its service ${service} has ${stuck} ${stuck === 1 ? 'process' : 'processes'} that could not be killed`,
  advice: 'Do not start processes of another user (sudo) from a service',
  scenario,
});
