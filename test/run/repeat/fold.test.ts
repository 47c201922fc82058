import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_TESTS, type RunOfTests } from '../../../src/model/repetition.ts';
import { eventFault } from '../../../src/run/event-shape.ts';
import { RepetitionFold } from '../../../src/run/repeat/fold-repetition.ts';

const SEED = 5;

const run = (endings: Partial<RunOfTests>): RunOfTests => ({
  cell: 0,
  seed: 1,
  order: 2,
  passed: [],
  skipped: [],
  failed: [],
  flaky: [],
  ...endings,
});

const failure = (name: string, signature = 'aaaa', message = 'why') => ({ test: name, signature, message });

function folded(...runs: readonly (readonly [number, Partial<RunOfTests>])[]) {
  const fold = new RepetitionFold();
  const problems = runs.flatMap(([number, endings]) => fold.add(number, run(endings)) ?? []);
  return { ...fold.result(), problems };
}

describe('the fold of a repetition', () => {
  test('has one letter a run and test, in the order of the numbers', () => {
    const { runs, tests } = folded(
      [2, { failed: [failure('a')], passed: ['b'] }],
      [0, { passed: ['a'], skipped: ['b'] }],
      [7, { flaky: [failure('b')] }],
    );
    expect(runs).toEqual([0, 2, 7]);
    expect(tests.map(({ test, endings }) => [test, endings])).toEqual([
      ['a', '.F?'],
      ['b', 's.R'],
    ]);
  });

  test('counts failures that look alike, with the number of the first run that failed so', () => {
    const { tests } = folded(
      [5, { failed: [failure('a', 'aaaa', 'of run 5')] }],
      [3, { failed: [failure('a', 'aaaa', 'of run 3')] }],
      [4, { flaky: [failure('a', 'bbbb', 'of run 4')] }],
    );
    expect(tests[0]?.failures).toEqual([
      { signature: 'aaaa', message: 'of run 3', count: 2, firstRun: 3 },
      { signature: 'bbbb', message: 'of run 4', count: 1, firstRun: 4 },
    ]);
  });

  test('the command itself passed where no run says otherwise', () => {
    const { tests } = folded([0, { passed: ['a'] }], [1, { failed: [failure('')] }]);
    expect(tests.map(({ test, endings }) => [test, endings])).toEqual([
      ['', '.F'],
      ['a', '.?'],
    ]);
  });

  test('does not depend on the order in which runs ended', () => {
    const ending = fc.constantFrom('passed', 'skipped', 'failed', 'flaky', 'absent');
    const runs = fc.uniqueArray(
      fc.record({ number: fc.nat(200), endings: fc.dictionary(fc.constantFrom('a', 'b', 'c'), ending) }),
      { selector: ({ number }) => number, minLength: 1, maxLength: 90 },
    );
    const endingsOf = (endings: Readonly<Record<string, string>>): Partial<RunOfTests> => {
      const named = (kind: string) => Object.keys(endings).filter(name => endings[name] === kind);
      const failures = (kind: string) => named(kind).map(name => failure(name, `${name}${name}`));
      return {
        passed: named('passed'),
        skipped: named('skipped'),
        failed: failures('failed'),
        flaky: failures('flaky'),
      };
    };
    fc.assert(
      fc.property(runs, found => {
        const entries = found.map(({ number, endings }) => [number, endingsOf(endings)] as const);
        expect(folded(...entries)).toEqual(folded(...entries.toReversed()));
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  test('a number that is recorded twice counts once, and is a problem', () => {
    const { tests, problems } = folded([0, { passed: ['a'] }], [0, { failed: [failure('a')] }]);
    expect(tests[0]?.endings).toBe('.');
    expect(problems[0]?.message).toContain('Run 0 is recorded twice');
  });

  test('more tests than are followed are left out, and are a problem', () => {
    const names = Array.from({ length: MOST_TESTS + 1 }, (_, i) => `t${i}`);
    const { tests, problems } = folded([0, { passed: names }]);
    expect(tests).toHaveLength(MOST_TESTS);
    expect(problems).toHaveLength(1);
  });

  describe('of as many tests as are followed', () => {
    const names = Array.from({ length: MOST_TESTS }, (_, i) => `t${i}`);
    const lettersIn = ({ tests }: ReturnType<typeof folded>) =>
      new Map(tests.map(({ test: name, endings }) => [name, endings]));

    test('has room for the command itself', () => {
      const all = folded([0, { passed: names }], [1, { failed: [failure('')] }]);
      expect(all.problems).toEqual([]);
      expect(all.tests).toHaveLength(MOST_TESTS + 1);
      expect(lettersIn(all).get('')).toBe('.F');
    });

    test('one that passed gives way to a further one that failed, and not the other way round', () => {
      const all = folded(
        [0, { passed: names, failed: [failure('')] }],
        [1, { failed: [failure('late')] }],
        [2, { flaky: [failure('later')], passed: ['late', ...names] }],
      );
      const letters = lettersIn(all);
      expect([letters.get('late'), letters.get('later')]).toEqual(['?F.', '??R']);
      expect(letters.size).toBe(MOST_TESTS + 1);
      expect(new Set(all.problems.map(({ message }) => message))).toEqual(
        new Set([`There are more than ${MOST_TESTS} tests; some that never failed are left out`]),
      );
    });

    test('that all failed none gives way', () => {
      const all = folded([0, { failed: names.map(name => failure(name)) }], [1, { failed: [failure('x')] }]);
      expect(lettersIn(all).has('x')).toBe(false);
      expect(all.problems).toHaveLength(1);
    });
  });

  test('keeps few signatures of a test that fails in another way each time', () => {
    const runs = Array.from({ length: 100 }, (_, i) => [i, { failed: [failure('a', `s${i}`)] }] as const);
    const [only] = folded(...runs).tests;
    expect(only?.failures).toHaveLength(20);
    expect(only?.failures.reduce((sum, { count }) => sum + count, 0)).toBe(100);
  });
});

describe('a recorded event of a repetition', () => {
  const invocation = {
    scenario: 'it',
    arm: 'head',
    index: 0,
    warmup: false,
    startedAtMs: 0,
    durationMs: 1,
    outcome: { kind: 'ok' },
    operations: { ok: 1, failed: 0 },
    failures: [],
    metrics: {},
    declarations: [],
    problems: [],
    series: null,
    checkpoints: null,
    unavailable: [],
    log: 'x',
  };
  const faultOf = (tests: unknown) =>
    eventFault({ type: 'invocation-finished', atMs: 1, invocation: { ...invocation, tests } });

  test('is taken as it was written', () => {
    expect(faultOf(run({ failed: [failure('a')], passed: ['b'] }))).toBeNull();
  });

  test.each([
    ['names that are no texts', { ...run({}), passed: [1] }],
    ['a failure without a signature', { ...run({}), failed: [{ test: 'a', message: '' }] }],
    ['a cell below 0', run({ cell: -1 })],
    ['a seed that is no number', { ...run({}), seed: '1' }],
    ['lists that are missing', { cell: 0, seed: 1, order: 1 }],
    ['null', null],
  ])('is refused with %s', (_, tests) => {
    expect(faultOf(tests)).toContain('invocation');
  });
});
