import * as z from 'zod/mini';
import { DEFAULTS } from './defaults.ts';
import { bad, defaultsTo, fine, type Leaf, leaf, may, must, oneOf, text, titled, whole } from './leaf.ts';
import { describe, shorten } from './quantity.ts';
import { duration, listOf, name, oneOrMany, share } from './values.ts';

/** References stand for addresses that are known when the service runs. */
const withoutReferences = (written: string): string =>
  written
    .replace(/\$\{[A-Za-z][\w-]*\.url\}/g, 'http://localhost:80')
    .replace(/\$\{[^}]*\.port\}/g, '80')
    .replace(/\$\{[^}]*\.host\}/g, 'localhost');

/** An address of http or https, in which services may be referred to. */
const address = (): Leaf<string> =>
  leaf('address', { type: 'string', pattern: '^(https?://|\\$\\{)' }, written => {
    if (typeof written !== 'string') return bad(`it is ${describe(written)}, but an address is needed`);
    const problem = addressProblem(withoutReferences(written));
    return problem === null ? fine(written) : bad(`\`${shorten(written)}\` ${problem}`);
  });

const EXAMPLE = `write an address such as \`\${api.url}/orders\` or http://127.0.0.1:8080/orders`;

function addressProblem(written: string): string | null {
  if (!URL.canParse(written)) return `is no address; ${EXAMPLE}`;
  const { protocol, username, password, hash } = new URL(written);
  if (protocol !== 'http:' && protocol !== 'https:')
    return `is an address of ${protocol} and only http: and https: are spoken; ${EXAMPLE}`;
  if (username !== '' || password !== '')
    return 'holds a user or a password, which are sent in no address; write an `authorization` header';
  return hash === '' ? null : `ends in a fragment (${shorten(hash)}), which is never sent; remove it`;
}

const status = () => whole('status code', 100, 599);
const texts = (title: string) => titled(z.record(z.string(), text()), title);
/** Any value that YAML can hold, as it is. */
const anything = () => leaf<unknown>('any value', {}, value => ({ ok: true, value }));

const expectation = titled(
  z.strictObject({
    status: may(
      oneOrMany(status, 'list of status codes'),
      'Status codes that count as success; any below 400 without it',
      200,
      [200, 204],
    ),
    headers: may(texts('map of headers'), 'Headers and the text they must contain', {
      'content-type': 'json',
    }),
    body: may(text(), 'Text the body must contain', 'ok'),
    json: may(
      titled(z.record(z.string(), anything()), 'map of JSON paths'),
      'Values at JSON paths ([which paths](http.md#expectations))',
      { '$.items.length': 3 },
    ),
  }),
  'expectation',
);

const VERSIONS = ['1.1', '2'] as const;

/** YAML reads `2` as a number, which is what everybody writes. */
const protocolVersion = (): Leaf<(typeof VERSIONS)[number]> =>
  leaf('protocol version', { enum: [1.1, 2, ...VERSIONS] }, written => {
    const found = VERSIONS.find(version => version === String(written));
    if (found !== undefined && (typeof written === 'number' || typeof written === 'string'))
      return fine(found);
    const shown = typeof written === 'string' ? `\`${shorten(written)}\`` : `${describe(written)},`;
    return bad(`it is ${shown} but ${VERSIONS.join(' and ')} are spoken`);
  });

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const request = () =>
  z.strictObject({
    name: may(
      name('request name'),
      'Its metrics are told apart by it: `latency.p95@create`; method and path without it, where there are several',
      'create',
    ),
    url: must(address(), `Address; \`\${service.url}\` names a service`, `\${api.url}/orders`),
    method: defaultsTo(oneOf('method', METHODS), DEFAULTS.http.method, 'Method', 'POST'),
    headers: may(texts('map of headers'), 'Headers to send', { accept: 'application/json' }),
    body: may(
      text('text or @file'),
      `Body to send; \`@\` names a file, relative to \`cwd\`, and \`@@\` is an \`@\`. In the place of \`\${payload}\` stand as many letters as \`load.factors.payload\` says`,
      '@order.json',
    ),
    version: defaultsTo(protocolVersion(), DEFAULTS.http.version, 'HTTP version', 2),
    connections: defaultsTo(
      oneOf('connection use', ['reuse', 'new']),
      DEFAULTS.http.connections,
      'Keep connections, or open one for each request',
      'new',
    ),
    timeout: defaultsTo(
      duration(),
      DEFAULTS.http.timeout,
      'Limit of one request, from sending to the last byte of the answer',
      '5s',
    ),
    weight: defaultsTo(
      whole('weight', 1, 1e6),
      DEFAULTS.http.weight,
      'How often it is chosen among several',
      3,
    ),
    inject: may(
      share(),
      'Deliberately bad input: the share of requests that are this one while injection is on; `expect` is the error it deserves ([how](http.md#injected-errors))',
      '5%',
    ),
    mixes: may(
      listOf(name('operation mix'), 'list of mixes', 1),
      'Mixes of `load.factors.mix` that the request is part of; of each without it',
      ['read'],
    ),
    expect: may(expectation, 'What counts as success', { status: 200 }),
  });

/** One request, or several by weight. */
export const http = () =>
  titled(
    z.union([listOf(titled(request(), 'request'), 'list of requests', 1), request()]),
    'request, or list of weighted requests',
  );
