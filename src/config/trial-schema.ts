import * as z from 'zod/mini';
import { DEFAULTS } from './defaults.ts';
import {
  bad,
  defaultsTo,
  fine,
  flag,
  type Leaf,
  leaf,
  may,
  must,
  oneOf,
  text,
  titled,
  whole,
} from './leaf.ts';
import { describe } from './quantity.ts';
import { duration, listOf, name, oneOrMany, patience, rate, size } from './values.ts';

/** Generated inputs, detectors, quarantine and phases; most are planned (planned.ts). */

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

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A day of the calendar: 2027-02-30 is none. */
const day = (): Leaf<string> =>
  leaf('date', { type: 'string', pattern: DAY.source }, written =>
    typeof written === 'string' && DAY.test(written) && isDay(written)
      ? fine(written)
      : bad(`it is ${describe(written)}; write a day as year-month-day, such as 2027-01-31`),
  );

const isDay = (written: string): boolean => {
  const moment = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written);
};

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
        measure: defaultsTo(
          flag(),
          DEFAULTS.phase.measure,
          'False for warm-up and cool-down: it enters no metric',
          false,
        ),
        rate: may(
          rate(),
          'Its own rate. In all phases or in none; where they have rates, they are an open load by themselves',
          '50/s',
        ),
      }),
      'phase',
    ),
    'list of phases',
    1,
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
