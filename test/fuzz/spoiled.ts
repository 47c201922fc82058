import fc from 'fast-check';
import { type Path, placesOf, replaced } from '../baseline/mutations.ts';

/** Pieces that mean something to one reader or another, and are seldom meant well. */
export const PIECES: readonly string[] = [
  '',
  '\0',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '  ',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\u202e',
  '\u001b[31m',
  '😀',
  '"',
  "'",
  '`',
  '\\',
  '/',
  '..',
  '../../etc/passwd',
  '#',
  '%',
  '%0A::error::x',
  '::error::x',
  '##[error]x',
  '$(id)',
  `$${'{{ x }}'}`,
  '-',
  '--upload-pack=x',
  '+',
  '=',
  ':',
  ': ',
  ';',
  ',',
  '|',
  '│',
  '<',
  '>',
  '<!--',
  '-->',
  ']]>',
  '&amp;',
  '&#x110000;',
  '&lol;',
  '<!DOCTYPE a [<!ENTITY lol "lol">]>',
  '{',
  '}',
  '[',
  ']',
  '[[[[[[[[[[',
  '(',
  ')',
  '*',
  '&a',
  '*a',
  '<<',
  '!!js/function x',
  '? ',
  '---',
  '...',
  'null',
  'true',
  'NaN',
  '-Infinity',
  'inf',
  '0',
  '-0',
  '-1',
  '1e999',
  '1e-999',
  '9007199254740993',
  '9'.repeat(400),
  '0.1.2',
  '0x1F',
  '2026-01-01',
  '__proto__',
  '"__proto__":{"polluted":1},',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'undefined',
];

/** One change of a text: at a share of its length, so that it means the same for every text. */
interface Edit {
  readonly kind: 'insert' | 'replace' | 'cut' | 'truncate' | 'repeat' | 'move';
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyPiece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const anyEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('insert', 'replace', 'replace', 'cut', 'repeat', 'move', 'truncate'),
  at: share,
  length: fc.nat({ max: 40 }),
  piece: anyPiece,
});

function edited(text: string, { kind, at, length, piece }: Edit): string {
  const from = Math.floor(at * text.length);
  const [before, middle, after] = [
    text.slice(0, from),
    text.slice(from, from + length),
    text.slice(from + length),
  ];
  switch (kind) {
    case 'insert':
      return before + piece + middle + after;
    case 'replace':
      return before + piece + after;
    case 'cut':
      return before + after;
    case 'truncate':
      return before;
    case 'repeat':
      return before + middle + middle + middle + after;
    case 'move':
      return after + before + middle;
  }
}

/** A value in the middle of a line is what a reader looks at: words and numbers are replaced whole. */
const anyWord = fc.record({ at: share, piece: anyPiece });
function withWord(text: string, { at, piece }: { readonly at: number; readonly piece: string }): string {
  const words = [...text.matchAll(/[\w.+-]+/g)];
  const word = words[Math.floor(at * words.length)];
  if (word === undefined) return text + piece;
  return text.slice(0, word.index) + piece + text.slice(word.index + word[0].length);
}

/** Right texts with some damage, pieces in any order, and any characters at all. */
export function spoiledText(
  right: readonly string[],
  ownPieces: readonly string[] = [],
): fc.Arbitrary<string> {
  const piece = ownPieces.length === 0 ? anyPiece : fc.oneof(anyPiece, fc.constantFrom(...ownPieces));
  const base = fc.constantFrom(...right);
  const damaged = fc
    .tuple(base, fc.array(anyEdit, { minLength: 1, maxLength: 4 }))
    .map(([text, edits]) => edits.reduce(edited, text));
  const misworded = fc
    .tuple(base, fc.array(anyWord, { minLength: 1, maxLength: 3 }))
    .map(([text, words]) => words.reduce(withWord, text));
  const spliced = fc
    .tuple(base, base, share, share)
    .map(
      ([a, b, cutA, cutB]) => a.slice(0, Math.floor(cutA * a.length)) + b.slice(Math.floor(cutB * b.length)),
    );
  return fc.oneof(
    { weight: 4, arbitrary: damaged },
    { weight: 4, arbitrary: misworded },
    { weight: 2, arbitrary: spliced },
    { weight: 2, arbitrary: fc.array(piece, { maxLength: 30 }).map(pieces => pieces.join('')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  );
}

/** Raw JSON that may stand where a value stood, also such as no program writes. */
const RAW: readonly string[] = [
  'null',
  'true',
  '0',
  '-1',
  '-0',
  '0.5',
  '1e308',
  '1e999',
  '-1e999',
  '1e-400',
  '9007199254740993',
  '9'.repeat(400),
  '""',
  '"x"',
  '"__proto__"',
  '"\\ud800"',
  '"\\u0000"',
  '"<script>"',
  '"2026-11-29T00:00:00Z"',
  '[]',
  '[[]]',
  '{}',
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"toString":null,"length":-1}',
  `${'['.repeat(70)}${']'.repeat(70)}`,
  `"${'x'.repeat(5000)}"`,
  `[${'1,'.repeat(500)}1]`,
];

/** Stands for a raw value while a document is written. */
const MARK = '\u{f0000}raw\u{f0000}';

/** Right documents with one to three values replaced, removed, or put there twice. */
export function spoiledJson(right: readonly unknown[]): fc.Arbitrary<string> {
  const documents = right.map(value => ({ value, places: placesOf(value) }));
  const change = fc.record({ at: share, raw: fc.option(fc.constantFrom(...RAW), { nil: null }) });
  return fc
    .tuple(fc.constantFrom(...documents), fc.array(change, { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([{ value, places }, changes, polluted]) => {
      const text = changes.reduce<string>((written, { at, raw }) => {
        const place = places[Math.min(places.length - 1, Math.floor(at * places.length))] ?? [];
        return withRaw(written, place, raw);
      }, JSON.stringify(value));
      return polluted ? text.replaceAll('{"', '{"__proto__":{"polluted":1},"') : text;
    });
}

/** `raw` in the place of the value at `path`; null removes it. A place that an earlier change took away stays away. */
function withRaw(text: string, path: Path, raw: string | null): string {
  const document = parsedOr(text, undefined);
  if (document === undefined) return text;
  const changed = replacedWhereItIs(document, path, raw === null ? undefined : MARK);
  const written = JSON.stringify(changed) ?? '';
  return raw === null ? written : written.replace(JSON.stringify(MARK), () => raw);
}

function parsedOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An earlier change made it what no JSON is; that is damage enough.
    return otherwise;
  }
}

function replacedWhereItIs(document: unknown, path: Path, to: unknown): unknown {
  let at: unknown = document;
  for (const step of path.slice(0, -1)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return document;
    at = Reflect.get(at, step);
  }
  return typeof at === 'object' && at !== null
    ? replaced(document, path, to)
    : path.length === 0
      ? to
      : document;
}

/** Bytes: right texts in any encoding, with bytes changed. */
export const spoiledBytes = (texts: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(texts, share, fc.nat(255)).map(([text, at, byte]) => withByte(text, at, byte)),
    },
    { weight: 1, arbitrary: texts.map(text => Buffer.from(`\ufeff${text}`, 'utf16le')) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  );

function withByte(text: string, at: number, byte: number): Uint8Array {
  const bytes = Buffer.from(text);
  bytes[Math.floor(at * bytes.length)] = byte;
  return bytes;
}
