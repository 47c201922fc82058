import { describe, expect, test } from 'vitest';
import { fixtureText, read } from '../helpers/ingested.ts';

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
