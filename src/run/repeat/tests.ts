import { describeOutcome, type Outcome } from '../../model/outcome.ts';
import { type FailedTest, MOST_TESTS, type RunOfTests } from '../../model/repetition.ts';
import type { Operation } from '../drivers/driver.ts';
import { plainText } from '../process/excerpt.ts';
import type { ReadTest } from '../reading.ts';
import { signatureOf } from './signature.ts';

/** The command itself, beside or instead of tests of its own. */
const COMMAND = '';
/** Characters kept of a message. */
const MESSAGE_CHARS = 500;

/** How the tests of one run ended. */
export type Endings = Pick<RunOfTests, 'passed' | 'skipped' | 'failed' | 'flaky'>;

/**
 * How the tests of one run ended, and the command itself: it is all there is where no tests are read (`reads`), and where they are it is named
 * when it broke beside them, by an end that no failed test explains.
 */
export function endingsOf(operation: Operation, reads: boolean): Endings {
  const tests = [...worstOf(operation.tests ?? []).values()];
  const failures = (kind: 'failed' | 'flaky') =>
    tests.flatMap(test => (test.outcome.kind === kind ? [failureOf(test, test.outcome.message)] : []));
  const names = (kind: 'passed' | 'skipped') =>
    tests.flatMap(({ test, outcome }) => (outcome.kind === kind ? [test] : []));
  const [failed, flaky] = [failures('failed'), failures('flaky')];
  const count = failed.length + flaky.length;
  const broke = isExplained(operation, count) ? [] : [commandFailure(operation, count)];
  return {
    passed: !reads && broke.length === 0 ? [COMMAND] : names('passed'),
    skipped: names('skipped'),
    failed: [...broke, ...failed],
    flaky,
  };
}

/**
 * Of which a part is left out where there are more tests than are followed: the failed ones are kept first, then those that failed in an earlier
 * run (`suspects`). The command itself is none of its tests.
 */
export function withinLimit(
  endings: Endings,
  suspects: ReadonlySet<string> = new Set(),
): { readonly kept: Endings; readonly left: number } {
  let room = MOST_TESTS + (endings.failed.some(({ test }) => test === COMMAND) ? 1 : 0);
  if (sizeOf(endings) <= room) return { kept: endings, left: 0 };
  const take = <T>(list: readonly T[]): readonly T[] => {
    const taken = list.slice(0, room);
    room -= taken.length;
    return taken;
  };
  const suspectsFirst = (names: readonly string[]): readonly string[] => [
    ...names.filter(name => suspects.has(name)),
    ...names.filter(name => !suspects.has(name)),
  ];
  const kept = {
    failed: take(endings.failed),
    flaky: take(endings.flaky),
    passed: take(suspectsFirst(endings.passed)),
    skipped: take(suspectsFirst(endings.skipped)),
  };
  return { kept, left: sizeOf(endings) - sizeOf(kept) };
}

const sizeOf = ({ passed, skipped, failed, flaky }: Endings): number =>
  passed.length + skipped.length + failed.length + flaky.length;

/** From the best to the worst. A skip says less than a pass. */
const SEVERITY = { skipped: 0, passed: 1, flaky: 2, failed: 3 } as const;

/** Each test once, sorted by name, with its worst ending: it may have run several times in one process, or stand in several files. */
function worstOf(tests: readonly ReadTest[]): ReadonlyMap<string, ReadTest> {
  const worst = new Map<string, ReadTest>();
  for (const found of tests) {
    const before = worst.get(found.test);
    if (before === undefined || SEVERITY[found.outcome.kind] > SEVERITY[before.outcome.kind])
      worst.set(found.test, found);
  }
  return new Map([...worst].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A command of which tests failed ends so, unless something worse happened beside them. */
const isByTests = ({ kind }: Outcome): boolean => kind === 'failed' || kind === 'broken';

/**
 * Whether the end of the command needs no failure of its own: it succeeded, or it failed because tests of it did. What is missing from its
 * reports, such as a package that does not build, is not explained by a failed test of another one.
 */
const isExplained = ({ outcome, readFault }: Operation, failures: number): boolean =>
  outcome.kind === 'ok' || (failures > 0 && readFault === undefined && isByTests(outcome));

function commandFailure({ outcome, excerpt, readFault }: Operation, failures: number): FailedTest {
  const isBeside = failures > 0 && readFault !== undefined && isByTests(outcome);
  const how = describeOutcome(isBeside ? { kind: 'broken', reason: readFault } : outcome);
  // Beside tests that failed the excerpt is of them.
  const said = isBeside ? '' : excerpt;
  return {
    test: COMMAND,
    signature: signatureOf(how, outcome.kind === 'timeout' ? '' : said, 'last'),
    message: shortened([`The command ${how}`, said].join('\n')),
  };
}

const failureOf = ({ test, group }: ReadTest, message: string): FailedTest => ({
  test,
  ...(group === undefined ? {} : { group }),
  signature: signatureOf('', message, 'first'),
  message: shortened(message),
});

const shortened = (text: string): string => plainText(text).trim().slice(0, MESSAGE_CHARS);
