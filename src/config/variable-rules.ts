import { shorten } from './quantity.ts';
import {
  atKey,
  atValue,
  entriesOf,
  type Finding,
  nodeAt,
  type Path,
  scalarText,
  type TreeNode,
} from './tree.ts';
import { VARIABLE } from './values.ts';

/** Findings on the variables at `path` below `root`, with paths from `root`. */
export function environmentFindings(root: TreeNode, path: Path): readonly Finding[] {
  return entriesOf(nodeAt(root, path)).flatMap(([name, node]) => {
    const found = variableProblem(name) ?? unfaithful(node);
    return found === null ? [] : [{ ...found, path: [...path, name] }];
  });
}

/** Why `name` cannot be that of a variable, or null. */
export function variableProblem(name: string): Finding | null {
  if (!VARIABLE.test(name))
    return atKey(
      [],
      `\`${shorten(name)}\` cannot name a variable: use letters, digits and \`_\`, not starting with a digit`,
    );
  return name === 'STRESS_METRICS'
    ? atKey(
        [],
        '`STRESS_METRICS` names the file for the workload’s metrics and is set for every run; choose another name',
      )
    : null;
}

/**
 * Numbers among variables are passed on as written only when writing them again gives the same text: `1.20` is the number 1.2,
 * and a version would silently become another one.
 */
export const unfaithful = (node: TreeNode): Finding | null =>
  typeof node.value === 'number' && String(node.value) !== node.source
    ? atValue(
        [],
        `YAML reads \`${shorten(node.source ?? '')}\` as the number ${node.value}; put it in quotes to keep it as it is`,
      )
    : null;

/** Programs that replace variables in what they are given, themselves. */
const SHELL = /(?:^|\/)(?:ba|da|z|k|fi)?sh$|(?:^|\/)(?:env|cmd\.exe|pwsh)$/;

/** Nothing replaces variables in a list: what is set for every run would reach the program as the text that stands there. */
export function literalVariables(scenario: TreeNode, path: Path): readonly Finding[] {
  return [['command'], ['worker', 'command']].flatMap(place => {
    const written = nodeAt(scenario, place)?.value;
    if (!Array.isArray(written) || SHELL.test(scalarText(written[0]))) return [];
    return written.flatMap((word, index) => {
      const [variable] = /\$\{?STRESS_[A-Z_]+\}?/.exec(scalarText(word)) ?? [];
      if (variable === undefined) return [];
      const message = `\`${variable}\` stands in a list, which no shell reads, so it would be passed on as it is; write the command as one text, or let the program read its environment`;
      return [atValue([...path, ...place, index], message)];
    });
  });
}
