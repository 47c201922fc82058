/** Runs of one scenario: enough to rule out a failure rate of 0.03 %. */
export const MOST_RUNS = 10_000;
/** Combinations of conditions. */
export const MOST_CELLS = 1000;
/** Tests of one repeated scenario that are followed, beside the command itself. What is beyond is left out until it fails. */
export const MOST_TESTS = 5000;

/**
 * A test repeated in fresh processes, and what became of it. `runs` are numbered from 0; everything that a run is given (its seeds, its
 * cell, its pulses) follows from the plan and its number, so that one of them can be run again.
 */
export interface RepeatPlan {
  /** The most runs; of `first-failure`, `bound` and `time` what ends it where nothing else does. */
  readonly runs: number;
  /** Processes at once. */
  readonly parallel: number;
  readonly until: RepeatEnd;
  /** Whether each run has seeds of its own; otherwise all have the scenario's. */
  readonly varies: { readonly seed: boolean; readonly order: boolean };
  /** Every combination of what differs between runs; a single one where nothing does. */
  readonly cells: readonly Cell[];
  /** Indices into `cells` in the order in which they are dealt, again and again: each as often as any other. */
  readonly deck: readonly number[];
  /** Only this run, to see a failure again; null: all of them. */
  readonly only: number | null;
}

export type RepeatEnd =
  | { readonly kind: 'runs' }
  | { readonly kind: 'first-failure' }
  /** Until no failure rules out a rate of `rate` (a share) or more, at 95 % one-sided. */
  | { readonly kind: 'bound'; readonly rate: number }
  | { readonly kind: 'time'; readonly durationMs: number };

/** One minus the confidence with which a number of runs rules out a failure rate. */
const BOUND_ERROR = 0.05;

/**
 * Runs without a failure that rule out a failure rate of `rate` or more at 95 %, one-sided: the smallest n with (1 − rate)ⁿ ≤ 5 %,
 * which is 59 for 5 %.
 */
export const runsToRuleOut = (rate: number): number => Math.ceil(Math.log(BOUND_ERROR) / Math.log1p(-rate));

/** The conditions of a run. */
export interface Cell {
  /** For people: `cpus=1 TZ=Asia/Kathmandu`; empty where nothing varies. Unique. */
  readonly id: string;
  /** Level by factor, as text: what failures are counted by. */
  readonly levels: Readonly<Record<string, string>>;
  /** Cores it is bound to; null: all. */
  readonly cpus: number | null;
  /** Processes beside it that only compute. */
  readonly hogs: number;
  /** Its processes are stopped and continued at moments that the run's seed fixes. */
  readonly pulses: boolean;
  /** Added to the environment: time zone, locale, knobs of a runtime. */
  readonly env: Readonly<Record<string, string>>;
}

/** The cell of run `run`. */
export function cellOf({ cells, deck }: Pick<RepeatPlan, 'cells' | 'deck'>, run: number): Cell {
  const cell = cells[deck[run % deck.length] ?? 0];
  if (cell === undefined) throw new Error(`The plan has no cell for run ${run}`);
  return cell;
}

/** What one run of a repeated test reported. Names are unique; of a test that ran several times in one process the worst ending stands. */
export interface RunOfTests {
  /** Index into the plan's cells. */
  readonly cell: number;
  /** What `STRESS_SEED` and `STRESS_ORDER` were. */
  readonly seed: number;
  readonly order: number;
  readonly passed: readonly string[];
  readonly skipped: readonly string[];
  readonly failed: readonly FailedTest[];
  /** Failed, and passed on a retry of the tool itself: never a pass. */
  readonly flaky: readonly FailedTest[];
}

export interface FailedTest {
  /** Group and name; the empty text is the command itself: all there is where no tests are read, or it broke beside them. */
  readonly test: string;
  /** With what `test` begins, before a blank: its name alone may hold blanks, too. Without it the name is all there is. */
  readonly group?: string;
  /** 16 hex digits over what remains of message and frames without numbers, addresses and times: failures that share it are one flake. */
  readonly signature: string;
  /** The first lines of what the tool says, as plain text. */
  readonly message: string;
}

/** All runs of a repeated scenario on one side, in parallel columns by run in the order of their numbers. */
export interface Repetition {
  readonly runs: readonly number[];
  readonly cells: readonly number[];
  readonly seeds: readonly number[];
  readonly orders: readonly number[];
  /** Sorted by test. */
  readonly tests: readonly TestHistory[];
}

/** One letter a run. */
export type EndingLetter =
  /** passed · failed · failed and passed on a retry · skipped · not reported by that run */
  '.' | 'F' | 'R' | 's' | '?';

export interface TestHistory {
  readonly test: string;
  /** As in `FailedTest`; only of what failed. */
  readonly group?: string;
  /** Letters in the order of `Repetition.runs`; as long as that. */
  readonly endings: string;
  /** Sorted by count, the most frequent first. */
  readonly failures: readonly FailureSignature[];
}

/** Failures of one test that look alike. */
export interface FailureSignature {
  readonly signature: string;
  readonly message: string;
  readonly count: number;
  /** Number of the first run that failed so: the one to run again. */
  readonly firstRun: number;
}

/** A test whose failures are known. */
export interface Quarantined {
  /**
   * Its name with its group, as reports show it, or its name alone; `*` stands for any run of characters. `the command itself` is what
   * fails where no tests are read, or beside them.
   */
  readonly test: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it is excused, `2027-01-31`, UTC. */
  readonly expires: string;
  readonly line: number;
}
