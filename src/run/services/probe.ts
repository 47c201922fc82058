import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import { connect } from 'node:net';
import type { ServiceAddress } from '../../model/service-reference.ts';

/** One try: whether it is ready, or what was found instead, as the end of a sentence. */
export type Attempt =
  | { readonly ready: true; readonly port?: number }
  | { readonly ready: false; readonly found: string };

/** Longest that one try waits: a service that accepts a connection and says nothing is asked again. */
const PATIENCE_MS = 2_000;

/** Whether a connection is accepted. It is closed at once. */
export function probeTcp({ host, port }: ServiceAddress, stop: AbortSignal): Promise<Attempt> {
  return new Promise(resolve => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const end = (attempt: Attempt): void => {
      stop.removeEventListener('abort', onStop);
      socket.destroy();
      resolve(attempt);
    };
    const onStop = (): void => end(refused(`${host}:${port}`, 'does not answer'));
    stop.addEventListener('abort', onStop);
    socket.once('connect', () => end({ ready: true }));
    socket.once('timeout', () => end(refused(`${host}:${port}`, 'does not answer')));
    socket.once('error', error => end(refused(`${host}:${port}`, reasonOf(error))));
  });
}

/** Whether `address` answers with a status from 200 to 399, on a connection of its own. The body is not read. */
export function probeHttp(address: string, stop: AbortSignal): Promise<Attempt> {
  const get = address.startsWith('https:') ? getHttps : getHttp;
  return new Promise(resolve => {
    const request = get(address, { agent: false, timeout: PATIENCE_MS, signal: stop }, response => {
      const { statusCode = 0 } = response;
      response.destroy();
      const isGood = statusCode >= 200 && statusCode < 400;
      resolve(isGood ? { ready: true } : refused(address, `answers with status ${statusCode}`));
    });
    request.once('timeout', () => request.destroy(new Error('does not answer')));
    request.once('error', error => resolve(refused(address, reasonOf(error))));
  });
}

const refused = (address: string, reason: string): Attempt => ({
  ready: false,
  found: `${address} ${reason}`,
});

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses connections',
  ECONNRESET: 'closes connections at once',
  ENOTFOUND: 'is no known host',
  ABORT_ERR: 'does not answer',
};

function reasonOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code === '' ? error.message : `cannot be reached (${code})`);
}
