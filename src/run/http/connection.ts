import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { TimeLimit } from '../time-limit.ts';
import { AnswerReader, type ReadState } from './answer-reader.ts';
import type { Answer, Broken, Late, Received } from './exchange.ts';
import { type Fault, faultOf } from './fault-reason.ts';
import type { Origin } from './origin.ts';
import type { PreparedRequest } from './prepared.ts';

/** A request that waits for its answer. */
interface Pending {
  readonly sentMs: number;
  firstByteMs: number | null;
  readonly settle: (received: Received) => void;
}

/** Bytes that are read at once. */
const READ_BYTES = 16 * 1024;

/** Bytes that have arrived; they are overwritten by the next. */
type OnBytes = (bytes: Buffer) => void;

/** Opens a connection; `authorities` are certificates that are trusted in place of the system's. */
const openSocket = (origin: Origin, authorities: string | undefined, onBytes: OnBytes): Socket =>
  origin.secure ? openSecure(origin, authorities, onBytes) : openPlain(origin, onBytes);

/** It reads into one piece of memory again and again: a stream would allocate for each answer, and pass it on later. */
function openPlain({ host, port }: Origin, onBytes: OnBytes): Socket {
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  const callback = (length: number): boolean => {
    onBytes(buffer.subarray(0, length));
    return true;
  };
  return connect({ host, port, noDelay: true, onread: { buffer, callback } });
}

function openSecure({ host, port }: Origin, authorities: string | undefined, onBytes: OnBytes): Socket {
  // Certificates are asked for by name, never by address (RFC 6066, 3).
  const name = isIP(host) === 0 ? { servername: host } : {};
  const trust = authorities === undefined ? {} : { ca: authorities };
  const socket = connectSecurely({ host, port, ...name, ...trust, ALPNProtocols: ['http/1.1'] });
  socket.setNoDelay(true);
  socket.on('data', onBytes);
  return socket;
}

/** One HTTP/1.1 connection: one request after the other, each when the answer to the last has arrived. */
export class Connection {
  readonly #socket: Socket;
  readonly #reader = new AnswerReader();
  readonly #timeLimit = new TimeLimit(() => this.#giveUp());
  #pending: Pending | null = null;
  #open = true;
  #fault: Fault | null = null;

  /** `onGone` is called when it is closed for good. */
  constructor(origin: Origin, authorities: string | undefined, onGone: () => void) {
    const socket = openSocket(origin, authorities, bytes => this.#onBytes(bytes));
    this.#socket = socket;
    socket.on('error', error => {
      this.#fault = faultOf(error, '1.1');
    });
    socket.on('end', () => this.#onEnd());
    socket.on('close', () => {
      this.#onClose();
      onGone();
    });
  }

  /** No request waits, and another may be sent. */
  get isFree(): boolean {
    return this.#open && this.#pending === null;
  }

  /**
   * Sends a request and gives what comes back, once. `sentMs` is when it was taken up, which may have been on another connection: its
   * time limit counts from there.
   */
  send(request: PreparedRequest, sentMs: number, settle: (received: Received) => void): void {
    this.#pending = { sentMs, firstByteMs: null, settle };
    this.#timeLimit.set(sentMs + request.timeoutMs);
    this.#reader.expect(request);
    this.#socket.write(request.wire);
  }

  /** Ends the connection; a request that waits is told as broken. */
  close(): void {
    this.#open = false;
    this.#socket.destroy();
  }

  #onBytes(bytes: Buffer): void {
    const pending = this.#pending;
    // What arrives unasked belongs to no request: a server that says goodbye, or one that is confused.
    if (pending === null) this.close();
    else {
      pending.firstByteMs ??= performance.now();
      this.#take(this.#reader.read(bytes));
    }
  }

  #onEnd(): void {
    this.#open = false;
    if (this.#pending !== null) this.#take(this.#reader.end());
    this.#socket.destroy();
  }

  #take(state: ReadState): void {
    if (state.kind === 'more') return;
    if (state.kind === 'garbage') {
      this.#break({ reason: state.reason, isOwn: false });
      return;
    }
    if (!state.reusable) this.close();
    this.#settle(state.answer);
  }

  #onClose(): void {
    this.#open = false;
    this.#timeLimit.close();
    if (this.#pending !== null) this.#break(this.#fault ?? { reason: this.#cutOff(), isOwn: false });
  }

  #cutOff(): string {
    return this.#pending?.firstByteMs == null
      ? 'connection closed by the server before an answer'
      : 'connection closed by the server within an answer';
  }

  #break({ reason, isOwn }: Fault): void {
    const unanswered = this.#pending?.firstByteMs == null;
    this.close();
    this.#settle({ kind: 'broken', reason, status: this.#reader.status, unanswered, isOwn });
  }

  #giveUp(): void {
    this.close();
    this.#settle({ kind: 'late', status: this.#reader.status });
  }

  #settle(ended: Answer | Broken | Late): void {
    const pending = this.#pending;
    if (pending === null) return;
    this.#pending = null;
    this.#timeLimit.lift();
    const { sentMs, firstByteMs, settle } = pending;
    const endMs = performance.now();
    settle({ ended, sentMs, firstByteMs, endMs, bytes: this.#reader.bodyBytes });
  }
}
