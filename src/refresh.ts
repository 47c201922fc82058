import { mayWriteBaseline, type RunContext } from './github/context.ts';
import type { ActionInputs } from './github/inputs.ts';
import type { Refresh } from './request.ts';

type RefreshInputs = Pick<ActionInputs, 'updateBaseline' | 'baselineRuns' | 'baselineStore'>;

/** Only a run on the default branch writes the baseline, whatever the inputs say. */
export function refreshFor(
  { updateBaseline, baselineRuns: keepRuns, baselineStore }: RefreshInputs,
  context: RunContext,
): Refresh {
  if (updateBaseline === 'never') return { when: 'never', reason: 'the input update-baseline is never' };
  // The cache's mode says nothing of a branch.
  const permission = mayWriteBaseline(baselineStore === 'branch' ? { ...context, cacheMode: '' } : context);
  if (!permission.allowed) return { when: 'never', reason: permission.reason };
  return { when: updateBaseline === 'always' ? 'always' : 'if-allowed', keepRuns };
}
