import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faults, fixtureText, read } from '../helpers/ingested.ts';

const namesIn = (text: string): readonly string[] =>
  read(text, 'junit').readings.map(({ group, name }) => `${group ?? '-'} | ${name}`);

describe('the name of a test in JUnit XML', () => {
  const suite =
    '<testsuite name="Shop" disabled="0" errors="0" tests="1" failures="0" skipped="0" hostname="h">';

  test('of Node is the same before and since version 24', () => {
    const [before, since] = ['node-20.20.2.xml', 'node-24.21.0.xml'].map(file =>
      namesIn(fixtureText(`junit/${file}`)),
    );
    expect(before).toEqual(since);
    expect(before).toContain('words.inside | deeper');
  });

  test('of Node tells suites apart that have a test of the same name', () => {
    const inner = (name: string) =>
      `${suite.replace('Shop', name)}<testcase name="works" time="0" classname="test"/></testsuite>`;
    const text = `<testsuites>${inner('Orders')}${suite}${inner('Billing')}</testsuite><testcase name="works" classname="test"/></testsuites>`;
    expect(namesIn(text)).toEqual(['Orders | works', 'Shop.Billing | works', 'test | works']);
  });

  test.each([
    [
      'pytest',
      '<testsuites><testsuite name="pytest" errors="0" hostname="h"><testcase classname="test" name="a"/></testsuite></testsuites>',
      'test | a',
    ],
    [
      'nextest',
      '<testsuites name="nextest-run"><testsuite name="words" disabled="0"><testcase classname="test" name="a"/></testsuite></testsuites>',
      'test | a',
    ],
    [
      'CTest',
      '<testsuite name="Linux-c++" disabled="0" hostname=""><testcase name="test" classname="test" status="run"/></testsuite>',
      '- | test',
    ],
    [
      'Mocha',
      '<testsuites name="Mocha Tests"><testsuite name="Orders" tests="1"><testcase name="Orders test" classname="test"/></testsuite></testsuites>',
      'test | Orders test',
    ],
    [
      'surefire',
      '<testsuite name="test" hostname="h"><testcase name="a" classname="test"/></testsuite>',
      'test | a',
    ],
  ])('of %s keeps a class that is called test', (_, text, expected) => {
    expect(namesIn(text)).toEqual([expected]);
  });
});

describe('a suite of JUnit XML that counts more tests than it has', () => {
  const node = 'disabled="0" errors="0" hostname="h"';

  /** Suites of Node as they nest: how many tests each has, and how many of them the report lacks. */
  interface Suite {
    readonly tests: number;
    readonly lost: number;
    readonly inside: readonly Suite[];
  }

  const suites = (lost: fc.Arbitrary<number>, depth = 2): fc.Arbitrary<Suite> =>
    fc.record({
      tests: fc.integer({ min: 1, max: 4 }),
      lost,
      inside: depth === 0 ? fc.constant([]) : fc.array(suites(lost, depth - 1), { maxLength: 2 }),
    });

  const written = ({ tests, lost, inside }: Suite): string => {
    const cases = Array.from({ length: tests }, (_, i) => `<testcase name="t${i}" classname="test"/>`);
    const children = [...cases.slice(lost), ...inside.map(written)].join('');
    return `<testsuite name="s" ${node} tests="${tests + inside.length}" failures="0">${children}</testsuite>`;
  };

  const lacks = ({ lost, inside }: Suite): boolean => lost > 0 || inside.some(lacks);

  test('is told from a whole one, whatever suites of Node it stands in', () => {
    fc.assert(
      fc.property(suites(fc.constantFrom(0, 0, 0, 0, 0, 1)), suite => {
        const { broken } = read(`<testsuites><testcase name="a"/>${written(suite)}</testsuites>`, 'junit');
        expect(broken !== null).toBe(lacks(suite));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test.each([
    [
      'Node',
      `<testsuites><testsuite name="s" ${node} tests="2"><testcase name="a" classname="s"/></testsuite></testsuites>`,
    ],
    [
      'Vitest',
      '<testsuites name="vitest tests"><testsuite name="s" tests="2"><testcase name="a"/></testsuite></testsuites>',
    ],
    [
      'GoogleTest',
      '<testsuites name="AllTests"><testsuite name="s" tests="2"><testcase name="a"/></testsuite></testsuites>',
    ],
  ])('is broken where it is of %s', (_, text) => {
    expect(read(text, 'junit').broken).toBe('line 1: The suite s counts 2 tests and has 1');
  });

  test('is said where its tool is unknown, and no more: what it counts is no standard', () => {
    const text = '<testsuite name="s" tests="5"><testcase name="a"/></testsuite>';
    expect(faults(read(text, 'junit'))).toEqual([': The suite s counts 5 tests and has 1']);
  });

  test.each([
    [
      'pytest with subtests',
      '<testsuites name="pytest tests"><testsuite name="pytest" tests="8"><testcase name="a"/></testsuite></testsuites>',
    ],
    [
      'Catch2',
      '<testsuites><testsuite name="all" tests="26" hostname="tbd"><testcase name="a"/></testsuite></testsuites>',
    ],
    [
      'Mocha with a filter',
      '<testsuites name="Mocha Tests"><testsuite name="s" tests="3"><testcase name="a"/></testsuite></testsuites>',
    ],
    [
      'surefire with two tests of one name',
      '<testsuite xmlns:xsi="x" xsi:noNamespaceSchemaLocation="https://maven.apache.org/surefire/surefire-test-report.xsd" name="s" tests="2"><testcase name="a"/></testsuite>',
    ],
    [
      'Node with a suite inside',
      `<testsuites><testsuite name="s" ${node} tests="2"><testcase name="a"/><testsuite name="t" ${node} tests="1"><testcase name="b"/></testsuite></testsuite></testsuites>`,
    ],
  ])('is whole where it is of %s', (_, text) => {
    expect(faults(read(text, 'junit'))).toEqual([]);
  });
});
