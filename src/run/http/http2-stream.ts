import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  constants,
  type IncomingHttpHeaders,
} from 'node:http2';
import { TimeLimit } from '../time-limit.ts';
import type { Answer, Broken, Late, Received } from './exchange.ts';
import { type Fault, faultOf } from './fault-reason.ts';
import type { PreparedRequest } from './prepared.ts';

/** Such a stream has not been looked at, and may be sent again whatever its method (RFC 9113, 8.7). */
export const REFUSED = 'protocol: the server refused the stream';

/** Headers that HTTP/2 does not have (RFC 9113, 8.2.2 and 8.3.1). */
const ONLY_IN_1: ReadonlySet<string> = new Set(['host', 'connection', 'transfer-encoding', 'upgrade']);

/** Sends a request on a stream of its own and gives what comes back; its time limit counts from `sentMs`. */
export function sendOn(
  session: ClientHttp2Session,
  request: PreparedRequest,
  sentMs: number,
): Promise<Received> {
  return new Promise(settle => new StreamExchange(request, sentMs, settle).begin(session));
}

class StreamExchange {
  readonly #request: PreparedRequest;
  readonly #sentMs: number;
  readonly #settle: (received: Received) => void;
  readonly #timeLimit = new TimeLimit(() => this.#giveUp());
  #stream: ClientHttp2Stream | null = null;
  #firstByteMs: number | null = null;
  #status: number | null = null;
  #headers: readonly string[] = [];
  #keep = 0;
  #bytes = 0;
  #hasEnded = false;
  #isOver = false;
  readonly #kept: Buffer[] = [];
  #fault: Fault | null = null;

  constructor(request: PreparedRequest, sentMs: number, settle: (received: Received) => void) {
    this.#request = request;
    this.#sentMs = sentMs;
    this.#settle = settle;
  }

  begin(session: ClientHttp2Session): void {
    const stream = this.#open(session);
    if (stream === null) return;
    this.#stream = stream;
    this.#timeLimit.set(this.#sentMs + this.#request.timeoutMs);
    stream.on('response', headers => this.#onHead(headers));
    whenEnded(stream, () => {
      this.#hasEnded = true;
    });
    stream.on('data', (chunk: Buffer) => this.#onData(chunk));
    stream.on('error', error => {
      this.#fault ??= faultOf(error, '2');
    });
    stream.on('close', () => this.#onClose(stream));
    stream.end(this.#request.body ?? undefined);
  }

  /** Null where the connection was lost before; that is told. */
  #open(session: ClientHttp2Session): ClientHttp2Stream | null {
    const { head, origin } = this.#request;
    const own = head.headers.filter(([name]) => !ONLY_IN_1.has(name));
    const authority = head.headers.find(([name]) => name === 'host')?.[1] ?? origin.authority;
    try {
      return session.request(
        {
          ...Object.fromEntries(own),
          ':method': head.method,
          ':path': head.path,
          ':authority': authority,
        },
        { endStream: false },
      );
    } catch (error) {
      this.#fault = faultOf(error instanceof Error ? error : new Error(String(error)), '2');
      this.#break();
      return null;
    }
  }

  #onHead(headers: IncomingHttpHeaders & { readonly ':status'?: number | undefined }): void {
    this.#firstByteMs = performance.now();
    this.#status = headers[':status'] ?? 0;
    this.#headers = Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith(':') || value === undefined ? [] : [value].flat().flatMap(one => [name, one]),
    );
    this.#keep = this.#request.expectation.bytesToKeep(this.#status);
  }

  #onData(chunk: Buffer): void {
    const left = this.#keep - Math.min(this.#bytes, this.#keep);
    if (left > 0) this.#kept.push(Buffer.from(chunk.subarray(0, left)));
    this.#bytes += chunk.length;
  }

  #onClose(stream: ClientHttp2Stream): void {
    const { NGHTTP2_NO_ERROR, NGHTTP2_REFUSED_STREAM } = constants;
    if (stream.rstCode === NGHTTP2_REFUSED_STREAM) this.#fault = { reason: REFUSED, isOwn: false };
    const isWhole = this.#hasEnded && stream.rstCode === NGHTTP2_NO_ERROR && this.#fault === null;
    if (!isWhole || this.#status === null) this.#break();
    else this.#end(this.#answer(this.#status));
  }

  #answer(status: number): Answer {
    return {
      kind: 'answer',
      status,
      statusText: '',
      headers: this.#headers,
      body: Buffer.concat(this.#kept),
    };
  }

  #break(): void {
    const isUnanswered = this.#firstByteMs === null;
    const cutOff = `connection closed by the server ${isUnanswered ? 'before' : 'within'} an answer`;
    this.#end({
      kind: 'broken',
      reason: this.#fault?.reason ?? cutOff,
      status: this.#status,
      unanswered: isUnanswered,
      isOwn: this.#fault?.isOwn ?? false,
    });
  }

  #giveUp(): void {
    this.#end({ kind: 'late', status: this.#status });
    this.#stream?.close(constants.NGHTTP2_CANCEL);
  }

  #end(ended: Answer | Broken | Late): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#timeLimit.close();
    this.#settle({
      ended,
      sentMs: this.#sentMs,
      firstByteMs: this.#firstByteMs,
      endMs: performance.now(),
      bytes: this.#bytes,
    });
  }
}

/**
 * Tells when the server ends its side of a stream (END_STREAM): with its headers, its trailers or its body. A stream that is reset without an
 * error before has an `end` in Node as well, and only this shows that its body was cut: the end of a body is pushed while the stream is open.
 */
function whenEnded(stream: ClientHttp2Stream, ended: () => void): void {
  stream.once('response', (_headers, flags) => {
    if ((flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0) ended();
  });
  stream.once('trailers', ended);
  const push = stream.push.bind(stream);
  stream.push = (chunk: unknown, encoding?: BufferEncoding): boolean => {
    if (chunk === null && !stream.closed) ended();
    return push(chunk, encoding);
  };
}
