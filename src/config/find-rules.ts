import { shapeKeysOf } from './load-keys.ts';
import { atKey, entriesOf, type Finding, type Path, type TreeNode } from './tree.ts';

const SUSTAINABLE = 'load.sustainable';

/** What `find: max` needs and what it cannot stand beside; `path` leads to the scenario. */
export function findFindings(scenario: TreeNode, path: Path): readonly Finding[] {
  const load = scenario.children.get('load');
  if (load?.children.has('find') !== true) return withoutSearch(scenario, path);
  const here = [...path, 'load', 'find'];
  const [shape, ...more] = shapeKeysOf(load);
  const findings: Finding[] = [];
  if (shape !== 'rate' || more.length > 0)
    findings.push(
      atKey(
        here,
        '`find: max` makes rates of its own; give it the first one, such as `rate: 50/s`, and no other shape',
      ),
    );
  else if (!load.children.has('duration'))
    findings.push(atKey(here, '`find: max` holds each rate for some time; add `duration: 10s` beside it'));
  for (const key of ['phases', 'leaks', 'repeat'])
    if (scenario.children.has(key) && scenario.children.get(key)?.value !== false)
      findings.push(
        atKey(
          [...path, key],
          `\`find: max\` runs many loads one after the other, which \`${key}\` cannot divide or watch; make two scenarios`,
        ),
      );
  return findings;
}

/** Nobody would ever measure it. */
function withoutSearch(scenario: TreeNode, path: Path): readonly Finding[] {
  return entriesOf(scenario.children.get('thresholds'))
    .filter(([metric]) => metric === SUSTAINABLE)
    .map(([metric]) =>
      atKey(
        [...path, 'thresholds', metric],
        '`load.sustainable` is the answer of a search; add `find: max` to the load, with a first `rate` and a `duration`',
      ),
    );
}
