import fc from 'fast-check';

export type Path = readonly (string | number)[];

/** Every place in a document, the document itself included. */
export function placesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const children = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...children.flatMap(([key, child]) => placesOf(child, [...path, key]))];
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => Reflect.get(Object(at), step), value);
}

/** A copy with the value at `path` replaced; `undefined` removes the property. */
export function replaced(value: unknown, path: Path, to: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return to;
  const copy: unknown = Array.isArray(value) ? [...value] : { ...Object(value) };
  Reflect.set(Object(copy), step, replaced(valueAt(value, [step]), rest, to));
  return copy;
}

/** Values that are wrong wherever a value of the same type as `value` stood. */
export function wrongFor(value: unknown): readonly unknown[] {
  switch (typeof value) {
    case 'number':
      return ['12', true, [], {}];
    case 'string':
      return [7, false, ['x'], { toString: 'x' }];
    case 'boolean':
      return ['yes', 0, null];
    default:
      return [true, 3];
  }
}

/**
 * Seeded wrong documents made from a right one: a value of another type somewhere, with the place it stands at. Nulls are left
 * alone, since what else may stand there cannot be read off the document.
 */
export function wrongDocuments(right: unknown, howMany: number, seed: number) {
  const places = placesOf(right).filter(path => valueAt(right, path) !== null);
  const arbitrary = fc.constantFrom(...places).chain(path =>
    fc.constantFrom(...wrongFor(valueAt(right, path))).map(wrong => ({
      path,
      text: JSON.stringify(replaced(right, path, wrong)),
    })),
  );
  return fc.sample(arbitrary, { numRuns: howMany, seed });
}

/** Seeded damage to text, without regard to what it means: bytes lost, doubled or changed. */
export function damagedTexts(text: string, howMany: number, seed: number): readonly string[] {
  const at = fc.nat({ max: text.length - 1 });
  const junk = fc.constantFrom(
    '\0',
    '{',
    '"',
    ',',
    'NaN',
    '-Infinity',
    '1e999',
    '\\',
    '\u2028',
    '"__proto__":{},',
  );
  const arbitrary = fc.oneof(
    at.map(length => text.slice(0, length)),
    fc.tuple(at, junk).map(([offset, what]) => text.slice(0, offset) + what + text.slice(offset)),
    fc.tuple(at, fc.nat({ max: 40 })).map(([offset, n]) => text.slice(0, offset) + text.slice(offset + n)),
    fc
      .tuple(at, junk)
      .map(([offset, what]) => text.slice(0, offset) + what + text.slice(offset + what.length)),
  );
  return fc.sample(arbitrary, { numRuns: howMany, seed });
}
