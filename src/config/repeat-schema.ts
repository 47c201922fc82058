import * as z from 'zod/mini';
import { MOST_RUNS } from '../model/repetition.ts';
import { DEFAULTS } from './defaults.ts';
import {
  bad,
  defaultsTo,
  fine,
  flag,
  hinted,
  type Leaf,
  leaf,
  may,
  must,
  oneOf,
  titled,
  whole,
} from './leaf.ts';
import { describe, readQuantity, shorten } from './quantity.ts';
import { duration, listOf, oneOrMany, VARIABLE, variableValue } from './values.ts';

/** Linux can be built for this many processors at most (CONFIG_NR_CPUS). */
const MOST_CORES = 8192;
/** Processes that only compute; more of them than this say nothing that these do not. */
const MOST_HOGS = 64;
/** The smallest failure rate that `MOST_RUNS` runs without a failure rule out. */
const LEAST_RATE = 0.0003;

/** The failure rate that is to be ruled out. */
const rateToRuleOut = (): Leaf<number> =>
  leaf(
    'percentage',
    {
      anyOf: [
        { type: 'string', pattern: String.raw`^\s*(\d+(\.\d+)?|\.\d+)\s*%?\s*$` },
        { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
      ],
    },
    written => {
      const read = readQuantity(written, 'ratio');
      if (!read.ok) return read;
      return read.value >= LEAST_RATE && read.value <= 0.5
        ? fine(read.value)
        : bad(`\`${written}\` is out of range; 0.03% to 50% is allowed, such as 5%`);
    },
  );

const bound = titled(
  z.strictObject({
    bound: must(rateToRuleOut(), 'The failure rate that runs without a failure are to rule out', '5%'),
  }),
  'bound',
);

/** What `vary` may name; in a list each has the levels of `DEFAULTS.repeat.levels`. */
export const CONDITIONS = ['seed', 'order', 'cpus', 'load', 'timezone', 'locale', 'pulses'] as const;

const cores = (): Leaf<number | 'all'> =>
  leaf<number | 'all'>(
    'number of cores or all',
    { anyOf: [{ const: 'all' }, { type: 'integer', minimum: 1, maximum: MOST_CORES }] },
    written => {
      if (written === 'all') return fine('all');
      if (typeof written === 'number' && Number.isInteger(written) && written >= 1 && written <= MOST_CORES)
        return fine(written);
      return bad(
        `it is ${describe(written)}; a whole number from 1 to ${MOST_CORES.toLocaleString('en-US')}, or all, is needed`,
      );
    },
  );

/** A name of the time-zone database, checked against the one of this program's runtime. */
const zone = (): Leaf<string> =>
  leaf('time zone', { type: 'string' }, written => {
    if (typeof written === 'string' && isZone(written)) return fine(written);
    const shown =
      typeof written === 'string' ? `\`${shorten(written)}\`` : `it is ${describe(written)}, which`;
    return bad(`${shown} is no time zone; write a name such as UTC or Asia/Kathmandu`);
  });

function isZone(written: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(written)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: written });
    return true;
  } catch {
    // The runtime throws for what it does not know: that is the answer.
    return false;
  }
}

const LOCALE = /^[A-Za-z][\w-]*(\.[\w-]+)?(@[\w-]+)?$/;

const locale = (): Leaf<string> =>
  leaf('locale', { type: 'string', pattern: LOCALE.source }, written =>
    typeof written === 'string' && written.length <= 100 && LOCALE.test(written)
      ? fine(written)
      : bad(`it is ${describe(written)}; write a locale such as C.UTF-8 or tr_TR.UTF-8`),
  );

const levels = <S extends z.core.SomeType>(level: S, title: string) => listOf(level, title, 1);

const conditions = titled(
  z.strictObject({
    seed: may(flag(), 'Whether each run has a `STRESS_SEED` (and `PYTHONHASHSEED`) of its own', true),
    order: may(flag(), 'Whether each run has a `STRESS_ORDER` of its own', true),
    cpus: may(levels(cores(), 'list of numbers of cores'), 'Cores that a run is bound to', [1, 'all']),
    load: may(
      levels(whole('number of processes', 0, MOST_HOGS), 'list of numbers of processes'),
      'Processes beside a run that only compute',
      [0, 2],
    ),
    timezone: may(levels(zone(), 'list of time zones'), 'Values of `TZ`', ['UTC', 'Asia/Kathmandu']),
    locale: may(levels(locale(), 'list of locales'), 'Values of `LC_ALL` and `LANG`', [
      'C.UTF-8',
      'tr_TR.UTF-8',
    ]),
    env: may(
      hinted(titled(z.record(z.string(), levels(variableValue(), 'list of values')), 'map of lists'), {
        propertyNames: { pattern: VARIABLE.source },
      }),
      'Values of variables, such as the knobs of a runtime',
      { GOMAXPROCS: [1, 2, 8] },
    ),
    pulses: may(
      levels(oneOf('pulses', ['off', 'on']), 'list of off and on'),
      'Whether the processes of a run are stopped and continued at seeded moments',
      ['off', 'on'],
    ),
  }),
  'map of conditions to their levels',
);

/** Repetition of a test until the truth about it is known. */
export const repeat = () =>
  titled(
    z.strictObject({
      runs: may(
        whole('number of runs', 1, MOST_RUNS),
        `How often, each time in a fresh process. Without it ${DEFAULTS.repeat.runs}; with \`until: { bound: … }\` as many as rule out the rate with no failure; with \`until: time\` as many as fit`,
        59,
      ),
      parallel: defaultsTo(
        oneOrMany(() => whole('number of copies', 1, 1000), 'list of them'),
        DEFAULTS.repeat.parallel,
        'Copies at once; a list is a ladder, one scenario `name[parallel=n]` for each',
        20,
        [1, 20],
      ),
      duration: may(duration(), 'How long new runs are started, with `until: time`', '10m'),
      until: defaultsTo(
        titled(z.union([bound, oneOf('end', ['runs', 'first-failure', 'time'])]), 'end'),
        DEFAULTS.repeat.until,
        'What ends it: the number of runs, the first failure, the time, or enough runs to rule out a failure rate at 95 %',
        'first-failure',
        { bound: '5%' },
      ),
      vary: defaultsTo(
        titled(
          z.union([conditions, listOf(oneOf('condition', CONDITIONS), 'list of conditions', 1)]),
          'list of conditions, or map of conditions to their levels',
        ),
        [...DEFAULTS.repeat.vary],
        'What differs between runs. Every combination of levels is a cell, and each cell is dealt equally often',
        ['seed', 'order', 'cpus'],
        { seed: true, cpus: [1, 'all'], timezone: ['UTC', 'Asia/Kathmandu'] },
      ),
    }),
    'repetition',
  );
