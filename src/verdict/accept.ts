import type { Analysis, Comparison } from '../model/analysis.ts';
import { isMeant, type Override } from '../model/override.ts';
import type { Policy } from '../model/policy.ts';
import type { Check, Rule } from '../model/verdict.ts';

/** What somebody may answer for: a comparison. Limits are agreements, and a scenario that does not work has nothing to accept. */
const ACCEPTABLE: ReadonlySet<Rule> = new Set(['regression', 'leak', 'vanished']);

/** Whether an override could change this check: something was found worse than the reference. */
export const isAcceptable = ({ rule, status, accepted }: Check): boolean =>
  accepted === null && ACCEPTABLE.has(rule) && (status === 'fail' || status === 'warn');

/**
 * Checks with what is on record about them. Of overrides that cover a check the last one counts.
 *
 * | found                                         | becomes                          |
 * |-----------------------------------------------|----------------------------------|
 * | a comparison for the worse, within its bound  | `warn`, with who answers for it  |
 * | the same, worse than was accepted             | as it was, and says so           |
 * | a limit or a failure that an override names   | as it was, and says what to do   |
 */
export function accept(
  checks: readonly Check[],
  analysis: Analysis,
  { overrides }: Policy,
): readonly Check[] {
  if (overrides.granted.length === 0) return checks;
  return checks.map(check => {
    const { scenario, metric, status } = check;
    const override = overrides.granted.findLast(one => isMeant(one, scenario, metric));
    if (override === undefined || (status !== 'fail' && status !== 'warn')) return check;
    if (!isAcceptable(check)) return status === 'fail' ? adding(check, REFUSALS[check.rule]) : check;
    const excess = excessOver(override, comparisonOf(analysis, check));
    return excess === null ? { ...check, ...acceptance(override, status) } : adding(check, excess);
  });
}

const acceptance = (
  { author, reason, at, via }: Override,
  status: 'fail' | 'warn',
): Pick<Check, 'status' | 'accepted'> => ({
  status: 'warn',
  accepted: { author, reason, at, via, status },
});

const adding = (check: Check, sentence: string | undefined): Check =>
  sentence === undefined ? check : { ...check, reason: `${check.reason}; ${sentence}` };

const LIMIT = 'a limit cannot be accepted in a comment, only changed in stress.yml';
const FAILURE = 'a failure cannot be accepted';

const REFUSALS: Readonly<Partial<Record<Rule, string>>> = {
  max: LIMIT,
  min: LIMIT,
  outcome: FAILURE,
  broken: FAILURE,
  test: 'a test that fails is excused by `quarantine` in stress.yml alone, with an owner and a last day',
};

function comparisonOf({ scenarios }: Analysis, { scenario, metric }: Check): Comparison | undefined {
  const found = scenarios.find(({ id }) => id === scenario);
  return found?.metrics.find(candidate => candidate.metric.id === metric)?.comparison;
}

/** Why the change is not covered, in a sentence; null when it is. */
function excessOver({ upTo, author }: Override, comparison: Comparison | undefined): string | null {
  if (upTo === null) return null;
  const bound = `accepted by ${author} up to ${+(upTo * 100).toPrecision(6)} %`;
  const change = changeOf(comparison);
  if (change === null) return `${bound}, but this change has no percentage: accept it without "up to"`;
  return change <= upTo ? null : `${bound}, and it is worse than that now`;
}

/** The change as reports state it: of the fresh pairs where there are any. Null where there is none relative to the reference. */
function changeOf(comparison: Comparison | undefined): number | null {
  switch (comparison?.kind) {
    case 'paired':
      return (comparison.confirmation ?? comparison).change;
    case 'stored':
    case 'exact':
      return comparison.change;
    default:
      return null;
  }
}
