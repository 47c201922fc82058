import { describe, expect, test } from 'vitest';
import { pathOf } from '../../src/baseline/describe-issue.ts';
import { LIMITS } from '../../src/baseline/limits.ts';
import { parseBaseline } from '../../src/baseline/parse-baseline.ts';
import type { BaselineLookup } from '../../src/model/baseline.ts';
import { damagedTexts, replaced, wrongDocuments } from './mutations.ts';
import { baseline, SUITE } from './samples.ts';

const origin = { suite: SUITE, source: 'baseline.json' };
const parse = (text: string): BaselineLookup => parseBaseline(text, origin);
const VALID = JSON.stringify(baseline());
/** The text with one value replaced by raw JSON text, which may be what no JSON writer writes. */
const withRaw = (from: string, to: string): string => {
  expect(VALID).toContain(from);
  return VALID.replace(from, to);
};

describe('parseBaseline()', () => {
  test('finds a valid baseline and names its source', () => {
    expect(parse(VALID)).toEqual({ kind: 'found', baseline: baseline(), source: 'baseline.json' });
  });

  test('reads a file from before levels were stored with acceptances', () => {
    const old = parse(withRaw(',"level":150000000', ''));
    expect(old).toMatchObject({
      kind: 'found',
      baseline: { accepted: [{ reason: 'validates more', level: null }] },
    });
  });

  test('drops properties it does not know, so that a later writer of the same format can add some', () => {
    const extended = { ...baseline(), novelty: { deep: [1, 2] } };
    expect(parse(JSON.stringify(extended))).toMatchObject({ kind: 'found', baseline: baseline() });
  });

  const faults: readonly (readonly [why: string, text: string, fault: string, reason: RegExp])[] = [
    ['an empty file', '', 'truncated', /empty file/],
    ['a file of blanks', ' \n ', 'truncated', /empty file/],
    ['half of a file', VALID.slice(0, VALID.length / 2), 'truncated', /ends at line 1, column \d+/],
    ['a file without its last bracket', VALID.slice(0, -1), 'truncated', /ends at line 1/],
    ['a file cut inside a number', '{"a": -', 'truncated', /ends at line 1, column 8/],
    ['something that is not JSON', 'hello', 'hostile', /Found "hello" at line 1, column 1, expected JSON/],
    ['an HTML error page', '<html>\n</html>', 'hostile', /expected JSON/],
    ['more after the document', `${VALID}\n{}`, 'hostile', /line 2, column 1/],
    ['a list', '[]', 'hostile', /the document: found a list of 0, expected object/],
    ['null', 'null', 'hostile', /the document: found null, expected object/],
    ['another kind of file', '{"kind":"x","schemaVersion":1,"suite":"orders"}', 'hostile', /kind: found "x"/],
    ['another suite', withRaw('"orders"', '"payments"'), 'foreign', /found "payments", expected "orders"/],
    ['a later format', withRaw('"schemaVersion":1', '"schemaVersion":2'), 'future', /found 2.*newer version/],
    ['format 0', withRaw('"schemaVersion":1', '"schemaVersion":0'), 'hostile', /schemaVersion: found 0/],
    ['NaN', withRaw('150000000', 'NaN'), 'hostile', /Found "NaN.*" at line 1, column \d+/],
    ['Infinity', withRaw('150000000', 'Infinity'), 'hostile', /Found "Infinity.*" at line 1/],
    ['a number that overflows', withRaw('150000000', '1e999'), 'hostile', /samples\[0\]: found Infinity/],
    ['a time below zero', withRaw('150000000', '-3'), 'hostile', /samples\[0\]: found -3.*at least 0 ns/],
    ['a wrapped value', withRaw('150000000', '18446744073709503168'), 'hostile', /samples\[0\].*at most/],
    ['fewer invocations than samples', withRaw('[2,3]', '[2]'), 'hostile', /invocations: found a list of 1/],
    [
      'a fractional invocation',
      withRaw('[2,3]', '[2,3.5]'),
      'hostile',
      /invocations\[1\]: found 3.5, .*whole/,
    ],
    [
      'a date that is none',
      withRaw('2026-11-01T00:00:00.000Z', 'yesterday'),
      'hostile',
      /runs\[0\]\.at: found "y/,
    ],
    ['an acceptance without reason', withRaw('"validates more"', '""'), 'hostile', /accepted\[0\]\.reason/],
    [
      'an absurdly long name',
      withRaw('"commit0"', `"${'x'.repeat(5000)}"`),
      'hostile',
      /runs\[0\]\.commit.*4096/,
    ],
    ['deep nesting', '['.repeat(100_000), 'hostile', /deeper than 32 levels at line 1, column 33/],
    [
      'deep nesting in an unknown property',
      `{"a":${'['.repeat(40)}${']'.repeat(40)}}`,
      'hostile',
      /deeper than 32/,
    ],
    [
      'too many properties',
      crowded(),
      'hostile',
      /the document: found 20001 properties, expected at most 20000/,
    ],
    [
      'a file beyond the limit',
      ' '.repeat(LIMITS.baselineBytes + 1),
      'too-large',
      /Found 20971521 bytes.*20971520/,
    ],
  ];

  test.each(faults)('calls %s unreadable, with what, where, found and expected', (_, text, fault, reason) => {
    const lookup = parse(text);
    expect(lookup).toMatchObject({ kind: 'unreadable', source: 'baseline.json', fault });
    expect(lookup).toHaveProperty('reason', expect.stringMatching(reason));
  });

  test('counts brackets outside strings only', () => {
    const commit = `"${'[{'.repeat(100)}\\"${'['.repeat(100)}"`;
    expect(parse(withRaw('"commit0"', commit)).kind).toBe('found');
  });

  test('a document that tries to change prototypes is read without effect', () => {
    const poison = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';
    const lookup = parse(withRaw('"runtimes":{', `"runtimes":{"__proto__":"x",`).replace('{', `{${poison},`));
    expect(lookup).toMatchObject({ kind: 'found', baseline: baseline() });
    expect(Object.getPrototypeOf(lookup)).toBe(Object.prototype);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test.each([20_000, 2e6])('a file of %i wrong entries gives one problem, not as many', entries => {
    const wrong = `{"schemaVersion":1,"kind":"stress-action/baseline","suite":"orders","accepted":[],"runs":[${'{},'.repeat(entries - 1)}{}]}`;
    const lookup = parse(wrong);
    expect(lookup).toMatchObject({ fault: 'hostile', reason: expect.stringMatching(/^runs.*: found/) });
    expect(JSON.stringify(lookup).length).toBeLessThan(1000);
    expect(JSON.stringify(lookup)).not.toMatch(/and \d{2,} more/);
  });

  test('200 seeded documents with a value of the wrong type: each is unreadable at exactly that place', () => {
    for (const { path, text } of wrongDocuments(baseline(), 200, 20261121)) {
      const lookup = parse(text);
      expect(lookup, text).toMatchObject({ kind: 'unreadable' });
      expect(lookup).toHaveProperty('reason', expect.stringContaining(pathOf(path)));
    }
  });

  test('200 seeded damaged texts: a stated outcome each, and a place wherever it is a fault', () => {
    for (const text of damagedTexts(VALID, 200, 4711)) {
      const lookup = parse(text);
      if (lookup.kind === 'found') continue;
      expect(lookup, text).toMatchObject({ kind: 'unreadable', source: 'baseline.json' });
      expect(lookup).toHaveProperty(
        'reason',
        expect.stringMatching(/line \d+, column \d+|^[\w.[\]]+: found|empty file/),
      );
    }
  });

  test('a removed property is named', () => {
    const lookup = parse(
      JSON.stringify(replaced(baseline(), ['runs', 1, 'environment', 'cores'], undefined)),
    );
    expect(lookup).toMatchObject({
      reason: 'runs[1].environment.cores: found nothing, expected number',
    });
  });
});

function crowded(): string {
  const own = Array.from({ length: LIMITS.properties + 1 }, (_, index) => `"k${index}":1`);
  return `{${own.join(',')}}`;
}
