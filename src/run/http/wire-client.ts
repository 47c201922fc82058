import type { Received } from './exchange.ts';
import type { PreparedRequest } from './prepared.ts';

/** Speaks one version of the protocol. No call rejects for what servers do. */
export interface WireClient {
  /** Calls `settle` once, after it has returned. */
  exchange(request: PreparedRequest, settle: (received: Received) => void): void;
  /** Ends every connection. */
  close(): void;
}

/** What connections are opened with. */
export interface WireOptions {
  /** Certificates (PEM) that are trusted in place of the system's; absent: those of the system. */
  readonly authorities?: string;
}
