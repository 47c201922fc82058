import type { View } from '../model/view.ts';
import { loadRemarks } from './load-remarks.ts';
import { type LoadRow, rowsOfLoad } from './load-rows.ts';
import { LOADS_TITLE, loadsOf } from './loads.ts';
import type { Block } from './markdown-budget.ts';
import { bullet } from './markdown-line.ts';
import { tableOf } from './markdown-table.ts';
import { codeSpan } from './markdown-text.ts';
import type { RenderOptions } from './options.ts';

/** Remarks that stand below the table; the detailed reports have all of them. */
const MOST_REMARKS = 12;

/** What loads came to, folded away: a row each, and one for each phase in detailed reports. */
export function loadBlock(view: View, level: RenderOptions['level']): Block {
  const rows = loadsOf(view)
    .flatMap(shown => rowsOfLoad(shown, view.analysis))
    .filter(({ phase }) => level === 'detailed' || phase === null);
  const remarks = loadRemarks(view).map(bullet);
  const shown = level === 'detailed' ? remarks : remarks.slice(0, MOST_REMARKS);
  const rest = remarks.length - shown.length;
  const more = rest > 0 ? [`- … and ${rest} more in the detailed report`] : [];
  return tableOf(TITLES, rows.map(cellsOf), {
    head: [`<details><summary>${LOADS_TITLE}</summary>`, ''],
    tail: ['', ...shown, ...more, '', '</details>', ''],
    noun: 'loads',
  });
}

const TITLES = ['Load', 'Done', 'Response p50 · p95 · p99', 'Service p50 · p95 · p99', 'Failed', 'Dropped'];

const cellsOf = ({
  scenario,
  phase,
  done,
  response,
  service,
  failed,
  dropped,
}: LoadRow): readonly string[] => [
  phase === null ? codeSpan(scenario) : `${codeSpan(scenario)}<br>in ${codeSpan(phase)}`,
  ...[done, response, service, failed, dropped].map(value => value.replaceAll(' ', '\u00a0')),
];
