/** Metrics of a suite; all but one are never changed. */
export const METRICS = 20;
/** How much slower that one truly is. 0 measures false alarms. */
export const SLOWDOWNS: readonly number[] = [0, 0.05, 0.1, 0.2];

/** Where the times of pushes come from: a model, or a recording. */
export interface Noise {
  /** Row label, unique. */
  readonly name: string;
  /** Part of the seed of its pushes. */
  readonly seed: string;
  readonly origin: 'model' | 'recording';
  readonly metric: 'time.wall' | 'cpu.perop';
  /** Robust spread of ln(second / first) of identical runs in pairs, by group of metrics that share their noise. */
  readonly pairNoise: Readonly<Record<string, number>>;
  /** The noise of one push; `push` counts from 0 and says which group is slowed, `seed` fixes all that is random. */
  open(push: number, seed: number): PushNoise;
}

/** Times of one push, ns. All arrays have a place for each of `METRICS`. */
export interface PushNoise {
  /** Index of the slowed metric, and its group in `pairNoise`. */
  readonly slowed: number;
  readonly group: string;
  /** The next `count` pairs of every metric, round-robin: runs 2k and 2k + 1 are pair k, in the order taken. */
  pairs(count: number): readonly (readonly number[])[];
  /** `count` jobs, each on an occasion of its own: one run of every metric. */
  jobs(count: number): readonly (readonly number[])[];
  /** `count` runs of the base, then as many of the head. */
  blocks(count: number): readonly Sides[];
  /** `count` pairs of a metric in a row, base first. */
  alternation(count: number): readonly Sides[];
  /** One process a side with its iterations; null where they were not measured. */
  processes(): readonly Processes[] | null;
}

/** Base and head of one metric. */
export interface Sides {
  readonly base: readonly number[];
  readonly head: readonly number[];
}

/** The iterations inside one process, summed up. */
export interface Iterations {
  readonly count: number;
  readonly mean: number;
  readonly sd: number;
}

export interface Processes {
  readonly base: Iterations;
  readonly head: Iterations;
}

/** `count` results of `make`. */
export const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
