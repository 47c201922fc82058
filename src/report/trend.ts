import type { Trend } from '../model/analysis.ts';
import { customMetric, type MetricDefinition } from '../model/metric.ts';
import type { ReportLevel, View } from '../model/view.ts';
import { formatLevels } from './format.ts';
import { name, type Phrase, quoted, text } from './phrase.ts';
import type { ReportRow } from './row.ts';
import { sparkline } from './sparkline.ts';

/** How one resource of one scenario moved, with its place. */
export interface PlacedTrend {
  readonly scenario: string;
  readonly trend: Trend;
}

/** Title and caution of every list of trends. */
export const TRENDS_TITLE = 'Over one long run';
export const TRENDS_CAUTION = 'One run of one version: a picture, not a verdict';

/** `detailed` all · otherwise those of soaks, and whatever grows. */
export function trendsOf({ analysis, result }: View, level: ReportLevel): readonly PlacedTrend[] {
  const soaks = new Set(result.plan.scenarios.filter(planned => planned.leaks).map(({ id }) => id));
  return analysis.scenarios.flatMap(({ id, trends }) =>
    trends
      .filter(({ picture }) => picture.length > 0)
      .filter(trend => level === 'detailed' || soaks.has(id) || trend.advice === 'growing')
      .map(trend => ({ scenario: id, trend })),
  );
}

/** The run of the resource that a check on a leak is about; null for every other check. */
export const trendOfRow = ({ check, scenario }: ReportRow): Trend | null =>
  check.rule === 'leak' ? (scenario?.trends.find(({ metric }) => metric === check.metric) ?? null) : null;

/** `import memory ▁▂▃▄▅▆▇█ 96 MB → 240 MB, linear, growing (unique memory of the process tree)`. */
export const describeTrend = ({ scenario, trend }: PlacedTrend): Phrase => [
  name(scenario),
  text(' '),
  name(resourceOf(trend)),
  text(` ${sparkline(trend.picture)} ${trendLevels(trend)}, ${trendWords(trend)} (`),
  quoted(trend.source),
  text(')'),
];

/** `memory` of `memory.leak`. */
export const resourceOf = ({ metric }: Trend): string => metric.replace(/\.(leak|growth)$/, '');

/** `96 MB → 240 MB`: where it began and where it ended. */
export function trendLevels(trend: Trend): string {
  const { picture } = trend;
  return formatLevels(readingOf(trend), [picture[0] ?? null, picture.at(-1) ?? null]);
}

/** What the picture's values are: readings of the resource, in its unit. */
const readingOf = (trend: Trend): MetricDefinition => customMetric(resourceOf(trend), trend.unit, null);

const SHAPES: Readonly<Record<Trend['shape'], string>> = {
  flat: 'flat',
  plateau: 'warm-up then plateau',
  linear: 'linear',
  sawtooth: 'saw-tooth',
  step: 'step',
  oscillating: 'oscillating',
};
/** What the second half of the run says. Of a flat line or a plateau "not growing" would say it twice. */
const ADVICE: Readonly<Record<Trend['advice'], string>> = {
  growing: ', growing',
  fading: ', growth fading',
  flat: '',
};

/** `linear, growing`, `warm-up then plateau`, `saw-tooth`. */
export const trendWords = ({ shape, advice }: Trend): string => `${SHAPES[shape]}${ADVICE[advice]}`;
