import { BESIDE_INJECTED, WITHOUT_INJECTED } from '../model/http.ts';
import { isMap, type Path, type TreeNode } from './tree.ts';

/** A request as it was written, with its place below the scenario. */
export interface WrittenRequest {
  readonly path: Path;
  readonly node: TreeNode;
  /** It stands in a list. */
  readonly isOneOfSeveral: boolean;
}

/** The requests of a scenario; none where it has another driver. */
export function requestsIn(scenario: TreeNode): readonly WrittenRequest[] {
  const http = scenario.children.get('http');
  if (http === undefined) return [];
  if (isMap(http.value)) return [{ path: ['http'], node: http, isOneOfSeveral: false }];
  if (!Array.isArray(http.value)) return [];
  return [...http.children.entries()].map(([index, node]) => ({
    path: ['http', Number(index)],
    node,
    isOneOfSeveral: true,
  }));
}

/** A text of a request in which services may be referred to. */
export interface RequestText {
  readonly path: Path;
  readonly text: string;
}

/** Addresses and values of headers. */
export const requestTexts = (scenario: TreeNode): readonly RequestText[] =>
  requestsIn(scenario).flatMap(({ path, node }) => {
    const url = node.children.get('url')?.value;
    const headers = [...(node.children.get('headers')?.children ?? [])];
    return [
      ...(typeof url === 'string' ? [{ path: [...path, 'url'], text: url }] : []),
      ...headers.flatMap(([name, { value }]) =>
        typeof value === 'string' ? [{ path: [...path, 'headers', name], text: value }] : [],
      ),
    ];
  });

/** What a request is told by: its name, or its method and path where it is one of several. Null of a single one without a name. */
export function requestName(
  { name, method, url }: { readonly name?: unknown; readonly method?: unknown; readonly url?: unknown },
  isOneOfSeveral: boolean,
): string | null {
  if (typeof name === 'string') return name;
  if (!isOneOfSeveral || typeof url !== 'string') return null;
  const path = url.replace(/^(?:https?:\/\/[^/?]*|\$\{[^}]*\})+/, '');
  return `${typeof method === 'string' ? method : 'GET'} ${path === '' ? '/' : path}`.slice(0, 100);
}

/** As it is written; null where it has none, or is no request at all. */
export const nameOfRequest = ({ node, isOneOfSeveral }: WrittenRequest): string | null =>
  isMap(node.value) ? requestName(node.value, isOneOfSeveral) : null;

/** Parts that a scenario has which injects bad input: the other requests of the time with it, and of the time without it. */
export const NEIGHBOURS: readonly string[] = [BESIDE_INJECTED, WITHOUT_INJECTED];
