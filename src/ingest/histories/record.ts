import { lineObject } from '../json.ts';
import { excerpt } from '../plain.ts';

/** Everything that a record may be about. One word an operation, so that a file may serve several checks. */
export const HISTORY_OPS = [
  'add',
  'read',
  'final',
  'generate',
  'write',
  'observe',
  'open',
  'close',
  'enqueue',
  'dequeue',
  'drain',
  'acquire',
  'release',
] as const;
export type HistoryOp = (typeof HISTORY_OPS)[number];

/** `invoke`: it is about to be done. `ok`, `fail`: it was done, was not. `info`: nobody knows. */
export type HistoryType = 'invoke' | 'ok' | 'fail' | 'info';

/** One line of a history. */
export interface HistoryRecord {
  readonly op: HistoryOp;
  readonly type: HistoryType;
  /** Who does it, one thing at a time. */
  readonly worker: string;
  /** Which counter, queue, place or lock; empty where there is only one. */
  readonly key: string;
  /** A whole number of an `add`, `read` or `final`, else text; null where none stands. */
  readonly value: number | string | null;
  /** Fencing token; null where none is given. */
  readonly token: number | null;
  /** Nanoseconds of a clock that never goes back and that all workers share; null where none is given. */
  readonly at: number | null;
  readonly file: string;
  readonly line: number;
}

/** Characters of a line; a longer one may have been torn by those of other workers. */
export const RECORD_CHARS = 4096;

type Needed = 'none' | 'first' | 'ok' | 'nullable';

/** Which record of an operation must say the value: the first one, or the one that says it was done. */
const NEEDED: Readonly<Record<HistoryOp, Needed>> = {
  add: 'first',
  read: 'ok',
  final: 'ok',
  generate: 'ok',
  write: 'first',
  observe: 'nullable',
  open: 'ok',
  close: 'first',
  enqueue: 'first',
  dequeue: 'ok',
  drain: 'none',
  acquire: 'none',
  release: 'none',
};
const NUMERIC: ReadonlySet<string> = new Set<HistoryOp>(['add', 'read', 'final']);
const OPS: ReadonlySet<unknown> = new Set(HISTORY_OPS);
const TYPES: ReadonlySet<unknown> = new Set<HistoryType>(['invoke', 'ok', 'fail', 'info']);

const isOp = (value: unknown): value is HistoryOp => OPS.has(value);
const isType = (value: unknown): value is HistoryType => TYPES.has(value);

/** Reads one line; text says what is wrong with it. Keys that are not of the format are left to the workload. */
export function readRecord(text: string, file: string, line: number): HistoryRecord | string {
  if (text.length > RECORD_CHARS)
    return `A record has at most ${RECORD_CHARS} characters, this one has ${text.length}`;
  const written = lineObject(text);
  if (written === null) return `It is not a whole JSON object: ${excerpt(text)}`;
  const { op, type = 'ok', at = null, token = null } = written;
  if (!isOp(op)) return `"op" is one of ${HISTORY_OPS.join(', ')}, found ${shown(op)}`;
  if (!isType(type)) return `"type" is invoke, ok, fail or info, found ${shown(type)}`;
  const worker = nameOf(written.worker);
  if (worker === null) return `"worker" is text or a whole number, found ${shown(written.worker)}`;
  const key = written.key === undefined ? '' : nameOf(written.key);
  if (key === null) return `"key" is text or a whole number, found ${shown(written.key)}`;
  if (at !== null && !isNumber(at)) return `"at" is a number of nanoseconds, found ${shown(at)}`;
  if (token !== null && !isWhole(token)) return `"token" is a whole number, found ${shown(token)}`;
  const value = writtenValue(op, written.value);
  if (value === undefined) return `"value" of ${op} is ${allowed(op)}, found ${shown(written.value)}`;
  if (value === null && isMissing(op, type, 'value' in written))
    return `"value" of ${op} is missing: ${allowed(op)}`;
  return { op, type, worker, key, value, token, at, file, line };
}

/** The record as a line of evidence. */
export function showRecord({ file, line, op, type, worker, key, value, token, at }: HistoryRecord): string {
  const fields = [
    `worker ${worker}`,
    `${op} ${type}`,
    ...(key === '' ? [] : [`key ${key}`]),
    ...(value === null ? [] : [`value ${value}`]),
    ...(token === null ? [] : [`token ${token}`]),
    ...(at === null ? [] : [`at ${at}`]),
  ];
  return `${file}:${line}: ${fields.join(', ')}`;
}

function isMissing(op: HistoryOp, type: HistoryType, isWritten: boolean): boolean {
  const needed = NEEDED[op];
  if (needed === 'nullable') return type === 'ok' && !isWritten;
  return needed === 'first' ? type === 'invoke' : needed === 'ok' && type === 'ok';
}

/** Null where it is absent, undefined where it is of the wrong kind. */
function writtenValue(op: HistoryOp, value: unknown): number | string | null | undefined {
  if (value === undefined || value === null) return null;
  if (NUMERIC.has(op)) return isWhole(value) ? value : undefined;
  return nameOf(value) ?? undefined;
}

/** Beyond 2⁵³ two numbers may have become one: such are to be written as text. */
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const nameOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : isWhole(value) ? String(value) : null;

const allowed = (op: HistoryOp): string =>
  NUMERIC.has(op) ? 'a whole number' : 'text or a whole number (beyond 2^53 as text)';
const shown = (value: unknown): string => (value === undefined ? 'nothing' : excerpt(JSON.stringify(value)));
