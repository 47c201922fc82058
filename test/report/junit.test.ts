import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { View } from '../../src/model/view.ts';
import { renderJunit } from '../../src/report/junit.ts';
import { HOSTILE_TEXTS, viewSaying } from '../helpers/hostile-views.ts';
import { crashed, failing, inconclusive, warning } from '../helpers/sample-views.ts';

interface Case {
  readonly name: string;
  readonly classname: string;
  readonly failure?: { readonly message: string };
  readonly error?: { readonly message: string };
  readonly skipped?: { readonly message: string };
  readonly 'system-out'?: string;
}
interface Suite {
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly skipped: string;
  readonly testcase: readonly Case[];
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: name => name === 'testsuite' || name === 'testcase',
});
const read = (view: View): Suite & { readonly testsuite: readonly Suite[] } =>
  parser.parse(renderJunit(view)).testsuites;
const caseOf = (view: View, classname: string, name: string): Case | undefined =>
  read(view)
    .testsuite.flatMap(suite => suite.testcase)
    .find(entry => entry.classname === classname && entry.name === name);

describe('renderJunit()', () => {
  test('makes a regression a failure that says how much', () => {
    expect(caseOf(failing(), 'parse-large', 'time.wall regression')?.failure?.message).toBe(
      'parse-large got 18.2 % slower',
    );
  });

  test('makes a workload that did not work an error', () => {
    expect(caseOf(crashed(), 'parse-large', 'outcome')?.error?.message).toBe(
      'parse-large: every invocation was ended by SIGSEGV',
    );
    expect(caseOf(crashed(), 'count-rows', 'rows broken')?.error).toBeDefined();
  });

  test('makes what cannot be told skipped, with the reason', () => {
    expect(caseOf(failing(), 'cart-checkout', 'time.wall regression')?.skipped?.message).toMatch(
      /^cannot tell: this history/,
    );
  });

  test('makes it a failure where policy demands an answer', () => {
    expect(inconclusive().policy.failOn).toBe('inconclusive');
    expect(caseOf(inconclusive(), 'cart-checkout', 'time.wall regression')?.failure).toBeDefined();
  });

  test('lets a warning pass and says it in system-out', () => {
    const found = caseOf(warning(), 'parse-large', 'time.wall regression');
    expect(found?.['system-out']).toContain('suspected: parse-large got 8.6 % slower');
    expect(found?.failure ?? found?.error ?? found?.skipped).toBeUndefined();
  });

  test('is XML where a scenario is called true', () => {
    expect(XMLValidator.validate(renderJunit(viewSaying('true')))).toBe(true);
  });

  test('counts what it contains', () => {
    const { testsuite, ...all } = read(failing());
    const cases = testsuite.flatMap(suite => suite.testcase);
    expect(all).toMatchObject({
      tests: String(cases.length),
      failures: String(cases.filter(entry => entry.failure).length),
      errors: String(cases.filter(entry => entry.error).length),
      skipped: String(cases.filter(entry => entry.skipped).length),
    });
  });

  test.each(HOSTILE_TEXTS.map((text, i) => [i, text] as const))(
    'is well-formed XML 1.0 with hostile text %i',
    (_, text) => {
      const xml = renderJunit(viewSaying(text));
      expect(XMLValidator.validate(xml)).toBe(true);
      // The characters that XML 1.0 cannot hold, escaped or not.
      expect(xml).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
      // Four scenarios, and the base that differs from itself.
      expect(read(viewSaying(text)).testsuite).toHaveLength(5);
    },
  );
});
