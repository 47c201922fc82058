import { shorten } from './quantity.ts';
import { nearest } from './spelling.ts';
import { atValue, entriesOf, type Finding, nodeAt, type Path, pathsMatching, type TreeNode } from './tree.ts';

/** `relativeTo` names another scenario, one without a ladder: its rungs would be many. */
export function ratioFindings(tree: TreeNode): readonly Finding[] {
  const scenarios = nodeAt(tree, ['scenarios']);
  const names = entriesOf(scenarios).map(([name]) => name);
  return ['thresholds/*/relativeTo', 'scenarios/*/thresholds/*/relativeTo']
    .flatMap(path => pathsMatching(tree, path.split('/')))
    .flatMap(path => {
      const written = nodeAt(tree, path)?.value;
      const problem = typeof written === 'string' ? ratioProblem(written, path, names, scenarios) : null;
      return problem === null ? [] : [atValue(path, problem)];
    });
}

function ratioProblem(
  written: string,
  path: Path,
  names: readonly string[],
  scenarios: TreeNode | undefined,
): string | null {
  if (path[1] === written && path[0] === 'scenarios')
    return '`relativeTo` names its own scenario, and that ratio is always 1; name another one';
  if (!names.includes(written)) {
    const meant = nearest(written, names);
    return `\`${shorten(written)}\` is no scenario of this suite; ${meant === null ? `it has ${names.join(', ')}` : `did you mean \`${meant}\`?`}`;
  }
  if (scenarios && nodeAt(scenarios, [written, 'load', 'factors']) !== undefined)
    return `\`${written}\` is a grid of many cells; name a scenario that is run once`;
  const users = scenarios && nodeAt(scenarios, [written, 'load', 'users'])?.value;
  return Array.isArray(users) && users.length > 1
    ? `\`${written}\` is a ladder of ${users.length} rungs; name a scenario that is run once`
    : null;
}
