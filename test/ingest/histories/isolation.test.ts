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

interface Places {
  readonly tokens: Map<string, string>;
  /** Observations of what another worker wrote. */
  foreign: number;
}

/** Where ends are told apart from beginnings, one write of six is not done, and the worker does not know. */
function* writeToken(places: Places, place: string, token: string, desk: Desk): Steps {
  yield* begin(desk, { op: 'write', value: token });
  const isLost = desk.isFull && desk.random.below(6) === 0;
  if (!isLost) places.tokens.set(place, token);
  yield;
  desk.write({ op: 'write', value: token, type: isLost ? 'info' : 'ok' });
  yield;
}

function* observe(places: Places, place: string, desk: Desk): Steps {
  const value = places.tokens.get(place) ?? null;
  if (value !== null && !value.startsWith(desk.name)) places.foreign += 1;
  yield;
  desk.write({ op: 'observe', value });
}

function exchanging({ seed, workers, isFull }: Start, isShared: boolean) {
  const places: Places = { tokens: new Map(), foreign: 0 };
  const work = function* (desk: Desk): Steps {
    const place = isShared ? 'one' : desk.name;
    for (let round = 0; round < 5; round += 1) {
      yield* writeToken(places, place, `${desk.name}-${round}`, desk);
      yield* observe(places, place, desk);
    }
  };
  const lines = interleaved(seed, times(workers, work), isFull);
  return { foreign: places.foreign, findings: checked('isolation', lines) };
}

/** Memory of six cells: an address is used again as soon as it is free. */
class Memory {
  readonly #free = ['0x10', '0x20', '0x30', '0x40', '0x50', '0x60'];
  readonly #owners = new Map<string, Set<string>>();
  /** Allocations of what somebody else had. */
  shared = 0;

