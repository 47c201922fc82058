import { join } from 'node:path';
import type { RunStarted } from '../model/event.ts';
import { describeOutcome } from '../model/outcome.ts';
import type { Plan, PlannedScenario } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import type { RunResult } from '../model/result.ts';
import { deadlines } from './budget.ts';
import { type Calibration, openCalibration } from './calibration.ts';
import { commitOf } from './commit.ts';
import { environmentOf } from './environment.ts';
import { type Journal, type Listener, openJournal } from './journal.ts';
import { type Machinery, openMachinery } from './machinery.ts';
import type { MonitorThread } from './monitors/monitor.ts';
import { RECORDING_FILE } from './recording.ts';
import { runScenario } from './scenario.ts';
import { runSetup } from './setup.ts';
import { openStop, type Stopping } from './stop.ts';

export type { Listener } from './journal.ts';

export interface RunOptions {
  /** Only recorded. */
  readonly policy: Policy;
  /** Absolute. */
  readonly workingDirectory: string;
  /** Absolute; exists. Holds `events.ndjson` and `logs/` afterwards. */
  readonly out: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly toolVersion: string;
  /** A random word that every process of this run carries in its environment (`process/marked.ts`). */
  readonly marker: string;
  /** Interrupts the run; the reason is the signal's name. */
  readonly signal: AbortSignal;
  readonly listeners: readonly Listener[];
  /** Scenario ids that more samples may still decide, asked at each look. */
  readonly enough: (resultSoFar: RunResult) => ReadonlySet<string>;
  /** Whether a P0 scenario has failed and stops the suite; asked only when the plan says fail-fast. */
  readonly failedP0?: (resultSoFar: RunResult, scenarioId: string) => boolean;
  /** Null: nothing is sampled. */
  readonly monitors: MonitorThread | null;
  /** Default: of a length that suits the plan's budget. */
  readonly calibration?: Calibration;
}

/**
 * Makes the plan happen: setup, then each scenario in order, with a calibration reading in between. Every event is on disk when it is
 * known; the result is their fold. What the workload does never makes it reject: only a recording that cannot be written (`SuiteError`)
 * and bugs do. When it returns, nothing that it started is alive.
 */
export async function run(plan: Plan, options: RunOptions): Promise<RunResult> {
  const journal = openJournal(join(options.out, RECORDING_FILE), await beginning(plan, options), [
    ...options.listeners,
  ]);
  const stopping = openStop(options.signal, plan.budgetMs);
  try {
    const machinery = await openMachinery({ ...options, journal, stop: stopping.signal });
    try {
      await runSuite(plan, options, machinery, stopping);
    } finally {
      await machinery.dispose();
    }
    journal.emit({ type: 'run-finished' });
    return journal.result();
  } finally {
    stopping.close();
    journal.close();
  }
}

async function beginning(plan: Plan, options: RunOptions): Promise<RunStarted> {
  const [environment, commit] = await Promise.all([
    environmentOf(options.environment),
    commitOf(options.workingDirectory, options.environment),
  ]);
  return {
    type: 'run-started',
    schemaVersion: 1,
    tool: { name: 'stress-action', version: options.toolVersion },
    startedAt: new Date().toISOString(),
    plan,
    policy: options.policy,
    commit,
    environment,
  };
}

async function runSuite(
  plan: Plan,
  options: RunOptions,
  machinery: Machinery,
  stopping: Stopping,
): Promise<void> {
  const { journal } = machinery;
  const setup = await runSetup(plan, machinery);
  let obstacle = setup.kind === 'ok' ? null : `the setup ${describeOutcome(setup)}`;
  const calibration = options.calibration ?? openCalibration(plan.budgetMs);
  const latest = deadlines(plan);
  for (const [index, scenario] of plan.scenarios.entries()) {
    const reason = obstacle ?? obstacleNow(journal, latest[index] ?? null, stopping);
    if (reason !== null) skip(scenario, reason, journal);
    else {
      await calibrate(calibration, index, plan.scenarios.length + 1, machinery);
      const rule = { enough: options.enough, deadlineMs: latest[index] ?? null };
      await runScenario(scenario, 'head', rule, machinery);
      if (stopsTheSuite(plan, scenario, options, journal))
        obstacle = `${scenario.id}, a scenario of priority P0, failed`;
    }
  }
  if (obstacle === null)
    await calibrate(calibration, plan.scenarios.length, plan.scenarios.length + 1, machinery);
  const signal = stopping.interruption();
  if (signal !== null) journal.emit({ type: 'interrupted', signal });
}

/** Why a scenario cannot begin now. A later one may: what is left of the budget is its own share. */
function obstacleNow(journal: Journal, deadlineMs: number | null, stopping: Stopping): string | null {
  if (stopping.interruption() !== null) return 'the run was interrupted';
  const spent = deadlineMs !== null && journal.elapsedMs() >= deadlineMs;
  return spent || stopping.signal.aborted ? 'the budget of the suite was used up before it' : null;
}

function skip({ id }: PlannedScenario, reason: string, journal: Journal): void {
  journal.emit({
    type: 'scenario-finished',
    scenario: id,
    arm: 'head',
    ending: { kind: 'not-run', reason },
  });
}

function stopsTheSuite(
  plan: Plan,
  { id, priority }: PlannedScenario,
  { failedP0 }: RunOptions,
  journal: Journal,
): boolean {
  return plan.failFast && priority === 'P0' && failedP0?.(journal.result(), id) === true;
}

async function calibrate(
  calibration: Calibration,
  gap: number,
  gaps: number,
  { journal, stop }: Machinery,
): Promise<void> {
  for (let count = calibration.readingsIn(gap, gaps); count > 0 && !stop.aborted; count--) {
    journal.emit({ type: 'calibrated', reading: await calibration.read(journal.elapsedMs) });
  }
}
