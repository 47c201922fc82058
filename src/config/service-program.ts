import { requestTexts } from './http-requests.ts';
import { servicesMeant } from './service-needs.ts';
import { nodeAt, type Path, scalarText, type TreeNode } from './tree.ts';

/** One program of the suite, a scenario's or a service's, with what it says of services. */
export interface Program {
  readonly path: Path;
  readonly node: TreeNode;
  /** Services that it names or refers to, but for itself. */
  readonly needs: readonly string[];
}

/** The program at `path`; `names` are those of all services. */
export function programOf(path: Path, node: TreeNode, names: readonly string[]): Program {
  const written = entriesOfList(node.children.get('needs')).map(([, entry]) => scalarText(entry.value));
  const requests = servicesMeant({ replaced: requestTexts(node).map(({ text }) => text), shell: [] }, names);
  const meant = [...PLACES.flatMap(place => meantIn(nodeAt(node, place), names)), ...requests];
  const needs = [...written, ...meant.filter(name => name !== path[1] || path[0] !== 'services')];
  return { path, node, needs: [...new Set(needs)] };
}

/** Where a program may refer to services. */
export const PLACES: readonly Path[] = [['command'], ['env'], ['ready', 'command']];

/** The entries of a list with their places; nothing for any other value. */
export const entriesOfList = (node: TreeNode | undefined): readonly (readonly [string, TreeNode])[] =>
  Array.isArray(node?.value) && node !== undefined ? [...node.children] : [];

/** Services that a command or a map of variables refers to. */
export const meantIn = (node: TreeNode | undefined, names: readonly string[]): readonly string[] =>
  servicesMeant(
    {
      replaced: node === undefined ? [] : [...node.children.values()].map(({ value }) => scalarText(value)),
      shell: typeof node?.value === 'string' ? [node.value] : [],
    },
    names,
  );
