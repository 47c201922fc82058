import { answerFindings } from './answer-rules.ts';
import { DEFAULTS } from './defaults.ts';
import { detectorFindings, hangEntry } from './detectors.ts';
import { factorFindings } from './factor-rules.ts';
import { findFindings } from './find-rules.ts';
import { historyFindings } from './histories.ts';
import { httpLimitFindings } from './http-limit-rules.ts';
import { httpFindings } from './http-rules.ts';
import { isOpen } from './load-keys.ts';
import { loadFindings } from './load-rules.ts';
import { partsOf, partsOfAll } from './parts.ts';
import { shorten } from './quantity.ts';
import { ratioFindings } from './ratio-rules.ts';
import { repeatFindings } from './repeat-rules.ts';
import { requirementFindings } from './requirement-rules.ts';
import { DRIVER_KEYS, scenario as scenarioSchema } from './scenario-schema.ts';
import { keysAt } from './schema-walk.ts';
import { serviceFindings } from './service-rules.ts';
import { isSoak } from './soak.ts';
import { nearest } from './spelling.ts';
import { thresholdFindings } from './thresholds.ts';
import {
  atKey,
  atValue,
  entriesOf,
  type Finding,
  isMap,
  nodeAt,
  type Path,
  pathsMatching,
  scalarText,
  type TreeNode,
} from './tree.ts';
import { NAME, NAME_RULE } from './values.ts';
import { environmentFindings, literalVariables } from './variable-rules.ts';
import { suiteWatchFindings, watchFindings } from './watch-rules.ts';

/**
 * What must hold between keys, and what a schema cannot say about names. Every rule looks at the document as written and keeps
 * silent about values of a wrong shape, so that one run reports these together with everything the schema finds.
 */
export const ruleFindings = (tree: TreeNode): readonly Finding[] => [
  ...environmentFindings(tree, ['env']),
  ...thresholdFindings(nodeAt(tree, ['thresholds']), ['thresholds'], {
    suite: partsOfAll(entriesOf(nodeAt(tree, ['scenarios'])).map(([, node]) => node)),
  }),
  ...scenariosFindings(nodeAt(tree, ['scenarios'])),
  ...ratioFindings(tree),
  ...requirementFindings(tree),
  ...suiteWatchFindings(tree),
  ...serviceFindings(tree),
  ...entriesOf(nodeAt(tree, ['services'])).flatMap(([name]) =>
    environmentFindings(tree, ['services', name, 'env']),
  ),
];

function scenariosFindings(scenarios: TreeNode | undefined): readonly Finding[] {
  if (isMap(scenarios?.value) && scenarios?.children.size === 0)
    return [atValue(['scenarios'], 'There is no scenario; write at least one')];
  return entriesOf(scenarios).flatMap(([name, node]) => {
    const path = ['scenarios', name];
    const rules = isMap(node.value) ? SCENARIO_RULES.flatMap(rule => rule(node, path)) : [];
    return [...nameFindings(name), ...rules];
  });
}

/** Names become file names and parts of ids; the JSON Schema has the same pattern. */
const nameFindings = (name: string): readonly Finding[] =>
  NAME.test(name)
    ? []
    : [atKey(['scenarios', name], `\`${shorten(name)}\` cannot name a scenario: ${NAME_RULE}`)];

/** Looks at one scenario; `path` leads to it from the top. */
type Rule = (scenario: TreeNode, path: Path) => readonly Finding[];

/** Exactly one driver, planned ones counted. A misspelt one is told as an unknown key, and that is enough. */
const oneDriver: Rule = (scenario, path) => {
  const drivers = DRIVER_KEYS.filter(key => scenario.children.has(key));
  if (drivers.length > 0)
    return drivers
      .slice(1)
      .map(key =>
        atKey(
          [...path, key],
          `The scenario has two drivers, \`${drivers[0]}\` and \`${key}\`; keep one, or make two scenarios`,
        ),
      );
  if ([...scenario.children.keys()].some(isMisspeltDriver)) return [];
  return [
    atKey(
      path,
      `The scenario \`${shorten(String(path[1]))}\` does nothing; give it a \`command\`, \`http\`, a \`worker\`, a \`module\` or \`results\``,
    ),
  ];
};

