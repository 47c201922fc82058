import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Environment } from '../../src/model/environment.ts';
import type { Status } from '../../src/model/verdict.ts';
import type { PlannedPush } from './schedule.ts';
import type { Rounds } from './suite.ts';

/** A metric whose pairs are kept, for their noise. */
export type NoiseMetric = 'cpu.perop' | 'time.wall';

/** What the program said of one metric of one scenario. */
export interface CheckRecord {
  readonly scenario: string;
  readonly metric: string | null;
  readonly rule: string;
  readonly status: Status;
  /** Relative, positive for worse: of the confirming pairs where there are any. Null where nothing was estimated. */
  readonly change: number | null;
}

/** One scenario of one push. */
export interface ScenarioRecord {
  readonly searchPairs: number;
  readonly confirmPairs: number;
  /** From the start of one invocation to the next one's, both sides together: the median of the search. */
  readonly pairSeconds: number;
  /** ln(head / base) of every pair, search and confirmation. */
  readonly ratios: Readonly<Record<NoiseMetric, readonly number[]>>;
}

/** One push as the program judged it. */
export interface GateRecord {
  readonly status: Status;
  /** From the start of the process to its end: worktree, builds, calibration and reports included. */
  readonly seconds: number;
  /** Metrics that were tested together. */
  readonly family: number;
  readonly checks: readonly CheckRecord[];
  readonly scenarios: Readonly<Record<string, ScenarioRecord>>;
}

/** A push that was made and judged. */
export interface PushRecord extends PlannedPush {
  /** The scenario that got the comment or the slowdown. */
  readonly scenario: string;
  readonly gate: GateRecord;
}

/** Everything that is known so far: what bench/out/pushes.json holds. */
export interface Progress {
  /** Digest of all that pushes must have in common to be counted together. */
  readonly key: string;
  readonly environment: Environment | null;
  /** What the probe found: rounds of a slower push, by scenario. Null before it. */
  readonly slower: Rounds | null;
  readonly pushes: readonly PushRecord[];
}

/** What is known so far; nothing where there is no file. Error for progress of another key: an hour of work is not thrown away unasked. */
export function readProgress(file: string, key: string): Progress {
  if (!existsSync(file)) return { key, environment: null, slower: null, pushes: [] };
  const saved: Progress = JSON.parse(readFileSync(file, 'utf8'));
  if (saved.key !== key)
    throw new Error(
      `Cannot go on with ${file}: its ${saved.pushes.length} pushes are of another program, suite, seed or machine; remove it to begin anew`,
    );
  return saved;
}

/** There is always a whole file. */
export function saveProgress(file: string, progress: Progress): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(progress));
  renameSync(`${file}.new`, file);
}
