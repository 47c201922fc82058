import type * as z from 'zod/mini';
import { ABOUT } from './leaf.ts';
import { isPlanned } from './planned.ts';
import { describe, shorten } from './quantity.ts';
import { keyIndex, keysAt, schemaAt } from './schema-walk.ts';
import { nearest } from './spelling.ts';
import { atKey, atValue, dotted, type Finding, nodeAt, type Path, type TreeNode } from './tree.ts';

type Issue = z.core.$ZodIssue;

/** What the schema library found, in the words of this program. Keys and values are looked up in the document itself. */
export const findingsOf = (
  schema: z.core.$ZodType,
  tree: TreeNode,
  issues: readonly Issue[],
): readonly Finding[] => {
  const found = issues.flatMap(issue => findingsOfIssue(schema, tree, issue, []));
  return found.filter(({ path }) => nodeAt(tree, path) !== undefined || !isMisspelt(schema, tree, path));
};

/** A missing key for which a misspelt one stands: the misspelling is told already. */
function isMisspelt(schema: z.core.$ZodType, tree: TreeNode, path: Path): boolean {
  const parent = path.slice(0, -1);
  const allowed = keysAt(schema, parent);
  const written = nodeAt(tree, parent)?.children.keys() ?? [];
  return [...written].some(key => !allowed.includes(key) && nearest(key, allowed) === path.at(-1));
}

/** `base` leads to the value whose schema reported the issue: issues inside alternatives have paths of their own. */
function findingsOfIssue(
  schema: z.core.$ZodType,
  tree: TreeNode,
  issue: Issue,
  base: Path,
): readonly Finding[] {
  const path = [...base, ...issue.path.map(step => (typeof step === 'number' ? step : String(step)))];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => atKey([...path, key], unknownKey(schema, path, key)));
  if (nodeAt(tree, path) === undefined) return [missing(schema, path)];
  if (nodeAt(tree, path)?.value === null) return [empty(schema, path)];
  if (issue.code === 'invalid_union') return ofUnion(schema, tree, issue, path);
  const value = nodeAt(tree, path)?.value;
  const message = issue.code === 'custom' ? issue.message : wrongKind(schema, path, value);
  return [atValue(path, `${named(path)}: ${message}`)];
}

/** The alternative whose problems lie deepest is the one that was meant; when none fits at all, both are named. */
function ofUnion(
  schema: z.core.$ZodType,
  tree: TreeNode,
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
): readonly Finding[] {
  const meant = issue.errors.find(
    issues => !issues.some(inner => inner.path.length === 0 && inner.code !== 'unrecognized_keys'),
  );
  if (meant !== undefined) return meant.flatMap(inner => findingsOfIssue(schema, tree, inner, path));
  const value = nodeAt(tree, path)?.value;
  const said =
    typeof value === 'object' ? undefined : issue.errors.flat().find(inner => inner.code === 'custom');
  const message = said?.message ?? wrongKind(schema, path, value);
  return [atValue(path, `${named(path)}: ${message}`)];
}

/** The last key of a path as people know it: list entries are called by their list. */
function named(path: Path): string {
  const key = path.findLast(step => typeof step === 'string');
  const last = path.at(-1);
  if (key === undefined) return 'The document';
  return typeof last === 'number'
    ? `Entry ${last + 1} of \`${shorten(key)}\``
    : `\`${shorten(String(last))}\``;
}

const wrongKind = (schema: z.core.$ZodType, path: Path, value: unknown): string =>
  `it is ${describe(value)}, but ${kindAt(schema, path)} is needed${shownAt(schema, path)}`;

/** `a duration`, from the schema's title. */
function kindAt(schema: z.core.$ZodType, path: Path): string {
  const title = schemaAt(schema, path).flatMap(found => ABOUT.get(found)?.title ?? [])[0] ?? 'another value';
  return /^(true|samples|numbers)/.test(title) || /s$/.test(title.split(/[ ,]/)[0] ?? '')
    ? title
    : `${/^[aeiou]/.test(title) ? 'an' : 'a'} ${title}`;
}

/** `, such as …`, from the examples of the key; nothing for keys without. */
function shownAt(schema: z.core.$ZodType, path: Path): string {
  const shown = examplesAt(schema, path);
  return shown.length === 0 ? '' : `, such as ${shown.slice(0, 2).map(inYaml).join(' or ')}`;
}

const examplesAt = (schema: z.core.$ZodType, path: Path): readonly unknown[] =>
  schemaAt(schema, path)
    .map(found => ABOUT.get(found)?.shown ?? [])
    .find(examples => examples.length > 0) ?? [];

/** A value on one line of YAML, for messages: `{ min: 10, max: 40 }`. */
export function inYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inYaml).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Object.keys(value).length === 0) return '{}';
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${inYaml(inner)}`)
    .join(', ')} }`;
}

/** A required key that is not there; the caret goes to the nearest part of its path that is. */
function missing(schema: z.core.$ZodType, path: Path): Finding {
  const key = shorten(String(path.at(-1)));
  const from = path.length > 1 ? ` from \`${shorten(dotted(path.slice(0, -1)))}\`` : '';
  const shown = examplesAt(schema, path)[0];
  const line = shown === undefined ? '' : `, such as \`${key}: ${inYaml(shown)}\``;
  return atKey(path, `\`${key}\` is missing${from}; add it${line}`);
}

/** A key whose value was left out, as when all entries under it are commented out. */
function empty(schema: z.core.$ZodType, path: Path): Finding {
  const remedy = path.length > 0 ? ', or remove it' : '';
  const needed = `${kindAt(schema, path)}${shownAt(schema, path)}`;
  return atKey(path, `${named(path)} has no value; write ${needed}${remedy}`);
}

/** The nearest right key, else the level the key belongs to, else what this version allows here. */
function unknownKey(schema: z.core.$ZodType, path: Path, key: string): string {
  const allowed = keysAt(schema, path);
  const where = path.length === 0 ? 'at the top' : `in \`${shorten(dotted(path))}\``;
  const near = nearest(key, allowed);
  if (near !== null) return `Unknown key \`${shorten(key)}\` ${where}; did you mean \`${near}\`?`;
  const elsewhere = keyIndex(schema).get(key);
  if (elsewhere !== undefined) return `Unknown key \`${shorten(key)}\` ${where}; it belongs ${elsewhere}`;
  const today = allowed.filter(known => !isPlanned([...path, known]));
  return `Unknown key \`${shorten(key)}\` ${where}; allowed here: ${today.join(', ')}`;
}
