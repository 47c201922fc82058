import type { Interval } from './comparison.ts';
import { matchesGlob } from './glob.ts';
import type { FailureSignature } from './repetition.ts';

/** What the runs of one repeated scenario say of its tests: estimates and comparisons, no pass or fail. */
export interface TestsAnalysis {
  /** Runs of the head, on all machines together, and those in which any test failed. */
  readonly runs: number;
  readonly redRuns: number;
  /** The failure rate that is to be ruled out: of `until: {bound}`, else `DEFAULT_BOUND`; and the runs without a failure that rule it out. */
  readonly rate: number;
  readonly needed: number;
  /** Sorted by rate, the highest first. */
  readonly failing: readonly FailingTest[];
  readonly clean: CleanTests;
  /** Tests that were skipped or not reported in every run: nothing is known of them. Sorted. */
  readonly unobserved: readonly string[];
  /** Tests that the base or the history ran and this run did not. Sorted. */
  readonly vanished: readonly string[];
  /** What failures are held against. */
  readonly against: 'nothing' | 'base' | 'history';
  /** The chance that one run of all these tests has a failure, at the rates that were seen and if they fail independently: 1 − Π(1 − kᵢ/nᵢ). */
  readonly redBuild: number;
}

/** A rate above which a flake is found in nearly every day of work; what is ruled out where nobody asks for anything else. */
export const DEFAULT_BOUND = 0.05;

/** How often something failed. */
export interface TestTally {
  readonly failed: number;
  /** Runs that reported the test and did not skip it. */
  readonly runs: number;
}

/** A test that failed in at least one run. What failed and passed on a retry counts as failed. */
export interface FailingTest extends TestTally {
  /** Group and name; the empty text is the command itself. */
  readonly test: string;
  /** With what `test` begins, before a blank; without it the test is known by its name alone. */
  readonly group?: string;
  /** Of the failures those that passed on a retry of the tool itself. */
  readonly retried: number;
  /** Wilson's of the rate, mended next to 0 and 1; of independent runs. */
  readonly interval: Interval;
  /** The most frequent first: one of them is one flake, several are several. */
  readonly signatures: readonly FailureSignature[];
  readonly trigger: Trigger | null;
  /** Whether failures come together (Wald and Wolfowitz, after Holm); the interval then is too narrow. */
  readonly clustered: { readonly adjustedP: number; readonly found: boolean };
  readonly origin: TestOrigin;
  /** Number of the first run that failed. */
  readonly firstRun: number;
}

/** A condition on which the failure rate depends: Fisher's test over its levels, after Holm over all factors and tests. */
export interface Trigger {
  /** `cpus`, `timezone`, …, or `machine` in a merged run. */
  readonly factor: string;
  /** The level with the highest rate, and what the others have together. */
  readonly level: string;
  readonly there: TestTally;
  readonly elsewhere: TestTally;
  readonly adjustedP: number;
}

/** What is known of a failing test from before this change. */
export type TestOrigin =
  /** Nothing: neither runs of the base nor a history. */
  | { readonly kind: 'unknown' }
  /** The base does not have it. */
  | { readonly kind: 'new' }
  | KnownTest;

/** The base, or the stored history of its branch, has run it. */
export interface KnownTest {
  readonly kind: 'known';
  /** Whose runs the head is held against: the base's own of this round, else the history's. */
  readonly source: 'base' | 'history';
  readonly before: TestTally;
  /** What the history adds to runs of the base; null without a history, or where that is the source. */
  readonly history: TestTally | null;
  /** Fisher's, one-sided for more failures on the head; the latter after Holm over all tests that failed and are known. */
  readonly p: number;
  readonly adjustedP: number;
  /** The level that `adjustedP` is held against. */
  readonly alpha: number;
  /** The chance that the head's rate is the higher one (Jeffreys' prior); for people, it decides nothing. */
  readonly chanceWorse: number;
  /** Runs after which a test that fails so often is told from one that never does; null where it failed before, or none would do. */
  readonly runsToTell: number | null;
}

/** Tests that failed in no run. */
export interface CleanTests {
  /** Sorted by test. */
  readonly tests: readonly { readonly test: string; readonly runs: number }[];
  /** Of the test with the fewest; 0 without a test. */
  readonly fewestRuns: number;
  /** The failure rate of each that its runs do not rule out at 95 %, exact, of the test with the fewest runs; null without a test. */
  readonly bound: number | null;
  /**
   * Nothing else failed either, so that the bound holds for a run as a whole, and with it for all tests at once. Otherwise it holds for
   * each test alone: these were chosen for not failing, and of a hundred flakes at the bound five look like this.
   */
  readonly together: boolean;
}

/** Longest name of a test in a sentence, in code points. */
const LABEL_LENGTH = 80;

/** Blanks of a name after which a test's own part may begin. */
const MOST_BLANKS = 50;
/** What the command is called beside its tests. */
const COMMAND_ITSELF = 'the command itself';

/** A test in a sentence: the empty name is the command itself; long names keep both ends, where group and test stand. */
export function testLabel(test: string): string {
  if (test === '') return COMMAND_ITSELF;
  const points = [...test];
  if (points.length <= LABEL_LENGTH) return test;
  const half = Math.floor((LABEL_LENGTH - 1) / 2);
  return `${points.slice(0, half).join('')}…${points.slice(-half).join('')}`;
}

/** What a quarantine is held against. */
export type NamedTest = Pick<FailingTest, 'test' | 'group'>;

/** Whether a pattern of a quarantine means this test: all of what reports call it, or its name alone, after its group. */
export const isMeantBy = (pattern: string, { test, group }: NamedTest): boolean =>
  matchesGlob(pattern, test === '' ? COMMAND_ITSELF : test) ||
  (group !== undefined && test.startsWith(`${group} `) && matchesGlob(pattern, test.slice(group.length + 1)));

/** Whether it means `test` wherever its group may end, which is known of failed tests only. */
export const mayMean = (pattern: string, test: string): boolean =>
  isMeantBy(pattern, { test }) ||
  [...test.matchAll(/ /g)]
    .slice(0, MOST_BLANKS)
    .some(({ index }) => matchesGlob(pattern, test.slice(index + 1)));
