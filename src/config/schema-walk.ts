import type * as z from 'zod/mini';
import type { Path } from './tree.ts';

type Schema = z.core.$ZodType;

/** One step of the schema, seen from outside: through optional and default wrappers, and into every alternative. */
export function unwrapped(schema: Schema): readonly z.core.$ZodTypes[] {
  const known = schema as z.core.$ZodTypes;
  const { def } = known._zod;
  if (def.type === 'optional' || def.type === 'prefault' || def.type === 'default')
    return unwrapped(def.innerType);
  if (def.type === 'union') return [known, ...def.options.flatMap(option => unwrapped(option))];
  return [known];
}

/** The schemas that the value at `path` may have, outermost (with the key's description) first; none for an unknown path. */
export function schemaAt(root: Schema, path: Path): readonly Schema[] {
  let found: readonly Schema[] = [root, ...unwrapped(root)];
  for (const step of path) {
    const inner = found.flatMap(schema => stepInto(schema as z.core.$ZodTypes, step));
    found = inner.flatMap(schema => [schema, ...unwrapped(schema)]);
  }
  return found;
}

function stepInto(schema: z.core.$ZodTypes, step: string | number): readonly Schema[] {
  const { def } = schema._zod;
  if (def.type === 'object') return Object.hasOwn(def.shape, step) ? [def.shape[step] as Schema] : [];
  if (def.type === 'record') return [def.valueType];
  return def.type === 'array' ? [def.element] : [];
}

/** Keys that the map at `path` may have. */
export const keysAt = (root: Schema, path: Path): readonly string[] => [
  ...new Set(
    schemaAt(root, path).flatMap(schema => {
      const { def } = (schema as z.core.$ZodTypes)._zod;
      return def.type === 'object' ? Object.keys(def.shape) : [];
    }),
  ),
];

/** Levels a key may be misplaced between, and how messages call them. Nearest to the top wins. */
const LEVELS: readonly { readonly path: Path; readonly where: string }[] = [
  { path: [], where: 'at the top of the file' },
  { path: ['policy'], where: 'under `policy` at the top' },
  { path: ['scenarios', '*'], where: 'in a scenario' },
  { path: ['scenarios', '*', 'load'], where: 'under `load` in a scenario' },
  { path: ['scenarios', '*', 'samples'], where: 'under `samples` in a scenario' },
  { path: ['scenarios', '*', 'repeat'], where: 'under `repeat` in a scenario' },
  { path: ['scenarios', '*', 'repeat', 'vary'], where: 'under `vary` in `repeat`' },
  { path: ['scenarios', '*', 'thresholds', '*'], where: 'under a metric in `thresholds`' },
];

/** Where each key belongs, for keys that stand on the wrong level. */
export const keyIndex = (root: Schema): ReadonlyMap<string, string> =>
  new Map(
    [...LEVELS].reverse().flatMap(({ path, where }) => keysAt(root, path).map(key => [key, where] as const)),
  );
