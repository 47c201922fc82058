import { pictureRange } from './sparkline.ts';

/**
 * Lines over a common axis in Mermaid's language, which GitHub draws where a code block names it. Only numbers and words of our own go
 * in: a name could end a quoted text or be taken for a directive (`%%{init}%%`), so names stand beside the picture, as Markdown.
 */
export interface LineChart {
  readonly x: Axis & { readonly from: number; readonly to: number };
  readonly y: Axis;
  /** In the y axis's unit, in order, spread evenly from end to end; the first is the one to look at. */
  readonly lines: readonly (readonly number[])[];
}

interface Axis {
  /** Our own words. */
  readonly title: string;
}

/**
 * Pixels, and colours that can be told apart on GitHub's light and dark pages: blue for the values, grey for what they are held against.
 * Mermaid's own first colour is nearly white, and its dark ground is not the page's; of its
 * ticks there may be eighteen, which need small labels.
 */
const CONFIG = `---
config:
  xyChart:
    width: 720
    height: 260
    yAxis:
      labelFontSize: 11
  themeVariables:
    xyChart:
      backgroundColor: transparent
      plotColorPalette: "#2f81f7, #8b949e"
---`;

/** Points that make a picture, and the largest number that its language can write without an exponent. */
const LEAST_POINTS = 3;
const LARGEST = 1e15;

/** The text of a chart, as `xychart-beta` is read by Mermaid 10.6 and later; null where its numbers make no picture. */
export function lineChart({ x, y, lines }: LineChart): string | null {
  const values = lines.flat();
  const drawable =
    values.every(value => Math.abs(value) < LARGEST) && (lines[0]?.length ?? 0) >= LEAST_POINTS;
  if (!drawable) return null;
  const { least, range } = pictureRange(values);
  const from = values.some(value => value < 0) ? least : Math.max(least, 0);
  const write = (value: number): string => value.toFixed(decimalsFor(range));
  return [
    CONFIG,
    'xychart-beta',
    `  x-axis "${ownWords(x.title)}" ${x.from} --> ${x.to}`,
    `  y-axis "${ownWords(y.title)}" ${write(from)} --> ${write(from + range)}`,
    ...lines.map(line => `  line [${line.map(write).join(', ')}]`),
  ].join('\n');
}

/** Decimals that leave a hundredth of the range visible. */
const decimalsFor = (range: number): number => Math.min(Math.max(2 - Math.floor(Math.log10(range)), 0), 9);

/** What cannot end a quoted text or begin anything, whatever a later caller passes. */
const ownWords = (title: string): string => title.replace(/[^\p{L}\p{N} .,%/×()-]/gu, '');
