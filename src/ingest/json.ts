import { offsetOfDepth } from '../model/nesting.ts';
import type { Collector } from './collector.ts';
import { DEPTH } from './limits.ts';
import { ownProperties } from './metric-line.ts';

/** An object of a document of unknown shape, without a prototype. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Text → JSON value. Undefined where it is none, which makes the file broken. Depth is checked before anything is built. Bare `NaN` and
 * `Infinity`, which Python writes, are read as text that `numberOf` understands.
 */
export function readJson(text: string, collector: Collector): unknown {
  if (offsetOfDepth(text, DEPTH) !== null) {
    collector.broken(`It nests deeper than ${DEPTH} levels`);
    return undefined;
  }
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return JSON.parse(/\b(?:NaN|Infinity)\b/.test(plain) ? quoteForeignNumbers(plain) : plain);
  } catch (error) {
    collector.broken(
      `It is not a whole JSON document: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}

/** Strings are matched whole, so that what stands inside them is left alone; one without an end, too, as it would be sought again and again. */
const quoteForeignNumbers = (text: string): string =>
  text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"?|-?\bInfinity\b|\bNaN\b/gs, found =>
    found.startsWith('"') ? found : `"${found}"`,
  );

/** An object's own properties; those of an empty one for anything else. */
export const objectOf = (value: unknown): JsonObject => ownProperties(value) ?? EMPTY;
const EMPTY: JsonObject = Object.freeze(Object.create(null));

/** The entries of a list; none for anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A number, also one written as NaN or infinite text; null for anything else. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  if (/^nan$/i.test(value)) return Number.NaN;
  return /^[+-]?inf(inity)?$/i.test(value) ? Number(value.startsWith('-') ? -Infinity : Infinity) : null;
}

/** Text; null for anything else. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Text, number or truth as text, for metadata; null for anything else. */
export const scalarOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;

/**
 * One line of NDJSON as an object, or null. Not copied, for speed: it has a prototype, so ask it only for keys that every object lacks
 * (`Action`, `metric`), never for keys that come from a file.
 */
export function lineObject(line: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    // No JSON: the caller says so with the line's number.
    return null;
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
