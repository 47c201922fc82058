import type { FailingTest, TestOrigin, TestsAnalysis, TestTally } from '../model/flakes.ts';
import { testLabel } from '../model/flakes.ts';
import type { Check } from '../model/verdict.ts';
import type { View } from '../model/view.ts';
import { formatPercent } from './change.ts';
import { cleanName, lastLines } from './clean.ts';
import { formatNumber, plural } from './format.ts';
import type { Joined } from './joined.ts';
import { name, type Phrase, quoted, text } from './phrase.ts';

/** Repeated tests in words: those that failed a row each, the others in one line a scenario. */

export const TESTS_TITLE = 'Repeated tests';

/** A test that failed, as every renderer shows it. All but the names and the message are our own words. */
export interface TestRow {
  readonly check: Check;
  /** The command itself has no name of its own. */
  readonly test: string;
  readonly failing: FailingTest;
  /** `9 of 59`. */
  readonly failed: string;
  /** `15.3 % [8.2 %, 26.5 %]`. */
  readonly rate: string;
  /** `2 of 590 in the history`, `not there`; '' where nothing is known. */
  readonly before: string;
  /** What it depends on, with names: `timezone=Asia/Kathmandu: 20 of 29, else 0 of 30`; null where it depends on nothing that varied. */
  readonly trigger: Phrase | null;
  /** The first line of each kind of failure, the most frequent first, with how often it occurred. */
  readonly kinds: readonly { readonly count: number; readonly line: string }[];
  /** `--repetition 7` */
  readonly again: string;
}

/** Kinds of failure that are shown of one test. */
const MOST_KINDS = 3;

/** Tests that failed, in the order of the verdict's checks. */
export function testRows(view: View): readonly TestRow[] {
  const failing = new Map(
    view.analysis.scenarios.flatMap(({ id, tests }) =>
      (tests?.failing ?? []).map(test => [keyOf(id, test.test), test] as const),
    ),
  );
  return view.verdict.checks.flatMap(check => {
    const test = check.rule === 'test' ? failing.get(keyOf(check.scenario, check.subject)) : undefined;
    return test === undefined ? [] : [rowOf(check, test)];
  });
}

const keyOf = (scenario: string, test: string | undefined): string =>
  JSON.stringify([scenario, test ?? null]);

function rowOf(check: Check, failing: FailingTest): TestRow {
  const { test, trigger, signatures, firstRun } = failing;
  return {
    check,
    test: testLabel(test),
    failing,
    failed: ratio(failing),
    rate: describeRate(failing),
    before: describeOrigin(failing.origin),
    trigger:
      trigger === null
        ? null
        : [
            name(`${trigger.factor}=${trigger.level}`),
            text(`: ${ratio(trigger.there)}, else ${ratio(trigger.elsewhere)}`),
          ],
    kinds: signatures
      .slice(0, MOST_KINDS)
      .map(({ count, message }) => ({ count, line: cleanName(lastLines(message, Infinity)[0] ?? '') })),
    again: `--repetition ${firstRun}`,
  };
}

const ratio = ({ failed, runs }: TestTally): string =>
  `${formatNumber(failed, 0)} of ${formatNumber(runs, 0)}`;

/** The rate with its interval, of which nothing is claimed where failures come together. */
function describeRate({ failed, runs, interval: { low, high }, clustered }: FailingTest): string {
  const rate = formatPercent(failed / runs);
  return clustered.found
    ? `${rate} (in clusters)`
    : `${rate} [${formatPercent(low ?? 0)}, ${formatPercent(high ?? 1)}]`;
}

function describeOrigin(origin: TestOrigin): string {
  if (origin.kind === 'unknown') return '';
  if (origin.kind === 'new') return 'not there';
  const own = `${ratio(origin.before)} ${origin.source === 'base' ? 'on the base' : 'in the history'}`;
  const history = origin.history === null ? '' : `, ${ratio(origin.history)} in the history`;
  return `${own}${history}`;
}

/** What a row shows beside the sentence of a check on repeated tests: the rate of one, the number of those that never failed. */
export interface TestNumbers {
  readonly levels: string;
  readonly evidence: readonly string[];
}

/** Null for a check on something else. Of tests that are gone the sentence has all there is. */
export function testNumbers({ check, scenario }: Joined): TestNumbers | null {
  const tests = scenario?.tests;
  if (check.rule === 'vanished' && check.metric === null && tests !== undefined)
    return { levels: '', evidence: [] };
  if (check.rule !== 'test') return null;
  const test = tests?.failing.find(one => one.test === check.subject);
  if (test !== undefined) return { levels: describeRate(test), evidence: [] };
  const clean = tests?.clean.tests.length ?? 0;
  return { levels: '', evidence: clean === 0 ? [] : [`${plural(clean, 'test')} never failed`] };
}

/** Of each repeated scenario how many runs were made, how many failed, and what is said of the tests that did not. */
export const testSummaries = ({ analysis, verdict }: View): readonly Phrase[] =>
  analysis.scenarios.flatMap(({ id, tests }) => {
    if (tests === undefined) return [];
    const clean = verdict.checks.find(
      ({ scenario, rule, subject }) => scenario === id && rule === 'test' && subject === undefined,
    );
    return [
      [
        name(id),
        text(`: ${describeRuns(tests)}`),
        ...(clean === undefined ? [] : [text('; '), quoted(clean.reason)]),
      ],
    ];
  });

/** `59 runs, 25 of them with a failure (43 % at these rates, were they independent)`. */
function describeRuns({ runs, redRuns, redBuild, failing }: TestsAnalysis): string {
  if (redRuns === 0) return `${plural(runs, 'run')} without a failure`;
  const expected =
    failing.length < 2
      ? ''
      : ` (at these rates ${formatPercent(redBuild)} would have one, were they independent)`;
  return `${plural(runs, 'run')}, ${formatNumber(redRuns, 0)} with a failure${expected}`;
}
