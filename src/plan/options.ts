import type { ReplayFacts } from '../model/load.ts';
import type { Intensity } from '../model/plan.ts';
import type { Selection } from './select.ts';

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
  readonly replays?: ReadonlyMap<string, ReplayFacts>;
  /** Of repeated scenarios only this run; null or absent: all of them. */
  readonly repetition?: number | null;
  /** Already applied to the config; null or absent: the config's own. */
  readonly intensity?: Intensity | null;
  /** What judges; null or absent: what the config says. */
  readonly against?: string | null;
  /** The base by the name that it was given; null or absent: it has none. */
  readonly base?: string | null;
}
