import type { Comparison, LimitAnalysis, MetricAnalysis } from '../model/analysis.ts';
import type { View } from '../model/view.ts';
import { formatChange, formatSignedPercent, visibleChange } from './change.ts';
import { cleanName, cleanSentence } from './clean.ts';
import { estimatedComparison, leakComparison, statedChange, statedGrowth } from './compared.ts';
import { describeDrift, driftFinder } from './drift.ts';
import { evidenceOf } from './evidence.ts';
import { failureEvidence, failureLevels, failuresOf } from './failures.ts';
import { cleanEvidence } from './faults.ts';
import { findMetric } from './find-metric.ts';
import { formatAgainst, formatLevels, formatValue, formatValues } from './format.ts';
import { type Joined, limitOf } from './joined.ts';
import { formatGrowth } from './leak.ts';
import { testNumbers } from './tests.ts';

/** One line of a report, in plain text that every renderer escapes and sets in its own way. */
export interface ReportRow extends Joined {
  /** `102 ms → 121 ms`, `… (first look)` where fresh pairs gave the change; a limit stands on the left as `max 400 µs`; '' without values. */
  readonly levels: string;
  /** `+18.2 % [+12.1, +24.0]`, `vanished`; '' when nothing was compared. */
  readonly change: string;
  /**
   * `12 runs`, `n 20`, `adjusted p 0.0008`, `visible from 4.2 %` (the smallest change it finds in 80 of 100 runs); of pairs
   * `confirmed by 30 fresh pairs`, `first look +18.2 % [+15.1, +21.4]`, `20 pairs`, …
   */
  readonly evidence: readonly string[];
  /** What the numbers are of, where a name in it may be anybody's: `read: memory.heap at checkpoints`, `relative to baseline`; else ''. */
  readonly basis: string;
}

/** Every check of a view as a row, in the verdict's order. */
export function rowsOf(view: View): readonly ReportRow[] {
  const rows = known.get(view) ?? joinRows(view);
  known.set(view, rows);
  return rows;
}

/** Every report of a view shows the same rows. */
const known = new WeakMap<View, readonly ReportRow[]>();

function joinRows(view: View): readonly ReportRow[] {
  const scenarios = new Map(view.analysis.scenarios.map(scenario => [scenario.id, scenario]));
  const plans = new Map(view.result.plan.scenarios.map(planned => [planned.id, planned]));
  const driftOf = driftFinder(view.analysis);
  return view.verdict.checks.map(check => {
    const scenario = scenarios.get(check.scenario) ?? null;
    const metric = findMetric(view.analysis, check.scenario, check.metric);
    const drift = driftOf(check);
    return rowOf({
      check,
      scenario,
      planned: plans.get(check.scenario) ?? null,
      metric,
      drift: drift === null ? null : describeDrift(view.analysis, drift),
      reference: view.analysis.reference.kind,
    });
  });
}

function rowOf(joined: Joined): ReportRow {
  const limit = limitOf(joined);
  const failures = failuresOf(joined);
  if (joined.drift !== null) return { ...joined, levels: '', change: '', evidence: [], basis: '' };
  if (joined.check.rule === 'detector')
    return { ...joined, levels: '', change: '', evidence: cleanEvidence(joined), basis: '' };
  const counted = testNumbers(joined);
  if (counted !== null) return { ...joined, ...counted, change: '', basis: '' };
  if (failures !== null)
    return {
      ...joined,
      levels: failureLevels(failures),
      change: '',
      evidence: failureEvidence(failures),
      basis: '',
    };
  return {
    ...joined,
    basis: basisOf(joined),
    levels: limit === null ? levelsOf(joined.metric) : limitLevels(joined.metric, limit),
    change: limit === null ? changeOf(joined.metric) : limitInterval(joined.metric, limit),
    evidence: evidenceOf(joined, limit),
  };
}

function basisOf({ metric, check }: Joined): string {
  const leak = leakComparison(metric?.comparison);
  if (leak !== null && check.rule === 'leak') return `read: ${cleanSentence(leak.source)}`;
  const other = check.rule === 'regression' ? (metric?.relativeTo ?? null) : null;
  return other === null ? '' : `relative to ${cleanName(other)}`;
}

/** What the metric was compared with; null when with nothing. */
export const referenceOf = (comparison: Comparison): number | null =>
  'reference' in comparison ? comparison.reference : null;

function levelsOf(metric: MetricAnalysis | null): string {
  if (metric === null) return '';
  const head = metric.estimate?.center ?? null;
  const base = referenceOf(metric.comparison);
  if (base === null) return head === null ? '' : formatValue(metric.metric, head);
  const levels = formatLevels(metric.metric, [base, head]);
  return hasFreshData(metric.comparison) ? `${levels} (first look)` : levels;
}

/** Fresh pairs or processes gave the change; the medians are those of the ones before them. */
const hasFreshData = (comparison: Comparison): boolean =>
  (comparison.kind === 'paired' || comparison.kind === 'leak') && comparison.confirmation !== null;

function limitLevels(metric: MetricAnalysis | null, limit: LimitAnalysis): string {
  if (metric === null) return '';
  const [value, allowed] = formatAgainst(metric.metric, metric.estimate?.center ?? null, limit.value);
  return `${value} (${limit.limit} ${allowed})`;
}

/** The change of a metric with its interval, of fresh pairs where there are any; '' when nothing was compared. */
export function changeOf(metric: MetricAnalysis | null): string {
  if (metric === null) return '';
  const { comparison } = metric;
  const estimated = estimatedComparison(comparison);
  if (estimated !== null) {
    const { change, interval } = statedChange(estimated);
    return formatChange(metric.metric, change, interval);
  }
  if (comparison.kind === 'leak') return formatGrowth(metric.metric, statedGrowth(comparison));
  if (comparison.kind === 'vanished') return 'vanished';
  if (comparison.kind === 'broken') return 'cannot be right';
  if (comparison.kind !== 'exact') return '';
  if (comparison.difference === 0) return 'none';
  if (comparison.change !== null)
    return `${formatSignedPercent(visibleChange(metric.metric, comparison.change))} (exact)`;
  return 'from none (exact)';
}

/** The level's own interval, which a limit is judged by: `[12.9 MB, 13.1 MB]`, `[12.9 MB, +∞]`; '' when neither end is known. */
function limitInterval(metric: MetricAnalysis | null, { interval: { low, high } }: LimitAnalysis): string {
  if (metric === null || (low === null && high === null)) return '';
  const [from, to] = formatValues(metric.metric, [low, high]);
  return `[${low === null ? '−∞' : from}, ${high === null ? '+∞' : to}]`;
}
