import { cleanName, cleanSentence } from './clean.ts';
import { sparkline } from './sparkline.ts';
import type { Canvas } from './terminal-rows.ts';
import { columns, fits, wrapped } from './terminal-text.ts';
import { type PlacedTrend, resourceOf, TRENDS_CAUTION, trendLevels, trendWords } from './trend.ts';

const INDENT = '  ';
const DEEPER = '      ';

/** A line a resource with its small picture, without its source where there is no room for that, else two. The caution below. */
export function trendLines(trends: readonly PlacedTrend[], canvas: Canvas): readonly string[] {
  if (trends.length === 0) return [];
  const rows = trends.map(placed => cells(placed, canvas));
  const lines =
    [rows, rows.map(row => row.slice(0, -1))]
      .map(shown => columns(shown).map(line => `${INDENT}${line}`))
      .find(shown => fits(shown, canvas.width)) ?? trends.flatMap(placed => narrow(placed, canvas));
  return [...lines, ...wrapped(`${TRENDS_CAUTION}.`, canvas.width, INDENT, INDENT).map(canvas.colors.dim)];
}

const cells = ({ scenario, trend }: PlacedTrend, { colors }: Canvas): readonly string[] => [
  colors.bold(cleanName(scenario)),
  cleanName(resourceOf(trend)),
  sparkline(trend.picture),
  trendLevels(trend),
  trendWords(trend),
  colors.dim(cleanSentence(trend.source)),
];

function narrow(placed: PlacedTrend, canvas: Canvas): readonly string[] {
  const [scenario = '', resource = '', picture = '', ...rest] = cells(placed, canvas);
  return [
    ...wrapped(`${scenario} ${resource} ${picture}`, canvas.width, INDENT, DEEPER),
    ...wrapped(rest.join('  '), canvas.width, DEEPER, DEEPER),
  ];
}
