import { binOf, type Histogram } from './histogram.ts';

/** A histogram that is filled value by value. */
export class HistogramCounter {
  readonly #counts = new Map<number, number>();

  /** `value` is 0 or more. */
  add(value: number): void {
    const bin = binOf(value);
    this.#counts.set(bin, (this.#counts.get(bin) ?? 0) + 1);
  }

  histogram(): Histogram {
    const sorted = [...this.#counts].sort(([a], [b]) => a - b);
    return { bins: sorted.map(([bin]) => bin), counts: sorted.map(([, count]) => count) };
  }
}
