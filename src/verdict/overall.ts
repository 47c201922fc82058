import { type Policy, thresholdFor } from '../model/policy.ts';
import type { RunResult } from '../model/result.ts';
import {
  type Check,
  type CoverageLine,
  type ExitCode,
  STATUSES,
  type Status,
  type Verdict,
} from '../model/verdict.ts';
import { UNANSWERED } from './comparison.ts';
import { worstStatus } from './coverage.ts';

/** All checks → one status, one exit code and one sentence. */
export function concludeVerdict(
  checks: readonly Check[],
  result: RunResult,
  policy: Policy,
  coverage: readonly CoverageLine[],
): Verdict {
  const unanswered = checks.filter(check => UNANSWERED.has(check.status) && isRequired(check, policy));
  const status = overallStatus(checks, result, unanswered.length > 0);
  return {
    schemaVersion: 1,
    status,
    exitCode: exitCodeOf(status, result, policy, unanswered.length > 0),
    reason: reasonOf(status, checks, result),
    checks,
    counts: Object.fromEntries(
      STATUSES.map(name => [name, checks.filter(check => check.status === name).length]),
    ) as Record<Status, number>,
    coverage,
  };
}

/** An empty run is not a pass; an interrupted one never says more than "cannot tell"; a failed setup failed. */
function overallStatus(checks: readonly Check[], result: RunResult, requiredUnanswered: boolean): Status {
  if (setupFailed(result)) return 'fail';
  const worst = worstStatus(checks.map(check => check.status));
  if (worst === 'fail') return 'fail';
  const nothingJudged = worst === 'skipped';
  return requiredUnanswered || nothingJudged || !result.complete || result.interruption !== null
    ? 'inconclusive'
    : worst;
}

function exitCodeOf(
  status: Status,
  result: RunResult,
  policy: Policy,
  requiredUnanswered: boolean,
): ExitCode {
  if (result.interruption !== null) return 130;
  if (policy.failOn === 'never') return 0;
  if (setupFailed(result) || nothingStarted(result)) return 3;
  if (status === 'fail') return 1;
  const demanded = policy.failOn === 'inconclusive' || requiredUnanswered;
  return status === 'inconclusive' && demanded ? 4 : 0;
}

/** No workload could even be started: nothing was measured, which is not the same as a failed gate. */
const nothingStarted = (result: RunResult): boolean =>
  result.scenarios.some(scenario => (scenario.outcomes.unstartable ?? 0) > 0) &&
  result.scenarios.every(scenario => (scenario.outcomes.ok ?? 0) === 0);

const setupFailed = (result: RunResult): boolean =>
  result.setup !== null && result.setup.outcome.kind !== 'ok';

/** A check on the whole scenario is required when any of the scenario's own thresholds is. */
function isRequired(check: Check, policy: Policy): boolean {
  const thresholds = policy.thresholds[check.scenario] ?? [];
  if (check.metric === null)
    return thresholds.some(threshold => threshold.scope === 'scenario' && threshold.required);
  return thresholdFor(thresholds, check.metric)?.required ?? false;
}

/** A merged run is incomplete by its parts. */
function incompleteness({ merged }: RunResult): string {
  if (merged === undefined) return 'The recording is incomplete: the program ended before the run did';
  const broken = merged.parts.filter(part => !part.complete || part.interruption !== null).length;
  const ended = `${broken} of ${merged.parts.length} parts ended before their run did`;
  return broken > 0 ? ended : `${merged.missing.length} scenarios were not measured: a part is missing`;
}

function reasonOf(status: Status, checks: readonly Check[], result: RunResult): string {
  if (result.interruption !== null)
    return `Interrupted by ${result.interruption.signal}; what was measured until then is kept`;
  if (setupFailed(result)) return 'The setup command failed, so nothing was measured';
  if (!result.complete) return incompleteness(result);
  if (checks.length === 0) return 'Nothing was run, so there is nothing to judge';
  const of = `of ${checks.length} ${checks.length === 1 ? 'check' : 'checks'}`;
  const count = checks.filter(check => check.status === status).length;
  switch (status) {
    case 'fail':
      return `${count} ${of} failed`;
    case 'inconclusive':
      return count === 0 ? 'No check could be answered' : `${count} ${of} could not be answered`;
    case 'warn':
      return `${count} ${of} ${count === 1 ? 'gives' : 'give'} a warning`;
    case 'pass':
      return `${count} ${of} passed`;
    case 'skipped':
      return 'Every check was skipped';
  }
}
