import type { ResourceSeries } from '../../model/event.ts';
import type { Column } from './columns.ts';
import type { Readings } from './monitor.ts';

const dropEverySecond = <T>(values: readonly T[]): T[] => values.filter((_, index) => index % 2 === 0);

/**
 * Collects rows of readings in a bounded number: when there are `limit` of them, every second one is dropped and from then on only
 * every second sample becomes a row. Peaks are kept over all samples, dropped or not.
 */
export class SeriesRecorder {
  private atMs: number[] = [];
  private rows: Readings[] = [];
  private latest: Readings = {};
  private stride = 1;
  private samples = 0;
  private readonly peaks = new Map<Column, number>();
  private readonly limit: number;

  constructor(limit = 2_000) {
    this.limit = limit;
  }

  /** Takes the readings of one sample; `isRow` is false when nothing lived any more and only totals were read. */
  add(atMs: number, readings: Readings, isRow: boolean): void {
    for (const [column, value] of Object.entries(readings) as [Column, number][])
      this.peaks.set(column, Math.max(this.peaks.get(column) ?? value, value));
    this.latest = { ...this.latest, ...readings };
    if (!isRow) return;
    if (this.samples % this.stride === 0) {
      this.atMs.push(atMs);
      this.rows.push(this.latest);
    }
    this.samples += 1;
    if (this.rows.length >= this.limit) this.thin();
  }

  /** Largest value read of a column, undefined when there was none. */
  peak(column: Column): number | undefined {
    return this.peaks.get(column);
  }

  /** Null without a row. A column holds its last reading where it was not read, and its first one before that. */
  series(samplerUtilization: number): ResourceSeries | null {
    if (this.rows.length === 0) return null;
    const last = this.rows.at(-1) ?? {};
    const columns = Object.fromEntries(
      (Object.keys(last) as Column[]).map(column => [column, this.column(column)]),
    );
    return { atMs: this.atMs, columns, samplerUtilization };
  }

  private column(column: Column): number[] {
    const first = this.rows.find(row => row[column] !== undefined)?.[column] ?? 0;
    return this.rows.map(row => row[column] ?? first);
  }

  private thin(): void {
    this.atMs = dropEverySecond(this.atMs);
    this.rows = dropEverySecond(this.rows);
    this.stride *= 2;
  }
}
