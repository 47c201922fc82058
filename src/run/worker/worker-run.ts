import { NOTHING_EMITTED, parseStressMetrics, type StressMetrics } from '../../ingest/stress-metrics.ts';
import { type Load, mostAtOnce } from '../../model/load.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { WorkerDriverPlan } from '../../model/plan.ts';
import type { Operation } from '../drivers/driver.ts';
import { impossibility } from '../drivers/impossible.ts';
import { excerptOf } from '../process/excerpt.ts';
import type { CommandReport } from '../process/run-command.ts';
import { checkpointLine, joinEmitted, metricsOf, protocolProblems } from './emitted.ts';
import {
  type Ability,
  type Answer,
  abilitiesIn,
  type Malformed,
  type Message,
  PROTOCOL_VERSION,
  valuesIn,
} from './protocol.ts';
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
  /** Answers that say `ns`, and those of them that say 0. */
  readonly #times = { told: 0, zero: 0 };
  /** What the worker refused beside operations, or left unanswered; each once. */
  readonly #refusals = new Set<string>();
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
    Object.assign(this.#times, { told: 0, zero: 0 });
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
    this.#countTime(reply.timed.answer);
    return answered(reply.timed);
  }

  /** Asks for what the worker knows of itself, and ends it. */
  async finish(): Promise<Operation> {
    const stats = this.#abilities.has('stats') && this.#broken === null ? await this.#request('stats') : null;
    const said =
      stats !== null && 'timed' in stats ? metricsOf(valuesIn(stats.timed.answer, 'metrics')) : null;
    const report = await this.#end();
    const checkpoints = parseStressMetrics(this.#checkpoints.join('\n'), 'checkpoints of the worker');
    const emitted = joinEmitted([
      said ?? NOTHING_EMITTED,
      checkpoints,
      protocolProblems([...this.#options.faults, ...this.#refusals]),
    ]);
    const ended = this.#broken ?? report.outcome;
    return withPossible({ ...report, outcome: ended.kind === 'ok' ? this.#measured() : ended, emitted });
  }

  async #takeCheckpoint(): Promise<void> {
    if (this.#abilities.has('gc')) await this.#request('gc');
    const reply = await this.#request('checkpoint');
    if ('timed' in reply)
      this.#checkpoints.push(checkpointLine(this.#operations, valuesIn(reply.timed.answer, 'values')));
  }

  /** Asks for what is no operation; a refusal is told. */
  async #request(type: Ability): Promise<Reply> {
    const reply = await this.#ask({ type });
    const error = 'timed' in reply ? reply.timed.answer.error : null;
    if (error !== null) this.#refusals.add(refusal(type, error));
    return reply;
  }

  #countTime({ ns, error }: Answer): void {
    if (ns === null || error !== null) return;
    this.#times.told += 1;
    if (ns === 0) this.#times.zero += 1;
  }

  /** Nothing takes no time: where half of the times are 0, so is their median, and that is no measurement. */
  #measured(): Outcome {
    const { told, zero } = this.#times;
    if (zero === 0 || 2 * zero < told) return { kind: 'ok' };
    const reason = `"ns" is 0 in ${zero} of ${told} answers: its clock is too coarse for what it times; take a finer one, or leave "ns" out`;
    return { kind: 'broken', reason };
  }

  /** Sends a message and waits; a worker that does not answer in time is ended, since nobody knows what state it is in. */
  async #ask(message: Message): Promise<Reply> {
    if (this.#broken !== null) return { outcome: this.#broken, excerpt: '' };
    const { timeoutMs } = this.#options;
    const { session } = this.#worker;
    const sentMs = performance.now();
    const timed = await within(session.ask(message), timeoutMs);
    if (timed === LATE) {
      const excerpt = `${message.type} was not answered`;
      const suspicion = session.suspicionSince(sentMs);
      return this.#giveUp(
        suspicion === null
          ? { kind: 'timeout', afterMs: timeoutMs }
          : {
              kind: 'broken',
              reason: `${excerpt} within ${timeoutMs / 1000} s, but this came: ${suspicion}`,
            },
        excerpt,
      );
    }
    if (timed !== null && 'fault' in timed)
      return this.#giveUp({ kind: 'broken', reason: noAnswer(timed) }, '');
    if (timed !== null) return { timed };
    const { outcome, excerpt } = await this.#worker.ended;
    this.#broken ??= outcome.kind === 'ok' ? ENDED_EARLY : outcome;
    return { outcome: this.#broken, excerpt };
  }

  /** The conversation is over. */
  #giveUp(outcome: Outcome, excerpt: string): Reply {
    this.#broken ??= outcome;
    this.#worker.end();
    return { outcome: this.#broken, excerpt };
  }

  #fail(outcome: Outcome): Operation {
    this.#broken = outcome;
    this.#worker.end();
    return lastOperation(outcome, '');
  }

  /** One that ended well, all operations done, may just have been short of words: that it did not answer is told, and no failure. */
  #lookAtGoodbye(reply: Timed | Malformed | null): void {
    if (reply === null)
      this.#refusals.add('The worker ended without an answer to shutdown, perhaps before it was told to');
    else if ('fault' in reply) this.#broken ??= { kind: 'broken', reason: noAnswer(reply) };
    else if (reply.answer.error !== null)
      this.#broken ??= { kind: 'broken', reason: refusal('shutdown', reply.answer.error) };
  }

  async #end(): Promise<CommandReport> {
    const { session, ended, closeInput } = this.#worker;
    const answer = this.#broken === null ? session.ask({ type: 'shutdown' }) : null;
    closeInput();
    const report = await within(ended, SHUTDOWN_MS);
    if (report !== LATE) {
      if (answer !== null && report.outcome.kind === 'ok') this.#lookAtGoodbye(await answer);
      return report;
    }
    this.#broken ??= { kind: 'broken', reason: `it still ran ${SHUTDOWN_MS / 1000} s after shutdown` };
    this.#worker.end();
    return ended;
  }
}

const noAnswer = ({ fault }: Malformed): string => `the worker’s answer is none: ${fault}`;

const refusal = (type: Message['type'], error: string): string =>
  `${type} was answered with an error: ${excerptOf(error)}`;

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
