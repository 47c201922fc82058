import { locateThread } from '../locate-thread.ts';
import type { MonitorOptions, MonitorThread } from './monitor.ts';
import { SamplerThread } from './sampler-thread.ts';

/** 4 Hz: at this rate ten processes cost well below 1 % of a core (bench/overhead/results.md). */
const DEFAULT_INTERVAL_MS = 250;

/**
 * Starts the sampler's thread and waits until it listens, so that the first watch loses nothing to its start. Never rejects: without
 * the thread every watch reports why its metrics are unavailable.
 */
export async function startMonitors(options: MonitorOptions = {}): Promise<MonitorThread> {
  const thread = new SamplerThread(
    () => locateThread('sampler', import.meta.url),
    options.intervalMs ?? DEFAULT_INTERVAL_MS,
  );
  await thread.ready();
  return thread;
}
