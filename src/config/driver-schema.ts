import * as z from 'zod/mini';
import { DEFAULTS } from './defaults.ts';
import { defaultsTo, leaf, may, must, oneOf, text, titled, whole } from './leaf.ts';
import { command, listOf } from './values.ts';

/** What one operation is. `command` is in the scenario itself, requests are in http-schema.ts. */

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
