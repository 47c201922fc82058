import { join } from 'node:path';
import type { Arm, ScenarioEnding } from '../../model/event.ts';
import { describeOutcome } from '../../model/outcome.ts';
import type { PlannedScenario } from '../../model/plan.ts';
import { type Cell, cellOf, type RepeatPlan } from '../../model/repetition.ts';
import { fits } from '../budget.ts';
import { openDriver } from '../drivers/index.ts';
import { logName, type Machinery, treeOf } from '../machinery.ts';
import { type Log, openLog } from '../process/log.ts';
import { incompleteLog, sayWhatWasLeft } from '../sampler.ts';
import { endingOfStop } from '../scenario.ts';
import { availabilityOf } from './available.ts';
import { leftTests, stuckHogs, thinRuns } from './doubts.ts';
import { endOf } from './ends.ts';
import { type Hogs, openHogs } from './hogs.ts';
import { openNumbers, type RunNumbers } from './numbers.ts';
import { type FinishedRun, type RepeatContext, takeRun } from './take-run.ts';

/** On which side, and until when a run may still begin (milliseconds since the start of the whole run; null without a budget). */
export interface RepeatSide {
  readonly arm: Arm;
  readonly deadlineMs: number | null;
}

/**
 * Repeats one scenario on one side: the head alone, or the base under the very same numbers, seeds and cells. Each run is on disk when it
 * has ended. When this returns nothing that it started is alive or stopped, whatever has happened.
 */
export async function repeatScenario(
  scenario: PlannedScenario,
  repeat: RepeatPlan,
  side: RepeatSide,
  machinery: Machinery,
): Promise<void> {
  const { journal } = machinery;
  const { arm } = side;
  const name = logName(scenario.id, arm);
  const log = openLog(join(machinery.out, name));
  journal.emit({ type: 'scenario-started', scenario: scenario.id, arm });
  const tree = treeOf(arm, machinery);
  const driver = openDriver({ ...machinery, launcher: machinery.workloadLauncher, tree, scenario, log });
  const context = { scenario, repeat, arm, driver, tree, machinery, log: name };
  try {
    const ending = await repeatRuns(context, side, log);
    journal.emit({ type: 'scenario-finished', scenario: scenario.id, arm, ending });
  } finally {
    log.close();
    if (log.fault !== null) journal.caveat(incompleteLog(scenario.id, log.fault));
  }
}

async function repeatRuns(context: RepeatContext, side: RepeatSide, log: Log): Promise<ScenarioEnding> {
  const { scenario, repeat, machinery } = context;
  const { isGiven, caveats } = await availabilityOf(repeat.cells, scenario.id, machinery);
  for (const caveat of caveats) machinery.journal.caveat(caveat);
  const numbers = openNumbers(repeat, isGiven);
  if (numbers.peek() === null)
    return { kind: 'not-run', reason: `this machine cannot give its conditions: ${caveats[0]?.text ?? ''}` };
  const hogs = openHogs(machinery);
  const repetition = new Repetition(context, side, log);
  try {
    return await dispatch(repetition, numbers, hogs);
  } finally {
    await repetition.allEnded();
    const stuck = await hogs.close();
    if (stuck > 0) machinery.journal.caveat(stuckHogs(scenario.id, stuck));
    for (const doubt of repetition.doubts(repeat.cells.filter(isGiven))) machinery.journal.caveat(doubt);
  }
}

/**
 * Begins runs, as many at once as the plan says, until there is a reason to begin no more and all have ended. Copies at once share the
 * hogs: before their number changes, all runs under the old number end.
 */
async function dispatch(repetition: Repetition, numbers: RunNumbers, hogs: Hogs): Promise<ScenarioEnding> {
  const { repeat } = repetition.context;
  for (;;) {
    const run = numbers.peek();
    const ending = repetition.ending() ?? (run === null ? { kind: 'complete' as const } : null);
    if (run === null || ending !== null) {
      if (repetition.going === 0) return ending ?? { kind: 'complete' };
      await repetition.oneEnded();
      continue;
    }
    const { hogs: wanted } = cellOf(repeat, run);
    if (repetition.going >= repeat.parallel || (repetition.going > 0 && wanted !== hogs.count)) {
      await repetition.oneEnded();
      continue;
    }
    await hogs.set(wanted);
    numbers.take();
    repetition.begin(run);
  }
}

