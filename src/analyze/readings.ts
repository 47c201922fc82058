import type { ResourceSeries } from '../model/event.ts';

/** A stretch of time, milliseconds. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Readings of one stretch of an invocation. Times of a series count from the start of its watch and those of a load from its first moment: the one
 * is begun right before the other, nearer than two readings are to each other.
 */
export class Readings {
  readonly #series: ResourceSeries;
  readonly #rows: readonly number[];

  constructor(series: ResourceSeries, { fromMs, toMs }: Stretch) {
    this.#series = series;
    this.#rows = series.atMs.flatMap((at, i) => (at >= fromMs && at <= toMs ? [i] : []));
  }

  /** Growth a second of a total; null without two readings. */
  rate(column: string): number | null {
    const [first, last] = [this.#rows[0], this.#rows.at(-1)];
    const values = this.#series.columns[column];
    if (values === undefined || first === undefined || last === undefined || first === last) return null;
    const seconds = ((this.#series.atMs[last] ?? 0) - (this.#series.atMs[first] ?? 0)) / 1e3;
    return seconds > 0 ? ((values[last] ?? 0) - (values[first] ?? 0)) / seconds : null;
  }

  /** Null without a reading. */
  mean(column: string): number | null {
    const values = this.#valuesOf(column);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  }

  most(column: string): number | null {
    return this.#valuesOf(column).reduce<number | null>(
      (most, value) => Math.max(most ?? value, value),
      null,
    );
  }

  #valuesOf(column: string): readonly number[] {
    const values = this.#series.columns[column];
    return values === undefined ? [] : this.#rows.flatMap(row => values[row] ?? []);
  }
}
