import { isMeantBy, type NamedTest } from './flakes.ts';
import type { Quarantined } from './repetition.ts';

/** `2026-11-29`, UTC: the day of a run, so that judging it again gives the same. */
export const dayOf = ({ startedAt }: { readonly startedAt: string }): string =>
  startedAt.slice(0, 'yyyy-mm-dd'.length);

/** The entry that counts for a test, null where none names it: of several one that still excuses it, else the one that ended last. */
export function entryFor(quarantine: readonly Quarantined[], test: NamedTest): Quarantined | null {
  const [entry] = quarantine
    .filter(({ test: pattern }) => isMeantBy(pattern, test))
    .toSorted((a, b) => (a.expires < b.expires ? 1 : -1));
  return entry ?? null;
}

/** The last day still excuses. */
export const excuses = ({ expires }: Quarantined, today: string): boolean => expires >= today;
