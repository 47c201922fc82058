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

type Bug = 'none' | 'lost' | 'twice' | 'foreign';

/** A queue with one bug, which counts how often it struck. */
interface Queue {
  readonly items: string[];
  readonly bug: Bug;
  struck: number;
}

/** One of ten was not put in and one was, and of both the worker does not know. */
function* put(queue: Queue, value: string, desk: Desk): Steps {
  yield* begin(desk, { op: 'enqueue', value });
  const fate = desk.random.below(10);
  const isLost = queue.bug === 'lost' && fate === 9;
  queue.struck += isLost ? 1 : 0;
  if (fate > 0 && !isLost) queue.items.push(value);
  yield;
  desk.write({ op: 'enqueue', value, type: fate > 1 ? 'ok' : 'info' });
}

function* produce(queue: Queue, desk: Desk): Steps {
  for (let round = 0; round < 8; round += 1) yield* put(queue, `${desk.name}-${round}`, desk);
}

/** Looks at the first item and takes it away in two steps, where that is the bug. */
function* takeFirst(queue: Queue, desk: Desk): Generator<void, string | null, void> {
  const found = queue.items[0];
  if (found === undefined) return null;
  if (queue.bug === 'twice' && desk.random.below(3) === 0) yield;
  if (queue.items[0] === found) queue.items.shift();
  else queue.struck += 1;
  if (queue.bug !== 'foreign' || desk.random.below(8) > 0) return found;
  queue.struck += 1;
  return `garbage-${queue.struck}`;
}

function* consume(queue: Queue, desk: Desk): Steps {
  let idle = 0;
  while (idle < 60) {
    yield* begin(desk, { op: 'dequeue' });
    const value = yield* takeFirst(queue, desk);
    idle += value === null ? 1 : 0;
    yield;
    desk.write(value === null ? { op: 'dequeue', type: 'fail' } : { op: 'dequeue', value });
  }
}

function run({ seed, workers, isFull }: Start, bug: Bug) {
  const queue: Queue = { items: [], bug, struck: 0 };
  const work = [
    ...times(workers, (desk: Desk) => produce(queue, desk)),
    ...times(workers, (desk: Desk) => consume(queue, desk)),
  ];
  const lines = interleaved(seed, work, isFull);
  // What is still there when all have given up comes out now.
  const rest = queue.items.map(value => line({ op: 'dequeue', value }));
  return { struck: queue.struck, findings: checked('queue', [...lines, ...rest, line({ op: 'drain' })]) };
}

describe('queues of simulated programs', () => {
  test('a correct one is never accused', () => {
    always(start => {
      const { findings } = run(start, 'none');
      expect(accusations(findings)).toEqual([]);
      expect(findings.state.active).toBe(true);
    });
  });

  test.each([
    ['lost', 'lost-item'],
    ['twice', 'duplicate'],
    ['foreign', 'unexpected'],
  ] as const)('one with the bug "%s" is accused of %s where it struck, and only there', (bug, kind) => {
    const { wrong, found, falselyAccused } = tallied(start => {
      const { struck, findings } = run(start, bug);
      return { isWrong: struck > 0, isAccused: findings.faults.some(fault => fault.class === kind) };
    });
    expect(falselyAccused).toBe(0);
    expect(wrong).toBeGreaterThan(RUNS / 10);
    // Here nothing that is taken is in doubt.
    expect(found / wrong).toBeGreaterThan(0.95);
  });
});

const put1 = (value: string, type = 'ok'): string => line({ op: 'enqueue', value, type });
const took = (value: string, worker = 2): string => line({ worker, op: 'dequeue', value });
const DRAIN = line({ op: 'drain' });

describe('items', () => {
  test.each([
    ['came out once', [put1('a'), took('a'), DRAIN], []],
    ['came out before it is written that they went in', [took('a'), put1('a'), DRAIN], []],
    [
      'never came out',
      [put1('a'), put1('b'), took('a'), DRAIN],
      ['lost-item: 1 of 2 items put into the queue never came out: b is one'],
    ],
    [
      'came out twice',
      [put1('a'), took('a'), took('a', 3), DRAIN],
      ['duplicate: item a came out of the queue 2 times, and went in once'],
    ],
    ['were put in twice and came out twice', [put1('a'), put1('a'), took('a'), took('a'), DRAIN], []],
    [
      'were never put in',
      [put1('a'), took('a'), took('x'), DRAIN],
      ['unexpected: item x came out of the queue, and nobody had put it in'],
    ],
    ['are in doubt and came out', [put1('b'), took('b'), put1('a', 'info'), took('a'), DRAIN], []],
    ['are in doubt and did not', [put1('b'), took('b'), put1('a', 'info'), DRAIN], []],
    [
      'may have been taken by one who does not know',
      [put1('a'), line({ worker: 2, op: 'dequeue', type: 'info' }), DRAIN],
      [],
    ],
    [
      'may have been taken by one who never ended',
      [put1('a'), line({ worker: 2, op: 'dequeue', type: 'invoke' }), DRAIN],
      [],
    ],
    [
      'are more than those in doubt can have taken',
      [put1('a'), put1('b'), line({ worker: 2, op: 'dequeue', type: 'info' }), DRAIN],
      [
        'lost-item: 1 of 2 items put into the queue never came out, 1 more may have been taken in doubt: a is one',
      ],
    ],
  ] as const)('that %s', (_, lines, expected) => {
    expect(accusations(checked('queue', lines))).toEqual(expected);
  });

  test('are followed over several files', () => {
    expect(
      accusations(
        checked(
          'queue',
          [took('a')],
          [put1('a'), put1('b')],
          [took('b', 3), line({ worker: 3, op: 'drain' })],
        ),
      ),
    ).toEqual([]);
  });

  test('that were taken twice are a fault in a queue that was never drained, too', () => {
    const { faults, state } = checked('queue', [put1('a'), took('a'), took('a')]);
    expect(faults).toHaveLength(1);
    expect(state).toMatchObject({
      active: false,
      evidence: expect.stringContaining('nothing can be called lost'),
    });
  });

  test.each([
    ['there are none', [], 'there is no item'],
    ['none was acknowledged', [put1('a', 'fail'), DRAIN], 'no item put into the queue was acknowledged'],
    [
      'some came in after it was drained',
      [put1('a'), took('a'), DRAIN, put1('b')],
      'line 4 puts an item into the queue after it was drained',
    ],
  ] as const)('prove nothing where %s', (_, lines, why) => {
    const { faults, state } = checked('queue', lines);
    expect(faults).toEqual([]);
    expect(state).toMatchObject({ active: false, evidence: expect.stringContaining(why) });
  });
});
