import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStressMetrics } from '../../src/ingest/stress-metrics.ts';

const parse = (...lines: readonly string[]) => parseStressMetrics(lines.join('\n'), 'm.txt');
const MB = 1024 ** 2;

describe('checkpoint lines', () => {
  test('become parallel columns in base units, whichever form they are written in', () => {
    const { checkpoints, problems, samples } = parse(
      'checkpoint operations=1000 memory.heap=5MB fds=12',
      '  checkpoint  fds=12   operations=2e3 memory.heap=5242880  ',
      '{"checkpoint": {"operations": 3000, "memory.heap": "5MB", "fds": 13}}',
      '{"checkpoint":{"operations":"4000","memory.heap":5242880,"fds":14,"seen":1}}',
      'operations=4000',
    );
    expect(checkpoints).toEqual({
      operations: [1000, 2000, 3000],
      columns: {
        'memory.heap': { unit: 'bytes', values: [5 * MB, 5 * MB, 5 * MB] },
        fds: { unit: 'count', values: [12, 12, 13] },
      },
    });
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [4, 'The checkpoint has "seen", which the first one lacks'],
    ]);
    expect(samples).toEqual([{ metric: 'operations', value: 4000 }]);
  });

  test.each([
    ['a metric whose name begins with the word', 'checkpoint=5', { metric: 'checkpoint', value: 5 }],
    ['a metric of that name in JSON', '{"name":"checkpoint","value":1}', { metric: 'checkpoint', value: 1 }],
  ])('are not %s', (_, line, sample) => {
    expect(parse(line)).toMatchObject({ samples: [sample], checkpoints: null, problems: [] });
  });

  test.each([
    ['lacks the operations', 'checkpoint fds=1', 'A checkpoint needs operations=n'],
    ['gives operations in bytes', 'checkpoint operations=1MB fds=1', 'A checkpoint needs operations=n'],
    ['says nothing but operations', 'checkpoint operations=5', 'needs a value beside operations'],
    ['says nothing at all', 'checkpoint', 'A checkpoint needs operations=n'],
    [
      'separates the unit by a blank',
      'checkpoint operations=5 fds=1 count',
      '"count" in a checkpoint is not name=value',
    ],
    [
      'has a value that is no number',
      'checkpoint operations=5 fds=many',
      '"fds=many" in a checkpoint is not',
    ],
    ['has an unknown unit', 'checkpoint operations=5 x=1parsec', '"parsec" is not a unit'],
    [
      'has a value that is not finite',
      'checkpoint operations=5 fds=NaN',
      '"fds" of a checkpoint is NaN; it is 0 or more',
    ],
    ['has a negative value', 'checkpoint operations=5 fds=-1', '"fds" of a checkpoint is -1'],
    ['names a column twice', 'checkpoint operations=5 fds=1 fds=2', '"fds" stands twice'],
    [
      'has a name like a part of a prototype',
      'checkpoint operations=5 __proto__=2',
      '"__proto__" is reserved',
    ],
    ['is no object in JSON', '{"checkpoint": 5}', 'is not a JSON object with a checkpoint object'],
    ['is a list in JSON', '{"checkpoint": [5]}', 'is not a JSON object with a checkpoint object'],
    [
      'holds an object in JSON',
      '{"checkpoint": {"operations": 5, "fds": {}}}',
      '"fds" needs a number or text such as "5.1MB", found {}',
    ],
    [
      'is longer than a line may be',
      `checkpoint operations=1 x=${'1'.repeat(2000)}`,
      'A line has at most 1000 characters',
    ],
    [
      'has 21 columns',
      `checkpoint operations=1 ${Array.from({ length: 21 }, (_, at) => `c${at}=1`).join(' ')}`,
      'at most 20 values, this one has 21',
    ],
  ])('are a problem when one %s', (_, line, message) => {
    const { checkpoints, problems } = parse(line);
    expect(checkpoints).toBeNull();
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining(message) }]);
  });

  test.each([
    [
      'goes back in operations',
      'checkpoint operations=9 fds=1',
      'operations=9 does not rise: the checkpoint before has 10',
    ],
    ['repeats the operations', 'checkpoint operations=10 fds=1', 'operations=10 does not rise'],
    ['lacks a column', 'checkpoint operations=11 x=1', 'The checkpoint lacks "fds", which the first one has'],
    [
      'changes a unit',
      'checkpoint operations=11 fds=1MB',
      '"fds" is measured in count, this line gives bytes',
    ],
  ])('are refused one by one: a later one that %s', (_, line, message) => {
    const { checkpoints, problems } = parse(
      'checkpoint operations=10 fds=1',
      line,
      'checkpoint operations=12 fds=3',
    );
    expect(checkpoints).toEqual({
      operations: [10, 12],
      columns: { fds: { unit: 'count', values: [1, 3] } },
    });
    expect(problems).toMatchObject([{ line: 2, message: expect.stringContaining(message) }]);
  });

  test('are parallel columns with rising operations whatever is written', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'operations=1',
        'operations=2',
        'operations=3MB',
        'fds=1',
        'fds=2',
        'x=-1',
        'x=1e400',
        '=',
      ),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(word)), lines => {
        const { checkpoints } = parse(...lines.map(words => `checkpoint ${words.join(' ')}`));
        const { operations = [], columns = {} } = checkpoints ?? {};
        expect(operations).toEqual([...new Set(operations)].sort((a, b) => a - b));
        for (const { values } of Object.values(columns)) expect(values).toHaveLength(operations.length);
      }),
    );
  });
});
