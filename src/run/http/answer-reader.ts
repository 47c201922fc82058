import { HTTPParser } from 'http-parser-js';
import type { Answer } from './exchange.ts';
import type { PreparedRequest } from './prepared.ts';

/** What has to be known of a request to read the answer to it. */
type Asked = Pick<PreparedRequest, 'isHead' | 'expectation'>;

/** Bytes of headers of one answer: the parser's own limit, which it takes up again for each. Servers send below 20 KiB. */
const HEADER_LIMIT = 80 * 1024;
/** Bytes of framing (heads, sizes of chunks, trailers) that may come to a body: chunks of a byte have five each. */
const framingLimit = (bodyBytes: number): number => 2 * HEADER_LIMIT + 16 * bodyBytes;

/** What bytes that arrived have led to. */
export type ReadState =
  | { readonly kind: 'more' }
  /** `idleMs`: for so long the server keeps the connection without a request, by its own word; infinite where it says nothing. */
  | { readonly kind: 'whole'; readonly answer: Answer; readonly reusable: boolean; readonly idleMs: number }
  | { readonly kind: 'garbage'; readonly reason: string };

const MORE: ReadState = { kind: 'more' };

/** Puts the answers of one HTTP/1.1 connection together, one after the other. */
export class AnswerReader {
  status: number | null = null;
  bodyBytes = 0;
  readonly #parser = new HTTPParser(HTTPParser.RESPONSE);
  #asked: Asked | null = null;
  #received = 0;
  #keep = 0;
  #kept: Buffer[] = [];
  #statusText = '';
  #headers: readonly string[] = [];
  #reusable = false;
  #idleMs = Number.POSITIVE_INFINITY;
  #interim = false;
  #refusal: string | null = null;
  #whole = false;
  /** Where in the bytes that arrived last the answer ends. */
  #endsAt = 0;

