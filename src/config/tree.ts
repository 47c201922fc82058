/** Where something stands in the source; both start at 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type Path = readonly (string | number)[];

/** One value of the document with its places. `value` is plain data without a prototype, so that no key is special. */
export interface TreeNode {
  readonly value: unknown;
  /** Of the key, or of the value where there is no key (list entries, the document). */
  readonly keyAt: Place;
  readonly valueAt: Place;
  /** A plain scalar as written; null for everything else. */
  readonly source: string | null;
  readonly children: ReadonlyMap<string, TreeNode>;
}

/** A problem in terms of the document; `parse.ts` adds file, line and column. */
export interface Finding {
  readonly path: Path;
  /** What the caret points at. */
  readonly at: 'key' | 'value';
  readonly message: string;
}

/** A finding that concerns the key itself: unknown, missing, in conflict with another. */
export const atKey = (path: Path, message: string): Finding => ({ path, at: 'key', message });

/** A finding that concerns what is written after the key. */
export const atValue = (path: Path, message: string): Finding => ({ path, at: 'value', message });

/** `scenarios.parse.timeout`. */
export const dotted = (path: Path): string => path.join('.');

/** The node at `path`, or undefined. */
export function nodeAt(root: TreeNode, path: Path): TreeNode | undefined {
  let node: TreeNode | undefined = root;
  for (const step of path) node = node?.children.get(String(step));
  return node;
}

/** The place to point at: the key or value itself, or the key of the nearest part of the path that exists. */
export function placeOf(root: TreeNode, finding: Finding): Place {
  const node = nodeAt(root, finding.path);
  if (node !== undefined) return finding.at === 'key' ? node.keyAt : node.valueAt;
  return placeOf(root, { ...finding, path: finding.path.slice(0, -1), at: 'key' });
}

/** The entries of a map in file order; nothing for any other value. */
export const entriesOf = (node: TreeNode | undefined): readonly (readonly [string, TreeNode])[] =>
  isMap(node?.value) && node !== undefined ? [...node.children] : [];

export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every path of the document that matches `pattern`, in which `*` stands for one step. */
export function pathsMatching(root: TreeNode, pattern: Path): readonly Path[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return [[]];
  const steps = step === '*' ? [...root.children.keys()] : root.children.has(String(step)) ? [step] : [];
  return steps.flatMap(found => {
    const child = root.children.get(String(found));
    return child === undefined ? [] : pathsMatching(child, rest).map(path => [found, ...path]);
  });
}

/** A scalar as text; '' for a list, a map or nothing, which have none and may not even be made into one. */
export const scalarText = (value: unknown): string =>
  value === null || value === undefined || typeof value === 'object' ? '' : String(value);
