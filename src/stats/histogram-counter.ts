import { binOf, type Histogram } from './histogram.ts';

/** Bins that are made room for together: about an octave. */
const PAGE_BITS = 7;
const PAGE_BINS = 2 ** PAGE_BITS;

/** A histogram that is filled value by value. It has room for the octaves in which something was counted, and for no others. */
export class HistogramCounter {
  /** Doubles count exactly for as long as any load runs. */
  readonly #pages: (Float64Array | undefined)[] = [];

  /** `value` is 0 or more. */
  add(value: number): void {
    const bin = binOf(value);
    const page = this.#pages[bin >> PAGE_BITS] ?? this.#open(bin >> PAGE_BITS);
    page[bin % PAGE_BINS] = (page[bin % PAGE_BINS] ?? 0) + 1;
  }

  #open(number: number): Float64Array {
    const page = new Float64Array(PAGE_BINS);
    this.#pages[number] = page;
    return page;
  }

  histogram(): Histogram {
    const bins: number[] = [];
    const counts: number[] = [];
    this.#pages.forEach((page, number) => {
      page?.forEach((count, place) => {
        if (count === 0) return;
        bins.push(number * PAGE_BINS + place);
        counts.push(count);
      });
    });
    return { bins, counts };
  }
}
