import type { HistoryCheck } from '../../model/detected.ts';
import type { HistoryChecker } from './checker.ts';
import { counter } from './counter.ts';
import { isolation } from './isolation.ts';
import { mutualExclusion } from './mutual-exclusion.ts';
import { queue } from './queue.ts';
import { uniqueIds } from './unique-ids.ts';

/** Every check over a history. */
export const HISTORY_CHECKERS: Readonly<Record<HistoryCheck, HistoryChecker>> = {
  counter,
  'unique-ids': uniqueIds,
  isolation,
  queue,
  'mutual-exclusion': mutualExclusion,
};
