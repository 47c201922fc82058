import type { Collector } from './collector.ts';
import type { ReadingCollector } from './reading-collector.ts';
import { isFailure, readResponses } from './responses.ts';
import { type Target, targetOf } from './target.ts';
import { ThroughputWindows } from './throughput-windows.ts';
import { LATENCY, THROUGHPUT } from './vocabulary.ts';

/** One request as a tool logged it. */
export interface LoggedRequest {
  /** Empty where the tool does not say. */
  readonly method: string;
  readonly address: string;
  /** 0: there was no response. */
  readonly status: number;
  /** When it began: an ISO date, or nanoseconds since 1970 as digits. */
  readonly time: string;
  readonly nanoseconds: number;
  /** What went wrong beside the status; null: nothing. */
  readonly fault: string | null;
}

/** Everything that is kept of one target; memory does not grow with its requests. */
interface Log {
  readonly target: Target;
  readonly reading: ReadingCollector;
  readonly causes: Map<string, number>;
  readonly windows: ThroughputWindows;
  total: number;
  failed: number;
  first: number;
  last: number;
}

/** Causes that are counted by name. */
const CAUSES = 20;

/** Collects single requests by target: the times of the good ones, and how the others ended. */
export class RequestLog {
  readonly #collector: Collector;
  readonly #logs = new Map<string, Log>();
  /** The target of the request before: most follow one of the same. */
  #last: { readonly method: string; readonly address: string; readonly log: Log } | null = null;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  request(request: LoggedRequest): void {
    const { method, address, status, fault } = request;
    const log = this.#log(method, address);
    log.total += 1;
    this.#began(log, request);
    if (fault !== null || isFailure(status)) {
      log.failed += 1;
      count(log.causes, status === 0 ? (fault ?? 'no response') : String(status));
    } else log.reading.sample(LATENCY, request.nanoseconds);
  }

  end(): void {
    for (const log of this.#logs.values()) {
      const { target, reading, total, failed, first, last } = log;
      const responses = { name: target.name, total, failed, causes: log.causes };
      if (!readResponses(responses, reading, this.#collector)) continue;
      if (last > first) reading.sample(THROUGHPUT, ((total - failed) * 1000) / (last - first));
      log.windows.tell(target.name, this.#collector);
    }
  }

  #began(log: Log, { time, nanoseconds, status, fault }: LoggedRequest): void {
    const began = millisecondsOf(time);
    if (!Number.isFinite(began)) return;
    const ended = began + nanoseconds / 1e6;
    if (began < log.first) log.first = began;
    if (ended > log.last) log.last = ended;
    if (fault === null && !isFailure(status)) log.windows.success(ended);
  }

  #log(method: string, address: string): Log {
    const last = this.#last;
    if (last !== null && last.address === address && last.method === method) return last.log;
    const target = targetOf(address, method);
    const key = `${target.origin} ${target.name}`;
    const log = this.#logs.get(key) ?? this.#open(target, key);
    this.#last = { method, address, log };
    return log;
  }

  #open(target: Target, key: string): Log {
    const reading = this.#collector.reading(target.name, target.origin);
    const windows = new ThroughputWindows();
    const log = {
      target,
      reading,
      causes: new Map(),
      windows,
      total: 0,
      failed: 0,
      first: Infinity,
      last: -Infinity,
    };
    // What is beyond the limit shares the collector's overflow, which makes the file broken.
    if (this.#logs.size < TARGETS) this.#logs.set(key, log);
    return log;
  }
}

/** Targets of one file; addresses with an id in their path are a target each. */
const TARGETS = 50_000;

const millisecondsOf = (time: string): number => (/^\d+$/.test(time) ? Number(time) / 1e6 : Date.parse(time));

function count(causes: Map<string, number>, cause: string): void {
  const seen = causes.get(cause);
  if (seen !== undefined) causes.set(cause, seen + 1);
  else if (causes.size < CAUSES) causes.set(cause.slice(0, 200), 1);
}
