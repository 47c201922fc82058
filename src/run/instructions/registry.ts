import { callgrind } from './callgrind.ts';
import type { CounterKind } from './instruction-counter.ts';
import { perf } from './perf.ts';

/** Every counter, in the order in which they are tried: the processor's own is exact and costs nothing. */
export const COUNTERS: readonly CounterKind[] = [perf, callgrind];
