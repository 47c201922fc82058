import * as z from 'zod/mini';
import { describe, type Reading, shorten } from './quantity.ts';
import { didYouMean } from './spelling.ts';

/**
 * What editors and the reference page show of a key. Everything in it goes into the JSON Schema as it stands; `title` is the
 * kind of value in words, `description` a sentence. `shown` becomes `examples`: under that name zod would drop them, since they
 * are examples of the written form and not of what is made of it.
 */
export interface About {
  readonly title?: string;
  readonly description?: string;
  readonly shown?: readonly unknown[];
  readonly [keyword: string]: unknown;
}

export const ABOUT = z.registry<About>();

/** A schema that turns one written value into a `T`. */
export type Leaf<T> = z.ZodMiniType<T, unknown>;

/**
 * A value that reads itself: `read` gives the value or the sentence that says what is wrong. `json` describes the accepted
 * text to editors, since JSON Schema cannot run `read`.
 */
export function leaf<T>(title: string, json: About, read: (written: unknown) => Reading<T>): Leaf<T> {
  const schema = z.pipe(
    z.unknown(),
    z.transform<unknown, T>((written, context) => {
      const reading = read(written);
      if (reading.ok) return reading.value;
      context.issues.push({ code: 'custom', message: reading.problem, input: written });
      return z.NEVER;
    }),
  );
  ABOUT.add(schema, { title, ...json });
  return schema;
}

/** Describes a key on the schema of its value. The schema must be the key's own: descriptions stay with the instance. */
export function about<S extends z.core.$ZodType>(
  schema: S,
  description: string,
  examples: readonly unknown[],
): S {
  const known = ABOUT.get(schema) ?? {};
  ABOUT.add(schema, { ...known, description, shown: examples });
  return schema;
}

/** Names the kind of value of a list, map or choice for editors and messages, where one helps with values people may copy. */
export function titled<S extends z.core.$ZodType>(
  schema: S,
  title: string,
  ...examples: readonly unknown[]
): S {
  ABOUT.add(schema, { ...(ABOUT.get(schema) ?? {}), title, ...(examples.length > 0 && { shown: examples }) });
  return schema;
}

/** Adds keywords for editors that say in JSON Schema what a rule outside the schema checks (rules.ts). */
export function hinted<S extends z.core.$ZodType>(schema: S, json: About): S {
  ABOUT.add(schema, { ...(ABOUT.get(schema) ?? {}), ...json });
  return schema;
}

/** A key that may be left out; its absence is `undefined` until `resolve.ts` says what it means. */
export const may = <S extends z.core.SomeType>(
  schema: S,
  description: string,
  ...examples: readonly unknown[]
): z.ZodMiniOptional<S> => about(z.optional(schema), description, examples);

/** A key that may be left out and then counts as if `written` had been written. */
export const defaultsTo = <S extends z.core.SomeType>(
  schema: S,
  written: z.core.util.NoUndefined<z.core.input<S>>,
  description: string,
  ...examples: readonly unknown[]
): z.ZodMiniPrefault<S> => about(z.prefault(schema, written), description, examples);

/** A key that must be there. */
export const must = <S extends z.core.$ZodType>(
  schema: S,
  description: string,
  ...examples: readonly unknown[]
): S => about(schema, description, examples);

export const fine = <T>(value: T): Reading<T> => ({ ok: true, value });
export const bad = (problem: string): Reading<never> => ({ ok: false, problem });

const CONTROL = /[\p{Cc}]/u;

/** Any text on one or several lines, without NUL. */
export const text = (title = 'text'): Leaf<string> =>
  leaf(title, { type: 'string', minLength: 1 }, written => {
    if (typeof written !== 'string') return bad(notText(written));
    if (written.trim() === '') return bad('it is empty; write something, or remove the key');
    return written.includes('\0') ? bad('it contains a NUL character') : fine(written);
  });

const notText = (written: unknown): string =>
  typeof written === 'number' || typeof written === 'boolean'
    ? `it is ${describe(written)}, but a text is needed; put it in quotes: "${written}"`
    : `it is ${describe(written)}, but a text is needed`;

/** One of a fixed set of words. */
export const oneOf = <const W extends string>(title: string, words: readonly W[]): Leaf<W> =>
  leaf(title, { type: 'string', enum: words }, written => {
    const found = words.find(word => word === written);
    if (found !== undefined) return fine(found);
    const shown =
      typeof written === 'string' ? `\`${shorten(written)}\` is not known` : `it is ${describe(written)}`;
    const hint = typeof written === 'string' ? didYouMean(written, words) : '';
    return bad(`${shown}${hint}; allowed are ${words.join(', ')}`);
  });

/** A text that has to look like `pattern`; `rule` says it in words. */
export const shaped = (title: string, pattern: RegExp, rule: string): Leaf<string> =>
  leaf(title, { type: 'string', pattern: pattern.source }, written => {
    if (typeof written !== 'string') return bad(notText(written));
    if (pattern.test(written) && !CONTROL.test(written)) return fine(written);
    return bad(`\`${shorten(written)}\` is not ${title.toLowerCase().replace(/^/, 'a ')}: ${rule}`);
  });

/** `true` or `false`. YAML 1.2 reads `yes` and `on` as texts; the message says what to write instead. */
export const flag = (): Leaf<boolean> =>
  leaf('true or false', { type: 'boolean' }, written => {
    if (typeof written === 'boolean') return fine(written);
    const meant = SPOKEN_FLAGS.get(String(written).toLowerCase());
    return bad(
      meant === undefined
        ? `it is ${describe(written)}; write true or false`
        : `it is ${describe(written)}, which YAML 1.2 does not read as ${meant}; write ${meant}`,
    );
  });

/** What people write for flags elsewhere. */
const SPOKEN_FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'on', 'y', '1', 'true'].map(word => [word, true] as const),
  ...['no', 'off', 'n', '0', 'false'].map(word => [word, false] as const),
]);

/** A whole number within both ends. */
export const whole = (title: string, min: number, max: number): Leaf<number> =>
  leaf(title, { type: 'integer', minimum: min, maximum: max }, written => {
    const range = `a whole number from ${group(min)} to ${group(max)} is needed`;
    if (typeof written === 'string' && /^\d+$/.test(written))
      return bad(`it is a text; write ${written} without quotes`);
    if (typeof written !== 'number') return bad(`it is ${describe(written)}; ${range}`);
    return Number.isInteger(written) && written >= min && written <= max
      ? fine(written)
      : bad(`it is ${written}; ${range}`);
  });

/** `1,000,000`. */
const group = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
