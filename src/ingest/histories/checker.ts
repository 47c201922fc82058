import type { FaultClass, HistoryCheck } from '../../model/detected.ts';
import type { OperationSink } from './operations.ts';
import type { HistoryOp, HistoryRecord } from './record.ts';

/** What must hold over the operations of many workers. */
export interface HistoryChecker {
  readonly check: HistoryCheck;
  /** What is found, in one line for the reference page. */
  readonly about: string;
  /** Operations that it looks at; those of other checks may stand in the same file. */
  readonly ops: readonly HistoryOp[];
  open(surroundings: Surroundings): CheckReader;
}

export interface Surroundings {
  /** Whether all records stand in one file, whose lines are then in the order in which they were written. */
  readonly isOneFile: boolean;
  /** How many identifiers, items, tokens, identities or holds may be remembered. */
  readonly held: number;
}

/** Reads the operations of one history. */
export interface CheckReader extends OperationSink {
  /** After the last operation. */
  conclude(): Conclusion;
}

export interface Conclusion {
  /** At most one for each class and subject. */
  readonly violations: readonly Violation[];
  /** What was held against what, in words with numbers. */
  readonly judged: string;
  /** Why silence would prove nothing; null where it proves something. */
  readonly blind: string | null;
}

/** Something that correct programs never write. */
export interface Violation {
  readonly class: FaultClass;
  readonly title: string;
  /** How often. */
  readonly count: number;
  /** Examples: the records that cannot all be. */
  readonly records: readonly HistoryRecord[];
  /**
   * `records`: those that are there prove it. `absence`: it rests on records that are not there, and is nothing where lines could not be
   * read.
   */
  readonly proof: 'records' | 'absence';
}

/** What `held` is outside of tests: below 500 MB with everything that is remembered of each. */
export const HELD = 500_000;
/** Records shown of one violation. */
export const RECORDS_SHOWN = 20;
