import { Worker } from 'node:worker_threads';
import type { SamplerReply, SamplerRequest } from './messages.ts';
import type { MonitorThread, TreeWatch, WatchReport, WatchRequestOptions } from './monitor.ts';
import { emptyReport } from './report.ts';
import { UsageMeter } from './usage-meter.ts';

/** A sampler that has not answered by then is stuck in the kernel; the run goes on without it. */
const ANSWER_LIMIT_MS = 2_000;

/** Starts of a thread that died: a crash loses the watches in progress, and a thread that keeps crashing is given up. */
const MAX_STARTS = 3;

type State =
  | { readonly kind: 'running'; readonly worker: Worker; readonly ready: Promise<void> }
  | { readonly kind: 'dead'; readonly reason: string };

/** The main thread's end of the sampler: sends requests, hands out reports, and turns every failure into a report. */
export class SamplerThread implements MonitorThread {
  private state: State;
  private starts = 0;
  private nextId = 0;
  /** Answers that somebody waits for now. */
  private awaited = 0;
  /** Watches by id, settled by the sampler's report or by its death. */
  private readonly pending = new Map<number, (report: WatchReport) => void>();
  /** Of the watches that are shown, by id. */
  private readonly shown = new Map<number, UsageMeter>();
  private readonly locate: () => URL;
  private readonly intervalMs: number;
  private readonly answerLimitMs: number;

  /** `locate` gives the thread's program. */
  constructor(locate: () => URL, intervalMs: number, answerLimitMs: number = ANSWER_LIMIT_MS) {
    this.answerLimitMs = answerLimitMs;
    this.locate = locate;
    this.intervalMs = intervalMs;
    this.state = this.start();
  }

  /** Settles when the thread listens or has failed. */
  async ready(): Promise<void> {
    if (this.state.kind === 'running') await this.whileAlive(this.state.worker, this.state.ready);
  }

  watch(rootPid: number, options: WatchRequestOptions): TreeWatch {
    if (this.state.kind === 'dead' && this.starts < MAX_STARTS) this.state = this.start();
    const { state } = this;
    if (state.kind === 'dead') return { usage: () => ({}), stop: async () => emptyReport(state.reason) };

    const id = this.nextId++;
    const report = new Promise<WatchReport>(resolve => this.pending.set(id, resolve));
    const { pace = 'usual', temporary = null, live = false, ...rest } = options;
    const target = { ...rest, rootPid, temporary };
    const startNs = process.hrtime.bigint();
    const meter = new UsageMeter();
    if (live) this.shown.set(id, meter);
    this.ask(state.worker, { kind: 'watch', id, target, startNs, intervalMs: this.intervalMs, pace, live });
    let stopped: Promise<WatchReport> | null = null;
    return {
      usage: () => meter.usage(),
      stop: () => {
        stopped ??= this.finish(state.worker, id, report);
        return stopped;
      },
    };
  }

  async close(): Promise<void> {
    this.starts = MAX_STARTS;
    if (this.state.kind === 'dead') return;
    const { worker } = this.state;
    this.die(worker, 'the sampler was closed');
    await worker.terminate();
  }

  private start(): State {
    this.starts += 1;
    try {
      const worker = new Worker(this.locate(), { name: 'sampler', execArgv: [] });
      worker.unref();
      const ready = new Promise<void>(resolve => {
        worker.on('message', (reply: SamplerReply) => {
          if (reply.kind === 'ready') resolve();
          else if (reply.kind === 'reading') this.shown.get(reply.id)?.add(reply.reading);
          else this.settle(reply.id, reply.report);
        });
        worker.on('error', error => this.die(worker, `the sampler failed: ${error.message}`));
        worker.on('exit', () => {
          this.die(worker, 'the sampler ended unexpectedly');
          resolve();
        });
      });
      return { kind: 'running', worker, ready };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: 'dead', reason: `the sampler could not be started: ${reason}` };
    }
  }

  private ask(worker: Worker, request: SamplerRequest): void {
    worker.postMessage(request);
  }

  private async finish(worker: Worker, id: number, report: Promise<WatchReport>): Promise<WatchReport> {
    if (!this.pending.has(id)) return report;
    this.ask(worker, { kind: 'stop', id });
    const limit = setTimeout(
      () => this.settle(id, emptyReport(`the sampler did not answer within ${this.answerLimitMs / 1000} s`)),
      this.answerLimitMs,
    );
    try {
      return await this.whileAlive(worker, report);
    } finally {
      clearTimeout(limit);
    }
  }

  /** Keeps the process alive for as long as an answer of the thread is awaited, and no longer. */
  private async whileAlive<T>(worker: Worker, answer: Promise<T>): Promise<T> {
    this.awaited += 1;
    worker.ref();
    try {
      return await answer;
    } finally {
      this.awaited -= 1;
      if (this.awaited === 0) worker.unref();
    }
  }

  private settle(id: number, report: WatchReport): void {
    this.pending.get(id)?.(report);
    this.pending.delete(id);
    this.shown.delete(id);
  }

  /** The first cause counts: a thread that failed also exits. */
  private die(worker: Worker, reason: string): void {
    if (this.state.kind === 'dead' || this.state.worker !== worker) return;
    this.state = { kind: 'dead', reason };
    for (const id of [...this.pending.keys()]) this.settle(id, emptyReport(reason));
  }
}
