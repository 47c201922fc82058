import type { MetricAnalysis } from '../model/analysis.ts';
import type { View } from '../model/view.ts';
import { findMetric } from './find-metric.ts';
import { formatValues } from './format.ts';
import { name, type Phrase, quoted, text } from './phrase.ts';

export const LOAD_ANSWERS_TITLE = 'What the loads found out';

/** Where throughput stopped following each load that rises, with what ran short there, and how long spikes were felt. */
export const loadAnswerLines = (view: View): readonly Phrase[] =>
  view.analysis.scenarios.flatMap(({ id, bottlenecks = [] }) => {
    const saturation = findMetric(view.analysis, id, 'load.saturation');
    const recovery = findMetric(view.analysis, id, 'recovery.time');
    const causes = bottlenecks.map(({ evidence }) => evidence).join('; ');
    return [...lineOf(id, saturation, SATURATION, causes), ...lineOf(id, recovery, RECOVERY, '')];
  });

/** Of a value that is known, and of one that is only known to be as large or larger, or as small or smaller. */
interface Words {
  readonly known: (value: string, interval: string) => string;
  readonly atLeast: (value: string) => string;
  readonly atMost?: (value: string) => string;
}

const SATURATION: Words = {
  known: (value, interval) => `throughput follows the load up to ${value}${interval}`,
  atLeast: value => `throughput followed the load up to ${value} and may do so beyond`,
  atMost: value => `throughput no longer followed the load at ${value}, of the lightest rates`,
};
const RECOVERY: Words = {
  known: (value, interval) => `as before again ${value}${interval} after a spike`,
  atLeast: value =>
    `not as before again ${value} after a spike, when the load was over or the next one began: it takes at least so long`,
};

function lineOf(id: string, metric: MetricAnalysis | null, words: Words, causes: string): readonly Phrase[] {
  if (metric?.estimate == null) return [];
  const { center, interval, atLeast = false } = metric.estimate;
  const [value = '', low = '', high = ''] = formatValues(metric.metric, [
    center,
    interval.low,
    interval.high,
  ]);
  const has = (code: string): boolean => metric.caveats.some(caveat => caveat.code === code);
  const range = interval.low === null ? '' : ` [${low}, ${interval.high === null ? '+∞' : high}]`;
  const early = has('upper-bound') && interval.low === null ? words.atMost?.(value) : undefined;
  const found = early ?? (atLeast ? words.atLeast(value) : words.known(value, range));
  return [[name(id), text(`: ${found}`), ...(causes === '' ? [] : [text('; there '), quoted(causes)])]];
}
