import type { RateCurve } from '../../src/model/load.ts';
import { arithmeticOf } from '../../src/model/load-curve.ts';

const BLOCKS = ' ▁▂▃▄▅▆▇█';
const COLUMNS = 60;
const ROWS = 4;

/** The rate over time as blocks, from 0 to its largest, for pages that show what a shape looks like. */
export function loadPicture(curve: RateCurve): string {
  if (curve.kind === 'replay') throw new Error('a replay has no rate to draw');
  const { rateAt, durationMs } = arithmeticOf(curve);
  const rates = Array.from({ length: COLUMNS }, (_, column) =>
    rateAt(((column + 0.5) / COLUMNS) * durationMs),
  );
  const most = rates.reduce((a, b) => Math.max(a, b));
  const heights = rates.map(rate => Math.round((rate / most) * ROWS * 8));
  const label = `${Math.round(most).toLocaleString('en-US')}/s`;
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const below = (ROWS - 1 - row) * 8;
    const cells = heights.map(height => BLOCKS[Math.min(8, Math.max(0, height - below))]).join('');
    return `${(row === 0 ? label : row === ROWS - 1 ? '0' : '').padStart(label.length)} │${cells}`.trimEnd();
  });
  const end = `${durationMs / 1000} s`;
  const axis = `${' '.repeat(label.length)} └${'─'.repeat(COLUMNS)}`;
  return [...lines, axis, `${' '.repeat(label.length)}  0 s${end.padStart(COLUMNS - 3)}`].join('\n');
}
