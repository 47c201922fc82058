import { SUSTAINED, WATCHED_METRICS } from '../model/watched.ts';
import { isOpen } from './load-keys.ts';
import { measuredMs, time } from './load-shape-rules.ts';
import { partsOf } from './parts.ts';
import { readQuantity } from './quantity.ts';
import { readLoad } from './read-load.ts';
import { atKey, entriesOf, type Finding, isMap, nodeAt, type Path, type TreeNode } from './tree.ts';

const KEYS = ['for', 'abortOnFail'] as const;
const watched: ReadonlySet<string> = new Set(WATCHED_METRICS);

/** `for` and `abortOnFail` look at the windows of a load while it runs; `path` leads to the scenario. */
export const watchFindings = (scenario: TreeNode, path: Path): readonly Finding[] => [
  ...reservedName(scenario, path),
  ...watching(scenario.children.get('thresholds'), [...path, 'thresholds']).flatMap(({ metric, key, at }) => {
    const threshold = nodeAt(scenario, ['thresholds', metric]);
    const problem = problemOf(metric, key, threshold, scenario);
    return problem === null ? [] : [atKey(at, problem)];
  }),
];

/** For a whole suite they would mean loads of any shape and length. */
export const suiteWatchFindings = (tree: TreeNode): readonly Finding[] =>
  watching(nodeAt(tree, ['thresholds']), ['thresholds']).map(({ key, at }) =>
    atKey(at, `\`${key}\` looks at a load while it runs; write this limit in the scenario whose load it is`),
  );

interface Watching {
  readonly metric: string;
  readonly key: (typeof KEYS)[number];
  readonly at: Path;
}

const watching = (thresholds: TreeNode | undefined, path: Path): readonly Watching[] =>
  entriesOf(thresholds).flatMap(([metric, threshold]) =>
    KEYS.filter(key => isMap(threshold.value) && threshold.children.has(key)).map(key => ({
      metric,
      key,
      at: [...path, metric, key],
    })),
  );

function problemOf(
  metric: string,
  key: Watching['key'],
  threshold: TreeNode | undefined,
  scenario: TreeNode,
): string | null {
  if (threshold?.children.get(key)?.value === false) return null;
  if (!watched.has(metric))
    return `\`${key}\` needs a metric that every window of a load has: ${[...watched].map(id => `\`${id}\``).join(', ')}`;
  if (!threshold?.children.has('max') && !threshold?.children.has('min'))
    return `\`${key}\` says when a \`max\` or a \`min\` counts; write one beside it`;
  if (threshold.children.has('max') && threshold.children.has('min'))
    return `\`${key}\` needs one limit to watch; keep \`max\` or \`min\``;
  const load = scenario.children.get('load');
  const hasTime = isOpen(scenario) || load?.children.has('duration') || scenario.children.has('phases');
  if (!hasTime)
    return `\`${key}\` looks at a load while time passes, and this one ends with its operations; give the load a \`duration\``;
  if (load?.children.has('find'))
    return `\`${key}\` would end the search, whose probes are to break the limit; remove it: a probe breaks it or not`;
  return key === 'for' ? longerThanLoad(threshold.children.get(key)?.value, scenario) : null;
}

/** A limit that may be broken for longer than its load lasts could never be. */
function longerThanLoad(written: unknown, scenario: TreeNode): string | null {
  const config = readLoad(scenario);
  const lengthMs = config && measuredMs(config);
  const limit = readQuantity(written, 'ns');
  if (lengthMs === null || !limit.ok || limit.value / 1e6 <= lengthMs) return null;
  return `The limit may be broken for ${time(limit.value / 1e6)}, and the load is measured for ${time(lengthMs)}, so it could never be; make \`for\` shorter, or the load longer`;
}

/** The name that the program gives to a sustained level cannot be a part's as well. */
function reservedName(scenario: TreeNode, path: Path): readonly Finding[] {
  if (partsOf(scenario)?.includes(SUSTAINED) !== true) return [];
  const message = `A phase or a request cannot be called \`${SUSTAINED}\`, which stands for limits with \`for\`; choose another name`;
  return [atKey(path, message)];
}
