import type { LimitAnalysis, MetricAnalysis } from '../model/analysis.ts';
import { describeChange, directionWords } from './change.ts';
import {
  describeConfirmation,
  type EstimatedComparison,
  estimatedComparison,
  leakComparison,
  statedChange,
} from './compared.ts';
import { openEnd, openQuestion } from './evidence.ts';
import { describeFailures, failuresOf } from './failures.ts';
import { formatAgainst, formatValue } from './format.ts';
import { limitOf } from './joined.ts';
import { describeLeak, explainLeak } from './leak-sentence.ts';
import { asFound, describeAcceptance } from './overrides.ts';
import { name, type Phrase, quoted, subjectOf, text } from './phrase.ts';
import type { ReportRow } from './row.ts';

/** What happened, in one sentence: `parse-large got 18.2 % slower`. */
export function describeRow(row: ReportRow): Phrase {
  const { check, metric } = row;
  if (check.accepted !== null) return [text('accepted: '), ...describeRow(asFound(row, check.accepted))];
  if (row.drift !== null) return [text('in the history, '), ...row.drift];
  const failures = failuresOf(row);
  if (failures !== null) return [name(check.scenario), text(` ${describeFailures(failures)}`)];
  if (metric === null || check.rule === 'outcome')
    return [...subjectOfReason(check), text(': '), quoted(check.reason)];
  const limit = limitOf(row);
  if (limit !== null) return describeLimit(row, metric, limit);
  if (check.rule === 'vanished')
    return [...subjectOf(check), text(' vanished: the baseline has it, this run does not')];
  if (check.rule === 'broken') return [...subjectOf(check), text(' cannot be right: '), quoted(check.reason)];
  const leak = leakComparison(metric.comparison);
  if (leak !== null) return describeLeak(check, metric.metric, leak, row.change);
  return describeComparison(row, metric);
}

function describeLimit(
  { check }: ReportRow,
  { metric, estimate }: MetricAnalysis,
  limit: LimitAnalysis,
): Phrase {
  if (estimate === null)
    return [
      ...subjectOf(check),
      text(` was not measured and cannot be held against its limit of ${formatValue(metric, limit.value)}`),
    ];
  const [value, allowed] = formatAgainst(metric, estimate.center, limit.value);
  const relation = check.status === 'fail' ? (limit.limit === 'max' ? 'above' : 'below') : 'against';
  return [...subjectOf(check), text(` is ${value}, ${relation} its limit of ${allowed}`)];
}

/** What is said of a repeated test begins with its name. */
const subjectOfReason = (check: ReportRow['check']): Phrase =>
  check.rule === 'test' ? [name(check.scenario)] : subjectOf(check);

/** Only what was found is stated as a fact: a warning is suspected, and what cannot be told is not said to have happened. */
function describeComparison(row: ReportRow, { metric, comparison }: MetricAnalysis): Phrase {
  if (row.check.status === 'inconclusive' || row.check.status === 'skipped')
    return [...subjectOf(row.check), text(': '), ...explainRow(row)];
  if (comparison.kind === 'exact' && comparison.difference !== 0) {
    const levels = row.levels.split(' → ');
    return [...subjectOf(row.check), text(` went from ${levels.join(' to ')}`)];
  }
  const estimated = estimatedComparison(comparison);
  if (estimated === null) return [...subjectOf(row.check), text(': '), quoted(row.check.reason)];
  if (row.check.status === 'warn' && estimated.kind === 'paired' && estimated.confirmation?.holds === false)
    return [...subjectOf(row.check), text(': '), ...explainRow(row), text(` (${row.change})`)];
  const { verb } = directionWords(metric);
  const change = describeChange(metric, statedChange(estimated).change);
  const doubt = row.check.status === 'warn' ? [text('suspected: ')] : [];
  const found =
    verb === null
      ? [...subjectOf(row.check), text(` is ${change}`)]
      : [name(row.check.scenario), text(` ${verb} ${change}`)];
  return [...doubt, ...found, ...support(row, estimated)];
}

/** What makes a finding of pairs one, or what it lacks. */
function support({ check }: ReportRow, comparison: EstimatedComparison): Phrase {
  const outcome = comparison.kind === 'paired' ? describeConfirmation(comparison) : null;
  return outcome === null || check.status === 'pass' ? [] : [text(`, ${outcome}`)];
}

/** Why the check has its status, with what stays open: the part a number cannot say. */
export function explainRow(row: ReportRow): Phrase {
  const { check, metric } = row;
  if (check.accepted !== null) return describeAcceptance(row, check.accepted);
  const reason = [quoted(check.reason)];
  const failures = failuresOf(row);
  if (failures !== null) return [text(describeFailures(failures))];
  const leak = leakComparison(metric?.comparison);
  if (metric !== null && leak !== null && check.rule === 'leak')
    return explainLeak(check, metric.metric, leak);
  const comparison = estimatedComparison(metric?.comparison);
  if (metric === null || comparison === null || check.rule !== 'regression') return reason;
  if (check.status === 'fail' || check.status === 'warn') return suspicion(row, comparison) ?? reason;
  const describe = check.status === 'inconclusive' ? openQuestion : openEnd;
  const open = describe(metric.metric, comparison);
  // Of pairs that did not decide, this is the reason; what decided and is not believed has another.
  if (comparison.kind === 'paired' && check.status === 'inconclusive')
    return comparison.state === 'undecided' ? [text(open)] : reason;
  return [...reason, text(`; ${open}`)];
}

/** What fresh pairs said of a suspicion; null where the verdict's own reason says more. */
function suspicion({ check }: ReportRow, comparison: EstimatedComparison): Phrase | null {
  if (comparison.kind !== 'paired') return null;
  const outcome = describeConfirmation(comparison);
  const overruled = comparison.confirmation?.holds === true && check.status === 'warn';
  return outcome === null || overruled ? null : [text(outcome)];
}
