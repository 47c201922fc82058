import { FACTORS, type Factor, FULL_UP_TO, levelText, MOST_CELLS, MOST_LEVELS } from '../model/factors.ts';
import { factorDriverFindings } from './factor-driver-rules.ts';
import { isOpen, shapeKeysOf } from './load-keys.ts';
import { readQuantity, shorten } from './quantity.ts';
import { isSoak } from './soak.ts';
import { atKey, atValue, type Finding, nodeAt, type Path, scalarText, type TreeNode } from './tree.ts';

/** What must hold of `load.factors`, and between it and the rest of the scenario, to which `path` leads. */
export function factorFindings(scenario: TreeNode, path: Path): readonly Finding[] {
  const factors = nodeAt(scenario, ['load', 'factors']);
  const at = [...path, 'load', 'factors'];
  const varied = FACTORS.filter(factor => factors?.children.has(factor));
  if (factors === undefined) return factorDriverFindings(scenario, path, varied);
  if (varied.length === 0)
    return [atKey(at, `\`factors\` names none; add at least one of ${FACTORS.join(', ')} with its levels`)];
  return [
    ...besideGrid(scenario, path),
    ...writtenTwice(scenario, at, varied),
    ...varied.flatMap(factor => levelFindings(factor, factors.children.get(factor), [...at, factor])),
    ...sizeFindings(factors, at, varied),
    ...factorDriverFindings(scenario, path, varied),
  ];
}

/** What takes many loads, or one long one, by itself. */
function besideGrid(scenario: TreeNode, path: Path): readonly Finding[] {
  const thresholds = scenario.children.get('thresholds')?.children.keys() ?? [];
  const soaks = isSoak(scenario.children.get('leaks')?.value, thresholds);
  return [
    ...(nodeAt(scenario, ['load', 'find']) === undefined
      ? []
      : [
          atKey(
            [...path, 'load', 'find'],
            '`find: max` chooses rates itself, and `factors` chooses them beforehand; make two scenarios',
          ),
        ]),
    ...(scenario.children.has('repeat')
      ? [
          atKey(
            [...path, 'repeat'],
            '`repeat` asks how often a test fails, and `factors` how a load is borne; vary its conditions by `repeat.vary`, or make two scenarios',
          ),
        ]
      : []),
    ...(soaks
      ? [
          atKey(
            [...path, 'load', 'factors'],
            'A soak is a few long runs of one load, and a grid would take as many for each of its cells; make the soak a scenario of its own',
          ),
        ]
      : []),
  ];
}

/** Keys of `load` whose value is the level of a factor. */
const SETS: Readonly<Record<Factor, readonly string[]>> = {
  rate: ['rate'],
  payload: [],
  concurrency: ['users', 'maxInFlight'],
  connections: ['users', 'maxInFlight'],
  mix: [],
};

function writtenTwice(scenario: TreeNode, at: Path, varied: readonly Factor[]): readonly Finding[] {
  const load = scenario.children.get('load');
  const shapes = shapeKeysOf(load).filter(key => key !== 'rate');
  const both = varied.includes('concurrency') && varied.includes('connections');
  return [
    ...varied.flatMap(factor =>
      SETS[factor]
        // What is of the other model is told there (load-rules.ts).
        .filter(key => load?.children.has(key) && (key === 'rate' || (key === 'users') !== isOpen(scenario)))
        .map(key =>
          atKey(
            [...at.slice(0, -1), key],
            `\`${key}\` is what \`factors.${factor}\` varies; write its values there, and remove this one`,
          ),
        ),
    ),
    ...(varied.includes('rate') && shapes.length > 0
      ? [
          atKey(
            [...at, 'rate'],
            `Rates of \`factors\` are constant, and \`${shapes[0]}\` is a shape of its own; keep one, or make two scenarios`,
          ),
        ]
      : []),
    ...(both
      ? [
          atKey(
            [...at, 'connections'],
            'Each operation under way has a connection, so `connections` and `concurrency` would vary the same thing; keep one',
          ),
        ]
      : []),
  ];
}

const UNITS = { rate: 'per-second', payload: 'bytes' } as const;

/** A level as ids have it; null of what is none, which the schema tells. */
function readLevel(factor: Factor, written: unknown): string | null {
  if (factor !== 'rate' && factor !== 'payload') return scalarText(written);
  const read = readQuantity(written, UNITS[factor]);
  return read.ok ? levelText(factor, read.value) : null;
}

/** Levels become ids, which must differ. */
function levelFindings(factor: Factor, node: TreeNode | undefined, at: Path): readonly Finding[] {
  if (!Array.isArray(node?.value)) return [];
  const levels = node.value.map(written => readLevel(factor, written));
  const twice = levels.findIndex((level, index) => level !== null && levels.indexOf(level) < index);
  const idle = factor === 'rate' ? levels.indexOf('0/s') : -1;
  return [
    ...(twice < 0
      ? []
      : [
          atValue(
            [...at, twice],
            `${shorten(levels[twice] ?? '')} stands among the levels twice; each is a cell of its own`,
          ),
        ]),
    ...(idle < 0 ? [] : [atValue([...at, idle], 'At a rate of 0 nothing is ever due; write one above 0/s')]),
    ...(levels.length > MOST_LEVELS
      ? [
          atKey(
            at,
            `\`${factor}\` has ${levels.length} levels; at most ${MOST_LEVELS} are allowed: leave some out`,
          ),
        ]
      : []),
  ];
}

/** Of a design of pairs the limit on levels holds the size. */
function sizeFindings(factors: TreeNode, at: Path, varied: readonly Factor[]): readonly Finding[] {
  const written = factors.children.get('design')?.value;
  const cells = varied.reduce((product, factor) => {
    const levels = factors.children.get(factor)?.value;
    return product * Math.max(1, Array.isArray(levels) ? levels.length : 1);
  }, 1);
  if (written !== 'full' || cells <= MOST_CELLS) return [];
  const message = `\`design: full\` would make ${cells.toLocaleString('en-US')} scenarios; at most ${MOST_CELLS} are allowed: write \`design: pairwise\`, which above ${FULL_UP_TO} is what you get without the key, or leave out levels`;
  return [atValue([...at, 'design'], message)];
}
