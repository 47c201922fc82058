import type { Received } from './exchange.ts';
import type { PreparedRequest } from './prepared.ts';

/** Speaks one version of the protocol. No call rejects for what servers do. */
export interface WireClient {
  /** Calls `settle` once, after it has returned. */
  exchange(request: PreparedRequest, settle: (received: Received) => void): void;
  /** Ends every connection; what is under way on it is not sent once more. */
  close(): void;
}

/** The server closed a kept connection while the request was on its way (RFC 9112, 9.3.1): one that may be repeated is sent on another. */
export const isRace = ({ ended }: Received, { idempotent }: PreparedRequest): boolean =>
  ended.kind === 'broken' && ended.unanswered && idempotent;

/** What connections are opened with. */
export interface WireOptions {
  /** Certificates (PEM) that are trusted in place of the system's; absent: those of the system. */
  readonly authorities?: string;
}
