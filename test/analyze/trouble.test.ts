import { expect, test } from 'vitest';
import { troubleOf, worstTrouble } from '../../src/analyze/trouble.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { ScenarioResult } from '../../src/model/result.ts';
import { runOf } from '../helpers/runs.ts';

const failure = (outcome: Outcome, count: number, invocations?: number) => ({
  ...{ outcome, count, excerpt: '', log: 'x.log' },
  ...(invocations === undefined ? {} : { invocations }),
});

const ABORTED = failure({ kind: 'aborted', reason: 'errors.rate above 1 %' }, 1, 1);
const LOST = failure({ kind: 'failed', exitCode: 3 }, 24, 3);
const REFUSED = failure({ kind: 'unmet', reason: 'status 503' }, 75);
const LATE = failure({ kind: 'unmeasured', reason: 'it was late' }, 200, 200);

function troubleIn(...failures: ScenarioResult['failures']) {
  const [scenario] = runOf({ it: {} }).scenarios;
  if (scenario === undefined) throw new Error('one scenario');
  const trouble = troubleOf({ ...scenario, operations: { ok: 25, failed: 75 }, failures });
  return trouble === null ? [] : [trouble];
}

test.each([
  ['a load that was stopped', [ABORTED, LOST, REFUSED, LATE], 'aborted'],
  ['what was lost as a whole', [LOST, REFUSED, LATE], 'failed'],
  ['operations that failed', [REFUSED, LATE], 'unmet'],
  ['what the generator could not do', [LATE], 'unmeasured'],
] as const)(
  'first comes %s, however often the rest was, of one machine as of several',
  (_, failures, kind) => {
    expect(troubleIn(...failures)[0]?.outcome.kind).toBe(kind);
    const machines = failures.toReversed().flatMap(one => troubleIn(one));
    expect(worstTrouble(machines)?.outcome.kind).toBe(kind);
  },
);

test('what was lost is counted in invocations, and what failed in operations', () => {
  expect(troubleIn(LOST, REFUSED)).toMatchObject([{ count: 3, whole: true }]);
  expect(troubleIn(REFUSED)).toMatchObject([{ count: 75, requests: 100 }]);
  expect(troubleIn(LATE)[0]).not.toHaveProperty('whole');
});
