import type { MetricAnalysis } from '../model/analysis.ts';
import { describeChange, directionWords } from './change.ts';
import { openEnd } from './evidence.ts';
import { formatValues } from './format.ts';
import { limitOf } from './joined.ts';
import { name, type Phrase, quoted, text } from './phrase.ts';
import type { ReportRow } from './row.ts';

/** What happened, in one sentence: `parse-large got 18.2 % slower`. */
export function describeRow(row: ReportRow): Phrase {
  const { check, metric } = row;
  const limit = limitOf(row);
  if (metric !== null && limit !== null) {
    const [value, allowed] = formatValues(metric.metric, [metric.estimate?.center ?? null, limit.value]);
    const relation = check.status === 'fail' ? (limit.limit === 'max' ? 'above' : 'below') : 'against';
    return [...subjectOf(row), text(` is ${value}, ${relation} its limit of ${allowed}`)];
  }
  if (metric === null || check.rule === 'outcome')
    return [name(check.scenario), text(': '), quoted(check.reason)];
  if (check.rule === 'vanished')
    return [...subjectOf(row), text(' vanished: the baseline has it, this run does not')];
  if (check.rule === 'broken') return [...subjectOf(row), text(' cannot be right: '), quoted(check.reason)];
  return describeComparison(row, metric);
}

/** Only what was found is stated as a fact: a warning is suspected, and what cannot be told is not said to have happened. */
function describeComparison(row: ReportRow, { metric, comparison }: MetricAnalysis): Phrase {
  if (row.check.status === 'inconclusive' || row.check.status === 'skipped')
    return [...subjectOf(row), text(': '), ...explainRow(row)];
  if (comparison.kind === 'exact' && comparison.difference !== 0) {
    const levels = row.levels.split(' → ');
    return [...subjectOf(row), text(` went from ${levels.join(' to ')}`)];
  }
  if (comparison.kind !== 'stored') return [...subjectOf(row), text(': '), quoted(row.check.reason)];
  const { verb } = directionWords(metric);
  const change = describeChange(metric, comparison.change);
  const doubt = row.check.status === 'warn' ? [text('suspected: ')] : [];
  return verb === null
    ? [...doubt, ...subjectOf(row), text(` is ${change}`)]
    : [...doubt, name(row.check.scenario), text(` ${verb} ${change}`)];
}

/** `latency.p95 of api-spike`; the scenario alone for a check on the whole. */
export function subjectOf({ check }: ReportRow): Phrase {
  return check.metric === null
    ? [name(check.scenario)]
    : [name(check.metric), text(' of '), name(check.scenario)];
}

/** Why the check has its status, with what stays open: the part a number cannot say. */
export function explainRow(row: ReportRow): Phrase {
  const { check, metric } = row;
  const reason = [quoted(check.reason)];
  if (metric?.comparison.kind !== 'stored' || check.rule !== 'regression') return reason;
  if (check.status === 'fail' || check.status === 'warn') return reason;
  return [...reason, text(`; ${openEnd(metric.metric, metric.comparison)}`)];
}
