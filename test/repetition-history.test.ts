import { expect, test } from 'vitest';
import { conclude } from '../src/evidence.ts';
import { refusalToRefresh } from '../src/pipeline.ts';
import { ABSENT, noisy, policyWith, runOf } from './helpers/runs.ts';
import { repeatPlan } from './run/repeat/repeats.ts';

/** Why a whole run, in which a scenario is repeated so, may not enter the history; null where it may. */
function refusal(only: number | null): string | null {
  const run = runOf({ it: { metrics: { 'time.wall': noisy(1e8, 0.02, 10, 1) } } });
  const scenarios = run.plan.scenarios.map(scenario => ({ ...scenario, repeat: repeatPlan(9, { only }) }));
  const result = { ...run, plan: { ...run.plan, scenarios } };
  const view = conclude({ result, rounds: [] }, ABSENT, policyWith({ against: 'none' }), 'x');
  return refusalToRefresh(view, ABSENT);
}

test('one run that was made again never enters the history; all runs may', () => {
  expect(refusal(3)).toBe('only one run of a repeated test was made');
  expect(refusal(null)).toBeNull();
});
