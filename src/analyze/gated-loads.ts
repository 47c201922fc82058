import type { Load } from '../model/load.ts';
import { unqualified } from '../model/metric.ts';
import { BEFORE_SPIKE, SPIKE } from '../model/recovery.ts';
import { risingPart } from '../model/rising-load.ts';

/** Elapsed time is the input of a load of fixed duration; what it achieves is the output. */
const OF_ALL: ReadonlySet<string> = new Set(['throughput', 'latency.p50', 'memory.peak']);
/** Of each measured phase, where there are several: in the whole a phase that is short, and gets much worse, is hidden behind a long one. */
const OF_PHASES: ReadonlySet<string> = new Set(['throughput', 'latency.p50']);

/**
 * Whether a metric of a load of fixed duration is compared by default: what it achieved, in all and by phase, and what its shape was made to
 * find out. The rates of a staircase are phases, too, but one question: `load.saturation` answers it, and each of them would cost the others power.
 */
export function gatesOfLoad(id: string, load: Load): boolean {
  if (OF_ALL.has(id)) return true;
  const rises = load.model === 'open' && risingPart(load.curve) !== null;
  if (id === 'load.saturation') return rises;
  const phases = load.phases?.filter(({ measure }) => measure).map(({ name }) => name) ?? [];
  if (id === 'recovery.time') return load.model === 'open' && hasSpike(load);
  const { id: whole, part } = unqualified(id);
  return !rises && OF_PHASES.has(whole) && part !== null && phases.includes(part);
}

const hasSpike = ({ phases = [] }: Load): boolean =>
  [BEFORE_SPIKE, SPIKE].every(phase => phases.some(({ name }) => name === phase));
