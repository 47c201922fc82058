import { objectOf, scalarOf } from './json.ts';

/** Names that stand more than once. */
export function repeated<Name>(names: Iterable<Name>): ReadonlySet<Name> {
  const seen = new Set<Name>();
  const again = new Set<Name>();
  for (const name of names) (seen.has(name) ? again : seen).add(name);
  return again;
}

/** `a`, `b`, `a` → `a #1`, `b`, `a #2`. Null has no name and gets no number. */
export function numbered(names: readonly (string | null)[]): readonly (string | null)[] {
  const again = repeated(names);
  const counts = new Map<string, number>();
  return names.map(name => {
    if (name === null || !again.has(name)) return name;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name} #${count}`;
  });
}

/** `key=value` of each parameter, in the order of the file. */
export const pairsOf = (parameters: unknown): readonly string[] =>
  Object.entries(objectOf(parameters)).map(([key, value]) => `${key}=${scalarOf(value)}`);
