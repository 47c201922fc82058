import type { View } from '../model/view.ts';
import { effectRows, GRIDS_TITLE, gridLines } from './grids.ts';
import type { Block } from './markdown-budget.ts';
import { bullet } from './markdown-line.ts';
import { tableOf } from './markdown-table.ts';
import { codeSpan } from './markdown-text.ts';

/** Main effects as a table, and below it what they explain; folded away. */
export function gridBlock(view: View): Block {
  const lines = gridLines(view).map(bullet);
  const frame = {
    head: [`<details><summary>${GRIDS_TITLE}</summary>`, ''],
    tail: ['', ...lines, '', '</details>', ''],
    noun: 'levels of factors',
  };
  const rows = effectRows(view);
  if (rows.length === 0) return { ...frame, items: lines, tail: ['', '</details>', ''] };
  return tableOf(
    ['Scenario', 'Metric', 'Factor', 'Level', 'Mean', 'Against the lowest [95 %]'],
    rows.map(({ scenario, metric, factor, level, mean, effect }) => [
      ...[scenario, metric].map(codeSpan),
      factor,
      codeSpan(level),
      mean,
      effect,
    ]),
    frame,
  );
}
