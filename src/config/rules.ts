import { DEFAULTS } from './defaults.ts';
import { shorten } from './quantity.ts';
import { DRIVER_KEYS, scenario as scenarioSchema } from './scenario-schema.ts';
import { keysAt } from './schema-walk.ts';
import { nearest } from './spelling.ts';
import { thresholdFindings } from './thresholds.ts';
import { entriesOf, type Finding, isMap, nodeAt, type Path, type TreeNode } from './tree.ts';
import { NAME, NAME_RULE, VARIABLE } from './values.ts';

/**
 * What must hold between keys, and what a schema cannot say about names. Every rule looks at the document as written and keeps
 * silent about values of a wrong shape, so that one run reports these together with everything the schema finds.
 */
export const ruleFindings = (tree: TreeNode): readonly Finding[] => [
  ...environmentFindings(tree, ['env']),
  ...thresholdFindings(nodeAt(tree, ['thresholds']), ['thresholds']),
  ...scenariosFindings(nodeAt(tree, ['scenarios'])),
];

function scenariosFindings(scenarios: TreeNode | undefined): readonly Finding[] {
  if (isMap(scenarios?.value) && scenarios?.children.size === 0)
    return [{ path: ['scenarios'], at: 'value', message: 'There is no scenario; write at least one' }];
  return entriesOf(scenarios).flatMap(([name, node]) => {
    const path = ['scenarios', name];
    return isMap(node.value)
      ? [...nameFindings(name), ...SCENARIO_RULES.flatMap(rule => rule(node, path))]
      : [];
  });
}

const nameFindings = (name: string): readonly Finding[] =>
  NAME.test(name)
    ? []
    : [
        {
          path: ['scenarios', name],
          at: 'key',
          message: `\`${shorten(name)}\` cannot name a scenario: ${NAME_RULE}`,
        },
      ];

type Rule = (scenario: TreeNode, path: Path) => readonly Finding[];

const oneDriver: Rule = (scenario, path) => {
  const drivers = DRIVER_KEYS.filter(key => scenario.children.has(key));
  if (drivers.length === 0 && [...scenario.children.keys()].some(isMisspeltDriver)) return [];
  if (drivers.length === 0)
    return [
      {
        path,
        at: 'key',
        message: `The scenario \`${shorten(String(path[1]))}\` does nothing; give it a \`command\``,
      },
    ];
  return drivers.slice(1).map(key => ({
    path: [...path, key],
    at: 'key',
    message: `The scenario has two drivers, \`${drivers[0]}\` and \`${key}\`; keep one, or make two scenarios`,
  }));
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
  return load?.children.has('iterations') && load.children.has('duration')
    ? [
        {
          path: [...path, 'load', 'duration'],
          at: 'key',
          message: '`iterations` and `duration` both say when an invocation ends; keep one',
        },
      ]
    : [];
};

const distinctRungs: Rule = (scenario, path) => {
  const users = nodeAt(scenario, ['load', 'users'])?.value;
  if (!Array.isArray(users)) return [];
  const twice = users.findIndex((rung, index) => users.indexOf(rung) < index);
  const at: Path = [...path, 'load', 'users', twice];
  return twice < 0
    ? []
    : [
        {
          path: at,
          at: 'value',
          message: `${shorten(String(users[twice]))} stands in the ladder twice; each rung is a scenario of its own`,
        },
      ];
};

/** Written or default, `min` must not exceed `max`. */
const sampleOrder: Rule = (scenario, path) => {
  const samples = scenario.children.get('samples');
  const numberOf = (key: 'min' | 'max'): number | null => {
    const value = samples?.children.has(key) ? samples.children.get(key)?.value : DEFAULTS.samples[key];
    return typeof value === 'number' ? value : null;
  };
  const [min, max] = [numberOf('min'), numberOf('max')];
  if (min === null || max === null || min <= max) return [];
  const blamed = samples?.children.has('min') ? 'min' : 'max';
  const word = (key: 'min' | 'max'): string => (samples?.children.has(key) ? '' : ', its default');
  return [
    {
      path: [...path, 'samples', blamed],
      at: 'value',
      message: `\`min\` (${min}${word('min')}) is above \`max\` (${max}${word('max')}); raise \`max\` or lower \`min\``,
    },
  ];
};

const ownEnvironment: Rule = (scenario, path) =>
  environmentFindings(scenario, ['env']).map(found => ({ ...found, path: [...path, ...found.path] }));

const ownThresholds: Rule = (scenario, path) =>
  thresholdFindings(scenario.children.get('thresholds'), [...path, 'thresholds']);

const SCENARIO_RULES: readonly Rule[] = [
  oneDriver,
  oneEnd,
  distinctRungs,
  sampleOrder,
  ownEnvironment,
  ownThresholds,
];

/**
 * Numbers among variables are passed on as written only when writing them again gives the same text: `1.20` is the number 1.2,
 * and a version would silently become another one.
 */
function environmentFindings(root: TreeNode, path: Path): readonly Finding[] {
  return entriesOf(nodeAt(root, path)).flatMap(([name, node]): readonly Finding[] => {
    const here = [...path, name];
    if (!VARIABLE.test(name))
      return [
        {
          path: here,
          at: 'key',
          message: `\`${shorten(name)}\` cannot name a variable: use letters, digits and \`_\`, not starting with a digit`,
        },
      ];
    if (name === 'STRESS_METRICS')
      return [
        {
          path: here,
          at: 'key',
          message:
            '`STRESS_METRICS` names the file for the workload’s metrics and is set for every run; choose another name',
        },
      ];
    return typeof node.value === 'number' && String(node.value) !== node.source
      ? [
          {
            path: here,
            at: 'value',
            message: `YAML reads \`${node.source}\` as the number ${node.value}; put it in quotes to keep it as it is`,
          },
        ]
      : [];
  });
}
