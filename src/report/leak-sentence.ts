import type { LeakComparison } from '../model/analysis.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { Check } from '../model/verdict.ts';
import { describeConfirmation, statedGrowth } from './compared.ts';
import { formatAmount, formatValue } from './format.ts';
import { leakedThing, leakQuestion, leakWords, openLeak, perHour } from './leak.ts';
import { name, type Phrase, quoted, subjectOf, text } from './phrase.ts';

/** What a leak's check found: `import leaks 102 KB of memory per 1,000 operations more than the base (about 36 MB an hour), confirmed by …`. */
export function describeLeak(
  check: Check,
  metric: MetricDefinition,
  comparison: LeakComparison,
  change: string,
): Phrase {
  const why = explainLeak(check, metric, comparison);
  if (check.status === 'inconclusive' || check.status === 'skipped')
    return [...subjectOf(check), text(': '), ...why];
  if (check.status === 'warn' && comparison.confirmation?.holds === false)
    return [...subjectOf(check), text(': '), ...why, text(` (${change})`)];
  const outcome = describeConfirmation(comparison);
  const hourly = perHour(metric, comparison);
  return [
    ...(check.status === 'warn' ? [text('suspected: ')] : []),
    ...grown(check, metric, comparison),
    ...(hourly === null ? [] : [text(` (${hourly})`)]),
    ...(outcome === null || check.status === 'pass' ? [] : [text(`, ${outcome}`)]),
  ];
}

/** `import leaks 3.0 descriptors per 1,000 operations more than the base`. */
function grown(check: Check, metric: MetricDefinition, comparison: LeakComparison): Phrase {
  const { difference } = statedGrowth(comparison);
  const than = difference < 0 ? 'less than the base' : 'more than the base';
  const thing = leakedThing(metric);
  const amount = Math.abs(difference);
  if (thing === null) return [...subjectOf(check), text(` is ${formatValue(metric, amount)} ${than}`)];
  const { verb, span } = leakWords(metric);
  return [name(check.scenario), text(` ${verb} ${formatAmount(metric, amount)} ${thing} ${span} ${than}`)];
}

/** Why the check has its status, with what stays open. */
export function explainLeak(check: Check, metric: MetricDefinition, comparison: LeakComparison): Phrase {
  switch (check.status) {
    case 'inconclusive':
      return canAsk(comparison) ? [text(leakQuestion(metric, comparison))] : [quoted(check.reason)];
    case 'pass':
      return [quoted(check.reason), text(`; ${openLeak(metric, comparison)}`)];
    default: {
      const outcome = describeConfirmation(comparison);
      const overruled = comparison.confirmation?.holds === true && check.status === 'warn';
      return [outcome === null || overruled ? quoted(check.reason) : text(outcome)];
    }
  }
}

/** The interval is the open question; not where it does not exist, or where something else keeps a decided comparison from being believed. */
const canAsk = ({ state, interval }: LeakComparison): boolean =>
  state === 'undecided' && interval.high !== null;