/** The runs of one side that are going on, and what has become of those that ended. */
class Repetition {
  readonly context: RepeatContext;
  readonly #side: RepeatSide;
  readonly #log: Log;
  readonly #going = new Set<Promise<void>>();
  /** Places of copies at once that are free. */
  readonly #lanes: number[];
  readonly #signatures = new Set<string>();
  readonly #cells = new Set<Cell>();
  readonly #durationsMs: number[] = [];
  readonly #startedMs: number;
  #begun = 0;
  #failed = 0;
  #leftOut = 0;
  #unstartable: string | null = null;
  #saidWhatWasLeft = false;

  constructor(context: RepeatContext, side: RepeatSide, log: Log) {
    this.context = context;
    this.#side = side;
    this.#log = log;
    this.#lanes = Array.from({ length: context.repeat.parallel }, (_, lane) => lane).reverse();
    this.#startedMs = context.machinery.journal.elapsedMs();
  }

  /** Runs that are going on. */
  get going(): number {
    return this.#going.size;
  }

  begin(run: number): void {
    const lane = this.#lanes.pop();
    if (lane === undefined) throw new Error(`Run ${run} was begun while every copy was still going`);
    this.#begun += 1;
    this.#cells.add(cellOf(this.context.repeat, run));
    const ended = takeRun(this.context, run, lane)
      .then(finished => this.#add(finished))
      .finally(() => {
        this.#lanes.push(lane);
        this.#going.delete(ended);
      });
    this.#going.add(ended);
  }

  /** Resolves when a further run has ended; rejects where one met a fault of this program. */
  oneEnded(): Promise<void> {
    return Promise.race(this.#going);
  }

  /** Resolves when nothing is going on any more, whatever became of it. */
  async allEnded(): Promise<void> {
    await Promise.allSettled(this.#going);
  }

  /** Why no more runs are begun, or null. */
  ending(): ScenarioEnding | null {
    const { repeat, machinery } = this.context;
    const { journal, stop } = machinery;
    if (stop.aborted) return endingOfStop(stop);
    const planned = endOf(repeat, {
      begun: this.#begun,
      failed: this.#failed,
      unstartable: this.#unstartable,
      elapsedMs: journal.elapsedMs() - this.#startedMs,
    });
    if (planned !== null) return planned;
    return fits(journal.elapsedMs(), this.#side.deadlineMs, this.#durationsMs) ? null : { kind: 'budget' };
  }

  /** What the runs as a whole leave to be desired; `given` are the cells that could have been dealt. */
  doubts(given: readonly Cell[]) {
    const { scenario, repeat } = this.context;
    return [
      ...(this.#leftOut > 0 ? [leftTests(scenario.id, this.#leftOut)] : []),
      ...(repeat.only === null && this.#begun > 0 && this.#cells.size < given.length
        ? [thinRuns(scenario.id, { runs: this.#begun, seen: this.#cells.size, cells: given.length })]
        : []),
    ];
  }

  #add(finished: FinishedRun): void {
    const { machinery } = this.context;
    const { invocation, leftOut } = finished;
    machinery.journal.emit({ type: 'invocation-finished', invocation });
    this.#durationsMs.push(invocation.durationMs);
    this.#leftOut = Math.max(this.#leftOut, leftOut);
    if (invocation.outcome.kind === 'unstartable')
      this.#unstartable = `the command ${describeOutcome(invocation.outcome)}`;
    const isNew = this.#addFailures(finished);
    this.#write(finished, isNew);
    if (!this.#saidWhatWasLeft && (finished.left.length > 0 || finished.stuck > 0)) {
      this.#saidWhatWasLeft = true;
      sayWhatWasLeft(finished, machinery);
    }
  }

  /** Whether a failure of it looks like none before. */
  #addFailures({ invocation: { tests } }: FinishedRun): boolean {
    const failures = [...(tests?.failed ?? []), ...(tests?.flaky ?? [])];
    if (failures.length > 0) this.#failed += 1;
    const fresh = failures.map(({ test, signature }) => `${signature} ${test}`);
    const isNew = fresh.some(signature => !this.#signatures.has(signature));
    for (const signature of fresh) this.#signatures.add(signature);
    return isNew;
  }

  /** The first failure of each look is kept with its whole output, of the other runs the end. */
  #write({ invocation, output }: FinishedRun, isNew: boolean): void {
    const { id } = cellOf(this.context.repeat, invocation.index);
    const heading = `run ${invocation.index}${id === '' ? '' : ` · ${id}`} · ${describeOutcome(invocation.outcome)}`;
    if (isNew) output.release(this.#log, heading);
    else output.releaseEnd(this.#log, heading);
  }
}
