import type { Collector } from '../collector.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { DURATION } from '../vocabulary.ts';
import { descendants, numberAttribute, readXml, type XmlElement } from '../xml.ts';

/**
 * JUnit's XML in the dialects of pytest, Maven's surefire, Gradle, jest-junit, go-junit-report, nextest, GoogleTest and Node. A test is its
 * class (else its suite, or the path of its suites) and name. `flakyFailure` and `flakyError` (surefire, nextest) are failures of a test that passed on a retry.
 * Sources: surefire-test-report.xsd 3.0; testmoapp/junitxml for the dialects.
 */
export const junit: DocumentParser = {
  kind: 'document',
  format: 'junit',
  about: 'JUnit XML of pytest, Maven, Gradle, jest, go-junit-report, nextest and others',
  recognises: head => /<testsuites?[\s>/]/.test(head),
  read(text, collector) {
    const roots = readXml(text, collector);
    for (const { element, path } of descendants(roots, 'testcase')) readCase(element, path, collector);
    for (const { element, path } of descendants(roots, 'testsuite')) {
      checkSuite(element, collector);
      checkCount(element, path, collector);
    }
  },
};

const FAILURES: ReadonlySet<string> = new Set(['failure', 'error', 'rerunFailure', 'rerunError']);
const FLAKES: ReadonlySet<string> = new Set(['flakyFailure', 'flakyError']);

function readCase(testCase: XmlElement, path: readonly XmlElement[], collector: Collector): void {
  collector.line = testCase.line;
  const name = testCase.attributes.get('name');
  if (name === undefined) {
    collector.problem('A test case needs a name');
    return;
  }
  const group = groupOf(testCase, path);
  const reading = collector.reading(name, group === name ? null : group);
  reading.metadata.set('file', testCase.attributes.get('file'));
  readEnding(testCase, reading);
  const seconds = numberAttribute(testCase, 'time');
  if (seconds !== null) reading.sample(DURATION, seconds * 1e9);
}

/** Node before 24 gives all tests the class `test`, under which those of different suites would be one; from 24 it writes the path of their suites there. */
function groupOf({ attributes }: XmlElement, path: readonly XmlElement[]): string | null {
  const suites = path.filter(element => element.name === 'testsuite');
  const [className, nearest] = [attributes.get('classname'), suites.at(-1)];
  if (className === 'test' && nearest !== undefined && isOfNode(nearest, path))
    return suites.map(suite => suite.attributes.get('name') ?? '').join('.');
  return className || nearest?.attributes.get('name') || null;
}

/** Node writes nothing of the whole report, and of each suite two things that few others write together. */
const isOfNode = ({ attributes }: XmlElement, [root]: readonly XmlElement[]): boolean =>
  root?.attributes.size === 0 && attributes.has('disabled') && attributes.has('hostname');

function readEnding({ attributes, children }: XmlElement, reading: ReadingCollector): void {
  const failed = children.filter(child => FAILURES.has(child.name));
  const flaked = children.find(child => FLAKES.has(child.name));
  const skipped = children.find(child => child.name === 'skipped');
  // Node shows what a test that is still to do failed with; it does not count.
  if (skipped?.attributes.get('type') === 'todo') {
    reading.ended('skipped', messageOf(skipped));
    return;
  }
  // Each rerun is a run of its own; a failure and an error of one run (set-up and tear-down) count twice, too.
  if (failed.length > 0) for (const failure of failed) reading.ended('failed', messageOf(failure));
  else if (flaked !== undefined) reading.ended('flaky', messageOf(flaked));
  else if (skipped !== undefined) reading.ended('skipped', messageOf(skipped));
  else if (attributes.get('status') === 'notrun') reading.ended('skipped', 'It was not run');
  else reading.ended('passed');
}

/** The message, then the text unless it only repeats it. */
function messageOf({ attributes, text, name }: XmlElement): string {
  const message = attributes.get('message') ?? '';
  const body = text.trim();
  const parts = body.startsWith(message) ? [body] : [message, body];
  return parts.filter(part => part !== '').join('\n') || (attributes.get('type') ?? name);
}

/** Some runners count failures that no test case shows: a suite that could not be loaded, a teardown. */
function checkSuite(suite: XmlElement, collector: Collector): void {
  const counted = (numberAttribute(suite, 'failures') ?? 0) + (numberAttribute(suite, 'errors') ?? 0);
  if (counted === 0) return;
  const cases = [...descendants(suite.children, 'testcase')];
  if (
    cases.some(({ element }) =>
      element.children.some(child => FAILURES.has(child.name) || FLAKES.has(child.name)),
    )
  )
    return;
  collector.line = suite.line;
  const causes = suite.children.filter(
    child => child.name === 'error' || child.name === 'failure' || child.name === 'system-err',
  );
  const cause = causes.map(messageOf).join('\n');
  collector.broken(
    `The suite ${suite.attributes.get('name') ?? ''} counts ${counted} failures that no test case shows ${cause}`,
  );
}

/** Names of the outermost element, as their tools write them unless they are told others, where `tests` of a suite counts its test cases. */
const COUNTS_CASES: ReadonlySet<string> = new Set(['vitest tests', 'jest tests', 'nextest-run', 'AllTests']);

/**
 * A suite that counts more tests than it has was cut short. What `tests` counts is no standard: of Catch2 and doctest it is assertions, of
 * pytest subtests, too, of Mocha also what a filter left out, and of surefire each of several tests of one name. So the file is broken only
 * where its tool is known to count test cases (Node counts suites inside, too); of unknown tools it is said, and of those others it is not.
 */
function checkCount(suite: XmlElement, path: readonly XmlElement[], collector: Collector): void {
  const isKnown = isOfNode(suite, path) || COUNTS_CASES.has(path[0]?.attributes.get('name') ?? '');
  const counted = numberAttribute(suite, 'tests') ?? 0;
  const has = isKnown ? suite.children.filter(isCounted).length : sizeOf(suite);
  if (counted <= has || countsOtherwise(suite, path)) return;
  const message = `The suite ${suite.attributes.get('name') ?? ''} counts ${counted} tests and has ${has}`;
  // What is only doubted is said of the file: its line was read.
  collector.line = isKnown ? suite.line : null;
  if (isKnown) collector.broken(message);
  else collector.problem(message);
}

const isCounted = ({ name }: XmlElement): boolean => name === 'testcase' || name === 'testsuite';

/** All that may be counted, at any depth. */
const sizeOf = ({ children }: XmlElement): number =>
  ['testcase', 'testsuite'].reduce((sum, name) => sum + [...descendants(children, name)].length, 0);

function countsOtherwise({ attributes }: XmlElement, path: readonly XmlElement[]): boolean {
  return (
    attributes.get('hostname') === 'tbd' ||
    attributes.get('name') === 'pytest' ||
    path[0]?.attributes.get('name') === 'Mocha Tests' ||
    /surefire/.test(attributes.get('xsi:noNamespaceSchemaLocation') ?? '')
  );
}
