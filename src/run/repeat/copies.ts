import type { Caveat } from '../../model/caveat.ts';
import type { Arm, ScenarioEnding } from '../../model/event.ts';
import { describeOutcome, type Outcome } from '../../model/outcome.ts';
import { type Cell, cellOf, MOST_TESTS } from '../../model/repetition.ts';
import { fits } from '../budget.ts';
import type { Log } from '../process/log.ts';
import { sayWhatWasLeft } from '../sampler.ts';
import { endingOfStop } from '../scenario.ts';
import { leftTests, thinRuns } from './doubts.ts';
import { endOf } from './ends.ts';
import type { RunNumbers } from './numbers.ts';
import { type FinishedRun, type RepeatContext, takeRun } from './take-run.ts';

/** On which side, and until when a run may still begin (milliseconds since the start of the whole run; null without a budget). */
export interface RepeatSide {
  readonly arm: Arm;
  readonly deadlineMs: number | null;
}

/** What comes next: a run under its cell, or the end. */
export type NextStep =
  | { readonly kind: 'run'; readonly run: number; readonly cell: Cell }
  | { readonly kind: 'end'; readonly ending: ScenarioEnding };

interface CopiesOptions {
  readonly context: RepeatContext;
  readonly side: RepeatSide;
  readonly log: Log;
  readonly numbers: RunNumbers;
}

/** The runs of one side that are going on, and what has become of those that ended. */
export class Copies {
  readonly context: RepeatContext;
  readonly #side: RepeatSide;
  readonly #log: Log;
  readonly #numbers: RunNumbers;
  readonly #going = new Set<Promise<void>>();
  /** Places of copies at once that are free. */
  readonly #lanes: number[];
  readonly #signatures = new Set<string>();
  /** Tests that failed. */
  readonly #suspects = new Set<string>();
  readonly #cells = new Set<Cell>();
  readonly #durationsMs: number[] = [];
  readonly #startedMs: number;
  #begun = 0;
  #failed = 0;
  #leftOut = 0;
  #startable = false;
  #unstartable: string | null = null;
  #fault: { readonly cause: unknown } | null = null;

  constructor({ context, side, log, numbers }: CopiesOptions) {
    this.context = context;
    this.#side = side;
    this.#log = log;
    this.#numbers = numbers;
    this.#lanes = Array.from({ length: context.repeat.parallel }, (_, lane) => lane).reverse();
    this.#startedMs = context.machinery.journal.elapsedMs();
  }

  /** Runs that are going on. */
  get going(): number {
    return this.#going.size;
  }

  /** Begins the run that `next` gives. */
  begin(run: number): void {
    const lane = this.#lanes.pop();
    if (lane === undefined) throw new Error(`Run ${run} was begun while every copy was still going`);
    this.#numbers.take();
    this.#begun += 1;
    this.#cells.add(cellOf(this.context.repeat, run));
    const ended = takeRun(this.context, { run, lane, suspects: this.#suspects })
      .then(finished => this.#add(finished))
      .catch(cause => {
        this.#fault ??= { cause };
      })
      .then(() => {
        this.#lanes.push(lane);
        this.#going.delete(ended);
      });
    this.#going.add(ended);
  }

  /** Resolves when a further run has ended. */
  async oneEnded(): Promise<void> {
    await Promise.race(this.#going);
  }

  /** Resolves when nothing is going on any more, whatever became of it. */
  async allEnded(): Promise<void> {
    await Promise.all(this.#going);
  }

  /** The run to be begun next, or why no more are begun. Throws what a run threw: a fault of this program, never the workload's. */
  next(): NextStep {
    if (this.#fault !== null) throw this.#fault.cause;
    const run = this.#numbers.peek();
    const ending = this.#ending() ?? (run === null ? { kind: 'complete' as const } : null);
    if (run === null || ending !== null) return { kind: 'end', ending: ending ?? { kind: 'complete' } };
    return { kind: 'run', run, cell: cellOf(this.context.repeat, run) };
  }

  /** What the runs as a whole leave to be desired; `given` are the cells that could have been dealt. */
  doubts(given: readonly Cell[]): readonly Caveat[] {
    const { scenario } = this.context;
    return [
      ...(this.#leftOut > 0 ? [leftTests(scenario.id, this.#leftOut)] : []),
      ...(this.#wasToSeeAll && this.#cells.size < given.length
        ? [thinRuns(scenario.id, { runs: this.#begun, seen: this.#cells.size, cells: given.length })]
        : []),
    ];
  }

  /** Neither one run that was made again nor a search that has found what it looked for. */
  get #wasToSeeAll(): boolean {
    const { until, only } = this.context.repeat;
    return only === null && this.#begun > 0 && !(until.kind === 'first-failure' && this.#failed > 0);
  }

  #ending(): ScenarioEnding | null {
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

  #add(finished: FinishedRun): void {
    const { machinery } = this.context;
    const { invocation, leftOut } = finished;
    machinery.journal.emit({ type: 'invocation-finished', invocation });
    this.#durationsMs.push(invocation.durationMs);
    this.#leftOut = Math.max(this.#leftOut, leftOut);
    this.#noteStart(invocation.outcome);
    const isNew = this.#addFailures(finished);
    this.#write(finished, isNew);
    sayWhatWasLeft(finished, machinery);
  }

  /** What was started before can be started: then such an end is a failure of that run. */
  #noteStart(outcome: Outcome): void {
    if (outcome.kind !== 'unstartable') this.#startable = true;
    else if (!this.#startable) this.#unstartable ??= `the command ${describeOutcome(outcome)}`;
  }

  /** Whether a failure of it looks like none before. */
  #addFailures({ invocation: { tests, detected } }: FinishedRun): boolean {
    const failures = [...(tests?.failed ?? []), ...(tests?.flaky ?? [])];
    const faults = detected?.faults ?? [];
    if (failures.length + faults.length > 0) this.#failed += 1;
    for (const { test } of failures) if (this.#suspects.size < MOST_TESTS) this.#suspects.add(test);
    const fresh = [
      ...failures.map(({ test, signature }) => `${signature} ${test}`),
      ...faults.map(({ fingerprint }) => fingerprint),
    ];
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