  allocate(worker: string, isStolen: boolean): string | null {
    const address = isStolen ? '0x10' : (this.#free.pop() ?? null);
    if (address === null) return null;
    const owners = this.#owners.get(address) ?? new Set<string>();
    this.#owners.set(address, owners.add(worker));
    if (owners.size > 1) this.shared += 1;
    return address;
  }

  release(worker: string, address: string): void {
    const owners = this.#owners.get(address);
    owners?.delete(worker);
    if (owners?.size === 0) this.#free.unshift(address);
  }
}

/** `close` is written while the worker still has it: its beginning where both are written, else its end. */
function* useOnce(memory: Memory, address: string, desk: Desk): Steps {
  yield;
  desk.write({ op: 'open', value: address });
  yield;
  yield* begin(desk, { op: 'close', value: address });
  if (!desk.isFull) desk.write({ op: 'close', value: address });
  yield;
  memory.release(desk.name, address);
  yield;
  if (desk.isFull) desk.write({ op: 'close', value: address });
}

function allocating({ seed, workers, isFull }: Start, isBroken: boolean) {
  const memory = new Memory();
  const work = function* (desk: Desk): Steps {
    for (let round = 0; round < 6; round += 1) {
      const address = memory.allocate(desk.name, isBroken && desk.random.below(4) === 0);
      if (address !== null) yield* useOnce(memory, address, desk);
    }
  };
  const lines = interleaved(seed, times(workers, work), isFull);
  return { shared: memory.shared, findings: checked('isolation', lines) };
}

describe('workers of simulated programs', () => {
  test('with places of their own are never accused', () => {
    always(start => {
      const { findings } = exchanging(start, false);
      expect(accusations(findings)).toEqual([]);
      expect(findings.state.active).toBe(true);
    });
  });

  test('that share a place are accused of each foreign token that they saw', () => {
    always(start => {
      const { foreign, findings } = exchanging(start, true);
      const crossed = findings.faults.filter(({ class: kind }) => kind === 'cross-talk');
      expect(crossed.map(({ count }) => count)).toEqual(foreign === 0 ? [] : [foreign]);
    });
  });

  test('that use freed memory again are never accused', () => {
    always(start => {
      expect(accusations(allocating(start, false).findings)).toEqual([]);
    });
  });

  test('that get what another still has are accused, and only then', () => {
    const { wrong, found, falselyAccused } = tallied(start => {
      const { shared, findings } = allocating(start, true);
      return { isWrong: shared > 0, isAccused: findings.faults.length > 0 };
    });
    expect(falselyAccused).toBe(0);
    expect(wrong).toBeGreaterThan(RUNS / 2);
    // Of times that were shorter than the steps between two records nobody knows.
    expect(found / wrong).toBeGreaterThan(0.6);
  });
});

const write = (worker: number, value: string, type = 'ok'): string =>
  line({ worker, op: 'write', value, type });
const sees = (worker: number, value: string | null): string => line({ worker, op: 'observe', value });

describe('tokens', () => {
  test.each([
    ['its own last one', [write(1, 'a'), write(1, 'b'), sees(1, 'b')], []],
    [
      "another worker's",
      [write(1, 'a'), write(2, 'b'), sees(1, 'b')],
      ['cross-talk: worker 1 observed token b, which worker 2 wrote'],
    ],
    [
      "another worker's, before its own first",
      [write(2, 'b'), sees(1, 'b')],
      ['cross-talk: worker 1 observed token b, which worker 2 wrote'],
    ],
    [
      "another worker's, whose record comes later",
      [write(1, 'a'), sees(1, 'b'), write(2, 'b')],
      ['cross-talk: worker 1 observed token b, which worker 2 wrote'],
    ],
    [
      'its own older one',
      [write(1, 'a'), write(1, 'b'), sees(1, 'a')],
      ['lost-update: worker 1 wrote token b and then observed a, its own older token'],
    ],
    [
      'nothing',
      [write(1, 'a'), sees(1, null)],
      ['lost-update: worker 1 wrote token a and then observed nothing'],
    ],
    [
      "nobody's",
      [write(1, 'a'), sees(1, 'x')],
      ['unexpected: worker 1 wrote token a and then observed x, which nobody wrote'],
    ],
    ["nobody's, before its own first", [sees(1, 'x'), write(1, 'a'), sees(1, 'a')], []],
    [
      'either, where a write is in doubt',
      [write(1, 'a'), write(1, 'b', 'info'), sees(1, 'a'), sees(1, 'b')],
      [],
    ],
    ['the one before, where a write failed', [write(1, 'a'), write(1, 'b', 'fail'), sees(1, 'a')], []],
  ] as const)('a worker observes %s', (_, lines, expected) => {
    expect(accusations(checked('isolation', lines))).toEqual(expected);
  });

  test('that two workers write accuse nobody, and prove nothing', () => {
    const { faults, state } = checked('isolation', [
      write(1, 'a'),
      write(2, 'a'),
      sees(1, 'a'),
      sees(2, 'a'),
    ]);
    expect(faults).toEqual([]);
    expect(state.active).toBe(false);
    expect(state.evidence).toContain('Workers 1 and 2 write the same token a');
  });
});

const open = (worker: number, at?: number): string => line({ worker, op: 'open', value: '0x7f', at });
const close = (worker: number, at?: number): string => line({ worker, op: 'close', value: '0x7f', at });

describe('a single worker', () => {
  test.each([
    ['that writes and observes', [write(1, 'a'), sees(1, 'a'), write(1, 'b'), sees(1, 'b')]],
    ['that opens and closes', [open(1), close(1), open(1), close(1)]],
    [
      'on each of two things that are never compared',
      [write(1, 'a'), sees(1, 'a'), open(2), close(2), open(2)],
    ],
  ] as const)('%s proves nothing', (_, lines) => {
    expect(checked('isolation', lines).state).toMatchObject({
      active: false,
      evidence: expect.stringContaining('all is of one worker'),
    });
  });

  test.each([
    ['observes', [write(1, 'a'), sees(1, 'a'), sees(2, null)]],
    ['writes', [write(2, 'b'), write(1, 'a'), sees(1, 'a')]],
    ['has what is its own', [open(1), line({ worker: 2, op: 'open', value: '0x80' }), close(1)]],
  ] as const)('beside one that %s is compared with it', (_, lines) => {
    expect(checked('isolation', lines).state.active).toBe(true);
  });
});

describe('identities', () => {
  test.each([
    ['one after the other', [open(1), close(1), open(2), close(2)], []],
    [
      'at once',
      [open(1), open(2), close(1), close(2)],
      ['cross-talk: workers 1 and 2 had identity 0x7f at once'],
    ],
    [
      'one inside the other',
      [open(1), open(2), close(2), close(1)],
      ['cross-talk: workers 1 and 2 had identity 0x7f at once'],
    ],
    ['the first of which nobody closed', [open(1), open(2), close(2)], []],
    [
      'at once, the second of which nobody closed',
      [open(1), open(2), close(1)],
      ['cross-talk: workers 1 and 2 had identity 0x7f at once'],
    ],
    ['of one worker', [open(1), open(1), close(1)], []],
  ] as const)('two tenures %s', (_, lines, expected) => {
    expect(accusations(checked('isolation', lines))).toEqual(expected);
  });

  test('in files of their own are ordered by their times alone', () => {
    const overlap = ['cross-talk: workers 1 and 2 had identity 0x7f at once'];
    expect(accusations(checked('isolation', [open(1, 5), close(1, 9)], [open(2, 7), close(2, 8)]))).toEqual(
      overlap,
    );
    expect(accusations(checked('isolation', [open(1, 5), close(1, 9)], [open(2, 9), close(2, 12)]))).toEqual(
      [],
    );
    expect(checked('isolation', [open(1), close(1)], [open(2), close(2)]).state).toMatchObject({
      active: false,
      evidence: expect.stringContaining('nothing says which was open at once'),
    });
  });

  test.each([
    ['nobody closed one', [open(1), open(2)], 'no identity was closed'],
    ['there is nothing', [], 'no token was observed after it was written'],
    ['nothing was observed', [write(1, 'a')], 'no token was observed after it was written'],
    ['what is closed was never open', [close(1)], 'Worker 1 gives back what it does not have'],
  ] as const)('prove nothing where %s', (_, lines, why) => {
    expect(checked('isolation', lines).state).toMatchObject({
      active: false,
      evidence: expect.stringContaining(why),
    });
  });
});
