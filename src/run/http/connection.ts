import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { AnswerReader, type ReadState } from './answer-reader.ts';
import type { Answer, Broken, Late, Received } from './exchange.ts';
import { faultReason } from './fault-reason.ts';
import type { Origin } from './origin.ts';
import type { PreparedRequest } from './prepared.ts';

/** A request that waits for its answer. */
interface Pending {
  readonly sentMs: number;
  firstByteMs: number | null;
  readonly timer: NodeJS.Timeout;
  readonly settle: (received: Received) => void;
}

/** Opens a connection; `authorities` are certificates that are trusted in place of the system's. */
export function openSocket(origin: Origin, authorities?: string): Socket {
  const { host, port, secure } = origin;
  if (!secure) return connect({ host, port, noDelay: true });
  const name = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
  const trust = authorities === undefined ? {} : { ca: authorities };
  const socket = connectSecurely({ host, port, ...name, ...trust, ALPNProtocols: ['http/1.1'] });
  socket.setNoDelay(true);
  return socket;
}

/** One HTTP/1.1 connection: one request after the other, each when the answer to the last has arrived. */
export class Connection {
  readonly #socket: Socket;
  readonly #reader: AnswerReader;
  #pending: Pending | null = null;
  #open = true;
  #fault: string | null = null;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#reader = new AnswerReader({ toHead: false, bytesToKeep: () => 0 });
    socket.on('data', (chunk: Buffer) => this.#onData(chunk));
    socket.on('error', error => {
      this.#fault = faultReason(error);
    });
    socket.on('end', () => this.#onEnd());
    socket.on('close', () => this.#onClose());
  }

  /** No request waits, and another may be sent. */
  get isFree(): boolean {
    return this.#open && this.#pending === null;
  }

  /**
   * Sends a request and gives what comes back. `sentMs` is when it was taken up, which may have been on another connection: its time
   * limit counts from there.
   */
  send(request: PreparedRequest, sentMs: number): Promise<Received> {
    return new Promise(settle => {
      const leftMs = Math.max(0, request.timeoutMs - (performance.now() - sentMs));
      const timer = setTimeout(() => this.#giveUp(), leftMs);
      this.#pending = { sentMs, firstByteMs: null, timer, settle };
      this.#reader.expect({
        toHead: request.head.method === 'HEAD',
        bytesToKeep: status => request.expectation.bytesToKeep(status),
      });
      this.#socket.write(request.wire);
    });
  }

  /** Ends the connection; a request that waits is told as broken. */
  close(): void {
    this.#open = false;
    this.#socket.destroy();
  }

  #onData(chunk: Buffer): void {
    const pending = this.#pending;
    // What arrives unasked belongs to no request: a server that says goodbye, or one that is confused.
    if (pending === null) return this.close();
    pending.firstByteMs ??= performance.now();
    this.#take(this.#reader.read(chunk));
  }

  #onEnd(): void {
    this.#open = false;
    if (this.#pending !== null) this.#take(this.#reader.end());
    this.#socket.destroy();
  }

  #take(state: ReadState): void {
    if (state.kind === 'more') return;
    if (state.kind === 'garbage') return this.#break(state.reason);
    if (!state.reusable) this.close();
    this.#settle(state.answer);
  }

  #onClose(): void {
    this.#open = false;
    if (this.#pending !== null) this.#break(this.#fault ?? this.#cutOff());
  }

  #cutOff(): string {
    return this.#pending?.firstByteMs == null
      ? 'connection closed by the server before an answer'
      : 'connection closed by the server within an answer';
  }

  #break(reason: string): void {
    const unanswered = this.#pending?.firstByteMs == null;
    this.close();
    this.#settle({ kind: 'broken', reason, status: this.#reader.status, unanswered });
  }

  #giveUp(): void {
    this.close();
    this.#settle({ kind: 'late', status: this.#reader.status });
  }

  #settle(ended: Answer | Broken | Late): void {
    const pending = this.#pending;
    if (pending === null) return;
    this.#pending = null;
    clearTimeout(pending.timer);
    const { sentMs, firstByteMs, settle } = pending;
    const endMs = performance.now();
    settle({ ...ended, sentMs, firstByteMs, endMs, bytes: this.#reader.bodyBytes });
  }
}