  constructor() {
    const parser = this.#parser;
    parser[HTTPParser.kOnHeadersComplete] = info => this.#onHead(info);
    parser[HTTPParser.kOnBody] = chunk => this.#onBody(chunk);
    parser[HTTPParser.kOnMessageComplete] = () => {
      if (this.#whole || this.#interim) return;
      this.#whole = true;
      if (endedByNoSize(parser)) this.#refusal ??= 'protocol: the size of a chunk is no number';
      this.#endsAt = placeOf(parser);
    };
  }

  /** Begins with the next answer. */
  expect(asked: Asked): void {
    this.#asked = asked;
    this.status = null;
    this.bodyBytes = 0;
    this.#received = 0;
    this.#whole = false;
    if (this.#kept.length > 0) this.#kept = [];
  }

  read(chunk: Buffer): ReadState {
    this.#received += chunk.length;
    const consumed = this.#parser.execute(chunk);
    if (this.#refusal !== null) return { kind: 'garbage', reason: this.#refusal };
    // What follows a whole answer spoils the connection, and not the answer, whether it arrives with it or later.
    if (this.#whole) return this.#finished(this.#endsAt === chunk.length);
    if (typeof consumed !== 'number') return { kind: 'garbage', reason: reasonOf(consumed) };
    return this.#received - this.bodyBytes > framingLimit(this.bodyBytes)
      ? { kind: 'garbage', reason: 'protocol: more framing than body' }
      : MORE;
  }

  /** The server has closed its side: an answer without a length ends by it. */
  end(): ReadState {
    const fault = this.#parser.finish();
    return fault === undefined && this.#whole ? this.#finished(false) : MORE;
  }

  #onHead({ statusCode, statusMessage, headers, shouldKeepAlive }: HeadFacts): number {
    if (this.#whole) return this.#surplus();
    this.#interim = statusCode >= 100 && statusCode < 200 && statusCode !== 101;
    if (this.#interim) return 0;
    this.#refusal = framingFault(headers);
    this.#idleMs = idleTime(headers);
    this.status = statusCode;
    this.#statusText = statusMessage;
    this.#headers = headers;
    this.#keep = this.#asked?.expectation.bytesToKeep(statusCode) ?? 0;
    // Such answers have no body, whatever their headers say (RFC 9112, 6.3).
    const isBodiless = this.#asked?.isHead === true || statusCode === 204 || statusCode === 304;
    this.#reusable = (isBodiless ? !saysClose(headers) : shouldKeepAlive) && statusCode !== 101;
    return isBodiless ? 1 : 0;
  }

  /** Nobody asked for what follows the answer; whatever comes next on such a connection may belong to anything. */
  #surplus(): number {
    this.#reusable = false;
    return 0;
  }

  #onBody(chunk: Buffer): void {
    if (this.#whole) return;
    const left = this.#keep - Math.min(this.bodyBytes, this.#keep);
    // Copied, since the bytes that arrived share their memory with later ones.
    if (left > 0) this.#kept.push(Buffer.from(chunk.subarray(0, left)));
    this.bodyBytes += chunk.length;
  }

  #finished(isLast: boolean): ReadState {
    const { status } = this;
    if (status === null) return MORE;
    const body = this.#kept.length === 0 ? NOTHING : Buffer.concat(this.#kept);
    const answer: Answer = {
      kind: 'answer',
      status,
      statusText: this.#statusText,
      headers: this.#headers,
      body,
    };
    return { kind: 'whole', answer, reusable: this.#reusable && isLast, idleMs: this.#idleMs };
  }
}

const NOTHING = Buffer.alloc(0);

/** How far the parser has read in its bytes, which its types do not tell; it takes what follows a message for the beginning of another. */
const placeOf = (parser: object): number =>
  'offset' in parser && typeof parser.offset === 'number' ? parser.offset : -1;

/** The parser takes a size that is no number for that of the last chunk, and what follows for trailers. */
const endedByNoSize = (parser: object): boolean => 'body_bytes' in parser && Number.isNaN(parser.body_bytes);

/** What of a parsed head is used. */
interface HeadFacts {
  readonly statusCode: number;
  readonly statusMessage: string;
  readonly headers: readonly string[];
  readonly shouldKeepAlive: boolean;
}

/** The parser keeps no connection after an answer whose length it does not know, and an answer to HEAD need not tell it. */
const saysClose = (headers: readonly string[]): boolean =>
  headers.some(
    (name, i) =>
      i % 2 === 0 && name.toLowerCase() === 'connection' && /\bclose\b/i.test(headers[i + 1] ?? ''),
  );

/**
 * The value of a header. Compared by length first: a name in lower case would be a string of its own for each header of each answer. Of several
 * the first.
 */
function headerValue(headers: readonly string[], wanted: string): string | null {
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i] ?? '';
    if (name.length === wanted.length && name.toLowerCase() === wanted) return headers[i + 1] ?? '';
  }
  return null;
}

/** The parser reads a length that is none as "never", and other codings than chunks as a body that ends with the connection: both would wait. */
function framingFault(headers: readonly string[]): string | null {
  const size = headerValue(headers, 'content-length');
  if (size !== null && !/^\d{1,15}$/.test(size)) return 'protocol: content-length is no number';
  const coding = headerValue(headers, 'transfer-encoding');
  return coding === null || /^\s*(chunked|identity)\s*$/i.test(coding)
    ? null
    : 'protocol: a transfer-encoding other than chunked, which is not understood';
}

function idleTime(headers: readonly string[]): number {
  const seconds = /\btimeout=(\d{1,9})/i.exec(headerValue(headers, 'keep-alive') ?? '')?.[1];
  return seconds === undefined ? Number.POSITIVE_INFINITY : Number(seconds) * 1e3;
}

const reasonOf = ({ message }: Error): string =>
  message.includes('header size')
    ? `protocol: headers of more than ${HEADER_LIMIT / 1024} KiB`
    : 'protocol: what arrived is no answer of HTTP/1.1';
