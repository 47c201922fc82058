import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { ScenarioEnding } from '../../src/model/event.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { ScenarioResult } from '../../src/model/result.ts';
import { judge } from '../../src/verdict/judge.ts';
import { ABSENT, noisy, policyWith, runOf, threshold } from '../helpers/runs.ts';

const BAD: Outcome = { kind: 'unmet', reason: 'bad: status 500' };
const LATE: Outcome = { kind: 'unmeasured', reason: 'it was late' };
const CRASH: Outcome = { kind: 'signalled', signal: 'SIGSEGV' };
const DEATH: Outcome = { kind: 'broken', reason: 'its service api ended by itself while it ran' };
const HANG: Outcome = { kind: 'timeout', afterMs: 30_000 };

interface Facts extends Partial<Pick<ScenarioResult, 'outcomes' | 'operations' | 'failures'>> {
  readonly ending?: ScenarioEnding | null;
  /** A limit on errors.rate: that share of operations may fail. */
  readonly tolerated?: number;
}

const failure = (outcome: Outcome, count: number, invocations?: number) => ({
  ...{ outcome, count, excerpt: '', log: 'logs/x.log' },
  ...(invocations === undefined ? {} : { invocations }),
});

/** How the check of its outcome comes out, for a scenario of at least 10 samples. */
function outcomeOf({ tolerated, ending, outcomes = { ok: 10 }, ...facts }: Facts) {
  const { ok = 0 } = outcomes;
  const metrics = ok === 0 ? {} : { 'time.wall': noisy(1e8, 0.02, ok, 1) };
  const run = runOf({ it: { metrics, ...(ending === undefined ? {} : { ending }) } });
  const scenarios = run.scenarios.map(scenario => ({ ...scenario, outcomes, ...facts }));
  const result = { ...run, scenarios };
  const thresholds = tolerated === undefined ? [] : [threshold('errors.rate', { max: tolerated })];
  const policy = policyWith({ against: 'none', thresholds: { it: thresholds } });
  const { checks } = judge(result, analyze(result, ABSENT, policy), policy, () => '');
  const check = checks.find(({ rule }) => rule === 'outcome');
  return [check?.status, check?.reason];
}

describe('failures that a limit on errors.rate tolerates', () => {
  const operations = { ok: 525, failed: 75 };

  test('are no accusation where the load generator could do no invocation', () => {
    const failures = [failure(BAD, 75), failure(LATE, 3, 3)];
    const ending = { kind: 'failing', reason: '3 invocations in a row could not be measured' } as const;
    expect(outcomeOf({ tolerated: 0.4, outcomes: { unmeasured: 3 }, operations, failures, ending })).toEqual([
      'inconclusive',
      'every invocation could not be measured: it was late',
    ]);
  });

  test('leave a scenario unanswered in which the generator could do too little', () => {
    const failures = [failure(BAD, 75), failure(LATE, 4, 4)];
    const outcomes = { ok: 6, unmeasured: 4 };
    expect(outcomeOf({ tolerated: 0.4, outcomes, operations, failures })).toEqual([
      'inconclusive',
      'all but 6 of at least 10 invocations could not be measured: it was late',
    ]);
  });

  test.each([
    ['fail it where no invocation succeeded', { unmet: 10 }, 'fail'],
    ['fail it where as many as it needs failed', { unmet: 10, unmeasured: 2 }, 'fail'],
    ['leave it unanswered where the generator did the rest', { unmet: 2, unmeasured: 8 }, 'inconclusive'],
  ] as const)('%s', (_, outcomes, status) => {
    const failures = [failure(BAD, 200), ...('unmeasured' in outcomes ? [failure(LATE, 2, 2)] : [])];
    const found = outcomeOf({ tolerated: 1, outcomes, operations: { ok: 0, failed: 200 }, failures });
    expect(found[0]).toBe(status);
  });

  test('count as samples where one operation is an invocation', () => {
    const facts = { outcomes: { ok: 9, signalled: 1 }, operations: { ok: 9, failed: 1 } };
    expect(outcomeOf({ ...facts, tolerated: 0.5, failures: [failure(CRASH, 1)] })[0]).toBe('pass');
    expect(outcomeOf({ ...facts, failures: [failure(CRASH, 1)] })).toEqual([
      'fail',
      '1 of 10 invocations was ended by SIGSEGV',
    ]);
  });
});

test.each([
  ['whose service ended', { broken: 3 }, failure(DEATH, 3, 3)],
  ['whose worker ended with 8 operations under way', { signalled: 3 }, failure(CRASH, 24, 3)],
  ['that sent what nobody answered', { timeout: 3 }, failure(HANG, 3, 3)],
])('an invocation %s is no operation, and no share of operations tolerates it', (_, lost, ended) => {
  const outcomes = { ok: 12, ...lost };
  const failures = [failure(BAD, 75), ended];
  const [status, reason] = outcomeOf({
    ...{ tolerated: 0.5, outcomes, failures },
    operations: { ok: 1_200, failed: 75 },
  });
  expect(status).toBe('fail');
  expect(reason).toMatch(/^3 of 15 invocations /);
});

describe('fewer samples than the smallest number', () => {
  test.each([
    [
      'where one invocation after the other failed',
      { kind: 'failing', reason: '3 invocations in a row failed' },
      '3 invocations in a row failed: 7 of at least 10 samples',
    ],
    ['where the budget ran out', { kind: 'budget' }, 'the budget ran out: 7 of at least 10 samples'],
    ['where some were interrupted', { kind: 'complete' }, '7 of at least 10 samples'],
  ] as const)('are no pass %s', (_, ending, reason) => {
    const outcomes = ending.kind === 'complete' ? { ok: 7, interrupted: 3 } : { ok: 7 };
    expect(outcomeOf({ outcomes, ending })).toEqual(['inconclusive', reason]);
  });

  test('are enough where a look has decided', () => {
    expect(outcomeOf({ outcomes: { ok: 7 }, ending: { kind: 'decided' } })[0]).toBe('pass');
  });
});

describe('what is said of failures', () => {
  test('is not said of one kind where they are of several', () => {
    const failures = [failure({ kind: 'unmet', reason: 'b: status 404' }, 59), failure(BAD, 41)];
    expect(outcomeOf({ operations: { ok: 0, failed: 100 }, failures })).toEqual([
      'fail',
      '100 of 100 requests were not answered as expected, most often (59): b: status 404',
    ]);
  });

  test('is a share of operations where operations of a load failed', () => {
    const failures = [failure({ kind: 'error', error: 'x' }, 40), failure({ kind: 'error', error: 'y' }, 2)];
    expect(outcomeOf({ operations: { ok: 1_758, failed: 42 }, failures })).toEqual([
      'fail',
      '42 of 1,800 operations failed, most often (40): answered with an error: x',
    ]);
  });

  test.each([
    [12_345, 0],
    [5, 3],
  ])('is no share where %d failed in a warm-up, too, and %d outside it', (count, failed) => {
    const operations = { ok: 500, failed };
    expect(outcomeOf({ operations, failures: [failure(BAD, count)] })[1]).toBe(
      `${count.toLocaleString('en')} requests were not answered as expected: bad: status 500`,
    );
  });
});
