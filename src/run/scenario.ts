import { join } from 'node:path';
import type { Caveat } from '../model/caveat.ts';
import type { Arm, Invocation, ScenarioEnding } from '../model/event.ts';
import { describeOutcome, type Outcome } from '../model/outcome.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { RunResult } from '../model/result.ts';
import { fits } from './budget.ts';
import type { Driver } from './drivers/driver.ts';
import { openDriver } from './drivers/index.ts';
import { type FinishedInvocation, runInvocation } from './invocation.ts';
import { logName, type Machinery } from './machinery.ts';
import { openLog } from './process/log.ts';
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
/** Timeouts are dear. */
const TIMEOUTS_IN_A_ROW = 2;

/** Runs one scenario on one arm: warm-up, samples and looks. Every invocation is on disk before the next begins. */
export async function runScenario(
  scenario: PlannedScenario,
  arm: Arm,
  rule: SamplingRule,
  machinery: Machinery,
): Promise<void> {
  const { journal } = machinery;
  const name = logName(scenario.id, arm);
  const log = openLog(join(machinery.out, name));
  journal.emit({ type: 'scenario-started', scenario: scenario.id, arm });
  try {
    const driver = openDriver({ ...machinery, scenario, log });
    const ending = await takeSamples(scenario, arm, name, rule, driver, machinery);
    journal.emit({ type: 'scenario-finished', scenario: scenario.id, arm, ending });
  } finally {
    log.close();
    if (log.fault !== null) journal.caveat(incompleteLog(scenario.id, log.fault));
  }
}

const incompleteLog = (scenario: string, fault: string): Caveat => ({
  code: 'log-incomplete',
  text: `Its log could not be written to the end: ${fault}`,
  advice: 'Make room on the disk of the output folder',
  scenario,
});

async function takeSamples(
  scenario: PlannedScenario,
  arm: Arm,
  log: string,
  rule: SamplingRule,
  driver: Driver,
  machinery: Machinery,
): Promise<ScenarioEnding> {
  const { journal, stop } = machinery;
  const history: Invocation[] = [];
  for (let index = 0; ; index++) {
    if (stop.aborted) return endingOfStop(stop);
    const durations = history.map(({ durationMs }) => durationMs);
    if (!fits(journal.elapsedMs(), rule.deadlineMs, durations)) return { kind: 'budget' };
    const warmup = index < scenario.samples.warmup;
    const finished = await runInvocation({ scenario, arm, index, warmup, log }, driver, machinery);
    journal.emit({ type: 'invocation-finished', invocation: finished.invocation });
    sayWhatWasLeft(finished, machinery);
    // Only what judges it is kept: series of a long soak would add up.
    history.push({ ...finished.invocation, series: null });
    const ending = endingAfter(history, scenario, rule, machinery);
    if (ending !== null) return ending;
  }
}

function endingAfter(
  history: readonly Invocation[],
  { id, samples }: PlannedScenario,
  rule: SamplingRule,
  { journal, stop }: Machinery,
): ScenarioEnding | null {
  if (stop.aborted) return endingOfStop(stop);
  const hopeless = hopelessness(history.map(({ outcome }) => outcome));
  if (hopeless !== null) return { kind: 'failing', reason: hopeless };
  const taken = history.length - samples.warmup;
  if (taken >= samples.max) return { kind: 'complete' };
  if (taken < samples.min || !samples.looks.includes(taken)) return null;
  return rule.enough(journal.result()).has(id) ? null : { kind: 'decided' };
}

/** The budget stops a run by the same signal as a person does (`stop.ts`). */
const endingOfStop = ({ reason }: AbortSignal): ScenarioEnding =>
  reason === BUDGET_SPENT ? { kind: 'budget' } : { kind: 'interrupted' };

/** Why it is of no use to go on, or null: it cannot be started, or one invocation after the other fails. */
export function hopelessness(outcomes: readonly Outcome[]): string | null {
  const last = outcomes.at(-1);
  if (last === undefined) return null;
  if (last.kind === 'unstartable') return `the command ${describeOutcome(last)}`;
  const limit = last.kind === 'timeout' ? TIMEOUTS_IN_A_ROW : FAILURES_IN_A_ROW;
  const recent = outcomes.slice(-limit);
  const failing = recent.length === limit && recent.every(({ kind }) => kind !== 'ok');
  return failing ? `${limit} invocations in a row failed; the last ${describeOutcome(last)}` : null;
}

function sayWhatWasLeft({ invocation, left, stuck }: FinishedInvocation, { journal }: Machinery): void {
  const { scenario } = invocation;
  if (left.length > 0)
    journal.caveat({
      code: 'left-processes',
      text: `Invocation ${invocation.index} left ${left.length} ${left.length === 1 ? 'process' : 'processes'} behind (${[...new Set(left)].slice(0, 5).join(', ')}), which ${left.length === 1 ? 'was' : 'were'} killed`,
      advice: 'Let the command wait for the processes it starts: what outlives it is not in its times',
      scenario,
    });
  if (stuck > 0)
    journal.caveat({
      code: 'stuck-processes',
      text: `Invocation ${invocation.index} has ${stuck} ${stuck === 1 ? 'process' : 'processes'} that could not be killed`,
      advice: 'Do not start processes of another user (sudo) from a scenario',
      scenario,
    });
}
