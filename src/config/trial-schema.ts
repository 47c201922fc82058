import * as z from 'zod/mini';
import { flag, leaf, may, must, oneOf, shaped, text, titled, whole } from './leaf.ts';
import { duration, listOf, name, oneOrMany, patience, rate, share, size } from './values.ts';

/** Generated inputs, repetition of tests, detectors and phases. Planned (planned.ts). */

const scalar = () => leaf<unknown>('any value', {}, value => ({ ok: true, value }));

const generator = titled(
  z.strictObject({
    kind: must(
      oneOf('kind of input', [
        'int',
        'float',
        'string',
        'bytes',
        'enum',
        'json',
        'template',
        'grammar',
        'mutate',
        'corpus',
      ]),
      'What is made',
      'json',
    ),
    min: may(scalar(), 'Smallest value', 0),
    max: may(scalar(), 'Largest value', 1000),
    values: may(listOf(scalar(), 'list of values', 1), 'Values to choose from', ['a', 'b']),
    size: may(oneOrMany(size, 'ladder of sizes'), 'How large; a list is a ladder', '64KB', ['1KB', '1MB']),
    depth: may(whole('depth', 1, 1e6), 'How deeply nested', 100),
    from: may(text('file or pattern'), 'Template, grammar or corpus', 'corpus/*.json'),
  }),
  'generator',
);

/** Inputs by parameter name. */
export const generate = () => titled(z.record(z.string(), generator), 'map of generators');

const bound = titled(
  z.strictObject({ bound: must(share(), 'Until the failure rate is known to be below', '5%') }),
  'bound',
);

/** Repetition of a test until the truth about it is known. */
export const repeat = () =>
  titled(
    z.strictObject({
      runs: may(whole('number of runs', 1, 1e6), 'How often', 10),
      parallel: may(whole('number of copies', 1, 1000), 'Copies at once', 20),
      duration: may(duration(), 'How long', '10m'),
      until: may(
        titled(z.union([bound, oneOf('end', ['first-failure', 'runs', 'time'])]), 'when to stop'),
        'What ends it',
        'first-failure',
        { bound: '5%' },
      ),
      vary: may(
        listOf(
          oneOf('condition', ['seed', 'order', 'cpus', 'load', 'timezone', 'locale']),
          'list of conditions',
          1,
        ),
        'What differs between runs',
        ['seed', 'order'],
      ),
    }),
    'repetition',
  );

/** Every detector by name; `auto` is every one that recognises reports in what is printed. */
export const DETECTORS = [
  'auto',
  'go-race',
  'go-deadlock',
  'goleak',
  'tsan',
  'helgrind',
  'drd',
  'asan',
  'lsan',
  'memcheck',
  'miri',
  'loom',
  'shuttle',
  'java-deadlock',
  'fray',
  'jcstress',
  'python-fault',
  'node',
  'hang',
] as const;

const placedDetector = titled(
  z.strictObject({
    name: must(oneOf('detector', DETECTORS), 'Which detector', 'tsan'),
    from: may(
      text('file pattern'),
      'Files in which its reports stand, where you told it to write into some; others it is given by itself',
      'tsan.*',
    ),
    after: may(patience(), 'Of `hang`: how long there may be no progress', '10s'),
    progress: may(
      oneOf('promise', ['offered', 'required']),
      'Of `hang`: who owes signs of progress; only programs that once wrote to `$STRESS_PROGRESS`, or all ([which classes need it](hangs.md))',
      'required',
    ),
  }),
  'detector with its place',
);

/** Which detectors' reports are looked for. */
export const detectors = () =>
  listOf(titled(z.union([placedDetector, oneOf('detector', DETECTORS)]), 'detector'), 'list of detectors', 1);

const day = () => shaped('date', /^\d{4}-\d\d-\d\d$/, 'write year-month-day, such as 2027-01-31');

/** Tests whose failures are known, with an owner and an end. */
export const quarantine = () =>
  listOf(
    titled(
      z.strictObject({
        test: must(text('test name'), 'Which test', 'TestReconnect'),
        owner: must(text('owner'), 'Who mends it', 'network-team'),
        reason: must(text('reason'), 'Why it is here', 'Port reuse on slow machines'),
        expires: must(day(), 'When it fails again', '2027-01-31'),
      }),
      'quarantined test',
    ),
    'list of quarantined tests',
    1,
  );

/** Parts of a run, one after the other. */
export const phases = () =>
  listOf(
    titled(
      z.strictObject({
        name: must(name('phase name'), 'Its name in reports', 'warm-up'),
        duration: must(duration(), 'How long it lasts', '30s'),
        measure: may(flag(), 'False for warm-up and cool-down', false),
        rate: may(rate(), 'Its own rate', '50/s'),
      }),
      'phase',
    ),
    'list of phases',
    1,
  );

/** Concurrency checks over a history that the workload writes. */
export const history = () =>
  titled(
    z.strictObject({
      from: must(text('file pattern'), 'Where the workload writes its NDJSON', 'history.ndjson'),
      check: must(
        oneOf('check', ['counter', 'unique-ids', 'isolation', 'queue', 'mutual-exclusion']),
        'What must hold',
        'counter',
      ),
    }),
    'history check',
  );

/** Saved state of a long run. */
export const checkpoint = () =>
  titled(
    z.strictObject({
      every: must(duration(), 'Time between two', '5m'),
      command: may(
        text('shell command'),
        'Checks the state; its exit code says whether it is sound',
        './verify.sh',
      ),
    }),
    'checkpoint',
  );
