import type { ScenarioConfig } from '../config/config.ts';
import { matchesGlob } from '../model/glob.ts';

/** Which scenarios to take. An empty list does not restrict; several lists restrict together. */
export interface Selection {
  /** Names, or globs over names with `*`. An id of a ladder rung selects its scenario. */
  readonly scenarios: readonly string[];
  readonly categories: readonly string[];
  readonly priorities: readonly string[];
  readonly tags: readonly string[];
}

export const EVERYTHING: Selection = { scenarios: [], categories: [], priorities: [], tags: [] };

/** Does `selection` take `scenario`? */
export function selects(selection: Selection, scenario: ScenarioConfig): boolean {
  return (
    admits(selection.scenarios, pattern => matchesName(pattern, scenario.name)) &&
    admits(selection.categories, category => category === scenario.category) &&
    admits(selection.priorities, priority => priority === scenario.priority) &&
    admits(selection.tags, tag => scenario.tags.includes(tag))
  );
}

/** Entries of `scenarios` in `selection` that match no scenario at all: most likely a typing mistake. */
export const unmatchedNames = (
  selection: Selection,
  scenarios: readonly ScenarioConfig[],
): readonly string[] =>
  selection.scenarios.filter(pattern => !scenarios.some(scenario => matchesName(pattern, scenario.name)));

const admits = (list: readonly string[], test: (entry: string) => boolean): boolean =>
  list.length === 0 || list.some(test);

function matchesName(pattern: string, name: string): boolean {
  const [stem = ''] = pattern.split('[');
  return matchesGlob(stem, name);
}
