import { SHAPE_KEYS, type ShapeKey } from './resolve-load.ts';
import type { TreeNode } from './tree.ts';

/** The shapes that `load` has, by key. `rate` beside `stages` is where they begin. */
export function shapeKeysOf(load: TreeNode | undefined): readonly ShapeKey[] {
  const keys = SHAPE_KEYS.filter(key => load?.children.has(key));
  if (keys.length === 0 && variesRate(load)) return ['rate'];
  return keys.includes('stages') ? keys.filter(key => key !== 'rate') : keys;
}

/** Whether a grid has rates, each of which is a constant one. */
const variesRate = (load: TreeNode | undefined): boolean =>
  load?.children.get('factors')?.children.has('rate') === true;

/** Whether the phases of a scenario have rates of their own, or one of them has. */
export const hasRatedPhases = (scenario: TreeNode): boolean =>
  [...(scenario.children.get('phases')?.children.values() ?? [])].some(phase => phase.children.has('rate'));

/** Whether operations start at moments of their own, however long they take. */
export const isOpen = (scenario: TreeNode): boolean =>
  shapeKeysOf(scenario.children.get('load')).length > 0 || hasRatedPhases(scenario);
