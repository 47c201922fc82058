import type { BaselineStore } from './baseline/store.ts';
import type { Overrides } from './model/override.ts';
import type { Intensity, ShardChoice } from './model/plan.ts';
import type { Policy } from './model/policy.ts';
import type { Selection } from './plan/select.ts';
import type { Listener } from './run/run.ts';

/** What somebody asks for, typed by an entry from flags or inputs. Null and empty lists mean: as the config says. */
export interface Request {
  /** Relative to the working directory. */
  readonly config: string;
  readonly selection: Selection;
  readonly intensity: Intensity | null;
  readonly durationMs: number | null;
  readonly samples: number | null;
  readonly seed: number | null;
  readonly budgetMs: number | null;
  readonly against: Policy['against'] | null;
  /** The base by the name that a person gave; null or absent: none did. */
  readonly base?: string | null;
  readonly failOn: Policy['failOn'] | null;
  readonly overrides: Overrides;
  /** One of the parts that several machines run; null or absent: all of it. */
  readonly shard?: ShardChoice | null;
  /** Of repeated scenarios only the run of this number; null or absent: all of them. */
  readonly repetition?: number | null;
}

/** Everything outside that the pipeline touches. Paths are absolute. */
export interface World {
  readonly workingDirectory: string;
  /** Results, logs and reports go there. */
  readonly out: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly toolVersion: string;
  /** A random word that every process under test carries, so that all of them can be found again. */
  readonly marker: string;
  /** Name of the suite where the config gives none. */
  readonly fallbackSuite: string;
  /** How a person runs this suite, such as `node dist/cli.js run examples/quickstart`: the start of every command that reproduces. */
  readonly program: string;
  readonly store: BaselineStore;
  /**
   * What a baseline that cannot be read means: `refuse` the request, for a file that a person named and can mend, or `state` it as a
   * verdict, for an entry of a cache that nobody can edit.
   */
  readonly damagedBaseline: 'refuse' | 'state';
  /**
   * The base's tree, checked out and to be closed. Null where there is none to compare with; with `base` the caller insists on one.
   */
  readonly openBase: (against: 'auto' | 'base') => Promise<Base | null>;
  readonly refresh: Refresh;
  /** Aborted, with the signal's name as reason, when the run must stop. */
  readonly signal: AbortSignal;
  readonly listeners: readonly Listener[];
  /** Told, before anything is run, what is known to stay unanswered; absent: nobody is told. */
  readonly remark?: (sentence: string) => void;
}

/** Whether a run may enter the stored history: never, with the reason; when the verdict allows; or whatever the verdict. */
export type Refresh =
  | { readonly when: 'never'; readonly reason: string }
  | { readonly when: 'if-allowed' | 'always' /** Length of the history. */; readonly keepRuns: number };

/** Another tree of the software under test. */
export interface Base {
  /** The directory that corresponds to the working directory; absolute. */
  readonly directory: string;
  /** A commit or folder, for people. */
  readonly label: string;
  /** What makes the two trees less alike than they should be, in sentences. */
  readonly caveats: readonly string[];
  readonly close: () => Promise<void>;
}
