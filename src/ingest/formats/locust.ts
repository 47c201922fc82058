import type { Collector } from '../collector.ts';
import { type Column, LocustTable, LocustTimes } from '../locust-table.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { excerpt } from '../plain.ts';
import { readResponses } from '../responses.ts';
import { THROUGHPUT } from '../vocabulary.ts';

/**
 * `<prefix>_stats.csv` of `locust --csv`: a row for each request and one for all of them. Source: locustio/locust, `locust/stats.py`,
 * `StatsCSV`.
 */
export const locust: LineParser = {
  kind: 'lines',
  format: 'locust',
  about: '`locust --csv PREFIX`: `PREFIX_stats.csv`',
  recognises: head => /^"?Type"?,"?Name"?,"?(?:Request Count|# requests)/.test(head),
  open: collector => new LocustReader(collector),
};

/** The row of all requests, whose type is empty or `None`; before 0.13 it was called a total. */
const ALL = /^(?:None )?\s*(?:Aggregated|Total)$/;

class LocustReader implements LineReader {
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
  readonly #table: LocustTable;
  readonly #times: LocustTimes;
  readonly #total: Column;
  readonly #failed: Column;
  readonly #rate: Column;
  readonly #failureRate: Column;
  #isWhole = false;

  constructor(heading: string, collector: Collector) {
    this.#collector = collector;
    this.#table = new LocustTable(heading);
    this.#times = new LocustTimes(this.#table, '');
    this.#total = this.#table.column('Request Count', '# requests');
    this.#failed = this.#table.column('Failure Count', '# failures');
    this.#rate = this.#table.column('Requests/s', 'Requests/sec');
    this.#failureRate = this.#table.column('Failures/s');
  }

  row(text: string): void {
    const table = this.#table;
    const total = table.read(text) ? table.number(this.#total) : null;
    if (total === null) {
      this.#collector.unreadable(() => `${excerpt(text)} is not a row of the heading's columns`);
      return;
    }
    const { name } = table;
    if (ALL.test(name)) this.#isWhole = true;
    const failed = table.number(this.#failed) ?? 0;
    const reading = this.#collector.reading(name);
    if (!readResponses({ name, total, failed, causes: [] }, reading, this.#collector)) return;
    this.#times.tell(total, reading);
    const rate = table.number(this.#rate);
    if (rate !== null) reading.sample(THROUGHPUT, rate - (table.number(this.#failureRate) ?? 0));
  }

  /** The last row is that of all requests together. */
  end(): void {
    if (!this.#isWhole) this.#collector.broken('It has no row of all requests: it was cut off');
  }
}
