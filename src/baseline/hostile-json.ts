import type { BaselineFault } from '../model/baseline.ts';
import { offsetOfDepth } from '../model/nesting.ts';
import { LIMITS } from './limits.ts';

/** What is wrong with text or a document, in one sentence with its place. */
export interface DocumentFault {
  readonly kind: 'fault';
  readonly fault: BaselineFault;
  readonly reason: string;
}

/** A document as untrusted values, or why it is none. */
export type Document = { readonly kind: 'document'; readonly value: unknown } | DocumentFault;

/** Text of unknown origin → JSON value. Never throws; size and depth are checked before anything is built. */
export function parseHostileJson(text: string, maxBytes: number): Document {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) return tooLarge(bytes, maxBytes);
  if (text.trim() === '') return fault('truncated', 'Found an empty file, expected a JSON document');
  const deep = offsetOfDepth(text, LIMITS.depth);
  if (deep !== null) {
    return fault('hostile', `Found nesting deeper than ${LIMITS.depth} levels at ${placeOf(text, deep)}`);
  }
  try {
    return { kind: 'document', value: JSON.parse(text) };
  } catch (error) {
    return notJson(text, error instanceof Error ? error.message : String(error));
  }
}

/** The fault of a file of `bytes` where at most `maxBytes` are read. */
export function tooLarge(bytes: number, maxBytes: number): DocumentFault {
  return fault('too-large', `Found ${bytes} bytes, expected at most ${maxBytes} bytes`);
}

export const fault = (kind: BaselineFault, reason: string): DocumentFault => ({
  kind: 'fault',
  fault: kind,
  reason,
});

/** The parser's message names an offset, or the end of the input, or (for a wrong character) an excerpt only. */
const AT_END = /Unexpected end of JSON input|Unterminated string/;
const OFFSET = /at position (\d+)/;

function notJson(text: string, message: string): DocumentFault {
  const length = text.trimEnd().length;
  const offset = AT_END.test(message) ? length : Number(OFFSET.exec(message)?.[1] ?? Number.NaN);
  if (offset >= length) {
    return fault(
      'truncated',
      `The JSON text ends at ${placeOf(text, length)} before the document is complete`,
    );
  }
  const at = Number.isNaN(offset) ? firstWrongOffset(text) : offset;
  const found = JSON.stringify(text.slice(at, at + 20)).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  return fault('hostile', `Found ${found} at ${placeOf(text, at)}, expected JSON`);
}

/** Literals that programs write into JSON although it has none. */
const FOREIGN_LITERAL = /(?<=[[:,\s]|^)(?:-?Infinity|NaN|undefined|nan|inf)\b/;

const firstWrongOffset = (text: string): number => Math.max(0, text.search(FOREIGN_LITERAL));

/** `line 3, column 7`, both from 1. */
function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `line ${line}, column ${offset - before.lastIndexOf('\n')}`;
}
