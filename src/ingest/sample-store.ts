import { createRandom } from '../stats/random.ts';
import { SAMPLES_KEPT } from './limits.ts';

/** Values that a whole file may still keep. */
export interface Allowance {
  left: number;
}

/**
 * Values of one metric in bounded memory: all of them up to the allowance, from there on a uniform random choice (Vitter's algorithm R
 * with a fixed seed), because every second value of an alternating series would be all of one kind. Count, mean, least and largest stay
 * exact.
 */
export class SampleStore {
  readonly values: number[] = [];
  count = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  #mean = 0;
  readonly #allowance: Allowance;
  readonly #capacity: number;
  readonly #random = createRandom(1);

  constructor(allowance: Allowance, capacity = SAMPLES_KEPT) {
    this.#allowance = allowance;
    this.#capacity = capacity;
  }

  get mean(): number {
    return this.#mean;
  }

  /** `value` is finite. */
  add(value: number): void {
    this.count += 1;
    // Without a sum, which could overflow.
    this.#mean += (value - this.#mean) / this.count;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    if (this.values.length === 0 || (this.values.length < this.#capacity && this.#allowance.left > 0)) {
      this.values.push(value);
      this.#allowance.left -= 1;
      return;
    }
    const place = Math.floor(this.#random.next() * this.count);
    if (place < this.values.length) this.values[place] = value;
  }
}
