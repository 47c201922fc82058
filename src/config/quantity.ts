import { UNIT_FACTORS, type Unit } from '../model/unit.ts';
import { nearest } from './spelling.ts';

/** What reading one written value gave: the value, or the sentence that says what is wrong with it. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

/** A written number with its unit resolved: `value` in base units, `unit` null where none was written. */
export interface Quantity {
  readonly value: number;
  readonly unit: Unit | null;
}

/** How a unit is called in messages, and values people may copy. */
export const UNIT_WORDS: Readonly<
  Record<Unit, { readonly name: string; readonly examples: readonly string[] }>
> = {
  ns: { name: 'a duration', examples: ['500us', '10m', '1.5h', '1m30s'] },
  bytes: { name: 'a size', examples: ['64KB', '1.5MiB', '2GB'] },
  ratio: { name: 'a percentage', examples: ['5%', '0.05'] },
  count: { name: 'a plain number', examples: ['12', '0.5'] },
  'per-second': { name: 'a rate', examples: ['50/s', '3000/m', '10/h'] },
};

/** `500us, 10m, 1.5h or 1m30s`. */
export const examplesOf = (unit: Unit): string => {
  const examples = UNIT_WORDS[unit].examples;
  return `${examples.slice(0, -1).join(', ')} or ${examples.at(-1)}`;
};

const NUMBER = String.raw`\d+(?:\.\d+)?|\.\d+`;
/** One number and whatever follows it: `5`, `-5`, `1.5 MiB`, `3e6/s`. */
const SINGLE = new RegExp(String.raw`^([+-]?(?:${NUMBER})(?:e[+-]?\d+)?)\s*([^\d\s.].*)?$`, 'i');
/** Several numbers with units in a row: `1m30s`. */
const COMPOUND = new RegExp(String.raw`^(?:(?:${NUMBER})\s*[a-zA-Zµ]+\s*){2,}$`);
const PART = new RegExp(String.raw`(${NUMBER})\s*([a-zA-Zµ]+)`, 'g');

const fine = <T>(value: T): Reading<T> => ({ ok: true, value });
const bad = (problem: string): Reading<never> => ({ ok: false, problem });

/** The unit spelt exactly so; `UNIT_FACTORS` is asked for its own keys only, as `constructor` is text a user may write. */
const unitOf = (spelling: string): { unit: Unit; factor: number } | undefined =>
  Object.hasOwn(UNIT_FACTORS, spelling) ? UNIT_FACTORS[spelling] : undefined;

/** Units as people also write them. None is accepted; they make the hint. */
const OTHER_UNITS: ReadonlyMap<string, string> = new Map([
  ...['seconds', 'second', 'secs', 'sec'].map(word => [word, 's'] as const),
  ...['milliseconds', 'millis', 'msec', 'msecs'].map(word => [word, 'ms'] as const),
  ...['microseconds', 'micros', 'usec'].map(word => [word, 'us'] as const),
  ...['nanoseconds', 'nanos', 'nsec'].map(word => [word, 'ns'] as const),
  ...['minutes', 'minute', 'mins'].map(word => [word, 'm'] as const),
  ...['hours', 'hour', 'hrs', 'hr'].map(word => [word, 'h'] as const),
  ...['days', 'day'].map(word => [word, 'd'] as const),
  ...['k', 'kilobytes'].map(word => [word, 'KB'] as const),
  ...['mebibytes', 'megabytes', 'mib'].map(word => [word, 'MB'] as const),
  ...['gigabytes', 'gib', 'g'].map(word => [word, 'GB'] as const),
  ...['rps', 'req/s', 'per second', '/sec', '/second'].map(word => [word, '/s'] as const),
  ...['percent', 'pct'].map(word => [word, '%'] as const),
]);

