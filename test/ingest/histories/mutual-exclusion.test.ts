import { describe, expect, test } from 'vitest';
import {
  accusations,
  always,
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

/** A lock that is taken in one step, or looked at in one and taken in another. */
class Lock {
  #holder: string | null = null;
  readonly #holding = new Set<string>();
  #token = 0;
  readonly #isBroken: boolean;
  /** How often one got it whom another had not given it back to. */
  together = 0;

  constructor(isBroken: boolean) {
    this.#isBroken = isBroken;
  }

  /** The token; null where it stayed taken too long. */
  *acquire(worker: string): Generator<void, number | null, void> {
    for (let tries = 0; this.#holder !== null && tries < 50; tries += 1) yield;
    if (this.#holder !== null) return null;
    if (this.#isBroken) yield;
    this.#holder = worker;
    this.#holding.add(worker);
    if (this.#holding.size > 1) this.together += 1;
    this.#token += 1;
    return this.#token;
  }

  release(worker: string): void {
    this.#holding.delete(worker);
    this.#holder = null;
  }
}

/** Where everybody writes: into one file, or each into one of its own with the time of each record. */
class Files {
  readonly #byWorker = new Map<string, string[]>();
  readonly #isTimed: boolean;
  #now = 0;

  constructor(isTimed: boolean) {
    this.#isTimed = isTimed;
  }

  write(desk: Desk, record: object): void {
    this.#now += 1;
    const name = this.#isTimed ? desk.name : 'all';
    const text = line({ worker: desk.name, ...record, ...(this.#isTimed ? { at: this.#now } : {}) });
    this.#byWorker.set(name, [...(this.#byWorker.get(name) ?? []), text]);
  }

  all(): readonly (readonly string[])[] {
    return [...this.#byWorker.values()];
  }
}

function* hold(lock: Lock, files: Files, desk: Desk): Steps {
  if (desk.isFull) files.write(desk, { op: 'acquire', type: 'invoke' });
  const token = yield* lock.acquire(desk.name);
  if (token === null) {
    if (desk.isFull) files.write(desk, { op: 'acquire', type: 'fail' });
    return;
  }
  yield;
  files.write(desk, { op: 'acquire', token });
  yield;
  files.write(desk, { op: 'release', type: desk.isFull ? 'invoke' : 'ok' });
  yield;
  lock.release(desk.name);
  yield;
  if (desk.isFull) files.write(desk, { op: 'release' });
}

function run({ seed, workers, isFull }: Start, isBroken: boolean, isTimed: boolean) {
  const lock = new Lock(isBroken);
  const files = new Files(isTimed);
  const work = function* (desk: Desk): Steps {
    for (let round = 0; round < 5; round += 1) yield* hold(lock, files, desk);
  };
  interleaved(seed, times(workers, work), isFull);
  return { together: lock.together, findings: checked('mutual-exclusion', ...files.all()) };
}

describe.each([
  ['in one file', false],
  ['in a file for each worker, with times', true],
])('locks of simulated programs, %s', (_, isTimed) => {
  test('a correct one is never accused', () => {
    always(start => {
      const { findings } = run(start, false, isTimed);
      expect(accusations(findings)).toEqual([]);
      expect(findings.state.active).toBe(true);
    });
  });

  test('one that two can have is accused where two had it, and only there', () => {
    const { wrong, found, falselyAccused } = tallied(start => {
      const { together, findings } = run(start, true, isTimed);
      return { isWrong: together > 0, isAccused: findings.faults.length > 0 };
    });
    expect(falselyAccused).toBe(0);
    expect(wrong).toBeGreaterThan(RUNS / 2);
    // Of times that were shorter than the steps between two records nobody knows.
    expect(found / wrong).toBeGreaterThan(0.75);
  });
});

const acquire = (worker: number, more: object = {}): string => line({ worker, op: 'acquire', ...more });
const release = (worker: number, more: object = {}): string => line({ worker, op: 'release', ...more });
const INVOKE = { type: 'invoke' };
const OVERLAP = ['overlap: worker 2 acquired the lock while worker 1 held it'];

describe('holds', () => {
  test.each([
    ['one after the other', [acquire(1), release(1), acquire(2), release(2)], []],
    ['at once', [acquire(1), acquire(2), release(1), release(2)], OVERLAP],
    ['of two locks', [acquire(1), acquire(2, { key: 'b' }), release(1), release(2, { key: 'b' })], []],
    ['the first of which was never given back, as after a crash', [acquire(1), acquire(2), release(2)], []],
    [
      'after the first began to give back',
      [acquire(1), release(1, INVOKE), acquire(2), release(1), release(2)],
      [],
    ],
    [
      'before the first could give back',
      [acquire(1), release(1, INVOKE), release(1, { type: 'fail' }), acquire(2), release(1), release(2)],
      OVERLAP,
    ],
    ['the second of which is in doubt', [acquire(1), acquire(2, { type: 'info' }), release(1)], []],
  ] as const)('%s', (_, lines, expected) => {
    expect(accusations(checked('mutual-exclusion', lines))).toEqual(expected);
  });

  test('in one tick of the clock are not at once', () => {
    const [a, b] = [{ at: 5 }, { at: 6 }];
    expect(
      accusations(checked('mutual-exclusion', [acquire(1, a), release(1, b), acquire(2, a), release(2, a)])),
    ).toEqual([]);
    expect(
      accusations(checked('mutual-exclusion', [acquire(1, a), release(1, b), acquire(2, a), release(2, b)])),
    ).toEqual(OVERLAP);
  });

  test('are ordered by time where every record has one: a log that was written late accuses nobody', () => {
    const lines = [
      acquire(1, { at: 1 }),
      acquire(2, { at: 3 }),
      release(1, { at: 2 }),
      release(2, { at: 4 }),
    ];
    expect(accusations(checked('mutual-exclusion', lines))).toEqual([]);
  });
});

describe('fencing tokens', () => {
  const token = (value: number) => ({ token: value });

  test.each([
    ['that rise', [acquire(1, token(1)), release(1), acquire(2, token(2)), release(2)], []],
    [
      'that were given twice',
      [acquire(1, token(1)), release(1), acquire(2, token(1)), release(2)],
      ['overlap: fencing token 1 of the lock was given twice'],
    ],
    [
      'that fall from one holder to one who asked later',
      [acquire(1, token(7)), release(1), acquire(2, INVOKE), acquire(2, token(5)), release(2)],
      ['overlap: fencing token 5 of the lock was given after 7'],
    ],
    [
      'of one who may have asked before, and was slow to write it down, as when a lease runs out',
      [acquire(2, INVOKE), acquire(1, token(7)), release(1), acquire(2, token(5)), release(2)],
      [],
    ],
  ] as const)('%s', (_, lines, expected) => {
    expect(accusations(checked('mutual-exclusion', lines))).toEqual(expected);
  });
});

describe('a lock of which nothing is known', () => {
  test.each([
    ['no hold', [[]], 'there is no hold'],
    ['a single hold', [[acquire(1), release(1)]], 'there is a single hold'],
    ['one worker', [[acquire(1), acquire(1), release(1)]], 'no lock was held by two workers'],
    [
      'a lock of its own for each worker',
      [[acquire(1), release(1), acquire(2, { key: 'b' }), release(2, { key: 'b' })]],
      'no lock was held by two workers',
    ],
    ['no release', [[acquire(1), acquire(2)]], 'no hold was given back'],
    [
      'no order',
      [
        [acquire(1), release(1)],
        [acquire(2), release(2)],
      ],
      'nothing says which was first',
    ],
    ['a release of what was not held', [[release(1)]], 'Worker 1 gives back what it does not have'],
  ] as const)('%s', (_, files, why) => {
    const { faults, state } = checked('mutual-exclusion', ...files);
    expect(faults).toEqual([]);
    expect(state).toMatchObject({ active: false, evidence: expect.stringContaining(why) });
  });
});
