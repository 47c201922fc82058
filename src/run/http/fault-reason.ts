import { plainName } from '../../ingest/plain.ts';

/** What errors of sockets say to people. Those of the generator's own machine name it. */
const BY_CODE: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'connection reset'],
  ['EPIPE', 'connection closed by the server'],
  ['ENOTFOUND', 'host not found'],
  ['EAI_AGAIN', 'host not found for now'],
  ['ETIMEDOUT', 'no connection in the time of the operating system'],
  ['EHOSTUNREACH', 'host unreachable'],
  ['ENETUNREACH', 'network unreachable'],
  ['EMFILE', 'the load generator has no file descriptors left'],
  ['ENFILE', 'the machine has no file descriptors left'],
  ['EADDRNOTAVAIL', 'the load generator has no local ports left'],
]);

/** One of few texts for whatever a connection reports. */
export function faultReason(error: Error): string {
  // A stream of HTTP/2 is told that it was cancelled, and why.
  if (error.cause instanceof Error) return faultReason(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = BY_CODE.get(code);
  if (known !== undefined) return known;
  if (/CERT|SIGNED|ISSUER|ALTNAME/.test(code)) return `certificate refused: ${firstClause(error.message)}`;
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') return `TLS: ${code}`;
  if (code.startsWith('ERR_HTTP2')) return `protocol: ${plainName(error.message)}`;
  return code === '' ? plainName(error.message) : code;
}

/** Node adds advice of its own. */
const firstClause = (message: string): string => plainName(message.split(';')[0] ?? '');
