import type { View } from '../model/view.ts';
import { cleanName } from './clean.ts';
import { loadRemarks } from './load-remarks.ts';
import { rowsOfLoad } from './load-rows.ts';
import { loadsOf } from './loads.ts';
import type { RenderOptions } from './options.ts';
import { setPhrase } from './phrase.ts';
import type { Canvas } from './terminal-rows.ts';
import { columns, fits, wrapped } from './terminal-text.ts';

/** Loads in columns, a line each and one a phase in detailed reports; on a narrow terminal without service times. Remarks below. */
export function loadTable(view: View, level: RenderOptions['level'], canvas: Canvas): readonly string[] {
  const rows = loadsOf(view)
    .flatMap(shown => rowsOfLoad(shown, view.analysis))
    .filter(({ phase }) => level === 'detailed' || phase === null);
  if (rows.length === 0) return [];
  const cells = rows.map(({ scenario, phase, done, response, service, failed, dropped }) => [
    `${cleanName(scenario)}${phase === null ? '' : ` ${cleanName(phase)}`}`,
    ...[done, response, service, failed, dropped],
  ]);
  const [wide, narrow] = [
    titled(cells),
    titled(
      cells.map(row => row.filter((_, i) => i !== 3)),
      3,
    ),
  ];
  return [
    ...(fits(wide, canvas.width) ? wide : narrow.flatMap(line => wrapped(line, canvas.width, '  ', '    '))),
    ...loadRemarks(view).flatMap(remark =>
      wrapped(
        setPhrase(remark, { name: canvas.colors.bold, text: words => words }),
        canvas.width,
        '  - ',
        '    ',
      ),
    ),
  ];
}

const TITLES = ['', 'done', 'response p50 · p95 · p99', 'service p50 · p95 · p99', 'failed', 'dropped'];

const titled = (rows: readonly (readonly string[])[], left: number | null = null): readonly string[] =>
  columns([TITLES.filter((_, i) => i !== left), ...rows]).map(line => `  ${line}`);
