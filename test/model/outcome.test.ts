import { expect, test } from 'vitest';
import { describeOutcome } from '../../src/model/outcome.ts';

test.each([
  ['unmet', { kind: 'unmet', reason: 'status 503' }, 'not answered as expected: status 503'],
  ['signalled', { kind: 'signalled', signal: 'SIGKILL' }, 'ended by SIGKILL'],
  ['aborted', { kind: 'aborted', reason: 'too slow' }, 'stopped: too slow'],
] as const)('one operation %s was, several were', (_, outcome, said) => {
  expect(describeOutcome(outcome, 1)).toBe(`was ${said}`);
  expect(describeOutcome(outcome, 2)).toBe(`were ${said}`);
});

test('without a number it is said of one, and of requests that were not answered', () => {
  expect(describeOutcome({ kind: 'timeout', afterMs: 5_000 })).toBe('timed out after 5 s and was killed');
  expect(describeOutcome({ kind: 'unmet', reason: 'status 503' })).toMatch(/^were not answered/);
});
