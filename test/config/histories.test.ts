import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { problemsOf, suiteWith } from './suite-text.ts';

const messages = (...lines: string[]): readonly string[] =>
  problemsOf(suiteWith(...lines)).map(({ message }) => message);

const histories = (...lines: string[]): unknown => {
  const parsed = parseConfig(suiteWith(...lines), 'stress.yml');
  return 'config' in parsed ? parsed.config.scenarios[0]?.histories : parsed;
};

describe('history', () => {
  test('is one check or a list of them', () => {
    const counter = { from: 'a.ndjson', check: 'counter' };
    expect(histories('history: { from: a.ndjson, check: counter }')).toEqual([counter]);
    expect(
      histories(
        'history: [{ from: a.ndjson, check: counter }, { from: $STRESS_DIR/b.ndjson, check: queue }]',
      ),
    ).toEqual([counter, { from: '$STRESS_DIR/b.ndjson', check: 'queue' }]);
  });

  test('is absent where nothing is checked', () => {
    expect(histories('tags: [x]')).toBeUndefined();
  });

  test.each([
    ['a stream', ['history: { from: stdout, check: counter }'], 'A history is a file, not `stdout`; name it'],
    [
      'a file of several operations at once',
      ['load: { users: [1, 4] }', 'history: { from: h.ndjson, check: counter }'],
      '`load.users` runs several processes at once, whose records would mix; let each write into its own folder: `$STRESS_DIR/h.ndjson`',
    ],
    [
      'the same check twice',
      ['history: [{ from: a, check: queue }, { from: a, check: queue }]'],
      'This check of this file stands in the list twice; keep one',
    ],
    [
      'counted instructions',
      ['measure: instructions', 'history: { from: a, check: queue }'],
      '`history` and `measure: instructions` exclude each other',
    ],
    ['a check that there is not', ['history: { from: a, check: stack }'], 'stack'],
    ['no file', ['history: { check: queue }'], 'from'],
  ])('refuses %s', (_, lines, message) => {
    expect(messages(...lines)).toEqual([expect.stringContaining(message)]);
  });

  test('takes the file of each operation where several run at once', () => {
    expect(messages('load: { users: 4 }', 'history: { from: $STRESS_DIR/h, check: counter }')).toEqual([]);
  });

  test('is nothing for results, which run nothing', () => {
    const text =
      'version: 1\nscenarios:\n  parse:\n    results: [{ from: a.json }]\n    history: { from: a, check: queue }\n';
    expect(problemsOf(text).map(({ message }) => message)).toEqual([
      '`history` says how a command is run, and `results` runs nothing; remove it',
    ]);
  });
});
