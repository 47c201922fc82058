import type { View } from '../model/view.ts';
import { cleanName } from './clean.ts';
import { formatNumber } from './format.ts';
import { effectRows, gridLines } from './grids.ts';
import { setPhrase } from './phrase.ts';
import type { Canvas } from './terminal-rows.ts';
import { columns, wrapped } from './terminal-text.ts';

/** Levels that are shown; the report files have them all. */
const MOST_LEVELS = 40;

/** What each factor explains, then level by level what it does. */
export function effectLines(view: View, { colors, width }: Canvas): readonly string[] {
  const rows = effectRows(view);
  const sentences = gridLines(view).flatMap(line =>
    wrapped(setPhrase(line, { name: colors.bold, text: text => text }), width, '  - ', '    '),
  );
  const table = columns(
    rows
      .slice(0, MOST_LEVELS)
      .map(({ scenario, metric, factor, level, mean, effect }) => [
        `${cleanName(metric)} of ${cleanName(scenario)}`,
        `${factor}=${cleanName(level)}`,
        mean,
        effect,
      ]),
  ).flatMap(line => wrapped(line, width, '  ', '      '));
  const rest = rows.length - MOST_LEVELS;
  const more = rest > 0 ? [`  … and ${formatNumber(rest, 0)} more in the report files`] : [];
  return [...sentences, ...table, ...more];
}
