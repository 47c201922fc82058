import type { Exchange, ExchangeEnding, Received } from './exchange.ts';
import { http1Client } from './http1.ts';
import { http2Client } from './http2.ts';
import type { PreparedRequest } from './prepared.ts';
import { exampleOf } from './shown.ts';
import type { WireClient, WireOptions } from './wire-client.ts';

/** Sends requests and says how each ended. */
export interface HttpClient {
  exchange(request: PreparedRequest): Promise<Exchange>;
  /** Ends every connection; what is under way ends as failed. */
  close(): void;
}

export function openClient(options: WireOptions = {}): HttpClient {
  const clients: Readonly<Record<PreparedRequest['version'], WireClient>> = {
    '1.1': http1Client(options),
    '2': http2Client(options),
  };
  return {
    exchange: request =>
      clients[request.version].exchange(request).then(received => judged(received, request)),
    close() {
      for (const client of Object.values(clients)) client.close();
    },
  };
}

function judged(received: Received, request: PreparedRequest): Exchange {
  const { status, sentMs, firstByteMs, endMs, bytes } = received;
  return { ending: endingOf(received, request), sentMs, firstByteMs, endMs, status, bytes };
}

const OK: ExchangeEnding = { kind: 'ok' };

function endingOf(received: Received, { expectation, timeoutMs }: PreparedRequest): ExchangeEnding {
  switch (received.kind) {
    case 'answer': {
      const reason = expectation.fault(received);
      return reason === null ? OK : { kind: 'failed', reason, example: exampleOf(received) };
    }
    case 'broken': {
      const { reason, status } = received;
      return { kind: 'failed', reason, example: status === null ? '' : `status ${status}` };
    }
    case 'late':
      return { kind: 'timeout', reason: `timeout after ${timeoutMs / 1000} s` };
  }
}
