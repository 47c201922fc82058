import type { View } from '../model/view.ts';
import { loadRemarks } from './load-remarks.ts';
import { type LoadRow, loadRows } from './load-rows.ts';
import { LOADS_TITLE } from './loads.ts';
import type { Block } from './markdown-budget.ts';
import { bullet } from './markdown-line.ts';
import { tableOf } from './markdown-table.ts';
import { codeSpan } from './markdown-text.ts';
import type { RenderOptions } from './options.ts';

/** Remarks that stand below the table; the detailed reports have all of them. */
const MOST_REMARKS = 12;

/** What loads came to, folded away: a row each, and one for each phase in detailed reports. */
export function loadBlock(view: View, level: RenderOptions['level']): Block {
  const remarks = loadRemarks(view).map(bullet);
  const shown = level === 'detailed' ? remarks : remarks.slice(0, MOST_REMARKS);
  const rest = remarks.length - shown.length;
  const more = rest > 0 ? [`- … and ${rest} more in the detailed report`] : [];
  const head = [`<details><summary>${LOADS_TITLE}</summary>`, ''];
  const rows = loadRows(view, level).map(cellsOf);
  // A load that gave no value has no row, and all the more to be said of it.
  if (rows.length === 0)
    return { head, items: [...shown, ...more], tail: ['', '</details>', ''], noun: 'loads' };
  const tail = ['', ...shown, ...more, '', '</details>', ''];
  return tableOf(TITLES, rows, { head, tail, noun: 'loads' });
}

const TITLES = [
  'Load',
  'Done (of what was due)',
  'Response p50 · p95 · p99',
  'Service p50 · p95 · p99',
  'Failed',
  'Dropped',
];

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
