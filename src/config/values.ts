import * as z from 'zod/mini';
import type { Unit } from '../model/unit.ts';
import { ABOUT, bad, fine, hinted, type Leaf, leaf, shaped, text, titled } from './leaf.ts';
import { examplesOf, parseScalar, type Quantity, readQuantity } from './quantity.ts';

const NUMBER = String.raw`(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?`;
const DURATION = String.raw`^\s*(${NUMBER}\s*(ns|us|µs|ms|s|m|min|h|d)\s*)+$`;
const SIZE = String.raw`^\s*${NUMBER}\s*(B|bytes|kB|KB|KiB|MB|MiB|GB|GiB)\s*$`;
const RATE = String.raw`^\s*${NUMBER}\s*(/s|/m|/min|/h|ops/s)\s*$`;
const PERCENTAGE = String.raw`^\s*${NUMBER}\s*%?\s*$`;
const ZERO = { type: 'number', const: 0 };

/** The written forms of each unit, for editors. */
const WRITTEN: Readonly<Record<Unit, object>> = {
  ns: { anyOf: [{ type: 'string', pattern: DURATION }, ZERO] },
  bytes: { anyOf: [{ type: 'string', pattern: SIZE }, ZERO] },
  ratio: {
    anyOf: [
      { type: 'string', pattern: PERCENTAGE },
      { type: 'number', minimum: 0 },
    ],
  },
  count: { type: 'number' },
  'per-second': { anyOf: [{ type: 'string', pattern: RATE }, ZERO] },
};

const MS = 1e6;
/** Timers of the runtime hold 24.8 days; a longer one would fire at once. */
const LONGEST_MS = 20 * 86_400e3;

interface Range {
  readonly min: number;
  readonly max: number;
  /** The range as people write it. */
  readonly words: string;
}

/** A quantity within a range, in base units times `scale`. */
const within = (title: string, unit: Unit, scale: number, range: Range): Leaf<number> =>
  leaf(title, { ...WRITTEN[unit] }, written => {
    const read = readQuantity(written, unit);
    if (!read.ok) return read;
    const value = read.value / scale;
    return value >= range.min && value <= range.max
      ? fine(value)
      : bad(`\`${written}\` is out of range; ${range.words} is allowed, such as ${examplesOf(unit)}`);
  });

/** Milliseconds, at least one. */
export const duration = (): Leaf<number> =>
  within('duration', 'ns', MS, { min: 1, max: LONGEST_MS, words: '1ms to 20d' });

/** Milliseconds; long enough for a few looks at a tree. */
export const patience = (): Leaf<number> =>
  within('duration', 'ns', MS, { min: 500, max: LONGEST_MS, words: '500ms to 20d' });

/** Milliseconds; for ages, which no timer has to hold. */
export const age = (): Leaf<number> =>
  within('duration', 'ns', MS, { min: 3600e3, max: 3650 * 86_400e3, words: '1h to 3650d' });

/** Milliseconds; zero is a duration too. */
export const delay = (): Leaf<number> =>
  within('duration', 'ns', MS, { min: 0, max: LONGEST_MS, words: '0 to 20d' });

/** Bytes. */
export const size = (): Leaf<number> =>
  within('size', 'bytes', 1, { min: 0, max: 2 ** 50, words: '0 to 1,048,576GB' });

/** Things a second. */
export const rate = (): Leaf<number> =>
  within('rate', 'per-second', 1, { min: 0, max: 1e7, words: '0 to 10,000,000/s' });

/** A share in 0..1. */
export const share = (): Leaf<number> =>
  within('percentage', 'ratio', 1, { min: 0, max: 1, words: '0% to 100%' });

/** A probability of error: neither never nor a coin toss. */
export const errorLevel = (): Leaf<number> =>
  within('percentage', 'ratio', 1, { min: 0.0001, max: 0.2, words: '0.01% to 20%' });

/** The relative change that matters; `off` switches the comparison off. */
export const regression = (): Leaf<number | 'off'> =>
  leaf<number | 'off'>(
    'percentage or off',
    {
      anyOf: [
        { const: 'off' },
        { type: 'string', pattern: PERCENTAGE },
        { type: 'number', minimum: 0, maximum: 1 },
      ],
    },
    written => {
      if (written === 'off') return fine('off');
      if (written === false) return bad('it is `false`; to switch the comparison off write off');
      const read = readQuantity(written, 'ratio');
      if (!read.ok) return read;
      if (read.value > 1 && typeof written === 'number')
        return bad(`${written} would be ${written * 100}%; write ${written}% or ${written / 100}`);
      return read.value >= 0 && read.value <= 10
        ? fine(read.value)
        : bad(`\`${written}\` is out of range; 0% to 1000% is allowed, such as 5%`);
    },
  );

/** A number whose unit depends on the metric it limits; `thresholds.ts` converts it. */
export const limit = (): Leaf<Quantity> =>
  leaf('number in the unit of the metric', { type: ['string', 'number'] }, written =>
    parseScalar(written, 'ns'),
  );

/** Names appear in file names, cache keys and ids such as `parse[users=4]`. Letters of any script are letters. */
export const NAME = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_. /-]{0,98}[\p{L}\p{N}_])?$/u;
export const NAME_RULE =
  'use letters, digits, `_ . - /` and spaces, at most 100, starting and ending with a letter, digit or `_`';

export const name = (title = 'name'): Leaf<string> => shaped(title, NAME, NAME_RULE);

/** Ids of criteria and risks, and tags: one word. */
export const word = (title: string): Leaf<string> =>
  shaped(title, /^[^\s,[\]]{1,100}$/u, 'use one word of at most 100 characters without commas and brackets');

export const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

export const variable = (): Leaf<string> =>
  shaped('variable name', VARIABLE, 'use letters, digits and `_`, not starting with a digit');

/** The value of an environment variable; numbers and flags are taken as written (`rules.ts` refuses those that change). */
export const variableValue = (): Leaf<string> =>
  leaf('text', { type: ['string', 'number', 'boolean'] }, written => {
    if (typeof written === 'number' || typeof written === 'boolean') return fine(String(written));
    if (typeof written !== 'string') return bad('a variable needs a text; write "" for an empty one');
    return written.includes('\0') ? bad('it contains a NUL character') : fine(written);
  });

/** Environment variables by name. */
export const environment = () =>
  hinted(titled(z.record(z.string(), variableValue()), 'map of variables'), {
    propertyNames: { pattern: VARIABLE.source },
  });

/** A string for a shell, or a program and its arguments for none. */
export const command = () =>
  titled(
    z.union([listOf(text('argument'), 'list of a program and its arguments', 1), text('shell command')]),
    'shell command, or list of a program and its arguments',
  );

/** A list with at least `least` entries. */
export const listOf = <S extends z.core.SomeType>(entry: S, title: string, least = 0) =>
  titled(z.array(entry).check(z.minLength(least)), title);

/** One value, or a list of at least one. The two schemas are separate instances, as each keeps its own description. */
export const oneOrMany = <S extends z.core.$ZodType>(make: () => S, list: string) => {
  const one = make();
  const title = `${ABOUT.get(one)?.title ?? 'value'}, or ${list}`;
  return titled(z.union([listOf(make(), list, 1), one]), title);
};
