import type { Better } from '../model/metric.ts';

/** One line as written: the unit is still text, null where none stands. */
export interface WrittenMetric {
  readonly name: string;
  readonly value: number;
  readonly unit: string | null;
  readonly better: Better | null;
}

/** Longest line that is looked at; a longer one is a problem, not a slow pattern match. */
const MAX_LINE_CHARS = 1000;
const NUMBER = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|[+-]?(?:nan|inf(?:inity)?))(.*)$/is;

/** Reads one line of either form, NDJSON where it begins with a brace. A string says what is wrong with it. */
export function readMetricLine(line: string): WrittenMetric | string {
  return lengthFault(line) ?? (line.startsWith('{') ? readObject(line) : readPair(line));
}

/** Why a line is too long to be looked at, or null. */
export const lengthFault = (line: string): string | null =>
  line.length > MAX_LINE_CHARS
    ? `A line has at most ${MAX_LINE_CHARS} characters, this one has ${line.length}`
    : null;

/** A value as written with its unit attached (`5.1MB`, `12`), or null. */
export function readQuantity(text: string): { readonly value: number; readonly unit: string | null } | null {
  const [, number, attached] = NUMBER.exec(text) ?? [];
  return number === undefined ? null : { value: toNumber(number), unit: attached || null };
}

function readPair(line: string): WrittenMetric | string {
  const equals = line.indexOf('=');
  if (equals === -1) return `"${shorten(line)}" is not name=value unit`;
  const name = line.slice(0, equals).trim();
  const words = line
    .slice(equals + 1)
    .trim()
    .split(/\s+/);
  const better = readBetter(words.at(-1) ?? '');
  if (typeof better === 'string') words.pop();
  if (better === false) return `"${shorten(words.at(-1) ?? '')}" is not better=higher or better=lower`;
  const quantity = readQuantity(words[0] ?? '');
  if (quantity === null || words.length > 2 || (quantity.unit !== null && words.length > 1)) {
    return `"${shorten(line)}" is not name=value unit`;
  }
  return { name, value: quantity.value, unit: quantity.unit ?? words[1] ?? null, better };
}

/** Null: the word is something else. False: it begins like a direction and is none. */
function readBetter(word: string): Better | null | false {
  if (!word.startsWith('better=')) return null;
  const better = word.slice('better='.length);
  return better === 'higher' || better === 'lower' ? better : false;
}

function readObject(line: string): WrittenMetric | string {
  const record = parseObject(line);
  if (record === null) return `"${shorten(line)}" is not a JSON object`;
  const { name, value, unit, better } = record;
  if (typeof name !== 'string') return 'A metric needs a "name" of text';
  const number = toNumber(value);
  if (number === null) return `"${shorten(name)}" needs a "value" that is a number, found ${found(value)}`;
  if (unit !== undefined && unit !== null && typeof unit !== 'string') {
    return `"unit" is text, found ${found(unit)}`;
  }
  if (better !== undefined && better !== null && better !== 'higher' && better !== 'lower') {
    return `"better" is "higher" or "lower", found ${found(better)}`;
  }
  return { name, value: number, unit: unit ?? null, better: better ?? null };
}

/** A JSON object with own properties only, so that a line cannot reach a prototype; null where the text is none. */
export function parseObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    return ownProperties(JSON.parse(line));
  } catch {
    return null;
  }
}

/** A copy without a prototype; null where the value is no object. */
export const ownProperties = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.assign(Object.create(null), value)
    : null;

function toNumber(value: string): number;
function toNumber(value: unknown): number | null;
function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || NUMBER.exec(value)?.[2] !== '') return null;
  if (/nan/i.test(value)) return Number.NaN;
  if (/inf/i.test(value)) return value.startsWith('-') ? -Infinity : Infinity;
  return Number(value);
}

/** The beginning of a text, for a message. */
export const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
/** A value as a message shows it. */
export const found = (value: unknown): string => shorten(JSON.stringify(value) ?? 'nothing');
