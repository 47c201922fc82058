import { phasesOf } from '../model/load-phases.ts';
import { isPieced, MOST_PIECES, type PiecedShape, type Segment, segmentsOf } from '../model/load-segments.ts';
import type { LoadConfig } from './config.ts';
import { NEIGHBOURS, nameOfRequest, requestsIn } from './http-requests.ts';
import { readLoad } from './read-load.ts';
import type { TreeNode } from './tree.ts';

/**
 * Names that may stand behind the `@` of a metric of this scenario: its phases, written or of its shape, and its requests. Null where the
 * load is not one yet, whose problems are told already.
 */
export function partsOf(scenario: TreeNode): readonly string[] | null {
  const phases = phaseNamesOf(scenario);
  return phases === null ? null : [...new Set([...phases, ...requestNames(scenario)])];
}

/** The same of any of `scenarios`; null where one of them cannot be told. */
export function partsOfAll(scenarios: readonly TreeNode[]): readonly string[] | null {
  const all = scenarios.map(partsOf);
  return all.includes(null) ? null : [...new Set(all.flatMap(parts => parts ?? []))];
}

/** Names of the phases of a scenario, written or of its shape; null where its load is not one yet. */
export function phaseNamesOf(scenario: TreeNode): readonly string[] | null {
  const load = readLoad(scenario);
  return load && phaseNames(load);
}

function phaseNames(load: LoadConfig): readonly string[] {
  if (load.phases !== undefined) return load.phases.map(({ name }) => name);
  if (load.model === 'closed' || !isPieced(load.shape)) return [];
  return phasesOf(first(load.shape)).map(({ name }) => name);
}

/** A shape of too many pieces, or without an end, is refused elsewhere, and must not be followed for ever here. */
function* first(shape: PiecedShape): Iterable<Segment> {
  let count = 0;
  for (const segment of segmentsOf(shape, () => 0.5)) {
    if (count++ === MOST_PIECES) return;
    yield segment;
  }
}

/** Written, or method and path where there are several; and neighbours of what is injected. */
function requestNames(scenario: TreeNode): readonly string[] {
  const requests = requestsIn(scenario);
  const names = requests.flatMap(request => nameOfRequest(request) ?? []);
  return requests.some(({ node }) => node.children.has('inject')) ? [...names, ...NEIGHBOURS] : names;
}
