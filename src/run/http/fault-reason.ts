import { plainName } from '../../ingest/plain.ts';
import type { PreparedRequest } from './prepared.ts';

/** Why nothing came back. `isOwn`: what the generator or its machine lacks, of which the server knows nothing. */
export interface Fault {
  readonly reason: string;
  readonly isOwn: boolean;
}

/** What errors of sockets say to people. */
const BY_CODE: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'connection reset'],
  ['EPIPE', 'connection closed by the server'],
  ['ENOTFOUND', 'host not found'],
  ['EAI_AGAIN', 'host not found for now'],
  ['ETIMEDOUT', 'no connection in the time of the operating system'],
  ['EHOSTUNREACH', 'host unreachable'],
  ['ENETUNREACH', 'network unreachable'],
]);

/** Limits of the generator and of its machine, and what can be done about each. */
const OWN_LIMITS: ReadonlyMap<string, string> = new Map([
  [
    'EMFILE',
    'the load generator has no file descriptors left; raise its limit of open files (`ulimit -n`), or have fewer requests under way at once',
  ],
  ['ENFILE', 'the machine has no file descriptors left; have fewer requests under way at once'],
  [
    'EADDRNOTAVAIL',
    'the load generator has no local address or port left; let connections be used again (`connections: reuse`), or send fewer requests a second',
  ],
  ['ENOBUFS', 'the machine has no memory left for connections; have fewer requests under way at once'],
  ['ENOMEM', 'the machine has no memory left for connections; have fewer requests under way at once'],
]);

/** What OpenSSL says where the other side does not speak TLS at all. */
const NO_TLS = /wrong version number|packet length too long|http request/i;

/** One of few texts for whatever a connection reports. */
export function faultOf(error: Error, version: PreparedRequest['version']): Fault {
  // A stream of HTTP/2 is told that it was cancelled, and why.
  if (error.cause instanceof Error) return faultOf(error.cause, version);
  if (error instanceof AggregateError) return faultOf(tellingOf(error), version);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const limit = OWN_LIMITS.get(code);
  if (limit !== undefined) return { reason: limit, isOwn: true };
  return { reason: reasonOf(code, error.message, version), isOwn: false };
}

/** A name with several addresses: that this machine has none of one family says nothing where another was tried. */
function tellingOf({ errors, message }: AggregateError): Error {
  const known = errors.filter(error => error instanceof Error);
  const isElsewhere = (error: Error): boolean => !('code' in error && error.code === 'EADDRNOTAVAIL');
  return known.find(isElsewhere) ?? known[0] ?? new Error(message);
}

function reasonOf(code: string, message: string, version: PreparedRequest['version']): string {
  const known = BY_CODE.get(code);
  if (known !== undefined) return known;
  if (/CERT|SIGNED|ISSUER|ALTNAME/.test(code)) return `certificate refused: ${firstClause(message)}`;
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') return tlsReason(code, message, version);
  if (code.startsWith('ERR_HTTP2')) return `protocol: ${plainName(message)}`;
  return code === '' ? plainName(message) : code;
}

function tlsReason(code: string, message: string, version: PreparedRequest['version']): string {
  if (NO_TLS.test(message.replaceAll('_', ' ')) || NO_TLS.test(code.replaceAll('_', ' ')))
    return 'TLS: the server does not speak it on this port; write `http:` in place of `https:`';
  if (`${code} ${message}`.replaceAll('_', ' ').match(/no application protocol/i))
    return OTHER_VERSION[version];
  return `TLS: ${code}`;
}

/** Over TLS both sides agree on a version before the first request. */
const OTHER_VERSION: Readonly<Record<PreparedRequest['version'], string>> = {
  '1.1': 'TLS: the server does not speak HTTP/1.1; write `version: "2"`',
  '2': 'TLS: the server does not speak HTTP/2; leave out `version`',
};

/** What was answered on a connection that never spoke HTTP/2. */
export const NOT_HTTP2 = 'protocol: the server does not speak HTTP/2 on this port; leave out `version`';

/** Node adds advice of its own. */
const firstClause = (message: string): string => plainName(message.split(';')[0] ?? '');
