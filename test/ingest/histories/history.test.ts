import { describe, expect, test } from 'vitest';
import { HISTORY_CHECKERS } from '../../../src/ingest/histories/registry.ts';
import { HISTORY_CHECKS } from '../../../src/model/detected.ts';
import { checked, line } from '../../helpers/racing.ts';

const ADD = line({ op: 'add', value: 1 });
const FINAL = line({ op: 'final', value: 1 });

describe('a line', () => {
  test.each([
    ['{"op":"add"', 'It is not a whole JSON object: "{\\"op\\":\\"add\\""'],
    ['[1]', 'It is not a whole JSON object: "[1]"'],
    [line({ op: 'ad' }), '"op" is one of add, read, final, generate'],
    [line({ op: 'constructor' }), '"op" is one of add, read, final, generate'],
    [line({ op: 'add', type: 'done', value: 1 }), '"type" is invoke, ok, fail or info, found "\\"done\\""'],
    ['{"op":"add","value":1}', '"worker" is text or a whole number, found nothing'],
    [line({ op: 'add', worker: 1.5, value: 1 }), '"worker" is text or a whole number, found "1.5"'],
    [line({ op: 'add', key: null, value: 1 }), '"key" is text or a whole number, found "null"'],
    [line({ op: 'add', value: '1' }), '"value" of add is a whole number, found "\\"1\\""'],
    [line({ op: 'add', value: 0.5 }), '"value" of add is a whole number, found "0.5"'],
    [line({ op: 'add', type: 'invoke' }), '"value" of add is missing: a whole number'],
    [line({ op: 'add' }), '"value" of add is missing: a whole number'],
    [line({ op: 'add', value: 1, at: '5' }), '"at" is a number of nanoseconds, found "\\"5\\""'],
    [line({ op: 'add', value: 1, token: 'x' }), '"token" is a whole number, found "\\"x\\""'],
    [
      line({ op: 'add', value: 1, note: 'x'.repeat(5000) }),
      'A record has at most 4096 characters, this one has ',
    ],
  ])('%s is a problem with its number', (text, message) => {
    const { problems, state } = checked('counter', [ADD, text, FINAL]);
    expect(problems).toEqual([expect.objectContaining({ file: 'history-0.ndjson', line: 2 })]);
    expect(problems[0]?.message).toContain(message);
    expect(state.active).toBe(false);
    expect(state.evidence).toContain('history-0.ndjson:2 is no record that can be used: ');
  });

  test('may have keys of its own, be empty, end with a carriage return, or be of another check', () => {
    const lines = [
      `${line({ op: 'add', value: 1, note: { deep: [1] } })}\r`,
      '',
      line({ op: 'acquire' }),
      FINAL,
    ];
    const { problems, state } = checked('counter', lines);
    expect(problems).toEqual([]);
    expect(state.active).toBe(true);
  });

  test.each([
    [
      'that ends what was not begun',
      [line({ op: 'add', type: 'invoke', value: 1 }), line({ op: 'read', value: 1 })],
      'Worker 1 ends read, and has begun add in line 1: a worker does one thing at a time',
    ],
    [
      'that contradicts its beginning',
      [line({ op: 'add', type: 'invoke', value: 1 }), line({ op: 'add', value: 2 })],
      'The value of add is 2, and was 1 in line 1',
    ],
  ])('%s is a problem', (_, lines, message) => {
    expect(checked('counter', lines).problems.map(problem => problem.message)).toEqual([message]);
  });
});

test('workers of one name in two files are not taken for one', () => {
  const { problems, state } = checked('counter', [ADD], [ADD, FINAL]);
  expect(problems.map(({ file, message }) => [file, message])).toEqual([
    [
      'history-1.ndjson',
      'Worker 1 stands in history-0.ndjson, too: workers of several files need names of their own',
    ],
    [
      'history-1.ndjson',
      'Worker 1 stands in history-0.ndjson, too: workers of several files need names of their own',
    ],
  ]);
  expect(state.active).toBe(false);
});

describe('a history with lines that cannot be read', () => {
  test('still shows what the others prove', () => {
    const twice = line({ op: 'generate', value: 'a' });
    const { faults, state } = checked('unique-ids', [twice, '{', twice]);
    expect(faults.map(({ class: kind }) => kind)).toEqual(['duplicate']);
    expect(state.active).toBe(false);
  });

  const [add, enqueue] = [line({ op: 'add', value: 10 }), line({ op: 'enqueue', value: 'a' })];
  const step = (worker: number, op: string, more: object = {}): string => line({ worker, op, ...more });
  const BEGIN = { type: 'invoke' };

  test.each([
    ['a subtraction', 'counter', [add, '{"op":"add","value":-', line({ op: 'final', value: 5 })]],
    ['an addition', 'counter', [add, '{"op":"add","va', line({ op: 'final', value: 15 })]],
    [
      'a subtraction before a read',
      'counter',
      [add, '{', step(2, 'read', BEGIN), step(2, 'read', { value: 5 })],
    ],
    ['what came out', 'queue', [enqueue, '{"op":"deq', line({ op: 'drain' })]],
    ['a write', 'isolation', [line({ op: 'write', value: 'a' }), '{', line({ op: 'observe', value: 'x' })]],
    [
      'that it was about to be given back',
      'mutual-exclusion',
      [step(1, 'acquire'), '{"op":"rel', step(2, 'acquire'), step(1, 'release'), step(2, 'release')],
    ],
    [
      'that it was about to be closed',
      'isolation',
      [
        step(1, 'open', { value: 'x' }),
        '{"op":"clo',
        step(2, 'open', { value: 'x' }),
        step(1, 'close', { value: 'x' }),
      ],
    ],
  ] as const)('accuses nobody where %s may stand in one', (_, check, lines) => {
    const { faults, state } = checked(check, lines);
    expect(faults).toEqual([]);
    expect(state).toMatchObject({
      active: false,
      evidence: expect.stringContaining('no record that can be used'),
    });
  });
});

test('what names hold is shown as one plain line', () => {
  const worker = '\u001b[31mred\nline\u0000';
  const { faults } = checked('unique-ids', [
    line({ op: 'generate', value: 'a\nb', worker }),
    line({ op: 'generate', value: 'a\nb', worker }),
  ]);
  expect(faults[0]?.title).not.toMatch(/\p{Cc}/u);
  expect(faults[0]?.text.split('\n')).toHaveLength(2);
});

test('the same fault of another run has the same fingerprint, another check or file has another', () => {
  const twice = (value: string): string | undefined =>
    checked('unique-ids', [line({ op: 'generate', value }), line({ op: 'generate', value })]).faults[0]
      ?.fingerprint;
  expect(twice('a')).toMatch(/^[0-9a-f]{16}$/);
  expect(twice('a')).toBe(twice('b'));
});

test('there is a checker for every check, under its own name, and no two share an operation', () => {
  expect(Object.entries(HISTORY_CHECKERS).map(([name, { check }]) => [name, check])).toEqual(
    HISTORY_CHECKS.map(check => [check, check]),
  );
  const ops = Object.values(HISTORY_CHECKERS).flatMap(checker => checker.ops);
  expect(new Set(ops).size).toBe(ops.length);
});
