import { pathOf } from './describe-issue.ts';
import { LIMITS } from './limits.ts';

interface Node {
  readonly value: object;
  readonly path: readonly PropertyKey[];
}

/**
 * Where an object has more properties, or a list more objects, than any own document; one sentence, or null. Runs before the schema,
 * whose work grows with what it is given.
 */
export function findCrowding(root: unknown): string | null {
  const open: Node[] = isObject(root) ? [{ value: root, path: [] }] : [];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const crowded = crowdingOf(node);
    if (crowded !== null) return crowded;
    for (const child of childrenOf(node)) open.push(child);
  }
  return null;
}

function crowdingOf({ value, path }: Node): string | null {
  if (!Array.isArray(value)) return tooMany(path, Object.keys(value).length, LIMITS.properties, 'properties');
  // A list of numbers is the bulk of every document; the schema bounds it.
  return isObject(value[0]) ? tooMany(path, value.length, LIMITS.entries, 'entries') : null;
}

const tooMany = (path: Node['path'], found: number, most: number, what: string): string | null =>
  found > most ? `${pathOf(path)}: found ${found} ${what}, expected at most ${most}` : null;

function childrenOf({ value, path }: Node): readonly Node[] {
  const members: Iterable<[PropertyKey, unknown]> = Array.isArray(value)
    ? value.entries()
    : Object.entries(value);
  const children: Node[] = [];
  for (const [key, child] of members) {
    if (isObject(child)) children.push({ value: child, path: [...path, key] });
  }
  return children;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
