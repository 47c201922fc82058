import type { Origin } from './origin.ts';

/** Method, path and headers of a request, without what only one version of the protocol has. */
export interface Head {
  readonly method: string;
  readonly path: string;
  /** Names in lower case; `host` only where the user set one. */
  readonly headers: readonly (readonly [string, string])[];
}

interface HeadParts extends Head {
  /** Null without a body. */
  readonly bodyBytes: number | null;
}

/** Methods whose requests usually have a body: without one they say so by its length (RFC 9110, 8.6). */
const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** The head with the length of its body, and with a name for the logs of servers. No encoding is accepted unless the user asks for one. */
export function headOf({ method, path, headers, bodyBytes }: HeadParts): Head {
  const has = (name: string): boolean => headers.some(([known]) => known === name);
  const length = bodyBytes ?? (WITH_BODY.has(method) ? 0 : null);
  return {
    method,
    path,
    headers: [
      ...(has('user-agent') ? [] : [['user-agent', 'stress-action'] as const]),
      ...headers,
      ...(length === null ? [] : [['content-length', String(length)] as const]),
    ],
  };
}

/** The whole request in HTTP/1.1. Names and values were checked before; a line break in one would be another header. */
export function serialise(
  { method, path, headers }: Head,
  { authority }: Origin,
  connections: 'reuse' | 'new',
  body: Buffer | null,
): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...(headers.some(([name]) => name === 'host') ? [] : [`host: ${authority}`]),
    ...(connections === 'new' ? ['connection: close'] : []),
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
  return body === null ? head : Buffer.concat([head, body]);
}
