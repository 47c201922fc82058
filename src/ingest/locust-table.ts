import { CsvLine, csvFields } from './csv.ts';
import type { ReadMetric } from './reading.ts';
import type { ReadingCollector } from './reading-collector.ts';
import { type LatencyStatistic, latencyOf } from './vocabulary.ts';

/** Where a column stands, from 0; null: the file has none of this name. */
export type Column = number | null;

/** A CSV file of Locust: its rows one at a time, by the columns of its heading, which differ from version to version. */
export class LocustTable {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #row = new CsvLine();
  readonly #type: Column;
  readonly #name: Column;

  constructor(heading: string) {
    this.#columns = new Map(csvFields(heading).map((column, index) => [column.trim(), index]));
    this.#type = this.column('Type', 'Method');
    this.#name = this.column('Name');
  }

  /** The first of these names that the heading has. */
  column(...names: readonly string[]): Column {
    for (const name of names) {
      const index = this.#columns.get(name);
      if (index !== undefined) return index;
    }
    return null;
  }

  /** Takes the next row. False: the line has another number of fields than the heading. */
  read(line: string): boolean {
    this.#row.read(line);
    return this.#row.size === this.#columns.size;
  }

  /** A number of the row; null where it is absent or `N/A`. */
  number(column: Column): number | null {
    return column === null ? null : this.#row.number(column);
  }

  /** `GET /orders`; what is no HTTP request has its own type: `grpc Orders`. */
  get name(): string {
    const [type, name] = [this.#text(this.#type), this.#text(this.#name)];
    return type === '' || name === '' ? type + name : `${type} ${name}`;
  }

  #text(column: Column): string {
    return column === null ? '' : (this.#row.text(column) ?? '');
  }
}

const STATISTICS: readonly (readonly [string, LatencyStatistic])[] = [
  ['Average Response Time', 'mean'],
  ['50%', 'p50'],
  ['90%', 'p90'],
  ['95%', 'p95'],
  ['99%', 'p99'],
  ['99.9%', 'p999'],
  ['Max Response Time', 'max'],
];

/**
 * Reads times in milliseconds; percentiles are those of buckets, two digits wide above 100 ms. `prefix`: `Total ` in a history, whose percentiles
 * are those of the last ten seconds and thus left out.
 */
export class LocustTimes {
  readonly #table: LocustTable;
  readonly #columns: readonly (readonly [column: Column, metric: ReadMetric])[];

  constructor(table: LocustTable, prefix: '' | 'Total ') {
    this.#table = table;
    this.#columns = STATISTICS.map(([column, statistic]) => [
      table.column(`${prefix}${column}`),
      latencyOf(statistic),
    ]);
  }

  /** Those of the table's row, of `count` requests. */
  tell(count: number, reading: ReadingCollector): void {
    for (const [column, metric] of this.#columns) {
      const milliseconds = this.#table.number(column);
      if (milliseconds !== null) reading.sample(metric, milliseconds * 1e6, count);
    }
  }
}
