import { NOTHING_EMITTED, parseStressMetrics, type StressMetrics } from '../../ingest/stress-metrics.ts';
import { type Load, mostAtOnce } from '../../model/load.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { WorkerDriverPlan } from '../../model/plan.ts';
import type { Operation } from '../drivers/driver.ts';
import { impossibility } from '../drivers/impossible.ts';
import { excerptOf } from '../process/excerpt.ts';
import type { CommandReport } from '../process/run-command.ts';
import { checkpointLine, joinEmitted, metricsOf, protocolProblems } from './emitted.ts';
import { type Ability, abilitiesIn, type Message, PROTOCOL_VERSION, valuesIn } from './protocol.ts';
import { checkpointSchedule } from './schedule.ts';
import { LATE, type Timed, within } from './session.ts';
import { Turnstile } from './turnstile.ts';
import type { WorkerProcess } from './worker-process.ts';

/** How long a worker may take to end once it was told to. */
const SHUTDOWN_MS = 5_000;

/** What a run of a worker is made of. */
export interface WorkerRunOptions {
  readonly plan: WorkerDriverPlan;
  readonly load: Load;
  readonly scenario: string;
  readonly seed: number;
  /** Limit of one answer. */
  readonly timeoutMs: number;
  /** Checkpoints are taken where the worker can. */
  readonly leaks: boolean;
  /** Faults of the conversation so far. */
  readonly faults: readonly string[];
}

/** An answer that came, or what became of the worker instead. */
type Reply = { readonly timed: Timed } | { readonly outcome: Outcome; readonly excerpt: string };

/** One life of a worker: a conversation that begins with `init` and ends with `shutdown`. */
export class WorkerRun {
  readonly #worker: WorkerProcess;
  readonly #options: WorkerRunOptions;
  readonly #turnstile = new Turnstile();
  readonly #checkpoints: string[] = [];
  #abilities: ReadonlySet<Ability> = new Set();
  #isCheckpointDue = (): boolean => false;
  #operations = 0;
  /** What ended the conversation before its time. */
  #broken: Outcome | null = null;

  constructor(worker: WorkerProcess, options: WorkerRunOptions) {
    this.#worker = worker;
    this.#options = options;
  }

