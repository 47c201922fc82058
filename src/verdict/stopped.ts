import type { ScenarioAnalysis } from '../model/analysis.ts';
import type { Check } from '../model/verdict.ts';

/**
 * The limit that stopped a load is the one that failed, though nothing is left to hold against it: a stopped invocation has no values. Its
 * check is as bad as that of the scenario, and says so; beside a base that was stopped as well, that is a warning.
 */
export function blameStops(
  checks: readonly Check[],
  { trouble, outcomes }: Pick<ScenarioAnalysis, 'trouble' | 'outcomes'>,
): readonly Check[] {
  if (trouble?.outcome.kind !== 'aborted') return checks;
  const { reason, limit } = trouble.outcome;
  const whole = checks.find(({ rule }) => rule === 'outcome')?.status ?? 'fail';
  const stopped = outcomes.aborted ?? 0;
  const count = stopped === 1 ? 'an invocation' : `${stopped.toLocaleString('en')} invocations`;
  return checks.map(check =>
    check.metric === limit && LIMITS.has(check.rule) && check.status !== 'fail'
      ? { ...check, status: whole, reason: `its limit stopped ${count}: ${reason}` }
      : check,
  );
}

const LIMITS: ReadonlySet<string> = new Set(['max', 'min']);
