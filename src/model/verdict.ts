import type { Override } from './override.ts';
import type { Category, Level, Priority } from './plan.ts';
import type { Traceability } from './traceability.ts';

/** In order of weight, worst first: the overall status is the first that occurs. */
export const STATUSES = ['fail', 'inconclusive', 'warn', 'pass', 'skipped'] as const;
export type Status = (typeof STATUSES)[number];

export interface Verdict {
  readonly schemaVersion: 1;
  readonly status: Status;
  readonly exitCode: ExitCode;
  /** One sentence that says why. */
  readonly reason: string;
  readonly checks: readonly Check[];
  readonly counts: Readonly<Record<Status, number>>;
  readonly coverage: readonly CoverageLine[];
  /** Absent where no scenario covers anything and nothing is declared. */
  readonly traceability?: Traceability;
}

/**
 * 0 pass · 1 the gate failed · 2 configuration or usage error · 3 the run could not be measured · 4 inconclusive where policy
 * requires an answer · 130 interrupted.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 130;

/** Of one part of a suite that several machines share: it judges nothing, and what could not be measured or was interrupted still is an error. */
export const provisionalExitCode = ({ exitCode }: Pick<Verdict, 'exitCode'>): ExitCode =>
  exitCode === 1 || exitCode === 4 ? 0 : exitCode;

/** What a check holds the scenario to. */
export type Rule =
  | 'outcome'
  | 'regression'
  | 'max'
  | 'min'
  | 'vanished'
  | 'broken'
  | 'reference'
  | 'leak'
  | 'drift'
  /** How a repeated test fared over its runs. */
  | 'test'
  /** What a detector, the hang watcher or a check of a history reported. */
  | 'detector';

/** One thing that was judged. */
export interface Check {
  readonly scenario: string;
  /** Null for checks on the scenario as a whole. */
  readonly metric: string | null;
  readonly rule: Rule;
  /** The detector, or the test, that it is about; absent where scenario, metric and rule say all. */
  readonly subject?: string;
  readonly status: Status;
  /** Sentence for people, without numbers that the view shows anyway. */
  readonly reason: string;
  /** A command that runs this scenario again; null where there is nothing to run. */
  readonly reproduce: string | null;
  /** Line in the config, for annotations. */
  readonly line: number | null;
  /** The change is for the better; never affects the status. */
  readonly improved: boolean;
  /** Who answers for it, and what it would be otherwise; null where nobody does. */
  readonly accepted: Accepted | null;
}

/** A change for the worse that is on record as wanted. */
export interface Accepted extends Pick<Override, 'author' | 'reason' | 'at' | 'via'> {
  /** What the check found. */
  readonly status: 'fail' | 'warn';
}

/** Traceability: what covers one id of `covers:`, or of `requirements:`. */
export interface CoverageLine {
  readonly id: string;
  /** What it demands, where the suite says so. */
  readonly text?: string;
  /** Of a declared id without scenarios in this run: nothing in the suite covers it, or what does was left out of this run. */
  readonly gap?: 'uncovered' | 'left-out';
  readonly scenarios: readonly {
    readonly scenario: string;
    readonly level: Level | null;
    readonly category: Category | null;
    readonly priority: Priority;
    readonly status: Status;
  }[];
  readonly status: Status;
}
