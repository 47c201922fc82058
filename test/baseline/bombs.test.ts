import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/baseline/limits.ts';
import { parseBaseline } from '../../src/baseline/parse-baseline.ts';
import { parseView } from '../../src/baseline/result-file.ts';
import { parseRecord } from '../../src/bisect/record.ts';
import { SuiteError } from '../../src/model/suite-error.ts';
import { followedRecord } from '../bisect/records.ts';
import { baseline, SUITE, view } from './samples.ts';

/** Every reader of a stored document, as what is wrong with a text: null where nothing is. */
const READERS: readonly (readonly [string, string, (text: string) => string | null])[] = [
  [
    'a baseline',
    JSON.stringify(baseline()),
    text => {
      const lookup = parseBaseline(text, { suite: SUITE, source: 'baseline.json' });
      return 'reason' in lookup ? lookup.reason : null;
    },
  ],
  ['results', JSON.stringify(view()), text => refusal(() => parseView(text, 'results.json'))],
  [
    'the record of a search',
    JSON.stringify(followedRecord({})),
    text => refusal(() => parseRecord(text, 'bisect.json')),
  ],
];

function refusal(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof SuiteError) return error.message;
    throw error;
  }
}

const inside = (right: string, more: string): string => `{${more},${right.slice(1)}`;

describe.each(READERS)('%s that is a bomb', (_, right, faultIn) => {
  test('of depth is refused before anything is built', () => {
    expect(faultIn('['.repeat(5e6))).toMatch(/deeper than 32 levels/);
    expect(faultIn(inside(right, `"a":${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`))).toMatch(
      /deeper than 32 levels/,
    );
  });

  test('of size is refused unread', () => {
    expect(faultIn(`"${'x'.repeat(LIMITS.resultBytes)}"`)).toMatch(/Found \d+ bytes, expected at most/);
  });

  test('of numbers as long as a file is read as the numbers they are, or refused', () => {
    expect(faultIn(inside(right, `"schemaVersion":${'1'.repeat(1e6)}`))).toBeNull();
    expect(faultIn(right.replace('"schemaVersion":1', `"schemaVersion":${'9'.repeat(1e6)}`))).toMatch(
      /schemaVersion/,
    );
  });

  test('of names that repeat, or that objects have without owning them, changes nothing', () => {
    const poison = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1';
    expect(faultIn(inside(right, `${poison},"kind":"x","kind":"y"`))).toBeNull();
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('gives a message that does not grow with it', () => {
    for (const text of [
      '{'.repeat(1e6),
      `[${'1,'.repeat(1e6)}1]`,
      `{"kind":"${'k'.repeat(1e6)}"}`,
      `"${'x'.repeat(1e6)}`,
    ])
      expect(faultIn(text)?.length).toBeLessThan(1_000);
  });
});
