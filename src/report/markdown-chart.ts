import type { MetricAnalysis } from '../model/analysis.ts';
import { customMetric } from '../model/metric.ts';
import { axisUnit, plural } from './format.ts';
import { limitOf } from './joined.ts';
import type { Block } from './markdown-budget.ts';
import { codeBlock, markdownPhrase } from './markdown-text.ts';
import { lineChart } from './mermaid.ts';
import { name, type Phrase, quoted, subjectOf, text } from './phrase.ts';
import type { ReportRow } from './row.ts';
import type { Sections } from './section.ts';
import { resourceOf, trendOfRow } from './trend.ts';

/** A picture, and the sentence above it. */
interface Chart {
  readonly caption: Phrase;
  readonly mermaid: string;
}

/** Pictures of one report: each is a frame of its own on GitHub, which takes room and time. */
const MOST_CHARTS = 3;
/** Stored runs that make a history worth looking at. */
const LEAST_RUNS = 5;

/**
 * What is sooner seen than read: how a resource grew over a long run, and how a metric went from run to run. Of what failed first, then of
 * leaks, of the history, of warnings. All of it is also said in words, so it goes first where room is short.
 */
export function chartsBlock({ failed, unclear, drifted, warned }: Sections): Block {
  const leaks = unclear.filter(({ check }) => check.rule === 'leak');
  const items: string[] = [];
  const drawn = new Set<string>();
  for (const row of [...failed, ...leaks, ...drifted, ...warned]) {
    const key = JSON.stringify([row.check.scenario, row.check.metric]);
    const chart = items.length < MOST_CHARTS && !drawn.has(key) ? chartOf(row) : null;
    if (chart === null) continue;
    drawn.add(key);
    items.push(`${markdownPhrase(chart.caption)}\n\n${codeBlock(chart.mermaid.split('\n'), 'mermaid')}\n`);
  }
  return { head: ['**Pictures**', ''], items, tail: [], noun: 'pictures', ornament: true };
}

const chartOf = (row: ReportRow): Chart | null => growthChart(row) ?? historyChart(row);

/** A resource over the last long run of the head. */
function growthChart(row: ReportRow): Chart | null {
  const trend = trendOfRow(row);
  if (trend === null) return null;
  const metric = customMetric(resourceOf(trend), trend.unit, null);
  const { factor, unit } = axisUnit(metric, trend.picture);
  const mermaid = lineChart({
    x: { title: 'share of the run (%)', from: 0, to: 100 },
    y: { title: unit },
    lines: [trend.picture.map(value => value / factor)],
  });
  const caption = [
    name(metric.id),
    text(' of '),
    name(row.check.scenario),
    text(' over one long run: '),
    quoted(trend.source),
  ];
  return mermaid === null ? null : { caption, mermaid };
}

/** A metric over the stored runs and this one, beside the level or the limit that it is held to. */
function historyChart(row: ReportRow): Chart | null {
  const { metric, check } = row;
  const levels = metric === null ? [] : historyOf(metric);
  const held = heldTo(row);
  if (metric === null || held === null || levels.length <= LEAST_RUNS) return null;
  const { factor, unit } = axisUnit(metric.metric, [...levels, held.level]);
  const mermaid = lineChart({
    x: { title: 'runs, this one last', from: 1, to: levels.length },
    y: { title: unit },
    lines: [levels, levels.map(() => held.level)].map(line => line.map(value => value / factor)),
  });
  const stored = plural(levels.length - 1, 'stored run');
  const caption = [
    ...subjectOf(check),
    text(` over ${stored} and this one, the last point; grey: ${held.words}`),
  ];
  return mermaid === null ? null : { caption, mermaid };
}

/** Levels of the stored runs with this run's behind them; none where the metric was not compared with any. */
const historyOf = ({ comparison, estimate }: MetricAnalysis): readonly number[] =>
  comparison.kind === 'stored' && estimate !== null ? [...comparison.levels, estimate.center] : [];

function heldTo(row: ReportRow): { readonly level: number; readonly words: string } | null {
  const limit = limitOf(row);
  if (limit !== null) return { level: limit.value, words: `its limit (${limit.limit})` };
  const comparison = row.metric?.comparison;
  return comparison?.kind === 'stored'
    ? { level: comparison.reference, words: 'the level that they predict' }
    : null;
}
