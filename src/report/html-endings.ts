import type { Status } from '../model/verdict.ts';
import { type Html, html } from './html-text.ts';

const SIZE = { width: 240, height: 22 };
/** Runs that are drawn one by one; of more each stroke stands for several, and is a failure where one of them is. */
const MOST_STROKES = 240;

/** A stroke a run from left to right, tall where it failed; what was skipped or not reported is left blank. */
export function endingsChart(endings: string, status: Status): Html {
  const { width, height } = SIZE;
  const each = Math.ceil(endings.length / MOST_STROKES);
  const strokes = Math.ceil(endings.length / each);
  const x = (stroke: number): string => String(Math.round(((stroke + 0.5) / strokes) * width * 10) / 10);
  const drawn = (wanted: (runs: string) => boolean, top: number): string =>
    Array.from({ length: strokes }, (_, stroke) => endings.slice(stroke * each, (stroke + 1) * each))
      .flatMap((runs, stroke) => (wanted(runs) ? [`M${x(stroke)} ${top}V${height}`] : []))
      .join('');
  const failed = (runs: string): boolean => /[FR]/.test(runs);
  return html`<svg class="${status}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="runs in the order of their numbers, tall where they failed"><path class="axis" d="${drawn(runs => !failed(runs) && runs.includes('.'), height - 5)}"/><path class="span" d="${drawn(failed, 0)}"/></svg>`;
}
