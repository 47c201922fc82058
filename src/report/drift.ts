import type { Drift, MetricAnalysis } from '../model/analysis.ts';
import { builtInMetric, customMetric, type MetricDefinition } from '../model/metric.ts';
import type { Check } from '../model/verdict.ts';
import type { View } from '../model/view.ts';
import { formatSignedPercent, visibleChange } from './change.ts';
import { findMetric } from './find-metric.ts';
import { formatLevels, plural } from './format.ts';
import { name, type Phrase, quoted, text } from './phrase.ts';
import { shortRevision } from './reference.ts';
import { sparkline } from './sparkline.ts';

/** Title of every list of what happened in the stored history. */
export const DRIFT_TITLE = 'In the history';

/** One line each, in the analysis' order: it names each once, so there is nothing to fold. */
export const driftLines = (view: View): readonly Phrase[] =>
  view.analysis.drift.map(drift => {
    const levels = driftLevels(view, drift);
    const picture = levels.length === 0 ? '' : `: ${sparkline(levels)}`;
    return [...describeDrift(view.analysis, drift), text(picture)];
  });

/**
 * `time.wall of parse: step at 9f8e7d6 (2026-11-18): 102 ms → 121 ms (+18.2 %)`, or `slow creep over 24 runs, up to 9f8e7d6 (…)`: each
 * of its steps was too small to be seen.
 */
export function describeDrift(analysis: View['analysis'], drift: Drift): Phrase {
  const metric = definitionOf(analysis, drift);
  return [
    name(drift.metric),
    text(' of '),
    name(drift.scenario),
    text(drift.kind === 'step' ? ': step at ' : `: slow creep${overRuns(analysis, drift)} up to `),
    name(shortRevision(drift.commit)),
    text(' ('),
    quoted(drift.at.slice(0, 10)),
    text(`): ${formatLevels(metric, [drift.before, drift.after])}`),
    text(` (${formatSignedPercent(visibleChange(metric, drift.change))})`),
  ];
}

/** Finds the step or creep that a check is about; null for every other check. */
export function driftFinder({ drift }: View['analysis']): (check: Check) => Drift | null {
  const keyOf = (subject: Pick<Check, 'scenario' | 'metric'>) =>
    JSON.stringify([subject.scenario, subject.metric]);
  const found = new Map(drift.toReversed().map(each => [keyOf(each), each]));
  return check => (check.rule === 'drift' ? (found.get(keyOf(check)) ?? null) : null);
}

const metricOf = (analysis: View['analysis'], { scenario, metric }: Drift): MetricAnalysis | null =>
  findMetric(analysis, scenario, metric);

const definitionOf = (analysis: View['analysis'], drift: Drift): MetricDefinition =>
  metricOf(analysis, drift)?.metric ??
  builtInMetric(drift.metric) ??
  customMetric(drift.metric, 'count', null);

/** Levels of the stored runs, where this run was compared with them. */
export function driftLevels({ analysis }: Pick<View, 'analysis'>, drift: Drift): readonly number[] {
  const comparison = metricOf(analysis, drift)?.comparison;
  return comparison?.kind === 'stored' ? comparison.levels : [];
}

function overRuns(analysis: View['analysis'], drift: Drift): string {
  const runs = driftLevels({ analysis }, drift).length;
  return runs === 0 ? '' : ` over ${plural(runs, 'run')},`;
}
