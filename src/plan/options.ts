import type { Selection } from './select.ts';

/** What is in the file of a replay. */
export interface ReplayFacts {
  readonly arrivals: number;
  /** Moment of the last, milliseconds since the start of the load. */
  readonly durationMs: number;
  /** 16 hex digits over the file: another one is another load. */
  readonly content: string;
}

/** What the caller adds to the config: names that a file cannot know, and what the command line overrides. Null: as configured. */
export interface PlanOptions {
  /** Relative to the working directory. */
  readonly configFile: string;
  /** The suite's name where the config gives none: the repository's name. */
  readonly fallbackSuite: string;
  readonly selection: Selection;
  readonly seed: number | null;
  readonly budgetMs: number | null;
  /** Samples after warm-up; both the smallest and the largest number. */
  readonly samples: number | null;
  readonly durationMs: number | null;
  /** Moments of replays that were read, by the file's name in the config. */
  readonly replays?: Readonly<Record<string, ReplayFacts>>;
  /** Of repeated scenarios only this run; null or absent: all of them. */
  readonly repetition?: number | null;
}
