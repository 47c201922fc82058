import { describe, expect, test } from 'vitest';
import { configOf, messagesOf, problemsOf } from './suite-text.ts';

const suite = (requirements: readonly string[], covers: string): string =>
  [
    'version: 1',
    ...requirements,
    'scenarios:',
    '  parse:',
    '    command: ./bench',
    `    covers: ${covers}`,
    '',
  ].join('\n');

describe('requirements', () => {
  test('are a map of ids to sentences in the order of the file, or a list of ids', () => {
    const map = suite(['requirements:', '  RISK-2: Memory grows', '  AC-1: Parses every order'], '[AC-1]');
    expect(configOf(map).requirements).toEqual([
      { id: 'RISK-2', text: 'Memory grows' },
      { id: 'AC-1', text: 'Parses every order' },
    ]);
    expect(configOf(suite(['requirements: [AC-1, AC-2]'], '[AC-1]')).requirements).toEqual([
      { id: 'AC-1', text: null },
      { id: 'AC-2', text: null },
    ]);
  });

  test('without them any id may be covered', () => {
    expect(configOf(suite([], '[ANY-1]')).requirements).toBeNull();
  });

  test('an id that is covered and not among them is an error at its place, with what was meant', () => {
    const [problem] = problemsOf(suite(['requirements: [AC-1, RISK-LEAK]'], '[AC-1, RISK-LEEK]'));
    expect(problem).toMatchObject({
      line: 6,
      message: '`RISK-LEEK` is not among the `requirements` of this suite; did you mean `RISK-LEAK`?',
    });
    expect(messagesOf(suite(['requirements: [AC-1]'], '[completely-else]'))[0]).toContain(
      'declare it there, or remove it here',
    );
  });

  test.each([
    ['an id twice', ['requirements: [AC-1, AC-2, AC-1]'], '`AC-1` is declared twice; remove one'],
    ['an id of two words', ['requirements:', '  AC 1: Parses', '  AC-1: x'], '`AC 1` cannot be an id'],
  ])('%s is an error', (_, requirements, message) => {
    expect(messagesOf(suite(requirements, '[AC-1]')).join('\n')).toContain(message);
  });

  test.each([
    ['a number', 'requirements: 7'],
    ['an empty list', 'requirements: []'],
    ['a list of maps', 'requirements: [{ id: AC-1 }]'],
  ])('%s is no list of requirements', (_, line) => {
    expect(problemsOf(suite([line], '[AC-1]')).length).toBeGreaterThan(0);
  });
});
