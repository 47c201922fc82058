import { hasRatedPhases, isOpen, shapeKeysOf } from './load-keys.ts';
import { shapeFindings } from './load-shape-rules.ts';
import { phaseFindings } from './phase-rules.ts';
import { shorten } from './quantity.ts';
import type { ShapeKey } from './resolve-load.ts';
import { atKey, type Finding, type Path, type TreeNode } from './tree.ts';

/** What must hold between the keys of `load`, and between it and other keys of the scenario; `path` leads to the scenario. */
export function loadFindings(scenario: TreeNode, path: Path): readonly Finding[] {
  const between = [...betweenKeys(scenario, [...path, 'load']), ...phaseFindings(scenario, path)];
  // Numbers are judged of a load that is one: of two shapes nobody knows which is meant.
  return [
    ...between,
    ...besideLoad(scenario, path),
    ...(between.length > 0 ? [] : shapeFindings(scenario, path)),
  ];
}

/** Keys of the other model. */
const CLOSED = ['users', 'iterations', 'thinkTime'];
const OPEN = ['arrivals', 'maxInFlight', 'overflow'];
/** Shapes whose moments say when they end. */
const TIMED: ReadonlySet<ShapeKey> = new Set<ShapeKey>(['stages', 'steps', 'replay']);

function betweenKeys(scenario: TreeNode, path: Path): readonly Finding[] {
  const load = scenario.children.get('load');
  const written = (keys: readonly string[]): readonly string[] => keys.filter(key => load?.children.has(key));
  const shapes = shapeKeysOf(load);
  const [shape] = shapes;
  const opener = shape ?? (hasRatedPhases(scenario) ? 'phases' : null);
  if (opener === null)
    return written(OPEN).map(key =>
      atKey([...path, key], `\`${key}\` is for open loads; add a \`rate\` or another shape, or remove it`),
    );
  return [
    ...shapes
      .slice(1)
      .map(other =>
        atKey(
          [...path, other],
          `\`${shape}\` and \`${other}\` are two shapes of one load; keep one, or make two scenarios`,
        ),
      ),
    ...written(CLOSED).map(key =>
      atKey(
        [...path, key],
        `\`${key}\` belongs to the closed model, in which users wait for answers, and \`${opener}\` makes the load open; remove one of them`,
      ),
    ),
    ...(shape === undefined ? [] : ofShape(shape, scenario, path)),
  ];
}

/** What a shape needs beside it, and what it says by itself. */
function ofShape(shape: ShapeKey, scenario: TreeNode, path: Path): readonly Finding[] {
  const load = scenario.children.get('load');
  if (shape === 'replay' && load?.children.has('arrivals'))
    return [
      atKey(
        [...path, 'arrivals'],
        '`arrivals` says nothing of a `replay`, whose file has every moment; remove it',
      ),
    ];
  if (TIMED.has(shape) && load?.children.has('duration'))
    return [
      atKey(
        [...path, 'duration'],
        `\`duration\` follows from \`${shape}\`, which says when the load ends; remove it`,
      ),
    ];
  const isEndless =
    !TIMED.has(shape) &&
    shape !== 'spike' &&
    !load?.children.has('duration') &&
    !scenario.children.has('phases');
  return isEndless
    ? [
        atKey(
          [...path, shape],
          `\`${shape}\` does not say when the load ends; add \`duration: 30s\` beside it`,
        ),
      ]
    : [];
}

/** What an open load cannot stand beside. */
function besideLoad(scenario: TreeNode, path: Path): readonly Finding[] {
  const counting = scenario.children.get('measure')?.value === 'instructions';
  return counting && isOpen(scenario)
    ? [
        atKey(
          [...path, 'measure'],
          `Instructions are counted of one process at a time, and the load of \`${shorten(String(path.at(-1)))}\` starts operations while others run; count those of a scenario without a rate`,
        ),
      ]
    : [];
}
