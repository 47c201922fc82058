import type { Collector } from '../collector.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { copy, excerpt } from '../plain.ts';
import { coverageOf } from '../vocabulary.ts';

/**
 * Tracefiles of lcov 1 and 2 and of what writes the same (coverage.py, c8, istanbul, node, grcov, llvm-cov): `SF` opens the record of a file,
 * `end_of_record` closes it. `LF`, `BRF` and `FNF` are what the tool itself says; where they are absent, lines, branches and functions
 * are counted from their own records. Source: geninfo(1), "TRACEFILE FORMAT".
 */
export const lcov: LineParser = {
  kind: 'lines',
  format: 'lcov',
  about: 'lcov tracefiles, of lcov and of coverage.py, c8, istanbul and others',
  recognises: head => /^SF:/m.test(head) && /^(?:DA:\d|LF:\d|FNF:\d|BRF:\d|end_of_record)/m.test(head),
  open: collector => new LcovReader(collector),
};

type What = 'lines' | 'branches' | 'functions';

/** How many of a kind there are, and how many were reached. */
interface Counts {
  found: number;
  hit: number;
}

const none = (): Record<What, Counts> => ({
  lines: { found: 0, hit: 0 },
  branches: { found: 0, hit: 0 },
  functions: { found: 0, hit: 0 },
});

/** The first letters of keys. */
const [B, D, F, L] = [0x42, 0x44, 0x46, 0x4c];

/** Keys that mean something, without what belongs behind them. */
const BARE: ReadonlySet<string> = new Set([
  'SF',
  'DA',
  'LF',
  'LH',
  'BRDA',
  'BRF',
  'BRH',
  'FNDA',
  'FNA',
  'FNF',
  'FNH',
]);

class LcovReader implements LineReader {
  readonly #collector: Collector;
  readonly #all = none();
  readonly #seen = new Set<string>();
  #file: string | null = null;
  /** Counted from the records of the file. */
  #counted = none();
  /** As the file's own sums say. */
  #stated = none();
  #files = 0;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  /** By the first letter, as there are many lines of few characters, and a table of keys takes longer than reading one. */
  line(text: string): void {
    const letter = text.charCodeAt(0);
    if (letter === D) this.#lineReached(text);
    else if (letter === B) this.#branch(text);
    else if (letter === F) this.#function(text);
    else if (letter === L) this.#lines(text);
    else this.#other(text);
  }

