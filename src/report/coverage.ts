import type { Portion } from '../model/traceability.ts';
import type { CoverageLine } from '../model/verdict.ts';
import type { View } from '../model/view.ts';
import { formatPercent } from './change.ts';
import { formatNumber, plural } from './format.ts';
import { STATUS_WORDS } from './headline.ts';

/** Traceability in words that all renderers share: what is covered, and how the scenarios are spread over levels and priorities. */

export const COVERAGE_TITLE = 'Coverage';

/** What stands in the place of scenarios where an id has none in this run. */
export const GAP_WORDS: Readonly<Record<NonNullable<CoverageLine['gap']>, string>> = {
  uncovered: 'no scenario covers it',
  'left-out': 'what covers it was left out of this run',
};

/** The status of an id in one word: one that nothing covers is not merely not measured. */
export const coverageWord = ({ gap, status }: CoverageLine): string =>
  gap === 'uncovered' ? 'not covered' : STATUS_WORDS[status];

/** What a scenario is among those that cover an id: `integration, P0, pass`; where there is room with its category. */
export const traitsOf = (
  { level, category, priority, status }: CoverageLine['scenarios'][number],
  room: 'narrow' | 'wide',
): string =>
  [level, room === 'wide' ? category : null, priority, STATUS_WORDS[status]]
    .filter(part => part !== null)
    .join(', ');

/** `13 of 14 requirements are covered`, then how the scenarios are spread; none where nothing is covered or declared. */
export function coverageSummary({ verdict }: View): readonly string[] {
  const { traceability } = verdict;
  if (traceability === undefined) return [];
  const { declared, covered, levels, priorities } = traceability;
  const share = declared === null || declared === 0 ? '' : ` (${formatPercent(covered / declared)})`;
  return [
    declared === null
      ? `${plural(covered, 'id is covered', 'ids are covered')}; which are not is known where stress.yml declares its requirements`
      : `${formatNumber(covered, 0)} of ${plural(declared, 'requirement')} covered${share}`,
    `Scenarios by level: ${levels.map(portion => portionOf(portion, portion.kind ?? 'without a level')).join(', ')}`,
    `Scenarios by priority: ${priorities.map(portion => portionOf(portion, portion.kind)).join(', ')}`,
  ];
}

/** `unit 6 (43 %), 5 of them pass`: what passes is said where not all do. */
function portionOf({ scenarios, share, sound }: Portion<unknown>, kind: string): string {
  const some = sound === scenarios ? '' : `, ${formatNumber(sound, 0)} passing`;
  return `${kind} ${formatNumber(scenarios, 0)} (${formatNumber(100 * share, 0)} %${some})`;
}
