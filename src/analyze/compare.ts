import type { Comparison } from '../model/analysis.ts';
import type { BaselineRun, BaselineScenario } from '../model/baseline.ts';
import type { CalibrationReading } from '../model/event.ts';
import { growthMetric } from '../model/growth.ts';
import { type MetricDefinition, READ_OFF_WINDOWS } from '../model/metric.ts';
import type { Threshold } from '../model/policy.ts';
import type { MetricSamples, ScenarioResult } from '../model/result.ts';
import { median } from '../stats/descriptive.ts';
import { HIDDEN, hiddenBy } from './censored.ts';
import { foreignCount } from './counter.ts';
import { type Margin, marginOf } from './margin.ts';
import { notVanished } from './missing.ts';
import { implausible } from './plausible.ts';
import { factorOf, type Ratio } from './ratio.ts';
import type { History } from './reference.ts';
import { compareWithHistory, type Past } from './stored.ts';

/** What a comparison is held to: the limits in force, and the error level of one metric of the family. */
export interface Stakes {
  readonly threshold: Threshold | null;
  readonly alpha: number;
  /** Null: the metric is compared as it is. */
  readonly ratio: Ratio | null;
}

/** Head against the stored history. The first row that applies decides. */
export function compareMetric(
  head: MetricSamples,
  scenario: ScenarioResult,
  history: History,
  stakes: Stakes,
): Comparison {
  const fault = implausible(head.metric, head.samples);
  if (fault !== null) return { kind: 'broken', reason: fault };
  if (growthMetric(head.metric.id) !== null)
    return head.samples.length === 0
      ? none('not-measured', 'no invocation gave a value')
      : none('not-gated', 'growth is judged only beside runs of the base on the same machine');
  if (history.reference.kind === 'none') return none('no-reference', history.reference.reason);
  const seen = history.runs.flatMap(run =>
    run.scenarios.filter(({ id }) => id === scenario.id).map(found => ({ run, found })),
  );
  if (seen.length === 0) return none('new', 'new: the baseline does not have this scenario');
  const same = seen.filter(({ found }) => found.digest === scenario.digest);
  if (same.length === 0)
    return none('changed', 'its command or load was changed, so the baseline measured something else');
  const past = pastOf(same, head.metric, scenario, history, stakes.ratio);
  if (stakes.ratio !== null && past.runs.length === 0)
    return none('new', `the baseline has no ratio to ${stakes.ratio.scenario}`);
  const foreign = past.runs.length === 0 ? foreignCount(head.metric.id, history.foreignCounter) : null;
  if (foreign !== null) return none('changed', foreign);
  const stored = same.at(-1)?.found.metrics.find(({ metric }) => metric.id === head.metric.id);
  const comparison = compareValues(head, past, stakes, scenario);
  return stored !== undefined && isHidden(comparison, stored, head) ? none('bounds', HIDDEN) : comparison;
}

/** Whether the claim that a comparison of values makes, for the worse or not, is one that bounds leave open. */
function isHidden(comparison: Comparison, stored: MetricSamples, head: MetricSamples): boolean {
  if (head.samples.length === 0 || (comparison.kind !== 'stored' && comparison.kind !== 'exact'))
    return false;
  const { worse, fine } = hiddenBy(stored, head);
  return comparison.difference > 0 ? worse : fine;
}

function compareValues(
  head: MetricSamples,
  past: Past,
  stakes: Stakes,
  scenario: ScenarioResult,
): Comparison {
  const newest = past.runs.at(-1);
  const margin = marginOf(head.metric, stakes.threshold);
  if (newest === undefined) return none('new', 'new: the baseline does not have this metric');
  if (head.samples.length === 0) {
    const measured = (scenario.outcomes.ok ?? 0) > 0;
    const excuse = notVanished(head.metric.id, scenario);
    if (excuse !== null) return none('not-measured', excuse);
    return measured
      ? { kind: 'vanished', reference: median(newest) }
      : none('not-measured', 'no invocation gave a value');
  }
  if (isConstant(past.runs.flat()) && isConstant(head.samples) && mayBeConstant(head.metric)) {
    return compareExactly(head, newest[0] ?? 0, margin);
  }
  return compareWithHistory(head, past, margin, stakes.alpha);
}

const none = (code: Extract<Comparison, { kind: 'none' }>['code'], reason: string): Comparison => ({
  kind: 'none',
  code,
  reason,
});

interface Seen {
  readonly run: BaselineRun;
  readonly found: BaselineScenario;
}

/** The values of the runs since the metric's last accepted change of level, with the machine's calibration beside them. */
function pastOf(
  seen: readonly Seen[],
  metric: MetricDefinition,
  scenario: ScenarioResult,
  history: History,
  ratio: Ratio | null,
): Past {
  const since = history.accepted
    .filter(entry => entry.scenario === scenario.id && entry.metric === metric.id)
    .reduce((latest, entry) => Math.max(latest, Date.parse(entry.at)), Number.NEGATIVE_INFINITY);
  const values = seen
    .filter(({ run }) => Date.parse(run.at) >= since)
    .flatMap(({ run, found }) =>
      found.metrics
        .filter(
          ({ metric: { id, unit }, samples }) =>
            id === metric.id && unit === metric.unit && samples.length > 0,
        )
        .map(({ samples }) => ({ run, samples })),
    )
    .flatMap(({ run, samples }) => {
      const factor = ratio === null ? 1 : factorOf(ratio, run, metric);
      return factor === null ? [] : [{ run, samples: samples.map(value => value * factor) }];
    });
  return {
    runs: values.map(({ samples }) => samples),
    calibration: calibrationOf(
      values.map(({ run }) => run.calibration),
      history.calibration,
    ),
  };
}

/** Logarithms of the machine's speed readings; null where a run has none. */
function calibrationOf(
  past: readonly (readonly CalibrationReading[])[],
  now: readonly CalibrationReading[],
): Past['calibration'] {
  if (now.length === 0 || past.some(readings => readings.length === 0)) return null;
  const level = (readings: readonly CalibrationReading[]): number =>
    Math.log(median(readings.map(reading => reading.cpuNs)));
  return { history: past.map(level), now: level(now) };
}

const isConstant = (values: readonly number[]): boolean => values.every(value => value === values[0]);

/** A clock never repeats itself to the nanosecond: a constant time is not evidence of precision (`caveats.ts` says so). */
const mayBeConstant = ({ id, kind }: MetricDefinition): boolean =>
  READ_OFF_WINDOWS.has(id) || !['time', 'tail', 'cpu'].includes(kind);

function compareExactly(
  head: MetricSamples,
  reference: number,
  { smallestEffect, floor }: Margin,
): Comparison {
  const value = head.samples[0] ?? 0;
  const sign = head.metric.better === 'lower' ? 1 : -1;
  const difference = sign * (value - reference);
  const change = reference === 0 || value === 0 ? null : (value / reference) ** sign - 1;
  return {
    kind: 'exact',
    reference,
    change: difference === 0 ? 0 : change,
    difference,
    smallestEffect,
    floor,
  };
}
