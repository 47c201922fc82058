import type { HistoryPlan } from '../model/detected.ts';
import type { Document } from './schema.ts';
import { atKey, atValue, type Finding, isMap, nodeAt, type Path, type TreeNode } from './tree.ts';

type Written = NonNullable<Document['scenarios'][string]['history']>;

/** How a pattern begins that is looked for in the folder of the one operation. */
const OWN_FOLDER = '$STRESS_DIR/';

/** Checks as written → as planned. */
export const historiesOf = (written: Written): readonly HistoryPlan[] =>
  Array.isArray(written) ? written : [written];

/** What the checks of a scenario say that nobody could do. */
export function historyFindings(scenario: TreeNode): readonly Finding[] {
  const written = scenario.children.get('history');
  if (written === undefined) return [];
  const single: readonly [Path, TreeNode][] = isMap(written.value) ? [[['history'], written]] : [];
  const many: readonly [Path, TreeNode][] = Array.isArray(written.value)
    ? [...written.children].map(([index, node]) => [['history', Number(index)], node])
    : [];
  const entries = [...single, ...many];
  return [
    ...countsInstructions(scenario),
    ...entries.flatMap(([path, node]) => misplaced(scenario, path, node)),
    ...twice(entries),
  ];
}

/** Counters of instructions run the command in their own way, once for all its operations. */
const countsInstructions = (scenario: TreeNode): readonly Finding[] =>
  scenario.children.get('measure')?.value === 'instructions'
    ? [
        atKey(
          ['history'],
          '`history` and `measure: instructions` exclude each other: writing the history would be counted; make two scenarios',
        ),
      ]
    : [];

/** Streams are no files, and of one file that several processes write at once nobody could say whose records it holds. */
function misplaced(scenario: TreeNode, path: Path, node: TreeNode): readonly Finding[] {
  const from = node.children.get('from')?.value;
  if (typeof from !== 'string') return [];
  const at = [...path, 'from'];
  if (from === 'stdout' || from === 'stderr')
    return [
      atValue(at, `A history is a file, not \`${from}\`; name it, such as \`${OWN_FOLDER}history.ndjson\``),
    ];
  const together = atOnce(scenario);
  return together === null || from.startsWith(OWN_FOLDER)
    ? []
    : [
        atValue(
          at,
          `\`${together}\` runs several processes at once, whose records would mix; let each write into its own folder: \`${OWN_FOLDER}${from}\``,
        ),
      ];
}

/** The key that makes several operations run at once, or null. */
function atOnce(scenario: TreeNode): string | null {
  const keys: readonly Path[] = [
    ['load', 'users'],
    ['repeat', 'parallel'],
  ];
  const found = keys.find(key => {
    const value: unknown = nodeAt(scenario, key)?.value;
    return [value].flat().some(count => typeof count === 'number' && count > 1);
  });
  return found === undefined ? null : found.join('.');
}

function twice(entries: readonly (readonly [Path, TreeNode])[]): readonly Finding[] {
  const seen = new Set<string>();
  return entries.flatMap(([path, node]) => {
    const key = JSON.stringify([node.children.get('from')?.value, node.children.get('check')?.value]);
    const isKnown = seen.has(key);
    seen.add(key);
    return isKnown ? [atValue(path, 'This check of this file stands in the list twice; keep one')] : [];
  });
}
