import { viewSchema } from '../../src/baseline/view-schema.ts';
import type { View } from '../../src/model/view.ts';
import { type Path, placesOf, replaced, valueAt } from '../baseline/mutations.ts';

/** A place in a view where any text may stand: a string, or the key of an entry in a map. */
export interface TextPlace {
  /** As `result.scenarios.*.id`, or `result.environment.runtimes.{key}`: alike for all entries of a list. */
  readonly name: string;
  /** The view with `text` there. */
  readonly saying: (text: string) => View;
}

/** Text that no schema takes for one of its words, and that no renderer looks up. */
const PROBE = 'any text at all';

/**
 * Every place in `views` that the schema of results leaves open to any text, found by writing there: a field that is new in the model is here
 * without being named. One place for each shape of path, in the first view that has it.
 */
export function textPlaces(views: readonly View[]): readonly TextPlace[] {
  const found = new Map<string, TextPlace>();
  for (const view of views)
    for (const path of placesOf(view))
      for (const place of placesAt(view, path))
        if (!found.has(place.name) && isAccepted(place.saying(PROBE))) found.set(place.name, place);
  return [...found.values()];
}

const isAccepted = (view: View): boolean => {
  const read = viewSchema.safeParse(view);
  return read.success && JSON.stringify(read.data).includes(PROBE);
};

function placesAt(view: View, path: Path): readonly TextPlace[] {
  const value = valueAt(view, path);
  const name = path.map(step => (typeof step === 'number' ? '*' : step)).join('.');
  if (typeof value === 'string' || value === null)
    return [{ name, saying: text => asView(replaced(view, path, text)) }];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value)
    .slice(0, 1)
    .map(([key, inner]) => ({
      name: `${name}.{key}`,
      saying: text => asView(replaced(view, path, { ...without(value, key), [text]: inner })),
    }));
}

const without = (value: object, key: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));

/** Sound where the schema accepts it, which `textPlaces` asks once for each place. */
const asView = (value: unknown): View => value as View;