function unknownUnit(text: string, spelling: string): Reading<never> {
  const other = nearest(spelling, [...OTHER_UNITS.keys(), ...Object.keys(UNIT_FACTORS)]);
  const meant = other === null ? null : (OTHER_UNITS.get(other) ?? other);
  const hint = meant === null ? '' : `; did you mean \`${text.replace(spelling, meant)}\`?`;
  return bad(`\`${text}\` has the unknown unit \`${spelling}\`${hint}`);
}

function parseCompound(text: string): Reading<Quantity> {
  let total = 0;
  for (const [, number = '', spelling = ''] of text.matchAll(PART)) {
    const known = unitOf(spelling);
    if (known === undefined) return unknownUnit(text, spelling);
    if (known.unit !== 'ns') return bad(`\`${text}\` has several parts, which only durations may`);
    total += Number(number) * known.factor;
  }
  return fine({ value: total, unit: 'ns' });
}

/** Reads a number with or without a unit; problems are complete sentences without the key's name. */
export function parseQuantity(text: string): Reading<Quantity> {
  const trimmed = text.trim();
  const found = SINGLE.exec(trimmed);
  if (found === null) return bad(`\`${shorten(text)}\` does not start with a number`);
  const value = Number(found[1]);
  if (!Number.isFinite(value)) return bad(`\`${shorten(text)}\` is too large`);
  const spelling = found[2]?.trim();
  if (spelling === undefined) return fine({ value, unit: null });
  const known = unitOf(spelling);
  if (known !== undefined) return fine({ value: value * known.factor, unit: known.unit });
  return COMPOUND.test(trimmed) ? parseCompound(trimmed) : unknownUnit(shorten(trimmed), shorten(spelling));
}

/** At most 60 characters of `text`, on one line, for a message. */
export function shorten(text: string): string {
  const flat = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
  return flat.length > 60 ? `${flat.slice(0, 57)}…` : flat;
}

/** Units in which a bare number has one meaning only. */
const BARE: ReadonlySet<Unit> = new Set<Unit>(['ratio', 'count']);

const suggestion = (value: number, unit: Unit): string =>
  unit === 'ns' ? `${value}s or ${value}ms` : unit === 'bytes' ? `${value}KB or ${value}MB` : `${value}/s`;

/**
 * A number of `unit`, in base units. Durations, sizes and rates need their unit written (0 does not); a ratio is a
 * percentage or a bare number.
 */
export function readQuantity(written: unknown, unit: Unit): Reading<number> {
  const parsed = parseScalar(written, unit);
  if (!parsed.ok) return parsed;
  const { value, unit: found } = parsed.value;
  if (found === unit || value === 0 || (found === null && BARE.has(unit))) return fine(value);
  if (found === null)
    return bad(`${value} has no unit; for ${UNIT_WORDS[unit].name} write ${suggestion(value, unit)}`);
  return bad(
    `\`${shorten(String(written))}\` is ${UNIT_WORDS[found].name}, but ${UNIT_WORDS[unit].name} is needed, such as ${examplesOf(unit)}`,
  );
}

/** A number of whatever unit; `unit` only words the examples. */
export function parseScalar(written: unknown, unit: Unit): Reading<Quantity> {
  if (typeof written === 'number')
    return Number.isFinite(written)
      ? fine({ value: written, unit: null })
      : bad(`it is ${written}, which is not a number to measure with; write ${examplesOf(unit)}`);
  if (typeof written !== 'string')
    return bad(`it is ${describe(written)}; ${UNIT_WORDS[unit].name} is needed, such as ${examplesOf(unit)}`);
  const parsed = parseQuantity(written);
  return parsed.ok || parsed.problem.includes('unknown unit')
    ? parsed
    : bad(`${parsed.problem}; ${UNIT_WORDS[unit].name} is needed, such as ${examplesOf(unit)}`);
}

/** What a value is, for people: `the text "abc"`, `a list`, `nothing`. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `the text \`${shorten(value)}\``;
  return typeof value === 'boolean' ? `\`${value}\`` : `the number ${value}`;
}
