import type { Collector } from '../collector.ts';
import { groupedNumber } from '../numeral.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { excerpt } from '../plain.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import {
  ALLOCATED,
  ALLOCATIONS,
  BYTE_RATE,
  bytesIn,
  nanosecondsIn,
  THROUGHPUT,
  TIME,
} from '../vocabulary.ts';

/**
 * The table that divan prints: a tree of modules, benchmarks and arguments with fastest, slowest, median and mean time of an iteration, and
 * below them rates and allocations. The median is the value. Source: divan 0.1, `src/tree_painter.rs`, `src/util/fmt.rs`.
 */
export const divan: LineParser = {
  kind: 'lines',
  format: 'divan',
  about: 'divan: the table that `cargo bench` prints',
  recognises: head => HEADER.test(head),
  open: collector => new DivanReader(collector),
};

const HEADER = /(?<!\s)[^\S\n]+fastest +│ slowest +│ median +│ mean +│ samples │ iters/;
const CONTINUATION = /^(?:[│ ] {2})+ *(.*)$/s;
const DEEPEST = 50;
const COLUMNS = 6;

class DivanReader implements LineReader {
  readonly #collector: Collector;
  #crate: string | null = null;
  /** Names on the way to the current row. */
  readonly #path: string[] = [];
  #reading: ReadingCollector | null = null;
  /** `alloc`, `dealloc`, …: what the next two rows of numbers count; null for rates. */
  #heading: string | null = null;
  #rowsBelow = 0;
  /** How the branch of the last row begins: `╰` for the last of its level. */
  #corner = '';

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  /** Rows have a branch, what stands below one has none, and a heading begins at the margin. */
  line(text: string): void {
    const branch = text.indexOf('─ ');
    if (branch > 0 && isIndent(text, branch - 1)) this.#branch(text, branch);
    else if (text.startsWith(' ') || text.startsWith('│')) this.#continued(text);
    else if (text.includes('fastest')) this.#table(text);
  }

  #continued(text: string): void {
    const row = this.#reading === null ? undefined : CONTINUATION.exec(text)?.[1];
    if (row !== undefined && this.#reading !== null) this.#below(this.#reading, row);
  }

  end(): void {
    this.#whole();
    if (this.#crate === null) this.#collector.problem('The heading of the table is missing');
  }

  #table(heading: string): void {
    this.#whole();
    this.#crate = crateOf(heading) ?? this.#crate;
  }

  /** divan knows the tree before it runs it: the last row of a whole table is the last of its level. */
  #whole(): void {
    if (this.#corner === '├')
      this.#collector.broken('It ends before the last row of a table: it was cut off');
    this.#corner = '';
  }

  #branch(text: string, at: number): void {
    this.#corner = text.charAt(at - 1);
    this.#row((at - 1) / 3, text.slice(at + 2));
  }

  #row(depth: number, row: string): void {
    const cells = row.split('│');
    if (this.#collector.isUnended && cells.length < COLUMNS)
      this.#collector.unreadable(`${excerpt(row)} is not a row of ${COLUMNS} columns`);
    const first = cellOf(cells, 0);
    const gap = first.indexOf('  ');
    const [name, fastest] = gap === -1 ? [first, ''] : [first.slice(0, gap), first.slice(gap).trim()];
    this.#path.length = Math.min(depth, this.#path.length, DEEPEST);
    this.#path.push(name);
    this.#heading = null;
    this.#reading = null;
    // A row without a time is a module, or a benchmark whose arguments follow.
    if (fastest === '') return;
    const reading = this.#collector.reading(this.#path.join('::'), this.#crate);
    if (fastest === '(ignored)') reading.ended('skipped', 'It is marked to be ignored');
    else this.#times(reading, cellOf(cells, 2), cellOf(cells, 4), cellOf(cells, 5));
  }

  #times(reading: ReadingCollector, median: string, samples: string, iterations: string): void {
    const time = quantityOf(median, nanosecondsIn);
    if (time === null) {
      this.#collector.unreadable(`${excerpt(median)} is not a median time`);
      return;
    }
    this.#reading = reading;
    reading.metadata.set('samples', samples);
    reading.sample(TIME, time, iterations === '' ? null : Number(iterations));
  }

  /** Rates first; then headings, each with a row of counts and a row of bytes. */
  #below(reading: ReadingCollector, row: string): void {
    const cells = row.split('│', 3);
    const [first, median] = [cellOf(cells, 0), cellOf(cells, 2)];
    if (first.endsWith(':')) {
      this.#heading = first.slice(0, -1);
      this.#rowsBelow = 0;
    } else if (this.#heading === null) this.#rate(reading, median);
    else if (this.#heading === 'alloc') this.#allocation(reading, median);
  }

  #rate(reading: ReadingCollector, median: string): void {
    const bytes = quantityOf(median.replace(/\/s$/, ''), bytesIn);
    const items = quantityOf(median, unit => ITEM_UNITS.get(unit) ?? null);
    if (bytes !== null) reading.sample(BYTE_RATE, bytes);
    else if (items !== null) reading.sample(THROUGHPUT, items);
  }

  #allocation(reading: ReadingCollector, median: string): void {
    this.#rowsBelow += 1;
    const bytes = quantityOf(median, bytesIn);
    if (this.#rowsBelow === 1 && NUMERAL.test(median)) reading.sample(ALLOCATIONS, Number(median));
    else if (this.#rowsBelow === 2 && bytes !== null) reading.sample(ALLOCATED, bytes);
  }
}

const cellOf = (cells: readonly string[], index: number): string => cells[index]?.trim() ?? '';

/** Whether three columns for each level lead to a branch at `corner`: `│  ├─ `. */
const isIndent = (text: string, corner: number): boolean =>
  corner % 3 === 0 && '├╰'.includes(text.charAt(corner)) && /^(?:[│ ] {2})*$/.test(text.slice(0, corner));

/** The name in front of the heading of a table; null for any other line. */
function crateOf(line: string): string | null {
  const heading = HEADER.exec(line);
  const name = heading === null ? '' : line.slice(0, heading.index);
  return /^\S/.test(name) ? name : null;
}

/** Items and characters a second with SI prefixes. */
const ITEM_UNITS: ReadonlyMap<string, number> = new Map(
  ['item', 'char', 'cycle'].flatMap(unit =>
    (
      [
        ['', 1],
        ['K', 1e3],
        ['M', 1e6],
        ['G', 1e9],
        ['T', 1e12],
      ] as const
    ).map(([prefix, factor]) => [`${prefix}${unit}/s`, factor] as const),
  ),
);

const NUMERAL = /^[\d.]+$/;

/** `4.683 µs` in base units, or null. */
function quantityOf(text: string, factorOf: (unit: string) => number | null): number | null {
  const blank = text.indexOf(' ');
  const factor = blank === -1 ? null : factorOf(text.slice(blank + 1));
  if (factor === null || !NUMERAL.test(text.slice(0, blank))) return null;
  const value = groupedNumber(text.slice(0, blank));
  return Number.isNaN(value) ? null : value * factor;
}
