import type { HistoryRecord } from './record.ts';

/** An operation that came to an end. */
export interface Operation {
  /** Null where the worker wrote its end alone. */
  readonly invoke: HistoryRecord | null;
  /** `ok`, `fail` or `info`. */
  readonly end: HistoryRecord;
  /** Of the end, or of its invoke where the end does not repeat it. */
  readonly value: HistoryRecord['value'];
  /**
   * What this worker had written last before the operation began: it was done after that. Its own invoke where there is one; null where
   * nothing is known.
   */
  readonly after: HistoryRecord | null;
}

/** Takes operations in the order of their records. */
export interface OperationSink {
  begun(invoke: HistoryRecord): void;
  /** Text says why the records make no sense. */
  ended(operation: Operation): string | null;
  /** It was begun, and nobody wrote how it ended: it is in doubt. After the last record. */
  abandoned(invoke: HistoryRecord): void;
}

interface Worker {
  open: HistoryRecord | null;
  last: HistoryRecord | null;
}

/** Workers whose records are told apart. */
const WORKERS = 100_000;

/** Records → operations: each end goes with the invoke of the same worker, which does one thing at a time. Memory grows with the workers alone. */
export class Operations {
  readonly #workers = new Map<string, Worker>();
  readonly #sink: OperationSink;

  constructor(sink: OperationSink) {
    this.#sink = sink;
  }

  /** Text says why the record makes no sense where it stands. */
  add(record: HistoryRecord): string | null {
    const worker = this.#workers.get(record.worker) ?? { open: null, last: null };
    if (worker.last === null && this.#workers.size >= WORKERS)
      return `There are more than ${WORKERS} workers`;
    if (worker.last !== null && worker.last.file !== record.file)
      return `Worker ${record.worker} stands in ${worker.last.file}, too: workers of several files need names of their own`;
    this.#workers.set(record.worker, worker);
    return record.type === 'invoke' ? this.#begin(worker, record) : this.#finish(worker, record);
  }

  end(): void {
    for (const { open } of this.#workers.values()) if (open !== null) this.#sink.abandoned(open);
  }

  /** A worker that begins anew has given up what it had begun: a client that timed out does so. */
  #begin(worker: Worker, invoke: HistoryRecord): null {
    if (worker.open !== null) this.#sink.abandoned(worker.open);
    worker.open = invoke;
    worker.last = invoke;
    this.#sink.begun(invoke);
    return null;
  }

  #finish(worker: Worker, end: HistoryRecord): string | null {
    const { open, last } = worker;
    if (open !== null && (open.op !== end.op || open.key !== end.key))
      return `Worker ${end.worker} ends ${end.op}, and has begun ${open.op} in line ${open.line}: a worker does one thing at a time`;
    const value = end.value ?? open?.value ?? null;
    if (open !== null && open.value !== null && open.value !== value)
      return `The value of ${end.op} is ${value}, and was ${open.value} in line ${open.line}`;
    worker.open = null;
    worker.last = end;
    return this.#sink.ended({ invoke: open, end, value, after: open ?? last });
  }
}
