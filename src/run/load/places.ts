/** Places for operations that are under way at once, numbered from 0. The one that became free last is taken first: its connection is warm. */
export class Places {
  readonly #free: number[] = [];
  readonly #most: number;
  #made = 0;
  #taken = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get taken(): number {
    return this.#taken;
  }

  /** A free place, or null. */
  take(): number | null {
    const place = this.#free.pop() ?? (this.#made < this.#most ? this.#made++ : null);
    if (place !== null) this.#taken += 1;
    return place;
  }

  give(place: number): void {
    this.#taken -= 1;
    this.#free.push(place);
  }
}
