import type { Analysis } from '../model/analysis.ts';
import type { Check } from '../model/verdict.ts';

/**
 * A lasting change for the worse that happened in the history: one warning each. It cannot be this run's fault alone, so it never fails
 * a gate, and the run that it was said of remembers that it was said.
 */
export const judgeDrift = ({ drift }: Analysis): readonly Check[] =>
  drift.map(({ kind, scenario, metric, commit }) => ({
    scenario,
    metric,
    rule: 'drift',
    status: 'warn',
    reason:
      kind === 'step'
        ? `its level in the history is worse since ${commit.slice(0, 7)}`
        : 'it has crept for the worse over the history, in steps too small to see',
    reproduce: null,
    line: null,
    improved: false,
    accepted: null,
  }));
