import { createRandom } from '../stats/random.ts';
import { SAMPLES_KEPT } from './limits.ts';

/** Values that a whole file may still keep. */
export interface Allowance {
  left: number;
}

/**
 * Values of one metric in bounded memory: all of them up to the allowance, from there on a uniform random choice (Li's algorithm L
 * with a fixed seed: one draw for each value that is taken, not for each that is seen), because every second value of an alternating series would be all of one kind. Count, mean, least and largest stay
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
  /** Li's W, and the count at which the next value is taken; null while every value is. */
  #weight = 1;
  #next: number | null = null;

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
    if (this.#next === null && this.#hasRoom()) {
      this.values.push(value);
      this.#allowance.left -= 1;
    } else if (this.#next === null) this.#skip();
    else if (this.count >= this.#next) {
      this.values[this.#random.below(this.values.length)] = value;
      this.#skip();
    }
  }

  #hasRoom(): boolean {
    return this.values.length === 0 || (this.values.length < this.#capacity && this.#allowance.left > 0);
  }

  /** How many values are passed over until the next is taken: geometric with W, which falls as more are seen. */
  #skip(): void {
    this.#weight *= (1 - this.#random.next()) ** (1 / this.values.length);
    const passed = Math.floor(Math.log(1 - this.#random.next()) / Math.log1p(-this.#weight));
    this.#next = this.count + 1 + Math.max(0, passed);
  }
}
