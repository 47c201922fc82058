import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { descriptionReason, overrideLines } from '../../src/github/override-text.ts';
import { matchesGlob } from '../../src/model/override.ts';

const accepts = (comment: string) =>
  overrideLines(comment).map(line =>
    line.kind === 'accept' ? [line.target, line.upTo, line.reason] : line.kind,
  );

describe('overrideLines()', () => {
  test.each([
    [
      'a metric',
      '/stress accept parse/time.wall validates more',
      [['parse/time.wall', null, 'validates more']],
    ],
    ['a scenario', '/stress accept parse it validates more', [['parse', null, 'it validates more']]],
    [
      'a bound',
      '/stress accept parse/time.wall up to 12.5% why not',
      [['parse/time.wall', 0.125, 'why not']],
    ],
    ['a bound with blanks', '/stress accept a up  to 12 % safer', [['a', 0.12, 'safer']]],
    ['globs', '/stress accept api-*/latency.* new codec', [['api-*/latency.*', null, 'new codec']]],
    [
      'names with blanks',
      '/stress accept `cart checkout/time.wall` tax',
      [['cart checkout/time.wall', null, 'tax']],
    ],
    ['a ladder', '/stress accept api[users=8] more work', [['api[users=8]', null, 'more work']]],
    [
      'several lines',
      'Fine.\r\n/stress accept a one thing\r\n   /STRESS Accept b another',
      [
        ['a', null, 'one thing'],
        ['b', null, 'another'],
      ],
    ],
    [
      'an example before the line',
      '```\n/stress accept a x1\n```\n/stress accept b yes it is',
      [['b', null, 'yes it is']],
    ],
  ])('reads %s', (_, comment, expected) => {
    expect(accepts(comment)).toEqual(expected);
  });

  test.each([
    ['nothing at all', ''],
    ['a line that only mentions it', 'You could say /stress accept a why'],
    ['a quotation', '> /stress accept a because'],
    ['fenced code', '~~~sh\n/stress accept a because\n~~~'],
    ['a fence that a shorter one does not close', '````\n```\n/stress accept a because\n'],
    ['indented code', '    /stress accept a because'],
    ['what is invisible', '<!-- \n/stress accept a because\n-->'],
    ['what is invisible to the end', 'x <!-- \n/stress accept a because'],
    ['another word', '/stress acceptable a because'],
  ])('takes nothing from %s', (_, comment) => {
    expect(overrideLines(comment)).toEqual([]);
  });

  test.each([
    ['no target', '/stress accept', /lacks what to accept/],
    ['the example itself', '/stress accept <scenario>/<metric> because', /lacks what to accept/],
    [
      'no reason',
      '/stress accept parse/time.wall',
      /lacks a reason: write "\/stress accept parse\/time.wall </,
    ],
    ['a bound and no reason', '/stress accept parse up to 5%', /lacks a reason/],
    ['the place of a reason', '/stress accept parse up to 5% <why it is worth it>', /lacks a reason/],
    ['a reason without a word', '/stress accept parse ... !', /lacks a reason/],
    ['no sensible bound', '/stress accept parse up to 0% because', /percentage above 0/],
    ['an endless name', `/stress accept ${'a'.repeat(201)} because`, /at most 200/],
  ])('says what is missing where there is %s', (_, comment, missing) => {
    expect(overrideLines(comment)).toEqual([{ kind: 'incomplete', missing: expect.stringMatching(missing) }]);
  });

  test('gives reasons on one line, bounded, without control characters, whatever is written', () => {
    const any = fc.string({ unit: 'binary', maxLength: 1000 });
    fc.assert(
      fc.property(any, any, (target, why) => {
        for (const line of overrideLines(`/stress accept ${target} ${why}\n${why}`)) {
          if (line.kind !== 'accept') continue;
          expect(line.reason).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}]{1,400}$/u);
          expect(line.target.length).toBeLessThanOrEqual(200);
        }
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  test('looks at twenty lines of one comment', () => {
    expect(overrideLines('/stress accept a because\n'.repeat(1000))).toHaveLength(20);
  });
});

test.each([
  ['Stress-accept: we validate more', 'we validate more'],
  ['Fixes #1\nstress-accept:  it pays off', 'it pays off'],
  ['Stress-accept:', ''],
  ['Stress-accept: <why it is worth it>', ''],
  ['<!-- Stress-accept: from the template -->', null],
  ['nothing', null],
])('descriptionReason(%j) is %j', (description, reason) => {
  expect(descriptionReason(description)).toBe(reason);
});

describe('matchesGlob()', () => {
  test.each([
    ['parse', 'parse', true],
    ['parse', 'parse-large', false],
    ['parse*', 'parse-large', true],
    ['*', 'anything/at.all', true],
    ['*/time.*', 'parse/time.wall', true],
    ['a*a', 'a', false],
    ['a*b*c', 'a-c-b', false],
    ['a.c', 'abc', false],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  test('agrees with the regular expression of the same meaning', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '*', '/'), maxLength: 12 });
    fc.assert(
      fc.property(
        word,
        word.map(text => text.replaceAll('*', '')),
        (pattern, text) => {
          const same = new RegExp(`^${pattern.replaceAll(/\*+/g, '.*')}$`).test(text);
          expect(matchesGlob(pattern, text)).toBe(same);
        },
      ),
      { seed: 1, numRuns: 2000 },
    );
  });
});
