import { shorten } from './quantity.ts';
import { nearest } from './spelling.ts';
import {
  atKey,
  atValue,
  entriesOf,
  type Finding,
  isMap,
  nodeAt,
  pathsMatching,
  type TreeNode,
} from './tree.ts';

/** As the ids of `covers`. */
const ID = /^[^\s,[\]]{1,100}$/u;

/** Ids that are no ids, that stand twice, or that scenarios cover although nobody declared them. Without `requirements` any id may be covered. */
export function requirementFindings(tree: TreeNode): readonly Finding[] {
  const node = nodeAt(tree, ['requirements']);
  if (node === undefined) return [];
  const declared = declaredIds(node);
  return [...idFindings(node, declared), ...coveredFindings(tree, declared)];
}

/** In the order of the file; a list of ids, or a map of ids to sentences. */
const declaredIds = (node: TreeNode): readonly string[] =>
  isMap(node.value)
    ? entriesOf(node).map(([id]) => id)
    : [...node.children.values()].flatMap(({ value }) => (typeof value === 'string' ? [value] : []));

function idFindings(node: TreeNode, declared: readonly string[]): readonly Finding[] {
  if (isMap(node.value))
    return declared
      .filter(id => !ID.test(id))
      .map(id =>
        atKey(
          ['requirements', id],
          `\`${shorten(id)}\` cannot be an id: use one word of at most 100 characters without commas and brackets`,
        ),
      );
  const twice = declared.findIndex((id, i) => declared.indexOf(id) < i);
  return twice < 0
    ? []
    : [
        atValue(
          ['requirements', twice],
          `\`${shorten(declared[twice] ?? '')}\` is declared twice; remove one`,
        ),
      ];
}

function coveredFindings(tree: TreeNode, declared: readonly string[]): readonly Finding[] {
  return pathsMatching(tree, ['scenarios', '*', 'covers', '*']).flatMap(path => {
    const id = nodeAt(tree, path)?.value;
    if (typeof id !== 'string' || declared.includes(id)) return [];
    const meant = nearest(id, declared);
    const advice = meant === null ? 'declare it there, or remove it here' : `did you mean \`${meant}\`?`;
    return [atValue(path, `\`${shorten(id)}\` is not among the \`requirements\` of this suite; ${advice}`)];
  });
}
