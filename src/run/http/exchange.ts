/**
 * What became of one request. Times are milliseconds on the clock of `performance.now()`. `sentMs` is when the request was taken up: the
 * opening of a connection, where one is needed, counts.
 */
export interface Exchange {
  readonly ending: ExchangeEnding;
  readonly sentMs: number;
  /** Null where no byte of an answer arrived. */
  readonly firstByteMs: number | null;
  readonly endMs: number;
  /** Null where no status line arrived. */
  readonly status: number | null;
  /** Of the body that arrived, as sent: compressed bytes count as they are. */
  readonly bytes: number;
}

/** A reason is one of few texts, so that failures can be counted by it; the example shows one of them. */
export type ExchangeEnding =
  | { readonly kind: 'ok' }
  | { readonly kind: 'failed'; readonly reason: string; readonly example: string }
  | { readonly kind: 'timeout'; readonly reason: string }
  /** The generator itself could not send it. */
  | { readonly kind: 'unsent'; readonly reason: string };

/** When what happened on the wire, and how much of it. */
export interface WireTimes {
  readonly sentMs: number;
  readonly firstByteMs: number | null;
  readonly endMs: number;
  readonly bytes: number;
}

/** A whole answer, or what came in place of one, and when; nobody has looked at what it says. */
export interface Received extends WireTimes {
  readonly ended: Answer | Broken | Late;
}

export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  /** As on the status line; empty in HTTP/2. */
  readonly statusText: string;
  /** Names and values in turn, as they arrived. */
  readonly headers: readonly string[];
  /** As much of the body as was asked for. */
  readonly body: Buffer;
}

/** No whole answer arrived. */
export interface Broken {
  readonly kind: 'broken';
  readonly reason: string;
  /** Of an answer that broke off after its head. */
  readonly status: number | null;
  /** The connection was at fault before the server had answered anything. */
  readonly unanswered: boolean;
  /** By what the generator or its machine lacks. */
  readonly isOwn: boolean;
}

export interface Late {
  readonly kind: 'late';
  readonly status: number | null;
}
