import { type FailingTest, isMeantBy } from '../model/flakes.ts';
import type { Quarantined } from '../model/repetition.ts';
import type { Status } from '../model/verdict.ts';
import type { Case } from './case.ts';

/** What a quarantine makes of a failure, and where it was written. */
export interface Excuse {
  readonly status: Status;
  readonly why: string;
  readonly line: number;
}

/**
 * What the quarantine says of a test that failed; null where it does not name it. Of several entries one that still excuses it counts, else
 * the one that ended last. Days are UTC; the last day still excuses.
 */
export function quarantineOf({ planned, today }: Case, test: FailingTest): Excuse | null {
  const [entry] = (planned?.quarantine ?? [])
    .filter(({ test: pattern }) => isMeantBy(pattern, test))
    .toSorted((a, b) => (a.expires < b.expires ? 1 : -1));
  return entry === undefined ? null : excuseOf(entry, today);
}

function excuseOf({ owner, reason, expires, line }: Quarantined, today: string): Excuse {
  return expires >= today
    ? { status: 'warn', why: `in quarantine until ${expires}, ${owner} mends it (${reason})`, line }
    : {
        status: 'fail',
        why: `its quarantine ended on ${expires}, ${owner} was to mend it (${reason})`,
        line,
      };
}
