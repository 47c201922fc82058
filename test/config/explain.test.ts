import { describe, expect, test } from 'vitest';
import { explainProblems } from '../../src/config/explain.ts';
import type { Problem } from '../../src/model/caveat.ts';

const at = (line: number | null, column: number | null, message = 'Something is wrong'): Problem => ({
  file: 'stress.yml',
  line,
  column,
  path: '',
  message,
});

/** The part of the source line above the carets. */
function underlined(source: string, column: number): string {
  const lines = explainProblems([at(1, column)], source).split('\n');
  const carets = lines[2] ?? '';
  return (lines[1] ?? '').slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1);
}

describe('explainProblems()', () => {
  test('shows the line and marks the place', () => {
    expect(explainProblems([at(2, 3)], 'a:\n  b: 1\n')).toBe(
      'stress.yml:2:3: Something is wrong\n  2 |   b: 1\n    |   ^',
    );
  });

  test.each([
    ['timeout: 10 minuets', 10, '10 minuets', 'a value of two words'],
    ['{ a: "x, y", b: 2 }', 6, '"x, y"', 'a text in quotes'],
    ['{ a: 5s, b: 2 }', 6, '5s', 'a value in brackets'],
    ['time.wall: {}', 1, 'time.wall', 'a key'],
    ['a: 5 # five', 4, '5', 'a value before a comment'],
    ['url: http://x:80/', 6, 'http://x:80/', 'a value with colons'],
    ['a:', 2, ':', 'a colon'],
  ])('%s marks %j', (source, column, marked) => {
    expect(underlined(source, column)).toBe(marked);
  });

  test('cuts a long line around the place', () => {
    const text = explainProblems([at(1, 201)], `${'x'.repeat(200)}HERE${'y'.repeat(200)}`);
    expect(text.split('\n').every(line => line.length < 120)).toBe(true);
    expect(text).toContain('…');
  });

  test('stays readable with control characters in the source', () => {
    expect(explainProblems([at(1, 1)], '\u001b[31mred\t:')).not.toContain('\u001b');
  });

  test('shows twenty and counts the rest', () => {
    const text = explainProblems(
      Array.from({ length: 23 }, (_, index) => at(index + 1, 1)),
      null,
    );
    expect(text.match(/Something is wrong/g)).toHaveLength(20);
    expect(text).toContain('… and 3 more problems');
  });

  test('does without a place, a source, or a line that the source does not have', () => {
    expect(explainProblems([at(null, null)], 'a: 1')).toBe('stress.yml: Something is wrong');
    expect(explainProblems([at(1, 2)], null)).toBe('stress.yml:1:2: Something is wrong');
    expect(explainProblems([at(9, 1)], 'a: 1')).toBe('stress.yml:9:1: Something is wrong');
  });

  test('says nothing about nothing', () => {
    expect(explainProblems([], 'a: 1')).toBe('');
  });
});
