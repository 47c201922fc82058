import { describe, expect, test } from 'vitest';
import {
  accusations,
  always,
  begin,
  checked,
  type Desk,
  interleaved,
  line,
  RUNS,
  type Start,
  type Steps,
  tallied,
  times,
} from '../../helpers/racing.ts';

interface Counter {
  value: number;
  /** Additions whose effect was overwritten. */
  overwritten: number;
}

function* add(counter: Counter, value: number, isAtomic: boolean): Steps {
  const before = counter.value;
  if (!isAtomic) yield;
  counter.overwritten += counter.value === before ? 0 : 1;
  counter.value = before + value;
}

/** One of eight was not done and one was, and of both the worker does not know. */
function* addInDoubt(counter: Counter, desk: Desk, isAtomic: boolean): Steps {
  const value = desk.random.below(9) - 3;
  yield* begin(desk, { op: 'add', value });
  const fate = desk.random.below(8);
  if (fate > 0) yield* add(counter, value, isAtomic);
  yield;
  desk.write({ op: 'add', type: fate > 1 ? 'ok' : 'info', value });
}

function* read(counter: Counter, desk: Desk): Steps {
  yield* begin(desk, { op: 'read' });
  const value = counter.value;
  yield;
  desk.write({ op: 'read', value });
  yield;
}

function run({ seed, workers, isFull }: Start, isAtomic: boolean) {
  const counter = { value: 0, overwritten: 0 };
  const work = function* (desk: Desk): Steps {
    for (let round = 0; round < 8; round += 1) {
      yield* addInDoubt(counter, desk, isAtomic);
      yield* read(counter, desk);
    }
  };
  const lines = [
    ...interleaved(seed, times(workers, work), isFull),
    line({ op: 'final', value: counter.value }),
  ];
  return { counter, findings: checked('counter', lines) };
}

describe('counters of simulated programs', () => {
  test('a correct one is never accused, whatever is in doubt', () => {
    always(start => {
      const { findings } = run(start, true);
      expect(accusations(findings)).toEqual([]);
      expect(findings.problems).toEqual([]);
      expect(findings.state.active).toBe(true);
    });
  });

  test('one that is read and written in two steps is accused only where something was overwritten', () => {
    const { wrong, found, falselyAccused } = tallied(start => {
      const { counter, findings } = run(start, false);
      return { isWrong: counter.overwritten > 0, isAccused: findings.faults.length > 0 };
    });
    expect(falselyAccused).toBe(0);
    expect(wrong).toBeGreaterThan(RUNS * 0.9);
    // Subtractions that are lost make up for additions, and what is in doubt hides some.
    expect(found / wrong).toBeGreaterThan(0.6);
  });

  test('of sure additions of one, every lost one is counted', () => {
    always(({ seed, workers, isFull }) => {
      const counter = { value: 0, overwritten: 0 };
      const work = function* (desk: Desk): Steps {
        for (let round = 0; round < 10; round += 1) {
          yield* begin(desk, { op: 'add', value: 1 });
          yield* add(counter, 1, false);
          desk.write({ op: 'add', value: 1 });
        }
      };
      const lines = interleaved(seed, times(workers, work), isFull);
      const found = checked('counter', [...lines, line({ op: 'final', value: counter.value })]);
      const missing = workers * 10 - counter.value;
      expect(accusations(found)).toEqual(
        missing === 0
          ? []
          : [
              `lost-update: the final value of the counter is ${counter.value} and must be at least ${workers * 10}: ${missing} lost`,
            ],
      );
    });
  });
});

const ADD = line({ op: 'add', value: 1 });
const final = (value: number): string => line({ op: 'final', value });

describe('what a counter may be', () => {
  test.each([
    ['exactly what was added', [ADD, ADD, final(2)], []],
    [
      'not less',
      [ADD, ADD, final(1)],
      ['lost-update: the final value of the counter is 1 and must be at least 2: 1 lost'],
    ],
    [
      'not more',
      [ADD, final(2)],
      ['duplicate: the final value of the counter is 2 and can be at most 1: 1 too many'],
    ],
    ['more by what is in doubt', [ADD, line({ op: 'add', type: 'info', value: 5 }), final(6)], []],
    ['not what failed', [ADD, line({ op: 'add', type: 'fail', value: 5 }), final(1)], []],
    [
      'more by what was begun and never ended',
      [ADD, line({ op: 'add', type: 'invoke', value: 5 }), final(6)],
      [],
    ],
    [
      'each by its own name',
      [ADD, line({ op: 'add', key: 'b', value: 2 }), final(1), line({ op: 'final', key: 'b', value: 0 })],
      ['lost-update: the final value of counter b is 0 and must be at least 2: 2 lost'],
    ],
  ] as const)('%s', (_, lines, expected) => {
    expect(accusations(checked('counter', lines))).toEqual(expected);
  });

  test('a read below what was acknowledged before it began is a lost update, however it ends', () => {
    const lines = [
      ADD,
      ADD,
      line({ worker: 2, op: 'read', type: 'invoke' }),
      line({ worker: 2, op: 'read', value: 1 }),
      final(2),
    ];
    expect(accusations(checked('counter', lines))).toEqual([
      'lost-update: a read of the counter is 1 and must be at least 2: 1 lost',
    ]);
  });

  test('a read that sees an addition which is only written later accuses nobody', () => {
    const lines = [
      line({ worker: 2, op: 'read', type: 'invoke' }),
      line({ worker: 2, op: 'read', value: 1 }),
      ADD,
      final(1),
    ];
    expect(accusations(checked('counter', lines))).toEqual([]);
  });

  test('additions in several files are added up', () => {
    const { state, faults } = checked(
      'counter',
      [ADD],
      [line({ worker: 2, op: 'add', value: 2 })],
      [line({ worker: 3, op: 'final', value: 3 })],
    );
    expect(faults).toEqual([]);
    expect(state).toMatchObject({
      active: true,
      evidence: 'history.ndjson: 2 acknowledged additions and 0 reads of 1 counter',
    });
  });
});

describe('a counter of which nothing is known', () => {
  test.each([
    ['without an addition', [], 'there is no addition'],
    [
      'where none was acknowledged',
      [line({ op: 'add', type: 'fail', value: 1 }), final(0)],
      'no addition to the counter was acknowledged',
    ],
    ['without a final read', [ADD, ADD], 'the counter has no final read'],
    ['with additions after it', [ADD, final(1), ADD], 'line 3 adds to the counter after its final read'],
    ['beyond exact numbers', [line({ op: 'add', value: 2 ** 53 - 1 }), ADD, final(5)], 'beyond 2^53'],
  ] as const)('is not called clean %s', (_, lines, why) => {
    const { faults, state } = checked('counter', lines);
    expect(faults).toEqual([]);
    expect(state.active).toBe(false);
    expect(state.evidence).toContain(why);
  });
});
