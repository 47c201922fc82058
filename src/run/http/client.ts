import type { Exchange, ExchangeEnding, Received } from './exchange.ts';
import { http1Client } from './http1.ts';
import { http2Client } from './http2.ts';
import type { PreparedRequest } from './prepared.ts';
import { exampleOf } from './shown.ts';
import type { WireClient, WireOptions } from './wire-client.ts';

/** Sends requests and says how each ended. */
export interface HttpClient {
  /** Calls `settle` once, after it has returned. */
  exchange(request: PreparedRequest, settle: (exchange: Exchange) => void): void;
  /** Ends every connection; what is under way ends as failed. */
  close(): void;
}

export function openClient(options: WireOptions = {}): HttpClient {
  const clients: Readonly<Record<PreparedRequest['version'], WireClient>> = {
    '1.1': http1Client(options),
    '2': http2Client(options),
  };
  return {
    exchange(request, settle) {
      clients[request.version].exchange(request, received => settle(judged(received, request)));
    },
    close() {
      for (const client of Object.values(clients)) client.close();
    },
  };
}

function judged(received: Received, request: PreparedRequest): Exchange {
  const { ended, sentMs, firstByteMs, endMs, bytes } = received;
  return { ending: endingOf(ended, request), sentMs, firstByteMs, endMs, status: ended.status, bytes };
}

const OK: ExchangeEnding = { kind: 'ok' };

function endingOf(ended: Received['ended'], { expectation, timeoutMs }: PreparedRequest): ExchangeEnding {
  switch (ended.kind) {
    case 'answer': {
      const reason = expectation.fault(ended);
      return reason === null ? OK : { kind: 'failed', reason, example: exampleOf(ended) };
    }
    case 'broken': {
      const { reason, status, isOwn } = ended;
      if (isOwn) return { kind: 'unsent', reason };
      return { kind: 'failed', reason, example: status === null ? '' : `status ${status}` };
    }
    case 'late':
      return { kind: 'timeout', reason: `timeout after ${timeoutMs / 1000} s` };
  }
}
