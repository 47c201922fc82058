import { hasRatedPhases, shapeKeysOf } from './load-keys.ts';
import { shorten } from './quantity.ts';
import { atKey, atValue, type Finding, type Path, type TreeNode } from './tree.ts';

/** What must hold between the phases of a scenario, and between them and its load; `path` leads to the scenario. */
export function phaseFindings(scenario: TreeNode, path: Path): readonly Finding[] {
  const phases = [...(scenario.children.get('phases')?.children.values() ?? [])];
  if (phases.length === 0) return stageFindings(scenario, [...path, 'load', 'stages']);
  const at = [...path, 'phases'];
  return [
    ...sameNames(phases, at),
    ...unmeasured(phases, at),
    ...ratesOf(phases, scenario, path),
    ...besideLoad(scenario, path),
  ];
}

const nameOf = (phase: TreeNode): string | null => {
  const name = phase.children.get('name')?.value;
  return typeof name === 'string' ? name : null;
};

/** Metrics of a phase are found by its name. */
function sameNames(phases: readonly TreeNode[], at: Path): readonly Finding[] {
  const names = phases.map(nameOf);
  return names.flatMap((name, i) =>
    name !== null && names.indexOf(name) < i
      ? [
          atValue(
            [...at, i, 'name'],
            `\`${shorten(name)}\` names two of the ${at.at(-1)}; give each a name of its own`,
          ),
        ]
      : [],
  );
}

function unmeasured(phases: readonly TreeNode[], at: Path): readonly Finding[] {
  const hidden = phases.every(phase => phase.children.get('measure')?.value === false);
  const message = `Each of the ${at.at(-1)} has \`measure: false\`, so nothing is measured; take it from one of them`;
  return hidden ? [atKey(at, message)] : [];
}

/** In all or in none, and then the load has no other shape. */
function ratesOf(phases: readonly TreeNode[], scenario: TreeNode, path: Path): readonly Finding[] {
  if (!hasRatedPhases(scenario)) return [];
  const without = phases.findIndex(phase => !phase.children.has('rate'));
  const [shape] = shapeKeysOf(scenario.children.get('load'));
  if (without >= 0)
    return [
      atKey(
        [...path, 'phases', without],
        'Some phases have a `rate` and this one has none; give each its own, or remove all and write a `rate` in `load`',
      ),
    ];
  if (shape === undefined) return [];
  return [
    atKey(
      [...path, 'load', shape],
      `The phases have rates of their own, so \`${shape}\` says the same a second time; remove it, or the rates of the phases`,
    ),
  ];
}

function besideLoad(scenario: TreeNode, path: Path): readonly Finding[] {
  const load = scenario.children.get('load')?.children;
  const at = [...path, 'load'];
  const message = (key: string, reason: string): Finding =>
    atKey([...at, key], `\`${key}\` cannot stand beside \`phases\`, ${reason}`);
  return [
    ...(load?.has('iterations') === true
      ? [message('iterations', 'which are parts of a time; write `duration`, or remove it')]
      : []),
    ...(load?.has('duration') === true && hasRatedPhases(scenario)
      ? [message('duration', 'whose own durations say when the load ends; remove it')]
      : []),
    ...(load?.has('replay') === true
      ? [message('replay', 'as only its file says how long it is; remove one of them')]
      : []),
    ...namedStages(load?.get('stages')).map(i =>
      atKey(
        [...at, 'stages', i],
        'This stage is a phase of its own, and the scenario has `phases` too; keep the one or the other',
      ),
    ),
  ];
}

const isNamed = (stage: TreeNode): boolean =>
  stage.children.has('name') || stage.children.get('measure')?.value === false;

function namedStages(stages: TreeNode | undefined): readonly number[] {
  const first = [...(stages?.children.values() ?? [])].findIndex(isNamed);
  return first < 0 ? [] : [first];
}

/** Stages that are phases. */
function stageFindings(scenario: TreeNode, at: Path): readonly Finding[] {
  const stages = [...(scenario.children.get('load')?.children.get('stages')?.children.values() ?? [])];
  if (!stages.some(isNamed)) return [];
  return [...sameNames(stages, at), ...unmeasured(stages, at)];
}
