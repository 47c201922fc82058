import type { Collector } from '../collector.ts';
import { MESSAGE_CHARS } from '../limits.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { excerpt } from '../plain.ts';
import { nanosecondsIn, TIME } from '../vocabulary.ts';

/**
 * The console report of Catch2 2 and 3: a table of benchmarks below each test case, three lines for a benchmark, of which the mean is one
 * value; a long name takes more lines. Successful test cases without benchmarks are not printed. Source: catchorg/Catch2,
 * `catch_reporter_console.cpp`.
 */
export const catch2Text: LineParser = {
  kind: 'lines',
  format: 'catch2-text',
  about: 'Catch2: the console report',
  recognises: head =>
    /^\S+ is a Catch2? v\d/m.test(head) ||
    /^benchmark name +samples +iterations +(?:estimated|est run time)/m.test(head),
  open: collector => new Catch2TextReader(collector),
};

const RULE = /^-{70,}$/;
/** Both are sought in a row without blanks at its end, from the first blank of a run. */
const COUNTS = /(?<!\s)\s+(\d+)\s+(\d+)\s+[\d.]+ \S+$/;
const FAILED = /(?<!\s)\s+Benchmark failed \(/;
const MEANS = /^\s+([\d.]+|nan) (\S+)\s+(?:[\d.]+|nan) /;

class Catch2TextReader implements LineReader {
  readonly #collector: Collector;
  /** What the lines up to the next rule, or the next empty line of a table, belong to. */
  #part: 'report' | 'title' | 'header' | 'table' = 'report';
  #title: string[] = [];
  #rows: string[] = [];
  /** What is said of a failure, up to the next empty line; null where none is being read. */
  #failure: string | null = null;
  #hasSummary = false;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  line(text: string): void {
    if (RULE.test(text)) this.#rule();
    else if (text.startsWith('benchmark name ')) this.#header();
    else if (this.#part === 'title') this.#title.push(text.slice(0, MESSAGE_CHARS));
    else if (this.#part === 'table') this.#row(text);
    else if (this.#part === 'report') this.#report(text);
  }

  end(): void {
    this.#benchmark();
    this.#flush();
    if (!this.#hasSummary) this.#collector.broken('It ends before the summary of the tests');
  }

  #header(): void {
    this.#flush();
    this.#part = 'header';
  }

  #rule(): void {
    this.#benchmark();
    this.#flush();
    if (this.#part === 'header') this.#part = 'table';
    else if (this.#part === 'title') this.#part = 'report';
    else {
      this.#part = 'title';
      this.#title = [];
    }
  }

  #row(text: string): void {
    if (text.trim() !== '' && !text.startsWith('===')) {
      if (this.#rows.length < MAX_ROWS) this.#rows.push(text);
    } else if (this.#rows.length > 0) this.#benchmark();
    else this.#leaveTable(text);
  }

  /** A table ends with a second empty line, or where something else begins. */
  #leaveTable(text: string): void {
    this.#part = 'report';
    this.#report(text);
  }

  #report(text: string): void {
    if (/^(?:All tests passed|test cases:|No tests ran)/.test(text)) this.#hasSummary = true;
    if (/^.*: FAILED:/.test(text)) this.#failure = '';
    else if (this.#failure !== null && /^[.=]{70,}$/.test(text)) this.#flush();
    else if (this.#failure !== null && this.#failure.length < MESSAGE_CHARS) this.#failure += `${text}\n`;
  }

  #flush(): void {
    if (this.#failure !== null) this.#collector.reading(this.#path()).ended('failed', this.#failure);
    this.#failure = null;
  }

  /** The test case and its sections. */
  #path(): string {
    return this.#title.map(part => part.trim()).join(' / ');
  }

  #benchmark(): void {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length === 0) return;
    const place = rows.findIndex(row => beginningOf(row) !== null);
    const beginning = beginningOf(rows[place] ?? '');
    const name = [...rows.slice(0, Math.max(0, place)), beginning?.name ?? '']
      .map(part => part.trim())
      .join(' ')
      .trim();
    const [, mean, unit = ''] = MEANS.exec(rows[place + 1] ?? '') ?? [];
    const factor = nanosecondsIn(unit);
    const reading = () => this.#collector.reading(name, this.#path());
    if (beginning?.kind === 'failed') reading().ended('failed', beginning.reason);
    else if (beginning === null || mean === undefined || factor === null) {
      this.#collector.problem(`${excerpt(rows.join(' '))} is not a row of the table of benchmarks`);
    } else reading().sample(TIME, Number(mean) * factor, beginning.rounds);
  }
}

/** What the first line of a benchmark says. */
type Beginning =
  | { readonly kind: 'counts'; readonly name: string; readonly rounds: number }
  | { readonly kind: 'failed'; readonly name: string; readonly reason: string };

/** Null: the line is the beginning of a long name, or no row at all. */
function beginningOf(row: string): Beginning | null {
  const line = row.trimEnd();
  const failed = FAILED.exec(line);
  if (failed !== null && line.endsWith(')')) {
    const name = line.slice(0, failed.index);
    return { kind: 'failed', name, reason: line.slice(failed.index + failed[0].length, -1) };
  }
  const counts = COUNTS.exec(line);
  if (counts === null) return null;
  const [, samples, iterations] = counts;
  return {
    kind: 'counts',
    name: line.slice(0, counts.index),
    rounds: Number(samples) * Number(iterations),
  };
}

/** Lines of one row of the table: a name of 500 characters takes 14. */
const MAX_ROWS = 40;
