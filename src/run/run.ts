import { join } from 'node:path';
import { INSTRUCTION_COUNTER } from '../model/environment.ts';
import type { Arm, RunStarted } from '../model/event.ts';
import type { Plan } from '../model/plan.ts';
import type { RunResult } from '../model/result.ts';
import { runAlone } from './alone.ts';
import { openCalibration } from './calibration.ts';
import { commitOf } from './commit.ts';
import { environmentOf } from './environment.ts';
import { type CounterChoice, counterFor } from './instructions/choose-counter.ts';
import { openJournal } from './journal.ts';
import { type MachineryOptions, openMachinery } from './machinery.ts';
import type { RunOptions } from './options.ts';
import { sidesOf } from './pair.ts';
import { runPairs } from './pairs.ts';
import { type CoreToSpare, coreToSpare } from './process/affinity.ts';
import { RECORDING_FILE } from './recording.ts';
import { runtimesOf } from './runtimes.ts';
import { setUp } from './setup.ts';
import { openStop } from './stop.ts';
import { type Suite, skip } from './suite.ts';
import { baseTree, headTree } from './tree.ts';

export type { Listener } from './journal.ts';
export type { RunOptions } from './options.ts';

/**
 * Makes the plan happen: setup, then the head's scenarios in order, or base and head in pairs. Every event is on disk when it is
 * known; the result is their fold. What the workload does never makes it reject: only a recording that cannot be written (`SuiteError`)
 * and bugs do. When it returns, nothing that it started is alive.
 */
export async function run(plan: Plan, options: RunOptions): Promise<RunResult> {
  const found = await lookAround(plan, options);
  const started = await beginning(plan, options, found);
  const journal = openJournal(join(options.out, RECORDING_FILE), started, [...options.listeners]);
  const stopping = openStop(options.signal, plan.budgetMs);
  try {
    const trees = treesOf(plan, options);
    const given = { ...options, ...found, plan, trees, journal, stop: stopping.signal };
    const machinery = await openMachinery(given);
    const calibration = options.calibration ?? openCalibration(plan.budgetMs);
    try {
      await runSuite({ plan, options, machinery, stopping, calibration });
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

/** What this machine gives the plan. */
interface Found {
  readonly counter: CounterChoice;
  readonly spare: CoreToSpare;
}

async function lookAround(plan: Plan, { environment, coresToSpareOne }: RunOptions): Promise<Found> {
  const [counter, spare] = await Promise.all([
    counterFor(plan, environment),
    coreToSpare(environment, coresToSpareOne),
  ]);
  return { counter, spare };
}

async function beginning(plan: Plan, options: RunOptions, { counter, spare }: Found): Promise<RunStarted> {
  const [environment, runtimes, commit] = await Promise.all([
    environmentOf(options.environment, spare),
    runtimesOf(plan, options.environment),
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
    environment: {
      ...environment,
      runtimes: { ...environment.runtimes, ...runtimes, ...nameOf(counter) },
    },
  };
}

const nameOf = (counter: CounterChoice): Readonly<Record<string, string>> =>
  counter.kind === 'counter' ? { [INSTRUCTION_COUNTER]: counter.counter.name } : {};

function treesOf(
  { pairing }: Plan,
  { workingDirectory, baseDirectory, environment }: RunOptions,
): MachineryOptions['trees'] {
  const head = headTree(workingDirectory, environment);
  if (pairing === null) return { head, base: null };
  if (baseDirectory === null) throw new Error('A plan with pairs is run without the folder of its base');
  return { head, base: baseTree(baseDirectory, head) };
}

async function runSuite(suite: Suite): Promise<void> {
  const { plan, options, machinery, stopping } = suite;
  const arms: readonly Arm[] = plan.pairing === null ? ['head'] : sidesOf(plan.pairing);
  for (const doubt of options.doubts ?? []) machinery.journal.caveat(doubt);
  const obstacle = await setUp(plan, options.setupArms ?? arms.filter(arm => arm !== 'control'), machinery);
  if (obstacle !== null)
    for (const scenario of plan.scenarios) skip(scenario, arms, obstacle, machinery.journal);
  else if (plan.pairing === null) await runAlone(suite);
  else await runPairs(plan.pairing, suite);
  const signal = stopping.interruption();
  if (signal !== null) machinery.journal.emit({ type: 'interrupted', signal });
}
