import type { Arm, Invocation } from '../../model/event.ts';
import type { PlannedScenario } from '../../model/plan.ts';
import { cellOf, type RepeatPlan, type RunOfTests } from '../../model/repetition.ts';
import type { Driver, Operation } from '../drivers/driver.ts';
import { type FinishedInvocation, runInvocation } from '../invocation.ts';
import type { Machinery } from '../machinery.ts';
import type { Tree } from '../tree.ts';
import { environmentOf, launcherOf } from './given.ts';
import { openPulses } from './pulses.ts';
import { type HeldOutput, holdOutput } from './run-log.ts';
import { choicesOf, seedsOf } from './seeds.ts';
import { endingsOf, withinLimit } from './tests.ts';

/** What all runs of one repeated scenario on one side share. */
export interface RepeatContext {
  readonly scenario: PlannedScenario;
  readonly repeat: RepeatPlan;
  readonly arm: Arm;
  readonly driver: Driver;
  readonly tree: Tree;
  readonly machinery: Machinery;
  /** Name of the log, relative to the output folder. */
  readonly log: string;
}

/** One run that has ended. */
export interface FinishedRun extends FinishedInvocation {
  /** What it printed. */
  readonly output: HeldOutput;
  /** Tests that were left out, as there are more than are followed. */
  readonly leftOut: number;
}

/** Which run it is. */
export interface RunPlace {
  readonly run: number;
  /** Of the copies at once the place that it takes: a pipe of its own, and nothing that the command could see. */
  readonly lane: number;
  /** Tests that failed in a run before; of more tests than are followed they are kept. May grow while the run goes on. */
  readonly suspects: ReadonlySet<string>;
}

/** Makes one run in a fresh process, under its seeds and its cell. */
export async function takeRun(
  context: RepeatContext,
  { run, lane, suspects }: RunPlace,
): Promise<FinishedRun> {
  const { scenario, repeat, arm, driver, machinery, log } = context;
  const cell = cellOf(repeat, run);
  const output = holdOutput(repeat.parallel);
  const pulses = cell.pulses ? openPulses(choicesOf(scenario, 'pulses', run), machinery.stop) : null;
  const given = {
    env: environmentOf(scenario, repeat, run, cell, context.tree),
    launcher: launcherOf(scenario, run, cell, machinery),
    log: output,
  };
  let operation: Operation | null = null;
  const observed: Driver = {
    async run(stimulus, signal) {
      const onSpawn: typeof stimulus.onSpawn = (rootPid, ownPids) => {
        pulses?.begin(rootPid);
        stimulus.onSpawn(rootPid, ownPids);
      };
      try {
        operation = await driver.run({ ...stimulus, user: lane, given, onSpawn }, signal);
        return operation;
      } finally {
        pulses?.end();
      }
    },
  };
  const place = { scenario, arm, index: run, warmup: false, log };
  const finished = await runInvocation(place, observed, { ...machinery, monitors: null });
  const { kept, left } = testsOf(context, { run, suspects }, operation);
  const invocation = { ...unmeasured(finished.invocation), ...(kept === null ? {} : { tests: kept }) };
  return { ...finished, invocation, output, leftOut: left };
}

/** Null of a run that was interrupted: it says nothing. */
function testsOf(
  { scenario, repeat }: RepeatContext,
  { run, suspects }: Pick<RunPlace, 'run' | 'suspects'>,
  operation: Operation | null,
): { readonly kept: RunOfTests | null; readonly left: number } {
  if (operation === null || operation.outcome.kind === 'interrupted') return { kept: null, left: 0 };
  const reads = scenario.driver.kind === 'command' && (scenario.driver.read ?? []).length > 0;
  const { kept, left } = withinLimit(endingsOf(operation, reads), suspects);
  const cell = repeat.deck[run % repeat.deck.length] ?? 0;
  return { kept: { cell, ...seedsOf(scenario, repeat, run), ...kept }, left };
}

/** Times under conditions that vary are no samples of anything. */
const unmeasured = ({ latency: _times, ...invocation }: Invocation): Invocation => ({
  ...invocation,
  metrics: {},
  declarations: [],
  series: null,
  checkpoints: null,
  unavailable: [],
});
