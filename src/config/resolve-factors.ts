import { FACTORS, type FactorGrid, FULL_UP_TO } from '../model/factors.ts';
import type { Document } from './schema.ts';

type WrittenFactors = NonNullable<Document['scenarios'][string]['load']['factors']>;

/** The grid of a scenario without problems. */
export function factorsOf(written: WrittenFactors): FactorGrid {
  const { rate = [], payload = [], concurrency = [], connections = [], mix = [], design } = written;
  const levels = { rate, payload, concurrency, connections, mix };
  const combinations = FACTORS.reduce((product, factor) => product * Math.max(1, levels[factor].length), 1);
  return { design: design ?? (combinations <= FULL_UP_TO ? 'full' : 'pairwise'), ...levels };
}
