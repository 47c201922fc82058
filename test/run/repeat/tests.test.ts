import { describe, expect, test } from 'vitest';
import type { TestOutcome } from '../../../src/ingest/reading.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { MOST_TESTS } from '../../../src/model/repetition.ts';
import type { Operation } from '../../../src/run/drivers/driver.ts';
import type { ReadTest } from '../../../src/run/reading.ts';
import { endingsOf, withinLimit } from '../../../src/run/repeat/tests.ts';

const NONE = { passed: 0, failed: 0, skipped: 0, flaky: 0 };
const ended = (name: string, kind: TestOutcome['kind'], message = 'why'): ReadTest => ({
  test: name,
  outcome: { kind, message, runs: NONE },
});

const operation = (outcome: Outcome, tests?: readonly ReadTest[], excerpt = ''): Operation => ({
  outcome,
  wallNs: 1,
  usage: null,
  excerpt,
  left: [],
  stuck: 0,
  emitted: { samples: [], declarations: [], checkpoints: null, problems: [] },
  ...(tests === undefined ? {} : { tests }),
});

const OK: Outcome = { kind: 'ok' };
const FAILED: Outcome = { kind: 'failed', exitCode: 1 };

/** `F name · R name · . name · s name`, in the order of the lists. */
function letters(...given: Parameters<typeof endingsOf>): readonly string[] {
  const { passed, skipped, failed, flaky } = endingsOf(...given);
  return [
    ...failed.map(({ test }) => `F ${test}`),
    ...flaky.map(({ test }) => `R ${test}`),
    ...passed.map(name => `. ${name}`),
    ...skipped.map(name => `s ${name}`),
  ];
}

describe('endingsOf() a command without tests', () => {
  test.each([
    ['passes by its exit code', OK, ['. ']],
    ['fails by its exit code', FAILED, ['F ']],
    ['fails by a signal', { kind: 'signalled', signal: 'SIGSEGV' }, ['F ']],
    ['fails by its time limit', { kind: 'timeout', afterMs: 1000 }, ['F ']],
    ['fails for memory', { kind: 'out-of-memory', evidence: 'x' }, ['F ']],
    ['fails where it could not be started', { kind: 'unstartable', reason: 'x' }, ['F ']],
  ] as const)('%s', (_, outcome, expected) => {
    expect(letters(operation(outcome), false)).toEqual(expected);
  });

  test('says how it ended and what it printed last, as plain text of at most 500 characters', () => {
    const excerpt = `\u001b[31mgot 3\u001b[0m\n${'x'.repeat(600)}`;
    const [failure] = endingsOf(operation(FAILED, undefined, excerpt), false).failed;
    expect(failure?.message).toMatch(/^The command exited with code 1\ngot 3\nx+$/);
    expect(failure?.message).toHaveLength(500);
  });

  test('that hung has one signature, whatever it had printed by then', () => {
    const of = (excerpt: string) =>
      endingsOf(operation({ kind: 'timeout', afterMs: 1000 }, undefined, excerpt), false).failed[0]
        ?.signature;
    expect(of('error: a')).toBe(of('error: b'));
  });
});

describe('endingsOf() a command with tests', () => {
  test('names each test, and not the command that failed because they did', () => {
    const tests = [ended('b', 'failed'), ended('a', 'passed'), ended('c', 'skipped'), ended('d', 'flaky')];
    expect(letters(operation(FAILED, tests), true)).toEqual(['F b', 'R d', '. a', 's c']);
  });

  test('a test that ran several times takes its worst ending', () => {
    const tests = [ended('a', 'passed'), ended('a', 'skipped'), ended('b', 'passed'), ended('b', 'flaky')];
    expect(letters(operation(OK, [...tests, ended('b', 'failed'), ended('b', 'passed')]), true)).toEqual([
      'F b',
      '. a',
    ]);
  });

  test.each([
    ['failed although no test of it did', FAILED, [ended('a', 'passed')]],
    ['wrote no file', { kind: 'broken', reason: 'out.xml: No file of this pattern was written' }, []],
    ['was killed after a test had failed', { kind: 'signalled', signal: 'SIGKILL' }, [ended('a', 'failed')]],
    ['hung after a test had failed', { kind: 'timeout', afterMs: 1 }, [ended('a', 'failed')]],
  ] as const)('names the command that %s', (_, outcome, tests) => {
    expect(letters(operation(outcome, tests), true)[0]).toBe('F ');
  });

  test('a flaky test explains a command that failed', () => {
    expect(letters(operation(FAILED, [ended('a', 'flaky')]), true)).toEqual(['R a']);
  });

  test.each([
    ['exits with a code', FAILED],
    ['exits with 0, so that a failed test makes it broken', { kind: 'broken', reason: 'a failed: why' }],
  ] as const)(
    'a failed test does not explain a report that is not whole, where the command %s',
    (_, outcome) => {
      const beside = (kind: 'failed' | 'flaky', readFault: string) =>
        endingsOf({ ...operation(outcome, [ended('a', kind)], 'a failed'), readFault }, true).failed;
      const [first, second] = beside('failed', 'stdout: p/b does not build');
      expect(first).toMatchObject({
        test: '',
        message: 'The command measured nothing usable: stdout: p/b does not build',
      });
      expect(second?.test).toBe('a');
      expect(beside('flaky', 'stdout: p/b does not build')).toEqual([first]);
      expect(beside('flaky', 'out.xml: No file of this pattern was written')[0]?.signature).not.toBe(
        first?.signature,
      );
    },
  );
});

describe('withinLimit()', () => {
  const named = (count: number, prefix: string) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
  const failure = (name: string) => ({ test: name, signature: '0', message: '' });

  test('leaves out passed tests before failed ones, and counts them', () => {
    const { kept, left } = withinLimit({
      passed: named(MOST_TESTS, 'p'),
      skipped: ['s'],
      failed: [failure('f')],
      flaky: [failure('r')],
    });
    expect([kept.failed.length, kept.flaky.length, kept.passed.length, kept.skipped.length]).toEqual([
      1,
      1,
      MOST_TESTS - 2,
      0,
    ]);
    expect(left).toBe(3);
  });

  test('keeps a passed test that failed in an earlier run, and the command itself beside all', () => {
    const suspect = `p${MOST_TESTS + 1}`;
    const endings = { passed: named(MOST_TESTS + 2, 'p'), skipped: [], failed: [failure('')], flaky: [] };
    const { kept, left } = withinLimit(endings, new Set([suspect]));
    expect([kept.failed.length, kept.passed.length, left]).toEqual([1, MOST_TESTS, 2]);
    expect(kept.passed).toContain(suspect);
  });

  test('leaves out nothing of as many as are followed', () => {
    const endings = { passed: named(MOST_TESTS, 'p'), skipped: [], failed: [], flaky: [] };
    expect(withinLimit(endings)).toEqual({ kept: endings, left: 0 });
  });
});
