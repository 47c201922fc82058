import { expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { hopelessness } from '../../src/run/scenario.ts';

const OK: Outcome = { kind: 'ok' };
const FAILED: Outcome = { kind: 'failed', exitCode: 1 };
const LATE: Outcome = { kind: 'unmeasured', reason: 'it was late' };

test.each<readonly [string, readonly Outcome[], string | null]>([
  ['goes on while some are ok', [FAILED, OK, FAILED, FAILED], null],
  [
    'ends where one failed after the other',
    [OK, FAILED, FAILED, FAILED],
    '3 invocations in a row failed; the last exited with code 1',
  ],
  [
    'ends where the generator can do none, and calls that no failure',
    [LATE, LATE, LATE],
    '3 invocations in a row could not be measured; the last could not be measured: it was late',
  ],
  [
    'says of both that they were both',
    [FAILED, LATE, FAILED],
    '3 invocations in a row failed or could not be measured; the last exited with code 1',
  ],
])('a scenario %s', (_, outcomes, reason) => {
  expect(hopelessness(outcomes)).toBe(reason);
});
