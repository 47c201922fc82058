import type { Load } from '../../model/load.ts';

/** Points over one run of a soak: as many as a trend and its picture need. */
const POINTS = 40;

/**
 * Says when a checkpoint is due: 40 over the load, evenly by operations where it has a number of them, else by time. The first comes
 * right at the start, so that growth has a level to start from.
 */
export function checkpointSchedule({ iterations, durationMs }: Load, nowMs: () => number): () => boolean {
  const startedMs = nowMs();
  const end = iterations ?? durationMs ?? 1;
  let done = 0;
  let taken = 0;
  return () => {
    const reached = iterations === null ? nowMs() - startedMs : done++;
    if (reached < (taken * end) / POINTS) return false;
    taken += 1;
    return true;
  };
}
