import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Known, type Move, nextMove } from '../../src/bisect/search.ts';

/** `g` good, `b` bad, `s` skipped, `.` not tried: one character a commit, oldest first. */
function knownIn(history: string): readonly Known[] {
  const marks: Readonly<Record<string, Known['mark']>> = { g: 'good', b: 'bad', s: 'skipped' };
  return [...history].flatMap((letter, place) => {
    const mark = marks[letter];
    return mark === undefined ? [] : [{ place, mark }];
  });
}

const moveIn = (history: string): Move => nextMove(history.length, knownIn(history));

describe('nextMove()', () => {
  test.each([
    ['a single commit is the bad end itself', 'b', { kind: 'found', place: 0 }],
    ['the middle one comes first', '......b', { kind: 'try', place: 2, left: { commits: 6, steps: 3 } }],
    ['behind a good one', '...g..b', { kind: 'try', place: 4, left: { commits: 2, steps: 2 } }],
    ['before a bad one', '...b..b', { kind: 'try', place: 1, left: { commits: 3, steps: 2 } }],
    [
      'a skipped one gives way to its neighbour',
      '..s...b',
      { kind: 'try', place: 3, left: { commits: 5, steps: 3 } },
    ],
    ['and two of them to the next', '..ss..b', { kind: 'try', place: 1, left: { commits: 4, steps: 3 } }],
    ['a bad one behind a good one is the first', '..gb..b', { kind: 'found', place: 3 }],
    ['also where others were skipped elsewhere', 's.gb.sb', { kind: 'found', place: 3 }],
    ['the first of all may be it', 'b.....b', { kind: 'found', place: 0 }],
    ['what was skipped before the first bad one is not told', '.gssb.b', { kind: 'range', from: 2, to: 4 }],
    ['nor is all of it, when nothing could be tried', 'sssb', { kind: 'range', from: 0, to: 3 }],
  ])('%s', (_, history, expected) => {
    expect(moveIn(history)).toEqual(expected);
  });
});

/** Follows the moves in a history of `count` whose first bad commit is at `first`; those in `unbuildable` are skipped. */
function search(count: number, first: number, unbuildable: ReadonlySet<number>) {
  const known: Known[] = [{ place: count - 1, mark: 'bad' }];
  for (;;) {
    const move = nextMove(count, known);
    if (move.kind !== 'try') return { move, tried: known.slice(1) };
    const { place } = move;
    known.push({ place, mark: unbuildable.has(place) ? 'skipped' : place >= first ? 'bad' : 'good' });
  }
}

const histories = fc.integer({ min: 1, max: 300 }).chain(count =>
  fc.record({
    count: fc.constant(count),
    first: fc.integer({ min: 0, max: count - 1 }),
    broken: fc.uniqueArray(fc.integer({ min: 0, max: count - 1 })),
  }),
);

test('any history: the first bad commit is found or lies in the range, and only skipped ones make a range', () => {
  fc.assert(
    fc.property(histories, ({ count, first, broken }) => {
      const unbuildable = new Set(broken);
      const { move } = search(count, first, unbuildable);
      if (move.kind === 'found') return move.place === first;
      const others = Array.from({ length: move.to - move.from }, (_, i) => move.from + i);
      return (
        move.from <= first &&
        first <= move.to &&
        others.length > 0 &&
        others.every(place => unbuildable.has(place))
      );
    }),
  );
});

test('any history: it takes at most log2(n), rounded up, answers and a step for each skip, and tries nothing twice', () => {
  fc.assert(
    fc.property(histories, ({ count, first, broken }) => {
      const { tried } = search(count, first, new Set(broken));
      const skips = tried.filter(({ mark }) => mark === 'skipped').length;
      expect(new Set(tried.map(({ place }) => place)).size).toBe(tried.length);
      expect(tried.length - skips).toBeLessThanOrEqual(Math.ceil(Math.log2(count)));
    }),
  );
});

test('where every commit can be built the first bad one is always found, within the steps that were announced', () => {
  fc.assert(
    fc.property(histories, ({ count, first }) => {
      const start = nextMove(count, [{ place: count - 1, mark: 'bad' }]);
      const { move, tried } = search(count, first, new Set());
      expect(move).toEqual({ kind: 'found', place: first });
      if (start.kind === 'try') expect(tried.length).toBeLessThanOrEqual(start.left.steps);
    }),
  );
});
