import type { ScenarioEnding } from '../model/event.ts';
import { describeOutcome, type Outcome } from '../model/outcome.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { RunResult } from '../model/result.ts';
import { fits } from './budget.ts';
import type { Machinery } from './machinery.ts';
import { openSampler, type Sampler } from './sampler.ts';
import { BUDGET_SPENT } from './stop.ts';

/** When a scenario has had enough. */
export interface SamplingRule {
  /** Scenario ids that more samples may still decide. */
  readonly enough: (resultSoFar: RunResult) => ReadonlySet<string>;
  /** Milliseconds since the start of the run; null without a budget. */
  readonly deadlineMs: number | null;
}

/** This many invocations in a row that were not ok end a scenario: more of them would say the same. */
const FAILURES_IN_A_ROW = 3;
/** Timeouts are dear, and so is waiting for a hang. */
const TIMEOUTS_IN_A_ROW = 2;

/** Runs one scenario of the head alone: warm-up, samples and looks. */
export async function runScenario(
  scenario: PlannedScenario,
  rule: SamplingRule,
  machinery: Machinery,
): Promise<void> {
  const sampler = openSampler(scenario, 'head', machinery);
  try {
    await sampler.prepare();
    sampler.finish(await takeSamples(scenario, sampler, rule, machinery));
  } finally {
    sampler.close();
    await machinery.services.quiet();
  }
}

async function takeSamples(
  scenario: PlannedScenario,
  sampler: Sampler,
  rule: SamplingRule,
  machinery: Machinery,
): Promise<ScenarioEnding> {
  const { journal, stop } = machinery;
  for (;;) {
    if (stop.aborted) return endingOfStop(stop);
    if (!fits(journal.elapsedMs(), rule.deadlineMs, sampler.durationsMs)) return { kind: 'budget' };
    await sampler.take();
    const ending = endingAfter(sampler, scenario, rule, machinery);
    if (ending !== null) return ending;
  }
}

function endingAfter(
  { outcomes, obstacle }: Sampler,
  { id, samples }: PlannedScenario,
  rule: SamplingRule,
  { journal, stop }: Machinery,
): ScenarioEnding | null {
  if (stop.aborted) return endingOfStop(stop);
  const hopeless = obstacle ?? hopelessness(outcomes);
  if (hopeless !== null) return { kind: 'failing', reason: hopeless };
  const taken = outcomes.length - samples.warmup;
  if (taken >= samples.max) return { kind: 'complete' };
  if (taken < samples.min || !samples.looks.includes(taken)) return null;
  return rule.enough(journal.result()).has(id) ? null : { kind: 'decided' };
}

/** The budget stops a run by the same signal as a person does (`stop.ts`). */
export const endingOfStop = ({ reason }: AbortSignal): ScenarioEnding =>
  reason === BUDGET_SPENT ? { kind: 'budget' } : { kind: 'interrupted' };

/** Why it is of no use to go on, or null: it cannot be started, or one invocation after the other fails. */
export function hopelessness(outcomes: readonly Outcome[]): string | null {
  const last = outcomes.at(-1);
  if (last === undefined) return null;
  if (last.kind === 'unstartable') return `the command ${describeOutcome(last)}`;
  if (last.kind === 'aborted') return `its load ${describeOutcome(last)}`;
  const limit = last.kind === 'timeout' || last.kind === 'hung' ? TIMEOUTS_IN_A_ROW : FAILURES_IN_A_ROW;
  const recent = outcomes.slice(-limit);
  if (recent.length < limit || recent.some(({ kind }) => kind === 'ok')) return null;
  return `${limit} invocations in a row ${describeRow(recent)}; the last ${describeOutcome(last)}`;
}

/** What the generator could not do did not fail. */
function describeRow(recent: readonly Outcome[]): string {
  const unmeasured = recent.filter(({ kind }) => kind === 'unmeasured').length;
  if (unmeasured === 0) return 'failed';
  return unmeasured === recent.length ? 'could not be measured' : 'failed or could not be measured';
}