/** An unknown key that is told with a driver as its right spelling. */
const isMisspeltDriver = (key: string): boolean => {
  const known = keysAt(scenarioSchema, []);
  const meant = known.includes(key) ? null : nearest(key, known);
  return DRIVER_KEYS.some(driver => driver === meant);
};

/** `iterations` and `duration` each say when an invocation ends. */
const oneEnd: Rule = (scenario, path) => {
  const load = scenario.children.get('load');
  const both = load?.children.has('iterations') && load.children.has('duration');
  const message = '`iterations` and `duration` both say when an invocation ends; keep one';
  return both ? [atKey([...path, 'load', 'duration'], message)] : [];
};

/** Rungs become scenarios `name[users=n]`, whose ids must differ. */
const distinctRungs: Rule = (scenario, path) => {
  const users = nodeAt(scenario, ['load', 'users'])?.value;
  if (!Array.isArray(users)) return [];
  const twice = users.findIndex((rung, index) => users.indexOf(rung) < index);
  const message = `${shorten(String(users[twice]))} stands in the ladder twice; each rung is a scenario of its own`;
  return twice < 0 ? [] : [atValue([...path, 'load', 'users', twice], message)];
};

/** Written or default, `min` must not exceed `max`; the written one is blamed. */
const sampleOrder: Rule = (scenario, path) => {
  const written = scenario.children.get('samples')?.children;
  const soaks = isSoak(
    scenario.children.get('leaks')?.value,
    scenario.children.get('thresholds')?.children.keys() ?? [],
  );
  const searches = scenario.children.get('load')?.children.has('find') === true;
  const usual = searches ? DEFAULTS.find : DEFAULTS.samples;
  const defaults = soaks ? { min: DEFAULTS.soak.min, max: null } : usual;
  const numberOf = (key: 'min' | 'max'): number | null => {
    const value = written?.has(key) ? written.get(key)?.value : defaults[key];
    return typeof value === 'number' ? value : null;
  };
  const [min, max] = [numberOf('min'), numberOf('max')];
  if (min === null || max === null || min <= max) return [];
  const origin = (key: 'min' | 'max'): string => (written?.has(key) ? '' : ', its default');
  return [
    atValue(
      [...path, 'samples', written?.has('min') ? 'min' : 'max'],
      `\`min\` (${min}${origin('min')}) is above \`max\` (${max}${origin('max')}); raise \`max\` or lower \`min\``,
    ),
  ];
};

/** Keys that say how a command is run. */
const RUNNING = [
  'read',
  'env',
  'passEnv',
  'expectExitCodes',
  'needs',
  'timeout',
  'load',
  'phases',
  'samples',
  'leaks',
  'measure',
  'detectors',
  'history',
];

/** Results are read, not made: what says how to make them would be passed over, and there is no stream to read. */
const resultsAlone: Rule = (scenario, path) => {
  const results = scenario.children.get('results');
  if (results === undefined) return [];
  const idle = RUNNING.filter(key => scenario.children.has(key)).map(key =>
    atKey([...path, key], `\`${key}\` says how a command is run, and \`results\` runs nothing; remove it`),
  );
  const streams = pathsMatching(scenario, ['results', '*', 'from'])
    .filter(from => ['stdout', 'stderr'].includes(scalarText(nodeAt(scenario, from)?.value)))
    .map(from =>
      atValue(
        [...path, ...from],
        '`results` reads files that another step wrote; name them by a pattern, such as `out/*.json`',
      ),
    );
  return [...idle, ...streams];
};

