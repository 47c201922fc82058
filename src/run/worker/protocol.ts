import { ownProperties, parseObject, shorten } from '../../ingest/metric-line.ts';

/** The protocol of docs/workers.md. A worker that speaks another version says so in its answer to `init`. */
export const PROTOCOL_VERSION = 1;

/** What a worker may be able to do beside `op`, by the names that it lists in its answer to `init`. */
export const ABILITIES = ['gc', 'stats', 'checkpoint'] as const;
export type Ability = (typeof ABILITIES)[number];

/** One message to a worker, without its id. */
export type Message =
  | {
      readonly type: 'init';
      readonly protocol: number;
      readonly scenario: string;
      /** For every random choice of the worker. */
      readonly seed: number;
      /** Most operations that are under way at once. */
      readonly users: number;
      readonly parameters: Readonly<Record<string, unknown>>;
    }
  | {
      readonly type: 'op';
      /** Absent where the worker has only one. */
      readonly operation?: string;
      readonly user: number;
      readonly iteration: number;
    }
  | { readonly type: Ability | 'shutdown' };

/** One message as a line, its end included. */
export const encode = (id: number, message: Message): string => `${JSON.stringify({ id, ...message })}\n`;

/** One answer. `body` holds what stood beside `id`, `ok`, `ns` and `error`. */
export interface Answer {
  readonly id: number;
  /** The error's text where the worker answered `ok: false`. */
  readonly error: string | null;
  /** Time of the operation itself as the worker measured it, nanoseconds; null where it did not say. */
  readonly ns: number | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A line that looks like an answer and is none. */
export interface Malformed {
  readonly fault: string;
  /** Of the message that it would answer; null where it does not say. */
  readonly id: number | null;
}

/** Reads one line; null: it is no JSON object, so it was printed for people. */
export function readAnswer(line: string): Answer | Malformed | null {
  const record = line.startsWith('{') ? parseObject(line) : null;
  if (record === null) return null;
  const { id, ok, error, ns, ...body } = record;
  if (typeof id !== 'number')
    return { fault: `An answer needs the "id" of its message: ${shorten(line)}`, id: null };
  if (typeof ok !== 'boolean') return { fault: `An answer needs "ok": true or false: ${shorten(line)}`, id };
  if (ns !== undefined && !isDuration(ns))
    return { fault: `"ns" is a number of nanoseconds, 0 or more: ${shorten(line)}`, id };
  return { id, error: ok ? null : errorText(error), ns: ns ?? null, body };
}

/** Why a line that was printed for people may have been meant as an answer; null where nothing says so. */
export const suspicionOf = (line: string): string | null =>
  /"id"\s*:/.test(line) ? `An answer stands alone on its line: ${shorten(line)}` : null;

const isDuration = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

const errorText = (error: unknown): string =>
  typeof error === 'string' && error !== '' ? error : 'it gives no reason';

/** The abilities that an answer to `init` lists; unknown ones are for later versions. */
export function abilitiesIn({ body }: Answer): ReadonlySet<Ability> {
  const listed = Array.isArray(body.abilities) ? body.abilities : [];
  return new Set(ABILITIES.filter(ability => listed.includes(ability)));
}

/** The map of values under `key`, as text that `$STRESS_METRICS` would take: `[name, "5.1MB"]`. */
export function valuesIn({ body }: Answer, key: 'metrics' | 'values'): Readonly<Record<string, unknown>> {
  return ownProperties(body[key]) ?? {};
}
