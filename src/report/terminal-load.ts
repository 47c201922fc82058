import type { View } from '../model/view.ts';
import { cleanName } from './clean.ts';
import { loadRemarks } from './load-remarks.ts';
import { loadRows } from './load-rows.ts';
import type { RenderOptions } from './options.ts';
import { setPhrase } from './phrase.ts';
import type { Canvas } from './terminal-rows.ts';
import { columns, fits, wrapped } from './terminal-text.ts';

/** Loads in columns, a line each and one a phase in detailed reports; on a narrow terminal without service times. Remarks below. */
export function loadTable(view: View, level: RenderOptions['level'], canvas: Canvas): readonly string[] {
  const cells = loadRows(view, level).map(({ scenario, phase, done, response, service, failed, dropped }) => [
    phase === null ? cleanName(scenario) : `  in ${cleanName(phase)}`,
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
    ...(fits(wide, canvas.width) ? wide : narrow.flatMap(line => withinWidth(line, canvas.width))),
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

const withinWidth = (line: string, width: number): readonly string[] =>
  fits([line], width) ? [line] : wrapped(line, width, '  ', '    ');

const TITLES = [
  'load',
  'done (of due)',
  'response p50 · p95 · p99',
  'service p50 · p95 · p99',
  'failed',
  'dropped',
];

const titled = (rows: readonly (readonly string[])[], left: number | null = null): readonly string[] =>
  rows.length === 0 ? [] : columns([TITLES.filter((_, i) => i !== left), ...rows]).map(line => `  ${line}`);
