import { NOTHING_EMITTED, parseStressMetrics } from '../../ingest/stress-metrics.ts';
import type { WorkerDriverPlan } from '../../model/plan.ts';
import { hasOwnFolder, OWN_FOLDER } from '../own-folder.ts';
import type { Command } from '../process/launch.ts';
import { type TemporaryFolder, takeMetrics } from '../process/scratch.ts';
import { joinEmitted } from '../worker/emitted.ts';
import { type UsedSoFar, usedSoFar, withoutBeginning } from '../worker/startup-usage.ts';
import { startWorker } from '../worker/worker-process.ts';
import { WorkerRun } from '../worker/worker-run.ts';
import { detectionOf, type Watched } from './detection-of.ts';
import type { Driver, DriverContext, Opening, Operation } from './driver.ts';
import { processCommand } from './process-command.ts';
import { withDetected } from './with-detected.ts';

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
      life = await startLife(plan, context, opening, signal);
      return life.begin(opening);
    },
    run: stimulus => alive().run.operate(stimulus.user, stimulus.iteration),
    close: () => alive().finish(),
  };
}

/** What one worker is started with. */
interface Belongings {
  readonly command: Command;
  readonly metricsFile: string;
  /** The folder of its own; null where nobody looks for files in one. */
  readonly own: TemporaryFolder | null;
  readonly watched: Watched | null;
}

async function startLife(
  plan: WorkerDriverPlan,
  context: DriverContext,
  opening: Opening,
  signal: AbortSignal,
): Promise<WorkerLife> {
  const { scenario, scratch } = context;
  const metricsFile = scratch.metricsFile();
  const own = hasOwnFolder(scenario) ? scratch.temporaryFolder() : null;
  const command = processCommand(plan, context, opening, {
    STRESS_METRICS: metricsFile,
    ...(own === null ? {} : { [OWN_FOLDER]: own.path }),
  });
  const watched = await detectionOf(command, context, opening, metricsFile);
  return new WorkerLife(plan, context, opening, signal, { command, metricsFile, own, watched });
}

/** A worker process with its conversation, from its start to its end. */
class WorkerLife {
  readonly run: WorkerRun;
  readonly #belongings: Belongings;
  readonly #faults: string[] = [];
  #root: { readonly pid: number; readonly ownPids: readonly number[] } | null = null;
  #beginning: UsedSoFar = { userNs: 0, systemNs: 0 };

  constructor(
    plan: WorkerDriverPlan,
    context: DriverContext,
    opening: Opening,
    signal: AbortSignal,
    belongings: Belongings,
  ) {
    const { scenario, scratch, launcher, log } = context;
    const { command, watched } = belongings;
    this.#belongings = belongings;
    const worker = startWorker({
      launcher,
      command: { ...command, env: { ...command.env, ...watched?.detection.env } },
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
        watched?.detection.onSpawn(pid, ownPids);
      },
      onFault: fault => {
        if (this.#faults.length < MAX_FAULTS) this.#faults.push(fault);
      },
      ...(watched?.detection.hasStreams ? { onOutput: watched.detection.onOutput } : {}),
    });
    const { id, seed, load, leaks, timeoutMs } = scenario;
    const faults = this.#faults;
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
    const { metricsFile, own, watched } = this.#belongings;
    const operation = await this.run.finish();
    const taken = takeMetrics(metricsFile);
    const written = 'text' in taken ? parseStressMetrics(taken.text, '$STRESS_METRICS') : NOTHING_EMITTED;
    const emitted =
      operation.outcome.kind === 'ok' ? joinEmitted([written, operation.emitted]) : operation.emitted;
    const usage = withoutBeginning(operation.usage, this.#beginning);
    const ended = { ...operation, emitted, usage };
    const whole = watched === null ? ended : withDetected(ended, await watched.finish(operation));
    own?.remove();
    return whole;
  }
}
