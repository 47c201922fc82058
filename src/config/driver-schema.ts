import * as z from 'zod/mini';
import { DEFAULTS } from './defaults.ts';
import { defaultsTo, leaf, may, must, oneOf, text, titled, whole } from './leaf.ts';
import { command, duration, listOf, oneOrMany } from './values.ts';

/** What one operation is. `command` is in the scenario itself; the drivers here are planned (planned.ts). */

/** Any value that YAML can hold, passed on as it is. */
const anything = (title: string) => leaf<unknown>(title, {}, value => ({ ok: true, value }));
const values = (title: string) => titled(z.record(z.string(), anything('any value')), title);

/** Output formats of other tools: the registry of `ingest/`, which a test holds equal, and `auto`. */
export const FORMATS = [
  'auto',
  'go-bench',
  'go-test',
  'pytest-benchmark',
  'criterion',
  'criterion-text',
  'cargo-bench',
  'divan',
  'iai',
  'google-benchmark',
  'catch2',
  'catch2-text',
  'jmh',
  'benchmark-dotnet',
  'hyperfine',
  'vitest',
  'tinybench',
  'mitata',
  'benchmark.js',
  'asv',
  'pyperf',
  'k6',
  'k6-lines',
  'vegeta',
  'vegeta-results',
  'vegeta-csv',
  'oha',
  'wrk',
  'autocannon',
  'artillery',
  'locust',
  'locust-history',
  'junit',
  'tap',
  'lcov',
  'cobertura',
  'smaller-is-better',
  'bigger-is-better',
  'bmf',
] as const;

const reading = () =>
  titled(
    z.strictObject({
      format: defaultsTo(
        oneOf('format', FORMATS),
        'auto',
        'Which tool printed it; `auto` looks at the text',
        'go-bench',
      ),
      from: must(text('stdout, stderr or file pattern'), 'Where it is', 'stdout', '**/junit.xml'),
    }),
    'reading',
  );

/** Results of other tools, by format and place. */
export const readings = () => listOf(reading(), 'list of readings', 1);

const status = () => whole('status code', 100, 599);

const expectation = titled(
  z.strictObject({
    status: may(
      oneOrMany(status, 'list of status codes'),
      'Status codes that count as success',
      200,
      [200, 204],
    ),
    headers: may(
      titled(z.record(z.string(), text()), 'map of headers'),
      'Headers and the text they must contain',
      { 'content-type': 'json' },
    ),
    body: may(text(), 'Text the body must contain', 'ok'),
    json: may(values('map of JSON paths'), 'Values at JSON paths', { '$.items.length': 3 }),
  }),
  'expectation',
);

const request = () =>
  z.strictObject({
    url: must(text('address'), `Address; \`\${service.url}\` names a service`, `\${api.url}/orders`),
    method: may(
      oneOf('method', ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']),
      'Method; GET without it',
      'POST',
    ),
    headers: may(titled(z.record(z.string(), text()), 'map of headers'), 'Headers to send', {
      accept: 'application/json',
    }),
    body: may(text('text or @file'), 'Body to send; `@` names a file', '@order.json'),
    version: may(oneOf('protocol version', ['1.1', '2']), 'HTTP version', '2'),
    connections: may(
      oneOf('connection use', ['reuse', 'new']),
      'Keep connections, or open one for each request',
      'reuse',
    ),
    timeout: may(duration(), 'Limit of one request', '5s'),
    weight: may(whole('weight', 1, 1e6), 'How often it is chosen among several', 3),
    expect: may(expectation, 'What counts as success', { status: 200 }),
  });

/** One request, or several by weight. */
export const http = () =>
  titled(
    z.union([listOf(titled(request(), 'request'), 'list of requests', 1), request()]),
    'request, or list of weighted requests',
  );

const warmup = () =>
  defaultsTo(
    whole('number of operations', 0, 1e6),
    DEFAULTS.worker.warmup,
    'Operations before the measured ones, in the same process',
    1000,
  );

/** A long-lived child that speaks NDJSON on its standard streams (docs/workers.md). */
export const worker = () =>
  titled(
    z.strictObject({
      command: must(command(), 'Starts the worker', 'python worker.py'),
      operation: may(text('operation'), 'Name sent with each `op`, where the worker has several', 'parse'),
      parameters: may(values('map of parameters'), 'Sent with `init`', { size: 1000 }),
      warmup: warmup(),
    }),
    'worker',
  );

/** An exported JavaScript function, called again and again in one process. */
export const moduleCall = () =>
  titled(
    z.strictObject({
      file: must(text('file'), 'The module', './bench/parse.js'),
      export: defaultsTo(text('export'), DEFAULTS.module.export, 'Name of the function', 'parseLarge'),
      parameters: may(values('map of parameters'), 'First argument of the function', { size: 1000 }),
      warmup: warmup(),
    }),
    'function of a module',
  );
