import { parseStressMetrics } from '../../ingest/stress-metrics.ts';
import type { WorkerDriverPlan } from '../../model/plan.ts';
import { takeMetrics } from '../process/scratch.ts';
import { joinEmitted, NOTHING_EMITTED } from '../worker/emitted.ts';
import { type UsedSoFar, usedSoFar, withoutBeginning } from '../worker/startup-usage.ts';
import { startWorker } from '../worker/worker-process.ts';
import { WorkerRun } from '../worker/worker-run.ts';
import type { Driver, DriverContext, Opening, Operation } from './driver.ts';
import { processCommand } from './process-command.ts';

/** Faults of one conversation that are kept. */
const MAX_FAULTS = 50;

/** One operation is one message to a child that lives as long as the invocation. */
export function workerDriver(plan: WorkerDriverPlan, context: DriverContext): Driver {
  let life: WorkerLife | null = null;
  const alive = (): WorkerLife => {
    if (life === null) throw new Error(`The worker of ${context.scenario.id} was not started`);
    return life;
  };
  return {
    async open(opening, signal) {
      life = new WorkerLife(plan, context, opening, signal);
      return life.begin(opening);
    },
    run: stimulus => alive().run.operate(stimulus.user, stimulus.iteration),
    close: () => alive().finish(),
  };
}

/** A worker process with its conversation, from its start to its end. */
class WorkerLife {
  readonly run: WorkerRun;
  readonly #metricsFile: string;
  #root: { readonly pid: number; readonly ownPids: readonly number[] } | null = null;
  #beginning: UsedSoFar = { userNs: 0, systemNs: 0 };

  constructor(plan: WorkerDriverPlan, context: DriverContext, opening: Opening, signal: AbortSignal) {
    const { scenario, scratch, launcher, log } = context;
    const faults: string[] = [];
    this.#metricsFile = scratch.metricsFile();
    const worker = startWorker({
      launcher,
      command: processCommand(plan, context, opening, { STRESS_METRICS: this.#metricsFile }),
      throughShell: typeof plan.command === 'string',
      expectExitCodes: plan.expectExitCodes,
      fifo: scratch.fifo(0),
      inputFifo: scratch.inputFifo(0),
      errorFifo: scratch.errorFifo(0),
      log,
      source: opening.source,
      signal,
      onSpawn: (pid, ownPids) => {
        this.#root = { pid, ownPids };
      },
      onFault: fault => {
        if (faults.length < MAX_FAULTS) faults.push(fault);
      },
    });
    const { id, seed, load, leaks, timeoutMs } = scenario;
    this.run = new WorkerRun(worker, { plan, load, leaks, timeoutMs, scenario: id, seed, faults });
  }

  /** It is watched, and its CPU time counts, from the end of its warm-up on. */
  async begin({ onSpawn }: Opening): Promise<Operation | null> {
    const failed = await this.run.begin();
    if (this.#root !== null && failed === null) {
      this.#beginning = usedSoFar(this.#root.pid);
      onSpawn(this.#root.pid, this.#root.ownPids);
    }
    return failed;
  }

  async finish(): Promise<Operation> {
    const operation = await this.run.finish();
    const taken = takeMetrics(this.#metricsFile);
    const written = 'text' in taken ? parseStressMetrics(taken.text, '$STRESS_METRICS') : NOTHING_EMITTED;
    const emitted =
      operation.outcome.kind === 'ok' ? joinEmitted([written, operation.emitted]) : operation.emitted;
    return { ...operation, emitted, usage: withoutBeginning(operation.usage, this.#beginning) };
  }
}