  #lineReached(text: string): void {
    if (text.startsWith('DA:')) this.#record(text, text.indexOf(',') + 1, this.#counted.lines);
    else this.#other(text);
  }

  #branch(text: string): void {
    if (text.startsWith('BRDA:')) this.#record(text, afterCommas(text, 3), this.#counted.branches);
    else if (text.startsWith('BRF:')) this.#sum(text, this.#stated.branches, 'found');
    else if (text.startsWith('BRH:')) this.#sum(text, this.#stated.branches, 'hit');
    else this.#other(text);
  }

  /** `FN` says where a function begins, which counts nothing; `FNA` is lcov 2's. */
  #function(text: string): void {
    if (text.startsWith('FN:')) return;
    if (text.startsWith('FNDA:')) this.#record(text, afterCommas(text, 0), this.#counted.functions);
    else if (text.startsWith('FNA:')) this.#record(text, afterCommas(text, 1), this.#counted.functions);
    else if (text.startsWith('FNF:')) this.#sum(text, this.#stated.functions, 'found');
    else if (text.startsWith('FNH:')) this.#sum(text, this.#stated.functions, 'hit');
    else this.#other(text);
  }

  #lines(text: string): void {
    if (text.startsWith('LF:')) this.#sum(text, this.#stated.lines, 'found');
    else if (text.startsWith('LH:')) this.#sum(text, this.#stated.lines, 'hit');
    else this.#other(text);
  }

  #other(text: string): void {
    if (text.startsWith('SF:')) this.#open(text.slice(3));
    else if (text === 'end_of_record' || text.startsWith('end_of_record:')) this.#close();
    else if (BARE.has(text)) this.#collector.problem(`${text} has no value`);
  }

  end(): void {
    if (this.#file !== null) this.#collector.broken(`It ends before the record of ${this.#file} has ended`);
    else if (this.#files === 0) this.#collector.broken('It has no record of a file');
    const reading = this.#collector.reading('coverage');
    reading.metadata.set('files', this.#files);
    for (const what of ['lines', 'branches', 'functions'] as const) {
      const { found, hit } = this.#all[what];
      if (found > 0) reading.sample(coverageOf(what), hit / found);
    }
  }

  #open(file: string): void {
    if (this.#file !== null) this.#collector.broken(`The record of ${this.#file} does not end`);
    this.#file = file;
    this.#counted = none();
    this.#stated = none();
  }

  /** `DA:line,hits[,checksum]`, `BRDA:line,block,branch,taken`, `FNDA:hits,name`, `FNA:index,hits,name`; `-` is never. */
  #record(text: string, start: number, counts: Counts): void {
    const hits = start === 0 ? Number.NaN : countAt(text, start);
    if (Number.isNaN(hits)) this.#collector.problem(`${excerpt(text)} has no count`);
    else if (hits < 0) this.#collector.broken(`${excerpt(text)} counts less than nothing`);
    else {
      counts.found += 1;
      if (hits > 0) counts.hit += 1;
    }
  }

  /** `LF:7`. */
  #sum(text: string, counts: Counts, which: keyof Counts): void {
    const start = text.indexOf(':') + 1;
    const value = wholeAt(text, start) ?? Number(text.slice(start) || Number.NaN);
    if (Number.isSafeInteger(value) && value >= 0) counts[which] = value;
    else
      this.#collector.problem(
        () => `${text.slice(0, start - 1)} is ${excerpt(text.slice(start))}, not a count`,
      );
  }

  /** A file that several tests reached has a record of each, which cannot be joined without keeping every line. */
  #close(): void {
    const file = this.#file;
    this.#file = null;
    if (file === null) this.#collector.problem('A record ends that has not begun');
    else if (this.#seen.has(file))
      this.#collector.broken(() => `${file} has two records: join them with lcov -a before`);
    else this.#add(file);
  }

  #add(file: string): void {
    if (this.#seen.size < FILES) this.#seen.add(copy(file));
    this.#files += 1;
    for (const what of ['lines', 'branches', 'functions'] as const) {
      const { [what]: counted } = this.#counted;
      const { [what]: stated } = this.#stated;
      if (stated.hit > stated.found)
        this.#collector.broken(`${file} has ${stated.hit} of ${stated.found} ${what}: that cannot be`);
      else add(this.#all[what], stated.found > 0 ? stated : counted);
    }
  }
}

/** Where the field after so many commas begins, behind the key; 0 where there are fewer. */
function afterCommas(text: string, commas: number): number {
  let start = text.indexOf(':') + 1;
  for (let passed = 0; passed < commas && start > 0; passed += 1) start = text.indexOf(',', start) + 1;
  return start;
}

/** The count that begins at `start` and ends with the line or a comma; NaN where none does. A line has nothing else of interest, so it is read where it stands. */
function countAt(text: string, start: number): number {
  let value = 0;
  for (let at = start; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9)
      return at > start && text.charCodeAt(at) === COMMA ? value : unusualAt(text, start);
    value = value * 10 + digit;
  }
  return text.length > start ? value : Number.NaN;
}

/** The count that begins at `start` and ends with the line, if it is written in digits alone. */
function wholeAt(text: string, start: number): number | null {
  let value = 0;
  for (let at = start; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return text.length > start ? value : null;
}

const ZERO = 0x30;
const COMMA = 0x2c;

/** A count that is not made of digits alone: `-` is never, and some tools write `1e3` or `-1`. */
function unusualAt(text: string, start: number): number {
  const comma = text.indexOf(',', start);
  const written = comma === -1 ? text.slice(start) : text.slice(start, comma);
  if (written === '-') return 0;
  return written === '' ? Number.NaN : Number(written);
}

/** Files whose names are kept, to see one that stands twice. */
const FILES = 500_000;

function add(sum: Counts, { found, hit }: Counts): void {
  sum.found += found;
  sum.hit += hit;
}
