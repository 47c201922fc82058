import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { Place, TreeNode } from './tree.ts';
import { treeOf } from './yaml-tree.ts';

/** A problem of the text itself, already with its place. `path` is dotted and empty where the text has no structure yet. */
export interface TextProblem {
  readonly place: Place | null;
  readonly path: string;
  readonly message: string;
}

export type YamlReading =
  | { readonly kind: 'tree'; readonly tree: TreeNode; readonly problems: readonly TextProblem[] }
  | { readonly kind: 'unreadable'; readonly problems: readonly TextProblem[] };

/** What the parser's codes mean to the writer of a stress.yml. Codes that are not here keep the parser's words. */
const BY_CODE: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'This line is indented with a tab, which YAML does not allow; use spaces',
  MULTIPLE_DOCS: 'A second YAML document begins here; keep one and remove this `---` line',
  BLOCK_AS_IMPLICIT_KEY:
    'This value contains `: `, which would begin a nested map; put the whole value in quotes, or start the map on a new line',
  MULTILINE_IMPLICIT_KEY:
    'This line is neither a key nor a value; a key needs a colon and a space after it, as in `name: value`',
  BAD_INDENT: 'The indentation of this line fits no level above it; align it with its neighbours',
  BAD_SCALAR_START: 'A value cannot begin with this character; put the value in quotes',
  UNEXPECTED_TOKEN: 'This is left over after a complete value; put the whole value in quotes',
  BAD_DQ_ESCAPE:
    'This escape does not exist in double quotes; write `\\\\` for a backslash, or use single quotes',
  TAG_RESOLVE_FAILED: 'Tags (`!name`) have no meaning in stress.yml; remove this one',
  RESOURCE_EXHAUSTION: 'The document is nested too deeply; a stress.yml has at most 40 levels',
};

/** Lists and maps in brackets that are not closed are reported as bad indentation by the parser. */
function explained(error: YAMLError): string {
  if (/end with a ([\]}])/.test(error.message)) {
    const bracket = /end with a ([\]}])/.exec(error.message)?.[1] ?? '';
    return `A list or map in brackets that began above is not closed; add the missing \`${bracket}\``;
  }
  if (error.code === 'MISSING_CHAR' && error.message.includes('quote'))
    return 'A text in quotes that began above is not closed; add the missing quote';
  return BY_CODE[error.code] ?? error.message.replaceAll('YAML.', '');
}

/**
 * YAML 1.2 (core schema) → tree. After a syntax error nothing below it can be trusted, so the reading is `unreadable` and only
 * the first error of each line is told. Duplicate keys, aliases and tags leave a readable tree.
 */
export function readYaml(text: string): YamlReading {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    resolveKnownTags: false,
    schema: 'core',
    logLevel: 'error',
  });
  const told = new Set<number>();
  const problems = [...document.errors, ...document.warnings]
    .map(error => ({ place: place(error.pos[0]), path: '', message: explained(error) }))
    .filter(({ place: { line } }) => !told.has(line) && told.add(line));
  if (document.errors.length > 0) return { kind: 'unreadable', problems };
  const { tree, problems: found } = treeOf(document.contents, place);
  if (tree === null) return { kind: 'unreadable', problems: found };
  return { kind: 'tree', tree, problems: [...problems, ...found] };
}
