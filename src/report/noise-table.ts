import type { MetricNoise, Need, ScenarioNoise } from '../model/noise.ts';
import { formatPercent } from './change.ts';
import { cleanName } from './clean.ts';
import { formatNumber, formatValue } from './format.ts';

/** More pairs than this are not worth telling apart. */
const MANY_PAIRS = 10_000;

/** What the metrics of a scenario are like: one line a metric under two lines of headings. */
export function noiseTable({ metrics }: ScenarioNoise): readonly string[] {
  const looks = metrics[0]?.visible.map(({ pairs }) => pairs) ?? [];
  return aligned([
    ['', '', 'between', 'of a', '', ...looks.map((_, i) => (i === looks.length - 1 ? 'visible' : ''))],
    ['metric', 'level', 'runs', 'pair', 'lag-1', ...looks.map(look => `at ${look}`)],
    ...metrics.map(noise => [
      nameOf(noise),
      formatValue(noise.metric, noise.level),
      formatPercent(noise.spread),
      formatPercent(noise.pairNoise),
      noise.neighbours === null ? '–' : signed(noise.neighbours),
      ...noise.visible.map(({ change }) => (change === null ? '–' : formatPercent(change))),
    ]),
  ]);
}

/** Pairs that a change takes, with their time; in brackets where the gate would not count the change. */
export function needTable({ metrics }: ScenarioNoise): readonly string[] {
  const changes = metrics[0]?.needed.map(({ change }) => change) ?? [];
  return aligned([
    ['metric', 'counts from', ...changes.map(change => `${formatPercent(change)} takes`)],
    ...metrics.map(noise => [nameOf(noise), formatPercent(noise.matters), ...noise.needed.map(describeNeed)]),
  ]);
}

/** `*`: measured, not judged. */
const nameOf = ({ metric, gated }: MetricNoise): string => `${cleanName(metric.id)}${gated ? '' : '*'}`;

function describeNeed({ pairs, ms, counts }: Need): string {
  const cost =
    pairs > MANY_PAIRS
      ? `> ${formatNumber(MANY_PAIRS, 0)}`
      : [formatNumber(pairs, 0), ...(ms === null ? [] : [roughly(ms)])].join(' · ');
  return counts ? `${cost} ` : `(${cost})`;
}

/** A duration in its leading unit. */
function roughly(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** Columns two spaces apart: the first to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows.at(-1) ?? []).map((_, i) => Math.max(...rows.map(row => row[i]?.length ?? 0)));
  return rows.map(row =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
