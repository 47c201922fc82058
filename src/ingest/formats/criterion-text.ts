import type { Collector } from '../collector.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { excerpt } from '../plain.ts';
import { BYTE_RATE, bytesIn, nanosecondsIn, THROUGHPUT, TIME } from '../vocabulary.ts';
import { Words } from '../words.ts';

/**
 * What `cargo bench` prints with criterion: name, `time: [low estimate high]`, perhaps `thrpt:`. The estimate is one value; the interval
 * around it is no sample. A long name has a line of its own. Lines of its own comparison are passed over. Source: criterion
 * `src/report.rs`, `src/format.rs`.
 */
export const criterionText: LineParser = {
  kind: 'lines',
  format: 'criterion-text',
  about: 'criterion: the text that `cargo bench` prints',
  recognises: head => /\stime: +\[(?:[\d.]{1,40} \S{1,4} ?){3}\]\s*$/m.test(head),
  open: collector => new CriterionTextReader(collector),
};

/** Begins at the first blank of a run, so that a long run is not tried from each of its blanks. */
const TIMES = /(?<!\s)\s+time:\s+\[/;
const RATES = /^\s+thrpt:\s+\[(.*)\]\s*$/;
/** The beginning of a row, as wide as criterion prints it. */
const CUT = /\s(?:time: {3}|thrpt: {2})/;
/** Elements in one of criterion's counting units. */
const ELEMENTS: Readonly<Record<string, number>> = { elem: 1, Kelem: 1e3, Melem: 1e6, Gelem: 1e9 };

class CriterionTextReader implements LineReader {
  readonly #collector: Collector;
  /** The last line at the margin: a long name, if the times follow. */
  #margin = '';
  /** The benchmark whose lines are being read. */
  #name: string | null = null;
  readonly #words = new Words();

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  line(text: string): void {
    const { before, times } = (text.includes('time:') ? timesIn(text) : null) ?? {};
    const rates = text.includes('thrpt:') ? RATES.exec(text)?.[1] : undefined;
    if (times !== undefined) {
      // Below `change:`, times stand once more, as percentages.
      if (times.includes('%')) return;
      this.#name = before?.trim() || this.#margin;
      this.#times(times);
    } else if (rates !== undefined && !rates.includes('%')) this.#rates(rates);
    else if (this.#collector.isUnended && CUT.test(text) && !text.includes(']')) this.#unreadable(text);
    else if (/^\S/.test(text)) this.#margin = text.trim();
  }

  end(): void {
    // The text has no end mark.
  }

  #times(written: string): void {
    const [value, unit] = this.#middleOf(written);
    const factor = nanosecondsIn(unit);
    if (this.#name === null || this.#name === '')
      this.#collector.problem('A time stands without the name of a benchmark');
    else if (factor === null || Number.isNaN(value)) this.#unreadable(written);
    else this.#collector.reading(this.#name).sample(TIME, value * factor);
  }

  #rates(written: string): void {
    const [value, unit] = this.#middleOf(written);
    const things = unit.replace(/\/s$/, '');
    const bytes = bytesIn(things);
    const elements = Object.hasOwn(ELEMENTS, things) ? ELEMENTS[things] : undefined;
    if (this.#name === null || Number.isNaN(value)) this.#unreadable(written);
    else if (bytes !== null) this.#collector.reading(this.#name).sample(BYTE_RATE, value * bytes);
    else if (elements !== undefined) this.#collector.reading(this.#name).sample(THROUGHPUT, value * elements);
    else this.#unreadable(written);
  }

  /** `1.0 ns 1.1 ns 1.2 ns` → the middle value and its unit; NaN where it is none. */
  #middleOf(written: string): readonly [number, string] {
    this.#words.read(written);
    return this.#words.size === 6 ? [this.#words.number(2), this.#words.text(3)] : [Number.NaN, ''];
  }

  #unreadable(written: string): void {
    this.#collector.unreadable(`${excerpt(written)} is not low, estimate and high with their units`);
  }
}

/** `name   time:   [times]` → what stands before and inside; null for any other line. */
function timesIn(text: string): { readonly before: string; readonly times: string } | null {
  const found = TIMES.exec(text);
  const line = text.trimEnd();
  if (found === null || !line.endsWith(']')) return null;
  return {
    before: text.slice(0, found.index),
    times: line.slice(found.index + found[0].length, -1),
  };
}
