import type { Analysis, ControlAnalysis } from '../model/analysis.ts';
import type { Check } from '../model/verdict.ts';

/** What rests on pairs: where the base differs from itself, so may the head for no reason of its own. */
const RESTS_ON_PAIRS: ReadonlySet<Check['rule']> = new Set(['regression', 'leak']);

/** Whether the base differed from itself, so that nothing which rests on pairs is believed. */
export const isDistrusted = (control: ControlAnalysis | null): boolean => (control?.alarms.length ?? 0) > 0;

/** Checks that rest on pairs become "cannot tell" where the second run of the base raised an alarm; the others stand. */
export function distrust(checks: readonly Check[], { control, reference }: Analysis): readonly Check[] {
  if (reference.kind !== 'paired' || !isDistrusted(control)) return checks;
  const inPairs = new Set(reference.scenarios);
  return checks.map(check =>
    RESTS_ON_PAIRS.has(check.rule) && inPairs.has(check.scenario) && check.status !== 'skipped'
      ? { ...check, status: 'inconclusive', reason: DISTRUSTED, improved: false }
      : check,
  );
}

const DISTRUSTED = 'the base differs from itself in this run, so its pairs are not believed';
