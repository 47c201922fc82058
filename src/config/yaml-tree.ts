import { isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { shorten } from './quantity.ts';
import { dotted, type Path, type Place, type TreeNode } from './tree.ts';

/** Values after aliases are expanded. A few lines of aliases can stand for billions; a real suite has some thousands. */
const MOST_VALUES = 50_000;
/** The schema has nine levels; free-form parameters may add some. */
const DEEPEST = 40;

interface Problem {
  readonly place: Place;
  readonly path: string;
  readonly message: string;
}

interface Walk {
  readonly place: (offset: number) => Place;
  /** Anchored nodes seen so far, by name: an alias means the last one before it. */
  readonly anchors: Map<string, unknown>;
  /** Nodes being walked: an alias to one of them would never end. */
  readonly open: Set<unknown>;
  readonly problems: Problem[];
  values: number;
}

/** The parsed document as plain values with places. What cannot be a value (cycles, complex keys) becomes null and a problem. */
export function treeOf(
  contents: unknown,
  place: (offset: number) => Place,
): { readonly tree: TreeNode | null; readonly problems: readonly Problem[] } {
  const walk: Walk = { place, anchors: new Map(), open: new Set(), problems: [], values: 0 };
  try {
    return { tree: nodeOf(walk, contents, [], null), problems: walk.problems };
  } catch (error) {
    if (!(error instanceof TooManyValues)) throw error;
    const most = MOST_VALUES.toLocaleString('en-US');
    const message = `The document has more than ${most} values once aliases are expanded; write fewer`;
    return { tree: null, problems: [{ place: error.place, path: '', message }] };
  }
}

/** Ends the walk at once: going on is what a bomb of aliases wants. */
class TooManyValues extends Error {
  readonly place: Place;

  constructor(place: Place) {
    super('too many values');
    this.place = place;
  }
}

/** Where a node begins; nodes that are not in the source stand at its start. */
function placeAt(walk: Walk, node: unknown): Place {
  const ranged = node as { range?: readonly number[] | null } | null;
  return walk.place(ranged?.range?.[0] ?? 0);
}

function nodeOf(walk: Walk, node: unknown, path: Path, key: Place | null): TreeNode {
  walk.values += 1;
  if (walk.values > MOST_VALUES) throw new TooManyValues(placeAt(walk, node));
  const valueAt = placeAt(walk, node);
  const keyAt = key ?? valueAt;
  const leaf = (value: unknown, source: string | null): TreeNode => ({
    value,
    keyAt,
    valueAt,
    source,
    children: new Map(),
  });
  const trouble = refusal(walk, node, path);
  if (trouble !== null) {
    walk.problems.push({ place: valueAt, path: dotted(path), message: trouble });
    return leaf(null, null);
  }
  if (isAlias(node)) {
    const aliased = nodeOf(walk, walk.anchors.get(node.source), path, key);
    return { ...aliased, keyAt, valueAt };
  }
  remember(walk, node);
  if (isScalar(node)) return leaf(node.value, node.source ?? null);
  if (!isMap(node) && !isSeq(node)) return leaf(null, null);
  walk.open.add(node);
  const inner = isMap(node) ? mapOf(walk, node, path) : listOf(walk, node, path);
  walk.open.delete(node);
  return { ...inner, keyAt, valueAt, source: null };
}

function remember(walk: Walk, node: unknown): void {
  const anchor = (node as { anchor?: string } | null)?.anchor;
  if (anchor !== undefined) walk.anchors.set(anchor, node);
}

/** Why this node is not followed; null when it is. */
function refusal(walk: Walk, node: unknown, path: Path): string | null {
  if (path.length > DEEPEST) return `The document is nested more than ${DEEPEST} levels deep`;
  if (!isAlias(node)) return null;
  if (!walk.anchors.has(node.source))
    return `No anchor \`&${shorten(node.source)}\` stands before this alias; if \`*${shorten(node.source)}\` is meant as text, put it in quotes`;
  return walk.open.has(walk.anchors.get(node.source))
    ? `The alias \`*${shorten(node.source)}\` stands inside its own anchor, which would never end`
    : null;
}

type Inner = Pick<TreeNode, 'value' | 'children'>;

function listOf(walk: Walk, node: YAMLSeq, path: Path): Inner {
  const children = new Map(
    node.items.map((item, index) => [String(index), nodeOf(walk, item, [...path, index], null)]),
  );
  return { value: [...children.values()].map(child => child.value), children };
}

function mapOf(walk: Walk, node: YAMLMap, path: Path): Inner {
  const children = new Map<string, TreeNode>();
  for (const pair of node.items) {
    const key = keyOf(walk, pair, path, children);
    if (key !== null) children.set(key, nodeOf(walk, pair.value, [...path, key], placeAt(walk, pair.key)));
  }
  const value: Record<string, unknown> = Object.create(null);
  for (const [key, child] of children) value[key] = child.value;
  return { value, children };
}

/** The text of a key that may be used; null when it may not, with the reason told. */
function keyOf(walk: Walk, pair: Pair, path: Path, known: ReadonlyMap<string, TreeNode>): string | null {
  const place = placeAt(walk, pair.key);
  const refuse = (message: string): null => {
    walk.problems.push({ place, path: dotted(path), message });
    return null;
  };
  if (!isScalar(pair.key)) return refuse('A key must be a single word or text, not a list, map or alias');
  const key = pair.key.source ?? String(pair.key.value);
  const first = known.get(key);
  if (key === '') return refuse('This key is empty; write its name before the colon');
  if (key === '__proto__') return refuse('`__proto__` cannot be a key');
  if (key === '<<')
    return refuse('Merge keys (`<<`) are not part of YAML 1.2; repeat the keys, or alias whole values');
  if (first === undefined) return key;
  return refuse(
    `\`${shorten(key)}\` is defined twice: the first stands on line ${first.keyAt.line}; remove or rename one of them`,
  );
}
