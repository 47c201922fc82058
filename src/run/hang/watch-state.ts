import type { DetectorState } from '../../model/detected.ts';
import type { Observation } from './observation.ts';
import type { TreeReader } from './read-tree.ts';

interface Watched {
  readonly reader: TreeReader;
  readonly observation: Observation;
}

/** Whether a watch could have found a hang, and what that rests on. `trouble`: what kept it from looking, as the kernel says it. */
export function watchState(tree: Watched | null, intervalMs: number, trouble: string | null): DetectorState {
  const inactive = (evidence: string): DetectorState => ({ detector: 'hang', active: false, evidence });
  if (tree === null) return inactive('no process was started');
  const hindrance = tree.reader.blindness ?? trouble;
  if (hindrance !== null) return inactive(`what its threads wait for could not be read: ${hindrance}`);
  return { detector: 'hang', active: true, evidence: evidenceOf(tree.observation, intervalMs) };
}

function evidenceOf({ looks, mostThreads, longestSilenceMs }: Observation, intervalMs: number): string {
  const interval = `${intervalMs / 1000} s`;
  if (looks === 0) return `it ended by itself within ${interval}, before the first snapshot`;
  const threads = mostThreads === 1 ? '1 thread' : `${mostThreads} threads`;
  const silence = Math.round(longestSilenceMs / 100) / 10;
  return `${looks} snapshots of up to ${threads}, one every ${interval}; the longest time without progress was ${silence} s`;
}
