import type { ScenarioEnding } from '../model/event.ts';
import { type TestsAnalysis, testLabel } from '../model/flakes.ts';
import type { Check } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { checkOf } from './check.ts';

/**
 * Tests that never failed. No failure never proves that there is none: the rate that stays possible is said each time.
 *
 * | found                                                   | status         |
 * |---------------------------------------------------------|----------------|
 * | the runs ended before their end                         | `inconclusive` |
 * | no test was run: each was skipped, or none is there     | `inconclusive` |
 * | too few runs for what `until: {bound}` wants ruled out  | `inconclusive` |
 * | otherwise                                               | `pass`, with the rate that is not ruled out |
 *
 * None where every test failed and the runs are complete.
 */
export function judgeClean(subject: Case, tests: TestsAnalysis): readonly Check[] {
  const { clean, failing } = tests;
  const ended = untimely(subject.analysis.ending);
  if (clean.tests.length === 0 && failing.length > 0 && ended === null) return [];
  const status =
    ended === null && clean.tests.length > 0 && !lacksRuns(subject, tests) ? 'pass' : 'inconclusive';
  const reason = [...(ended === null ? [] : [ended]), describeClean(tests), ...skipped(tests)].join('; ');
  return [checkOf(subject, { rule: 'test', status, reason })];
}

/** What was asked for with `until: {bound}`; a single run that is repeated to see a failure again is not held to it. */
function lacksRuns({ planned }: Case, { clean, needed }: TestsAnalysis): boolean {
  const repeat = planned?.repeat;
  return repeat?.until.kind === 'bound' && repeat.only === null && clean.fewestRuns < needed;
}

function describeClean({ clean, failing, runs, rate, needed }: TestsAnalysis): string {
  const { tests, fewestRuns, bound, together } = clean;
  if (bound === null) return failing.length > 0 ? `every test failed within ${runs} runs` : 'no test was run';
  const more = fewestRuns < needed ? `; ${needed} runs would exclude ${percent(rate)}` : '';
  return `${subjectOf(tests, failing.length > 0)}: ${whose(tests.length, together)} up to ${percent(bound)} is not excluded at 95 %${more}`;
}

/** `no failure in 59 runs`, `Orders TestLock never failed in 59 runs`, `none of 58 tests failed in 40 runs or more`. */
function subjectOf(tests: TestsAnalysis['clean']['tests'], othersFailed: boolean): string {
  const counts = tests.map(({ runs }) => runs).sort((a, b) => a - b);
  const runs = `${counts[0]} runs${counts[0] === counts.at(-1) ? '' : ' or more'}`;
  const [only] = tests;
  if (tests.length > 1 || only === undefined) return `none of ${tests.length} tests failed in ${runs}`;
  return othersFailed ? `${testLabel(only.test)} never failed in ${runs}` : `no failure in ${runs}`;
}

function whose(tests: number, together: boolean): string {
  if (tests === 1) return 'a failure rate';
  return together ? 'a rate of runs in which any of them fails' : 'for each of them alone a failure rate';
}

function skipped({ unobserved }: TestsAnalysis): readonly string[] {
  if (unobserved.length === 0) return [];
  return [
    unobserved.length === 1
      ? 'one test was skipped in every run'
      : `${unobserved.length} tests were skipped in every run`,
  ];
}

const percent = (ratio: number): string => `${+(100 * ratio).toPrecision(3)} %`;

/** Why fewer runs were made than planned; null where that is not so. */
function untimely(ending: ScenarioEnding | null): string | null {
  switch (ending?.kind) {
    case undefined:
      return 'the recording ends inside this scenario';
    case 'interrupted':
      return 'interrupted';
    case 'budget':
      return 'the budget ran out';
    case 'failing':
      return ending.reason;
    default:
      return null;
  }
}
