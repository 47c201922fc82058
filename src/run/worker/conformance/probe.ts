import { describeOutcome, type Outcome } from '../../../model/outcome.ts';
import { type Ability, type Answer, abilitiesIn, type Message, PROTOCOL_VERSION } from '../protocol.ts';
import { LATE, within } from '../session.ts';
import type { WorkerProcess } from '../worker-process.ts';

/** How long a worker under examination may take for one answer, milliseconds. */
export const PATIENCE_MS = 10_000;

/** What one worker said on its stdout beside answers. */
export interface Remarks {
  readonly prints: string[];
  readonly faults: string[];
}

/** One worker process under examination. Every call throws `Unsatisfied` where the answer does not come. */
export class Probe {
  readonly #worker: WorkerProcess;
  readonly remarks: Remarks;
  readonly #operation: string | null;

  constructor(worker: WorkerProcess, remarks: Remarks, operation: string | null) {
    this.#worker = worker;
    this.remarks = remarks;
    this.#operation = operation;
  }

  async ask(message: Message & Readonly<Record<string, unknown>>): Promise<Answer> {
    const timed = await within(this.#worker.session.ask(message), PATIENCE_MS);
    if (timed === LATE)
      throw new Unsatisfied(`${message.type} was not answered within ${PATIENCE_MS / 1000} s`);
    if (timed === null)
      throw new Unsatisfied(`the worker ${await this.#end()} without an answer to ${message.type}`);
    if ('fault' in timed) throw new Unsatisfied(timed.fault);
    return timed.answer;
  }

  init(parameters: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    return this.ask({
      type: 'init',
      protocol: PROTOCOL_VERSION,
      scenario: 'conformance',
      seed: 1,
      users: 1,
      parameters,
    });
  }

  async abilities(): Promise<ReadonlySet<Ability>> {
    return abilitiesIn(await this.init());
  }

  /** An operation that has to succeed. */
  async operate(iteration = 0, more: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const named = this.#operation === null ? {} : { operation: this.#operation };
    const answer = await this.ask({ type: 'op', ...named, user: 0, iteration, ...more });
    if (answer.error !== null) throw new Unsatisfied(`an operation failed: ${answer.error}`);
    return answer;
  }

  write(text: string): void {
    this.#worker.write(text);
  }

  closeInput(): void {
    this.#worker.closeInput();
  }

  /** In words, why nobody answers any more. */
  async #end(): Promise<string> {
    const { outcome } = await this.#worker.ended;
    return outcome.kind === 'ok' ? 'ended' : describeOutcome(outcome);
  }

  /** How it ended by itself. */
  async ending(): Promise<Outcome> {
    const report = await within(this.#worker.ended, PATIENCE_MS);
    if (report === LATE) throw new Unsatisfied(`it still ran ${PATIENCE_MS / 1000} s later`);
    return report.outcome;
  }
}

/** What a worker did instead of what the protocol asks for. */
export class Unsatisfied extends Error {}