  /** From the start to the end of the warm-up. Gives what failed, or null. */
  async begin(): Promise<Operation | null> {
    const { scenario, seed, load, plan, leaks } = this.#options;
    const { parameters, warmup } = plan;
    const init = { scenario, seed, users: mostAtOnce(load), parameters, protocol: PROTOCOL_VERSION };
    const reply = await this.#ask({ type: 'init', ...init });
    if (!('timed' in reply)) return lastOperation(reply.outcome, reply.excerpt);
    const { answer } = reply.timed;
    if (answer.error !== null) return this.#fail({ kind: 'error', error: excerptOf(answer.error) });
    const spoken = answer.body.protocol;
    if (spoken !== PROTOCOL_VERSION) return this.#fail({ kind: 'broken', reason: otherProtocol(spoken) });
    this.#abilities = abilitiesIn(answer);
    for (let iteration = 0; iteration < warmup; iteration++) {
      const operation = await this.operate(0, iteration);
      if (operation.outcome.kind !== 'ok') return { ...operation, last: true };
    }
    this.#operations = 0;
    if (leaks && this.#abilities.has('checkpoint'))
      this.#isCheckpointDue = checkpointSchedule(load, () => performance.now());
    return null;
  }

  async operate(user: number, iteration: number): Promise<Operation> {
    if (this.#isCheckpointDue()) await this.#turnstile.alone(() => this.#takeCheckpoint());
    const { operation } = this.#options.plan;
    const named = operation === null ? {} : { operation };
    const message: Message = { type: 'op', ...named, user, iteration };
    const reply = await this.#turnstile.pass(() => this.#ask(message));
    if (!('timed' in reply)) return lastOperation(reply.outcome, reply.excerpt);
    this.#operations += 1;
    return answered(reply.timed);
  }

  /** Asks for what the worker knows of itself, and ends it. */
  async finish(): Promise<Operation> {
    const stats =
      this.#abilities.has('stats') && this.#broken === null ? await this.#ask({ type: 'stats' }) : null;
    const said =
      stats !== null && 'timed' in stats ? metricsOf(valuesIn(stats.timed.answer, 'metrics')) : null;
    const report = await this.#end();
    const checkpoints = parseStressMetrics(this.#checkpoints.join('\n'), 'checkpoints of the worker');
    const emitted = joinEmitted([
      said ?? NOTHING_EMITTED,
      checkpoints,
      protocolProblems(this.#options.faults),
    ]);
    return withPossible({ ...report, outcome: this.#broken ?? report.outcome, emitted });
  }

  async #takeCheckpoint(): Promise<void> {
    if (this.#abilities.has('gc')) await this.#ask({ type: 'gc' });
    const reply = await this.#ask({ type: 'checkpoint' });
    if ('timed' in reply)
      this.#checkpoints.push(checkpointLine(this.#operations, valuesIn(reply.timed.answer, 'values')));
  }

  /** Sends a message and waits; a worker that does not answer in time is ended, since nobody knows what state it is in. */
  async #ask(message: Message): Promise<Reply> {
    if (this.#broken !== null) return { outcome: this.#broken, excerpt: '' };
    const { timeoutMs } = this.#options;
    const timed = await within(this.#worker.session.ask(message), timeoutMs);
    if (timed === LATE) {
      this.#broken ??= { kind: 'timeout', afterMs: timeoutMs };
      this.#worker.end();
      return { outcome: this.#broken, excerpt: `${message.type} was not answered` };
    }
    if (timed !== null) return { timed };
    const { outcome, excerpt } = await this.#worker.ended;
    this.#broken ??= outcome.kind === 'ok' ? ENDED_EARLY : outcome;
    return { outcome: this.#broken, excerpt };
  }

  #fail(outcome: Outcome): Operation {
    this.#broken = outcome;
    this.#worker.end();
    return lastOperation(outcome, '');
  }

  async #end(): Promise<CommandReport> {
    const { session, ended, closeInput } = this.#worker;
    if (this.#broken === null) void session.ask({ type: 'shutdown' });
    closeInput();
    const report = await within(ended, SHUTDOWN_MS);
    if (report !== LATE) return report;
    this.#broken ??= { kind: 'broken', reason: `it still ran ${SHUTDOWN_MS / 1000} s after shutdown` };
    this.#worker.end();
    return ended;
  }
}

const ENDED_EARLY: Outcome = { kind: 'broken', reason: 'the worker ended before it was told to' };

const otherProtocol = (spoken: unknown): string =>
  `the worker answers init with protocol ${JSON.stringify(spoken) ?? 'nothing'}; this version speaks ${PROTOCOL_VERSION}`;

/** An operation without values. */
const lastOperation = (outcome: Outcome, excerpt: string): Operation => ({
  ...UNTOUCHED,
  outcome,
  excerpt,
  last: true,
});

const UNTOUCHED = { wallNs: 0, usage: null, excerpt: '', left: [], stuck: 0, emitted: NOTHING_EMITTED };

/** The worker's own time where it tells one that is possible: without the way through two pipes. */
function answered({ answer, roundTripNs }: Timed): Operation {
  if (answer.error !== null) {
    const error = excerptOf(answer.error);
    return { ...UNTOUCHED, outcome: { kind: 'error', error }, excerpt: error };
  }
  const wallNs = Math.min(answer.ns ?? roundTripNs, roundTripNs);
  const emitted =
    answer.body.metrics === undefined ? NOTHING_EMITTED : metricsOf(valuesIn(answer, 'metrics'));
  return withPossible({ ...UNTOUCHED, outcome: { kind: 'ok' }, wallNs, emitted });
}

/** An impossible value makes a success a broken measurement. */
function withPossible(operation: Operation): Operation {
  if (operation.outcome.kind !== 'ok') return { ...operation, emitted: withoutValues(operation.emitted) };
  const reason = impossibility(operation.emitted);
  if (reason === null) return operation;
  return {
    ...operation,
    outcome: { kind: 'broken', reason },
    emitted: withoutValues(operation.emitted),
  };
}

const withoutValues = (emitted: StressMetrics): StressMetrics => ({
  ...emitted,
  samples: [],
  checkpoints: null,
});