/** A worker or a module that did one operation a process would be a slow command. */
const manyOperations: Rule = (scenario, path) => {
  const driver = ['worker', 'module'].find(key => scenario.children.has(key));
  if (driver === undefined || scenario.children.has('repeat')) return [];
  const load = scenario.children.get('load')?.children;
  const endless =
    !load?.has('iterations') &&
    !load?.has('duration') &&
    !scenario.children.has('phases') &&
    !isOpen(scenario);
  const message = `A ${driver} does many operations in one process; say how many or for how long, such as \`load: { iterations: 1000 }\``;
  const idle = ['read']
    .filter(key => scenario.children.has(key))
    .map(key => {
      const reason = `\`${key}\` looks at what a command prints, and a ${driver} answers instead; remove it`;
      return atKey([...path, key], reason);
    });
  const counting = scenario.children.get('measure')?.value === 'instructions';
  const hangs = hangEntry(scenario.children.get('detectors'));
  return [
    ...(hangs === null ? [] : [atValue([...path, 'detectors', hangs], answersInTime(driver))]),
    ...(endless ? [atKey([...path, driver], message)] : []),
    ...(counting ? [atKey([...path, 'measure'], COUNTED)] : []),
    ...idle,
  ];
};

const answersInTime = (driver: string): string =>
  `\`hang\` watches processes that say nothing of themselves, and a ${driver} answers each operation or has timed out; remove it, and set \`timeout\``;

const COUNTED =
  'Instructions are counted over a whole process, which does more here than its operations; count those of a `command`';
/** Whoever is stopped makes no progress, and the watcher, which must not take that for a hang, would see nothing else. */
const hangWithoutPulses: Rule = (scenario, path) => {
  const hang = hangEntry(scenario.children.get('detectors'));
  const vary = nodeAt(scenario, ['repeat', 'vary']);
  const written = isMap(vary?.value) ? vary.children.get('pulses')?.value : vary?.value;
  const word = isMap(vary?.value) ? 'on' : 'pulses';
  if (hang === null || !Array.isArray(written) || !written.includes(word)) return [];
  const message =
    '`hang` cannot watch processes that `pulses` stop and continue; make two scenarios, one with each';
  return [atValue([...path, 'detectors', hang], message)];
};

/** Counters run the command in their own way, which detectors would see, and what detectors add would be counted. */
const detectorsMeasureTime: Rule = (scenario, path) =>
  scenario.children.has('detectors') && scenario.children.get('measure')?.value === 'instructions'
    ? [
        atKey(
          [...path, 'detectors'],
          '`detectors` and `measure: instructions` exclude each other: what a detector adds would be counted; make two scenarios',
        ),
      ]
    : [];

/** `from` is for reports in files, `after` for the hang watcher; a detector that stands twice would have two answers. */
const detectorKeys: Rule = (scenario, path) =>
  detectorFindings(scenario.children.get('detectors')).map(found => ({
    ...found,
    path: [...path, 'detectors', ...found.path],
  }));

const historyKeys: Rule = (scenario, path) =>
  historyFindings(scenario).map(found => ({ ...found, path: [...path, ...found.path] }));

const searchKeys: Rule = findFindings;

/** A grid of loads. */
const gridKeys: Rule = factorFindings;

const watchKeys: Rule = watchFindings;

const ownEnvironment: Rule = (scenario, path) =>
  environmentFindings(scenario, ['env']).map(found => ({ ...found, path: [...path, ...found.path] }));

const ownThresholds: Rule = (scenario, path) =>
  thresholdFindings(scenario.children.get('thresholds'), [...path, 'thresholds'], partsOf(scenario));

const SCENARIO_RULES: readonly Rule[] = [
  oneDriver,
  oneEnd,
  loadFindings,
  distinctRungs,
  sampleOrder,
  resultsAlone,
  manyOperations,
  httpFindings,
  detectorsMeasureTime,
  hangWithoutPulses,
  literalVariables,
  detectorKeys,
  historyKeys,
  searchKeys,
  gridKeys,
  watchKeys,
  ownEnvironment,
  ownThresholds,
  answerFindings,
  httpLimitFindings,
  repeatFindings,
];
