import type { Rule, Status } from '../model/verdict.ts';
import type { View } from '../model/view.ts';
import { estimatedComparison, leakComparison, statedChange, statedGrowth } from './compared.ts';
import { type ReportRow, rowsOf } from './row.ts';

/** The rows of a view by what a reader has to do about them: trouble worst first, the rest in the verdict's order. */
export interface Sections {
  readonly failed: readonly ReportRow[];
  readonly unclear: readonly ReportRow[];
  readonly warned: readonly ReportRow[];
  /** What happened in the stored history: warnings that have a list of their own. */
  readonly drifted: readonly ReportRow[];
  readonly skipped: readonly ReportRow[];
  readonly improved: readonly ReportRow[];
  readonly passed: readonly ReportRow[];
}

/** Splits and orders the checks: by priority, then by rule, then by the size of the change, then in the verdict's order. */
export function sectionsOf(view: View): Sections {
  const rows = rowsOf(view);
  const having = (status: Status) => rows.filter(row => row.check.status === status);
  const worstFirst = (status: Status) => having(status).toSorted(byWeight);
  return {
    failed: worstFirst('fail'),
    unclear: worstFirst('inconclusive'),
    warned: worstFirst('warn').filter(row => !isDrift(row)),
    drifted: worstFirst('warn').filter(isDrift),
    skipped: worstFirst('skipped'),
    improved: having('pass').filter(row => row.check.improved),
    passed: having('pass').filter(row => !row.check.improved),
  };
}

const isDrift = ({ check }: ReportRow): boolean => check.rule === 'drift';

/** A scenario that did not work outweighs a number that got worse. */
const RULE_WEIGHT: Readonly<Record<Rule, number>> = {
  reference: 0,
  outcome: 1,
  detector: 1,
  test: 1,
  vanished: 2,
  broken: 3,
  regression: 4,
  leak: 4,
  drift: 6,
  max: 5,
  min: 5,
};

function byWeight(a: ReportRow, b: ReportRow): number {
  return (
    priorityOf(a) - priorityOf(b) ||
    RULE_WEIGHT[a.check.rule] - RULE_WEIGHT[b.check.rule] ||
    changeSize(b) - changeSize(a)
  );
}

/** A vanished scenario has no priority any more: it comes with the first. */
const priorityOf = (row: ReportRow): number => Number(row.planned?.priority.slice(1) ?? 0);

/** A relative change; of a leak how many times what matters, so that leaks come first. */
function changeSize({ metric }: ReportRow): number {
  const comparison = metric?.comparison;
  const estimated = estimatedComparison(comparison);
  if (estimated !== null) return statedChange(estimated).change;
  const leak = leakComparison(comparison);
  if (leak !== null) return statedGrowth(leak).difference / Math.max(leak.margin, Number.MIN_VALUE);
  return comparison?.kind === 'exact' ? (comparison.change ?? 0) : 0;
}
