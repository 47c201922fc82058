import type { RunResult } from '../model/result.ts';
import type { Check } from '../model/verdict.ts';

/** What no part of a merged run brought: nothing is known of it, so it cannot be told whether it is well. */
export const judgeMissing = ({ merged }: RunResult): readonly Check[] =>
  (merged?.missing ?? []).map(({ scenario, reason }) => ({
    scenario,
    metric: null,
    rule: 'outcome',
    status: 'inconclusive',
    reason,
    reproduce: null,
    line: null,
    improved: false,
    accepted: null,
  }));
