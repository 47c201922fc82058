import { join } from 'node:path';
import type { Caveat } from '../model/caveat.ts';
import type { Arm, ScenarioEnding } from '../model/event.ts';
import type { Outcome } from '../model/outcome.ts';
import type { PlannedScenario } from '../model/plan.ts';
import { takeBeside } from './beside-services.ts';
import { openMeasuring } from './instructions/measuring.ts';
import type { FinishedInvocation } from './invocation.ts';
import { logName } from './log-name.ts';
import { type Machinery, treeOf } from './machinery.ts';
import { LOG_CAP_BYTES, openLog } from './process/log.ts';

/** Takes invocations of one scenario on one arm, one at a time. Each is on disk before the next begins. */
export interface Sampler {
  /** Of the invocations so far, warm-up included; an invocation's index is its place here. */
  readonly outcomes: readonly Outcome[];
  /** With what has to be started and ended for each of them. */
  readonly durationsMs: readonly number[];
  /** Why no more can be taken, though nobody has ended it: a service of the scenario is gone. Null as long as they can. */
  readonly obstacle: string | null;
  /** Starts the services that live longer than an invocation, so that no invocation has to wait for them. */
  prepare(): Promise<void>;
  /** Takes the next invocation; the first ones are warm-up, as many as the plan says. */
  take(): Promise<void>;
  /** Says why no more are taken. */
  finish(ending: ScenarioEnding): void;
  /** Closes the log; no more can be taken. */
  close(): void;
}

/** Says that the scenario has begun on this arm, and opens its log. */
export function openSampler(
  scenario: PlannedScenario,
  arm: Arm,
  machinery: Machinery,
  logCapBytes: number = LOG_CAP_BYTES,
): Sampler {
  const { journal } = machinery;
  const name = logName(scenario.id, arm);
  const log = openLog(join(machinery.out, name), logCapBytes);
  journal.emit({ type: 'scenario-started', scenario: scenario.id, arm });
  const context = {
    ...machinery,
    launcher: machinery.workloadLauncher,
    tree: treeOf(arm, machinery),
    scenario,
    log,
  };
  const measuring = openMeasuring(context, machinery);
  const outcomes: Outcome[] = [];
  const durationsMs: number[] = [];
  const side = { scenario, arm };
  let obstacle: string | null = null;
  return {
    outcomes,
    durationsMs,
    get obstacle() {
      return obstacle;
    },
    async prepare() {
      await machinery.services.open(side, 'lasting');
    },
    async take() {
      const index = outcomes.length;
      const place = { scenario, arm, index, warmup: index < scenario.samples.warmup, log: name };
      const taken = await takeBeside(place, measuring.take, machinery);
      const { finished } = taken;
      obstacle = taken.obstacle;
      journal.emit({ type: 'invocation-finished', invocation: finished.invocation });
      sayWhatWasLeft(finished, machinery);
      // Only what decides whether to go on is kept: series of a long soak would add up.
      outcomes.push(finished.invocation.outcome);
      durationsMs.push(taken.tookMs);
    },
    finish(ending) {
      machinery.services.release(side);
      const doubt = measuring.doubt();
      if (doubt !== null) journal.caveat(doubt);
      journal.emit({ type: 'scenario-finished', scenario: scenario.id, arm, ending });
    },
    close() {
      machinery.services.release(side);
      log.close();
      if (log.fault !== null) journal.caveat(incompleteLog(scenario.id, log.fault));
    },
  };
}

/** A doubt about the log of `scenario`, not about its measurement. */
export const incompleteLog = (scenario: string, fault: string): Caveat => ({
  code: 'log-incomplete',
  text: `Its log could not be written to the end: ${fault}`,
  advice: 'Make room on the disk of the output folder',
  scenario,
});

/** Says which processes an invocation left behind or could not end. */
export function sayWhatWasLeft(
  { invocation, left, stuck }: FinishedInvocation,
  { journal }: Machinery,
): void {
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
