import { STATUSES, type Status } from '../model/verdict.ts';
import { formatPercent } from './change.ts';
import { Html, html } from './html-text.ts';
import type { PairRatios } from './pairs.ts';
import { pictureRange } from './sparkline.ts';

/**
 * Small pictures of numbers as inline SVG: no script, no style of their own, colours by class. Coordinates are pixels with one
 * decimal.
 */
const round = (value: number): string => String(Math.round(value * 10) / 10);

/** Counts of checks as one bar, worst first. */
export function countsBar(counts: Readonly<Record<Status, number>>): Html {
  const total = STATUSES.reduce((sum, status) => sum + counts[status], 0);
  let from = 0;
  const parts = STATUSES.filter(status => counts[status] > 0).map(status => {
    const width = (counts[status] / total) * 1000;
    const part = html`<rect class="b-${status}" x="${round(from)}" y="0" width="${round(Math.max(width - 3, 1))}" height="9"/>`;
    from += width;
    return part;
  });
  return html`<svg viewBox="0 0 1000 9" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

/**
 * A change with its interval on an axis that `reach` (ratio) bounds on both sides: what lies beyond is drawn to the edge. The grey band
 * is what does not matter.
 */
export interface ChangePicture {
  readonly status: Status;
  readonly change: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly margin: number;
  readonly reach: number;
}

const CHANGE = { width: 170, height: 22 };

export function changeChart({ status, change, low, high, margin, reach }: ChangePicture): Html {
  const { width, height } = CHANGE;
  const x = (ratio: number) => ((Math.max(-1, Math.min(1, ratio / reach)) + 1) / 2) * width;
  const [left, right] = [x(low ?? -reach), x(high ?? reach)];
  const band = [x(-margin), x(margin)] as const;
  return html`<svg class="${status}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="change with its interval"><rect class="margin" x="${round(band[0])}" y="2" width="${round(Math.max(band[1] - band[0], 1))}" height="${height - 4}"/><line class="zero" x1="${width / 2}" x2="${width / 2}" y1="0" y2="${height}"/><line class="span" x1="${round(left)}" x2="${round(right)}" y1="${height / 2}" y2="${height / 2}"/>${changeMark(change, reach, x(change))}</svg>`;
}

/** A dot; for a change that the axis does not reach an arrow head whose tip touches the edge. */
function changeMark(change: number, reach: number, x: number): Html {
  const middle = CHANGE.height / 2;
  if (Math.abs(change) <= reach) return html`<circle class="dot" cx="${round(x)}" cy="${middle}" r="5"/>`;
  const back = change > 0 ? x - 10 : x + 10;
  return html`<path class="dot" d="M${round(x)} ${middle}L${round(back)} ${middle - 6}L${round(back)} ${middle + 6}Z"/>`;
}

const SAMPLES = { width: 240, height: 44, inset: 4 };

/** Values in the order taken, with their median as a line and the reference as a dashed one. */
export function samplesChart(
  values: readonly number[],
  median: number | null,
  reference: number | null,
): Html {
  const { width, height, inset } = SAMPLES;
  const y = scale([...values, ...present(median), ...present(reference)], height - inset, inset);
  const x = (i: number) =>
    values.length < 2 ? width / 2 : inset + (i / (values.length - 1)) * (width - 2 * inset);
  const points = values.map((value, i) => `M${round(x(i))} ${round(y(value))}h0`).join('');
  const level = (name: string, value: number | null) =>
    value === null
      ? null
      : html`<line class="${name}" x1="0" x2="${width}" y1="${round(y(value))}" y2="${round(y(value))}"/>`;
  return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="samples in the order taken">${level('base', reference)}${level('median', median)}<path class="points" d="${points}"/></svg>`;
}

const PAIRS = { width: 240, height: 44, inset: 4 };

/** A dot a pair at its change, first pair on top, fresh ones lighter; grey band and line as in `changeChart`. */
export function pairsChart({ search, confirm }: PairRatios, margin: number): Html {
  const { width, height, inset } = PAIRS;
  const all = [...search, ...confirm];
  const reach = all.reduce((most, ratio) => Math.max(most, Math.abs(ratio)), margin * 1.5) || 1;
  const x = (ratio: number) => inset + ((ratio / reach + 1) / 2) * (width - 2 * inset);
  const y = (i: number) => inset + (i / Math.max(all.length - 1, 1)) * (height - 2 * inset);
  const dots = (ratios: readonly number[], from: number) =>
    ratios.map((ratio, i) => `M${round(x(ratio))} ${round(y(from + i))}h0`).join('');
  const [left, right] = [x(-margin), x(margin)];
  return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="change of each pair, ±${formatPercent(reach)}"><rect class="margin" x="${round(left)}" y="0" width="${round(Math.max(right - left, 1))}" height="${height}"/><line class="zero" x1="${width / 2}" x2="${width / 2}" y1="0" y2="${height}"/><path class="points" d="${dots(search, 0)}"/><path class="points fresh" d="${dots(confirm, search.length)}"/></svg>`;
}

const SERIES = { width: 300, height: 70 };

/** A resource over time from 0 up. */
export function seriesChart(atMs: readonly number[], values: readonly number[]): Html {
  const { width, height } = SERIES;
  const length = Math.min(atMs.length, values.length);
  const end = Math.max(atMs[length - 1] ?? 1, 1);
  const y = scale([0, ...values], height, 2);
  const points = values
    .slice(0, length)
    .map((value, i) => `${round(((atMs[i] ?? 0) / end) * width)} ${round(y(value))}`);
  if (points.length === 0) return new Html('');
  const curve = `M${points.join('L')}`;
  return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="readings over time"><line class="axis" x1="0" x2="${width}" y1="${height}" y2="${height}"/><path class="area" d="${curve}L${width} ${height}L0 ${height}Z"/><path class="curve" d="${curve}"/></svg>`;
}

const TREND = { width: 240, height: 56, inset: 4 };

/** A resource from its smallest to its largest value, in order; the shaded half is the one that growth is taken from. */
export function trendChart(values: readonly number[]): Html {
  const { width, height, inset } = TREND;
  if (values.length === 0) return new Html('');
  const { least, range } = pictureRange(values);
  const x = (i: number) => (i / Math.max(values.length - 1, 1)) * width;
  const y = (value: number) => height - inset - ((value - least) / range) * (height - 2 * inset);
  const points = values.map((value, i) => `${round(x(i))} ${round(y(value))}`);
  return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="a resource over one long run"><rect class="margin" x="${width / 2}" y="0" width="${width / 2}" height="${height}"/><line class="axis" x1="0" x2="${width}" y1="${height}" y2="${height}"/><path class="curve" d="M${points.join('L')}"/></svg>`;
}

/** Linear from the values' range onto pixels; a flat range lies in the middle. */
function scale(values: readonly number[], bottom: number, top: number): (value: number) => number {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (!(most > least)) return () => (bottom + top) / 2;
  return value => bottom - ((value - least) / (most - least)) * (bottom - top);
}

const present = (value: number | null): readonly number[] => (value === null ? [] : [value]);
