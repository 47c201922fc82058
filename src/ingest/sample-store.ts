import { createRandom, type Random } from '../stats/random.ts';
import { SAMPLES_KEPT } from './limits.ts';

/** Values that a whole file may still keep. */
export interface Allowance {
  left: number;
}

/**
 * Values of one metric in bounded memory: all of them up to the allowance, from there on a uniform random choice, because every second value of
 * an alternating series would be all of one kind. Count, mean, least and largest stay exact. Source: J. S. Vitter, "Random sampling with
 * a reservoir", 1985, algorithm X: one draw from a fixed seed for each value that is taken, not for each that is seen.
 */
export class SampleStore {
  readonly values: number[] = [];
  count = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  #mean = 0;
  readonly #allowance: Allowance;
  readonly #capacity: number;
  readonly #random: Random;
  /** How likely it was to pass over every value since the last that was taken; where it falls to the draw, the next is taken. */
  #passing = 1;
  #draw: number;

  /** `capacity`: values that are kept at most; `seed` fixes which, so that a file is read the same each time. */
  constructor(allowance: Allowance, capacity = SAMPLES_KEPT, seed = 1) {
    this.#allowance = allowance;
    this.#capacity = capacity;
    this.#random = createRandom(seed);
    this.#draw = this.#random.next();
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
    if (this.#hasRoom()) {
      this.values.push(value);
      this.#allowance.left -= 1;
    } else {
      this.#passing *= 1 - this.values.length / this.count;
      if (this.#passing <= this.#draw) this.#take(value);
    }
  }

  #hasRoom(): boolean {
    return this.values.length === 0 || (this.values.length < this.#capacity && this.#allowance.left > 0);
  }

  #take(value: number): void {
    this.values[this.#random.below(this.values.length)] = value;
    this.#passing = 1;
    this.#draw = this.#random.next();
  }
}
