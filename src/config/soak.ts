import { builtInMetric } from '../model/metric.ts';
import type { SamplesConfig } from './config.ts';
import { DEFAULTS } from './defaults.ts';

/** Whether a scenario is a soak: it says so, or it limits a leak. `metrics` are those of its thresholds. */
export const isSoak = (leaks: unknown, metrics: Iterable<string>): boolean =>
  typeof leaks === 'boolean' ? leaks : [...metrics].some(isLeakMetric);

const isLeakMetric = (id: string): boolean =>
  builtInMetric(id)?.kind === 'slope' && /\.(leak|growth)$/.test(id);

/** Samples of a soak, whose runs are long: few, and twice the fewest where those leave it open. `written` has only what was written. */
export function soakSamples(written: Partial<SamplesConfig>): SamplesConfig {
  const samples = { ...DEFAULTS.soak, ...written };
  return { ...samples, max: written.max ?? 2 * samples.min };
}
