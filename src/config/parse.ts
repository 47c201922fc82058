import * as z from 'zod/mini';
import type { Problem } from '../model/caveat.ts';
import type { Config } from './config.ts';
import { findingsOf } from './issues.ts';
import { plannedKeysIn } from './planned.ts';
import { describe } from './quantity.ts';
import { resolve } from './resolve.ts';
import { ruleFindings } from './rules.ts';
import { documentSchema } from './schema.ts';
import { dotted, type Finding, isMap, placeOf, type TreeNode } from './tree.ts';
import { readYaml, type TextProblem } from './yaml.ts';

export type ParsedConfig = { readonly config: Config } | { readonly problems: readonly Problem[] };

/** Larger texts are not stress suites. */
export const LARGEST_BYTES = 1024 ** 2;
/** Problems kept: nobody reads more, and a hostile file could have a million. */
const MOST_PROBLEMS = 500;

const SMALLEST = 'the smallest suite is\n\n  version: 1\n  scenarios:\n    start:\n      command: ./bench.sh';

/** Text of a stress.yml → config, or all its problems in the order of the text. Pure; `fileName` is for the problems only. */
export function parseConfig(text: string, fileName: string): ParsedConfig {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const refusal = refusalOf(source);
  if (refusal !== null)
    return { problems: [{ file: fileName, line: null, column: null, path: '', message: refusal }] };
  const reading = readYaml(source);
  if (reading.kind === 'unreadable') return { problems: problemsOf(fileName, reading.problems) };
  if (!isMap(reading.tree.value))
    return { problems: problemsOf(fileName, [notAMap(reading.tree), ...reading.problems]) };
  const parsed = z.safeParse(documentSchema, reading.tree.value);
  const findings = [
    ...(parsed.success ? [] : findingsOf(documentSchema, reading.tree, parsed.error.issues)),
    ...ruleFindings(reading.tree),
    ...plannedKeysIn(reading.tree),
  ];
  // What the text itself made unusable has been told; that it is also empty now is no news.
  const told = new Set(reading.problems.map(problem => problem.path));
  const news = findings
    .map(finding => placed(reading.tree, finding))
    .filter(({ path }) => path === '' || !told.has(path));
  const problems = [...reading.problems, ...news];
  return parsed.success && problems.length === 0
    ? { config: resolve(parsed.data, reading.tree) }
    : { problems: problemsOf(fileName, problems) };
}

/** Why the text is not read at all. */
function refusalOf(text: string): string | null {
  if (text.length > LARGEST_BYTES) return 'The file is larger than 1 MiB; a suite needs a few kilobytes';
  if (text.includes('\0')) return 'The file is not text in UTF-8; save it as UTF-8';
  return text.trim() === '' ? `The file is empty; ${SMALLEST}` : null;
}

const notAMap = (tree: TreeNode): TextProblem => ({
  place: tree.valueAt,
  path: '',
  message: `The document is ${describe(tree.value)}, but a map with \`version\` and \`scenarios\` is needed; ${SMALLEST}`,
});

const placed = (tree: TreeNode, finding: Finding): TextProblem => ({
  place: placeOf(tree, finding),
  path: dotted(finding.path),
  message: finding.message,
});

/** In the order of the text, without repetitions; keys are the user's text, so control characters are taken out of paths. */
function problemsOf(file: string, found: readonly TextProblem[]): readonly Problem[] {
  const problems = found.map(({ place, path, message }) => ({
    file,
    line: place?.line ?? null,
    column: place?.column ?? null,
    path: path.replace(/\p{Cc}/gu, '\uFFFD'),
    message,
  }));
  const unique = new Map(problems.map(problem => [JSON.stringify(problem), problem]));
  return [...unique.values()]
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
    .slice(0, MOST_PROBLEMS);
}
