import type { Collector } from '../collector.ts';
import { type LocustRow, LocustTable, nameOf, numberIn, readTimes } from '../locust-row.ts';
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
  row: LocustRow;
  /** Good responses a second, while as many users were there as ever. */
  readonly rates: number[];
  users: number;
}

class LocustHistoryReader implements LineReader {
  readonly #collector: Collector;
  readonly #courses = new Map<string, Course>();
  #table: LocustTable | null = null;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  line(text: string): void {
    if (text === '') return;
    if (this.#table === null) this.#table = new LocustTable(text);
    else this.#row(text, this.#table);
  }

  end(): void {
    if (this.#table === null) this.#collector.broken('It has no heading');
    for (const [name, course] of this.#courses) this.#tell(name, course);
  }

  #row(text: string, table: LocustTable): void {
    const row = table.row(text);
    const users = row === null ? null : numberIn(row, 'User Count');
    if (row === null || users === null || numberIn(row, 'Total Request Count') === null) {
      this.#collector.problem(`${excerpt(text)} is not a row of the heading's columns`);
      return;
    }
    const name = nameOf(row);
    const course = this.#courses.get(name) ?? this.#open(name, row);
    course.row = row;
    this.#rate(course, users, (numberIn(row, 'Requests/s') ?? 0) - (numberIn(row, 'Failures/s') ?? 0));
  }

  #open(name: string, row: LocustRow): Course {
    const course = { row, rates: [], users: 0 };
    if (this.#courses.size < NAMES) this.#courses.set(name, course);
    else this.#collector.problem(`It has more than ${NAMES} requests; the rest is left out`);
    return course;
  }

  /** While users come the rate rises with them, and while they go it falls: only the plateau says how the target kept up. */
  #rate(course: Course, users: number, rate: number): void {
    if (users > course.users) course.rates.length = 0;
    course.users = Math.max(course.users, users);
    if (users === course.users && course.rates.length < SECONDS) course.rates.push(rate);
  }

  #tell(name: string, { row, rates }: Course): void {
    const total = numberIn(row, 'Total Request Count') ?? 0;
    const failed = numberIn(row, 'Total Failure Count') ?? 0;
    const reading = this.#collector.reading(name);
    if (!readResponses({ name, total, failed, causes: [] }, reading, this.#collector)) return;
    readTimes(row, 'Total ', total, reading);
    for (const rate of rates) if (rate > 0) reading.sample(THROUGHPUT, rate);
    tellCollapse(name, rates, this.#collector);
  }
}
