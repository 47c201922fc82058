/**
 * The message of the newest commit of a branch of baselines: it marks the branch as ours, counts what a cut would remove, and says when
 * each file last got a run. A person who looks at the branch reads the same.
 */
export interface Ledger {
  /** Commits since the branch was last one commit. */
  readonly updates: number;
  /** By file: the day of its newest run, `2026-11-20`. */
  readonly days: ReadonlyMap<string, string>;
}

const TITLE = 'stress-action: baselines';
const COUNT = /^Updates since this branch was one commit: (\d{1,6})$/m;
const FILE = /^(stress-[a-z0-9-]{1,300}\.json) (\d{4}-\d\d-\d\d)$/gm;

/** How long a file stays that gets no run, and how many files stay: machine classes and suites come and go. */
const KEPT = { days: 180, files: 64 } as const;
const DAY_MS = 86_400_000;

export const EMPTY_LEDGER: Ledger = { updates: 0, days: new Map() };

/** Null for a commit that is not ours: its branch holds something else. */
export function readLedger(message: string): Ledger | null {
  if (message.split('\n', 1)[0] !== TITLE) return null;
  const days = [...message.matchAll(FILE)].map(([, file = '', day = '']) => [file, day] as const);
  return { updates: Number(COUNT.exec(message)?.[1] ?? 0), days: new Map(days) };
}

export function writeLedger({ updates, days }: Ledger): string {
  const files = [...days].map(([file, day]) => `${file} ${day}`).sort();
  return [TITLE, '', `Updates since this branch was one commit: ${updates}`, '', ...files, ''].join('\n');
}

/** The ledger after `file` got a run at `at` (ISO 8601), and the files that have had none for too long. */
export function nextLedger(
  { updates, days }: Ledger,
  file: string,
  at: string,
): { readonly ledger: Ledger; readonly forgotten: readonly string[] } {
  const day = at.slice(0, 10);
  const since = new Date(Date.parse(at) - KEPT.days * DAY_MS).toISOString().slice(0, 10);
  const others = [...days].filter(([name]) => name !== file).sort(([, a], [, b]) => (a < b ? 1 : -1));
  const kept = others.slice(0, KEPT.files - 1).filter(([, last]) => last >= since);
  const remaining = new Map([[file, day], ...kept]);
  return {
    ledger: { updates: updates + 1, days: remaining },
    forgotten: others.map(([name]) => name).filter(name => !remaining.has(name)),
  };
}
