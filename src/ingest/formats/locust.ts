import type { Collector } from '../collector.ts';
import { LocustTable, nameOf, numberIn, readTimes } from '../locust-row.ts';
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

class LocustReader implements LineReader {
  readonly #collector: Collector;
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
  }

  #row(text: string, table: LocustTable): void {
    const row = table.row(text);
    const total = row === null ? null : (numberIn(row, 'Request Count') ?? numberIn(row, '# requests'));
    if (row === null || total === null) {
      this.#collector.problem(`${excerpt(text)} is not a row of the heading's columns`);
      return;
    }
    const name = nameOf(row);
    const failed = numberIn(row, 'Failure Count') ?? numberIn(row, '# failures') ?? 0;
    const reading = this.#collector.reading(name);
    if (!readResponses({ name, total, failed, causes: [] }, reading, this.#collector)) return;
    readTimes(row, '', total, reading);
    const rate = numberIn(row, 'Requests/s') ?? numberIn(row, 'Requests/sec');
    if (rate !== null) reading.sample(THROUGHPUT, rate - (numberIn(row, 'Failures/s') ?? 0));
  }
}
