import type { Collector } from '../collector.ts';
import { type Column, LocustTable, LocustTimes } from '../locust-table.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { excerpt } from '../plain.ts';
import { readResponses } from '../responses.ts';
import { tellCollapse } from '../throughput-windows.ts';
import { THROUGHPUT } from '../vocabulary.ts';

/**
 * `<prefix>_stats_history.csv` of `locust --csv`, with `--csv-full-history` for each request: a row a second, whose totals are those since
 * the start. The last row is the run; the rates on the way are samples. Source: locustio/locust, `locust/stats.py`, `StatsCSVFileWriter`.
 */
export const locustHistory: LineParser = {
  kind: 'lines',
  format: 'locust-history',
  about: '`locust --csv PREFIX`: `PREFIX_stats_history.csv`',
  recognises: head => /^"?Timestamp"?,"?User Count"?,"?Type"?,"?Name"?,/.test(head),
  open: collector => new LocustHistoryReader(collector),
};

/** Requests whose course is kept. */
const NAMES = 1000;
/** Rates that are kept of each, to see whether they fell. */
const SECONDS = 3600;

/** What is known of one request so far. */
interface Course {
  /** Its last row, whose totals are those of the run. */
  row: string;
  /** Good responses a second, while as many users were there as ever. */
  readonly rates: number[];
  users: number;
}

class LocustHistoryReader implements LineReader {
  readonly #collector: Collector;
  #rows: Rows | null = null;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  line(text: string): void {
    if (text === '') return;
    if (this.#rows === null) this.#rows = new Rows(text, this.#collector);
    else this.#rows.row(text);
  }

  end(): void {
    if (this.#rows === null) this.#collector.broken('It has no heading');
    else this.#rows.end();
  }
}

/** What stands below a heading. */
class Rows {
  readonly #collector: Collector;
  readonly #courses = new Map<string, Course>();
  readonly #table: LocustTable;
  readonly #times: LocustTimes;
  readonly #users: Column;
  readonly #total: Column;
  readonly #failed: Column;
  readonly #rate: Column;
  readonly #failureRate: Column;

  constructor(heading: string, collector: Collector) {
    this.#collector = collector;
    this.#table = new LocustTable(heading);
    this.#times = new LocustTimes(this.#table, 'Total ');
    this.#users = this.#table.column('User Count');
    this.#total = this.#table.column('Total Request Count');
    this.#failed = this.#table.column('Total Failure Count');
    this.#rate = this.#table.column('Requests/s');
    this.#failureRate = this.#table.column('Failures/s');
  }

  row(text: string): void {
    const table = this.#table;
    const users = table.read(text) ? table.number(this.#users) : null;
    if (users === null || table.number(this.#total) === null) {
      this.#collector.unreadable(() => `${excerpt(text)} is not a row of the heading's columns`);
      return;
    }
    const course = this.#course(table.name);
    course.row = text;
    rated(course, users, (table.number(this.#rate) ?? 0) - (table.number(this.#failureRate) ?? 0));
  }

  end(): void {
    for (const [name, course] of this.#courses) this.#tell(name, course);
  }

  #course(name: string): Course {
    const known = this.#courses.get(name);
    if (known !== undefined) return known;
    const course = { row: '', rates: [], users: 0 };
    if (this.#courses.size < NAMES) this.#courses.set(name, course);
    else this.#collector.problem(`It has more than ${NAMES} requests; the rest is left out`);
    return course;
  }

  #tell(name: string, { row, rates }: Course): void {
    this.#table.read(row);
    const total = this.#table.number(this.#total) ?? 0;
    const failed = this.#table.number(this.#failed) ?? 0;
    const reading = this.#collector.reading(name);
    if (!readResponses({ name, total, failed, causes: [] }, reading, this.#collector)) return;
    this.#times.tell(total, reading);
    for (const rate of rates) if (rate > 0) reading.sample(THROUGHPUT, rate);
    tellCollapse(name, rates, this.#collector);
  }
}

/** While users come the rate rises with them, and while they go it falls: only the plateau says how the target kept up. */
function rated(course: Course, users: number, rate: number): void {
  if (users > course.users) course.rates.length = 0;
  course.users = Math.max(course.users, users);
  if (users === course.users && course.rates.length < SECONDS) course.rates.push(rate);
}
