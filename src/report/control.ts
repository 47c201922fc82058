import type { ControlAnalysis } from '../model/analysis.ts';
import { builtInMetric, customMetric } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import { formatSignedPercent, visibleChange } from './change.ts';
import { formatNumber, formatValue, plural } from './format.ts';
import { name, type Phrase, text } from './phrase.ts';

/** Differences of the base from itself that are named; the rest are counted. */
const MOST_ALARMS = 5;

/** The beginning of the banner, which renderers emphasise. */
export const DISTRUST = 'This run is not trusted: ';

/** One line of the context where the base stayed like itself; null without a second run of it, or with an alarm. */
export function describeQuiet({ analysis: { control } }: View): string | null {
  if (control === null || control.alarms.length > 0) return null;
  return control.metrics === 0
    ? 'The base was run against itself, but no metric could be held against itself'
    : `The base run against itself stayed quiet over ${plural(control.metrics, 'metric')}`;
}

/**
 * What follows `DISTRUST`: which metrics of the base differ from themselves and by how much, and what to do; null without an alarm. It
 * goes before everything else that is said of the run.
 */
export function describeAlarm(view: View): Phrase | null {
  const { control } = view.analysis;
  if (control === null || control.alarms.length === 0) return null;
  const shown = control.alarms.slice(0, MOST_ALARMS);
  const more = control.alarms.length - shown.length;
  return [
    text(
      `the base differs from itself in ${formatNumber(control.alarms.length, 0)} of ${plural(control.metrics, 'metric')} (`,
    ),
    ...shown.flatMap((alarm, i) => [...(i === 0 ? [] : [text(', ')]), ...describeDifference(view, alarm)]),
    text(`${more === 0 ? '' : `, and ${formatNumber(more, 0)} more`}). `),
    text(
      'What the head shows may be of the same kind. Use a quieter runner, or run it again when the machine is less busy',
    ),
  ];
}

function describeDifference(
  { analysis }: View,
  { scenario, metric, change }: ControlAnalysis['alarms'][number],
): Phrase {
  const known = analysis.scenarios
    .find(({ id }) => id === scenario)
    ?.metrics.find(candidate => candidate.metric.id === metric)?.metric;
  const definition = known ?? builtInMetric(metric) ?? customMetric(metric, 'count', null);
  return [
    name(metric),
    text(' of '),
    name(scenario),
    text(
      ` ${definition.kind === 'slope' ? `+${formatValue(definition, change)}` : formatSignedPercent(visibleChange(definition, change))}`,
    ),
  ];
}
