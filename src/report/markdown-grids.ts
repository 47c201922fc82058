import type { View } from '../model/view.ts';
import { effectRows, GRIDS_TITLE, gridLines } from './grids.ts';
import type { Block } from './markdown-budget.ts';
import { bullet } from './markdown-line.ts';
import { tableOf } from './markdown-table.ts';
import { codeSpan } from './markdown-text.ts';

/** What the factors of each grid explain, and level by level what they do; both folded away. */
export const gridBlocks = (view: View): readonly Block[] => [
  {
    ...folded(GRIDS_TITLE),
    items: gridLines(view).map(bullet),
    noun: 'sentences about main effects',
  },
  tableOf(
    ['Scenario', 'Metric', 'Factor', 'Level', 'Mean', 'Against the lowest [95 %]'],
    effectRows(view).map(({ scenario, metric, factor, level, mean, effect }) => [
      ...[scenario, metric].map(codeSpan),
      factor,
      codeSpan(level),
      mean,
      effect,
    ]),
    { ...folded(`${GRIDS_TITLE}, level by level`), noun: 'levels of factors' },
  ),
];

const folded = (title: string): Pick<Block, 'head' | 'tail'> => ({
  head: [`<details><summary>${title}</summary>`, ''],
  tail: ['', '</details>', ''],
});
