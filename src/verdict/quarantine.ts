import type { FailingTest } from '../model/flakes.ts';
import { entryFor, excuses } from '../model/quarantine.ts';
import type { Quarantined } from '../model/repetition.ts';
import type { Status } from '../model/verdict.ts';
import type { Case } from './case.ts';

/** What a quarantine makes of a failure, and where it was written. */
export interface Excuse {
  readonly status: Status;
  readonly why: string;
  readonly line: number;
}

/** What the quarantine says of a test that failed; null where it does not name it. */
export function quarantineOf({ planned, today }: Case, test: FailingTest): Excuse | null {
  const entry = entryFor(planned?.quarantine ?? [], test);
  return entry === null ? null : excuseOf(entry, today);
}

function excuseOf(entry: Quarantined, today: string): Excuse {
  const { owner, reason, expires, line } = entry;
  return excuses(entry, today)
    ? { status: 'warn', why: `in quarantine until ${expires}, ${owner} mends it (${reason})`, line }
    : {
        status: 'fail',
        why: `its quarantine ended on ${expires}, ${owner} was to mend it (${reason})`,
        line,
      };
}
