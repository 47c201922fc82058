import type { LoadSpan, LoadTrace } from '../model/load.ts';
import { Html, html } from './html-text.ts';

/** One line of a chart over the windows of a load; a window without a value is a gap. */
export interface LoadLine {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

/** A chart over time: its lines, and how a value on its axis is written. */
export interface LoadChart {
  readonly label: string;
  readonly lines: readonly LoadLine[];
  readonly axis: (value: number) => string;
}

const WIDTH = 560;
const HEIGHT = 150;
/** Room above the lines for the names of phases, below for times. */
const TOP = 16;
const BOTTOM = 16;
/** A name of a phase is written where there are so many pixels for each of its letters. */
const LETTER = 6;

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** Lines over the time of a load, from 0 up, at the middles of its windows. Windows that do not count are shaded, phases are parted by rules. */
export function loadChart({ label, lines, axis }: LoadChart, { windows, voided, phases }: LoadTrace): Html {
  const { edgesMs } = windows;
  const endMs = Math.max(edgesMs.at(-1) ?? 0, 1);
  const most = lines.flatMap(line => line.values).reduce((a: number, b) => Math.max(a, b ?? 0), 0) || 1;
  const x = (ms: number) => (Math.min(ms, endMs) / endMs) * WIDTH;
  const y = (value: number) => HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM);
  const shades = voided.map(({ index }) => {
    const [from, to] = [x(edgesMs[index] ?? 0), x(edgesMs[index + 1] ?? endMs)];
    return html`<rect class="void" x="${round(from)}" y="${TOP}" width="${round(to - from)}" height="${HEIGHT - TOP - BOTTOM}"/>`;
  });
  const spans =
    phases.length < 2 ? [] : phases.flatMap(({ name, spans }) => spans.map(span => ({ name, span })));
  const middles = edgesMs.slice(0, -1).map((from, i) => (from + (edgesMs[i + 1] ?? from)) / 2);
  const curves = lines.map(
    ({ values }, i) =>
      html`<path class="line l${i}" d="${pathOf(values.map((value, at) => (value === null ? null : `${round(x(middles[at] ?? 0))} ${round(y(value))}`)))}"/>`,
  );
  const legend = lines.map((line, i) => html`<span class="key l${i}">${line.label}</span> `);
  return html`<figure><svg width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">${shades}${spans.map(part => phaseMark(part, x))}<line class="axis" x1="0" x2="${WIDTH}" y1="${HEIGHT - BOTTOM}" y2="${HEIGHT - BOTTOM}"/><line class="axis" x1="0" x2="${WIDTH}" y1="${TOP}" y2="${TOP}"/>${curves}<text x="2" y="${TOP + 10}">${axis(most)}</text><text x="0" y="${HEIGHT - 4}">0 s</text><text class="end" x="${WIDTH}" y="${HEIGHT - 4}">${round(endMs / 1e3)} s</text></svg><figcaption>${label}: ${legend}</figcaption></figure>`;
}

/** A rule where the phase begins, and its name where there is room. */
function phaseMark(
  { name, span: { fromMs, toMs } }: { readonly name: string; readonly span: LoadSpan },
  x: (ms: number) => number,
): Html {
  const [from, to] = [x(fromMs), x(toMs)];
  const fits = to - from >= (name.length + 1) * LETTER;
  const label = fits ? html`<text x="${round(from + 2)}" y="11">${name}</text>` : null;
  return html`<line class="axis" x1="${round(from)}" x2="${round(from)}" y1="2" y2="${HEIGHT - BOTTOM}"/>${label}`;
}

/** Points joined by lines; a gap begins a new stroke, and a point alone is a dot. */
function pathOf(points: readonly (string | null)[]): Html {
  const strokes = points.map((point, i) => {
    if (point === null) return '';
    const before = points[i - 1] ?? null;
    const after = points[i + 1] ?? null;
    return before === null ? `M${point}${after === null ? 'h0' : ''}` : `L${point}`;
  });
  return new Html(strokes.join(''));
}
