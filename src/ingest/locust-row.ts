import { csvFields } from './csv.ts';
import type { ReadMetric } from './reading.ts';
import type { ReadingCollector } from './reading-collector.ts';
import { type LatencyStatistic, latencyOf } from './vocabulary.ts';

/** One row of a CSV file of Locust, by the names of its columns. */
export interface LocustRow {
  readonly columns: ReadonlyMap<string, number>;
  readonly fields: readonly string[];
}

/** Reads rows below the heading, whose columns differ from version to version. Null: the line has another number of fields. */
export class LocustTable {
  readonly #columns: ReadonlyMap<string, number>;

  constructor(heading: string) {
    this.#columns = new Map(csvFields(heading).map((column, index) => [column.trim(), index]));
  }

  row(line: string): LocustRow | null {
    const fields = csvFields(line);
    return fields.length === this.#columns.size ? { columns: this.#columns, fields } : null;
  }
}

/** The text in a column; null where the file has no such column. */
function textIn({ columns, fields }: LocustRow, column: string): string | null {
  const index = columns.get(column);
  return index === undefined ? null : (fields[index] ?? null);
}

/** A number of a row; null where it is absent or `N/A`. */
export function numberIn(row: LocustRow, column: string): number | null {
  const written = textIn(row, column);
  if (written === null || written === '' || written === 'N/A') return null;
  const value = Number(written);
  return Number.isNaN(value) ? null : value;
}

/** `GET /orders`; what is no HTTP request has its own type: `grpc Orders`. */
export function nameOf(row: LocustRow): string {
  const type = textIn(row, 'Type') ?? textIn(row, 'Method') ?? '';
  const name = textIn(row, 'Name') ?? '';
  return type === '' || name === '' ? type + name : `${type} ${name}`;
}

/** Columns with what they hold. */
type Statistics = readonly (readonly [column: string, metric: ReadMetric])[];

const STATISTICS: readonly (readonly [string, LatencyStatistic])[] = [
  ['Average Response Time', 'mean'],
  ['50%', 'p50'],
  ['90%', 'p90'],
  ['95%', 'p95'],
  ['99%', 'p99'],
  ['99.9%', 'p999'],
  ['Max Response Time', 'max'],
];

const columnsWith = (prefix: string): Statistics =>
  STATISTICS.map(([column, statistic]) => [`${prefix}${column}`, latencyOf(statistic)]);

const TIMES: Readonly<Record<'' | 'Total ', Statistics>> = {
  '': columnsWith(''),
  'Total ': columnsWith('Total '),
};

/**
 * Times in milliseconds; percentiles are those of buckets, two digits wide above 100 ms. `prefix`: `Total ` in a history, whose percentiles
 * are those of the last ten seconds and thus left out.
 */
export function readTimes(
  row: LocustRow,
  prefix: '' | 'Total ',
  count: number,
  reading: ReadingCollector,
): void {
  for (const [column, metric] of TIMES[prefix]) {
    const milliseconds = numberIn(row, column);
    if (milliseconds !== null) reading.sample(metric, milliseconds * 1e6, count);
  }
}
