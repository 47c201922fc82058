import type { FailingTest, KnownTest, TestsAnalysis, TestTally } from '../model/flakes.ts';
import { testLabel } from '../model/flakes.ts';
import { FLAKE_RATE } from '../model/metric.ts';
import { thresholdFor } from '../model/policy.ts';
import type { Check, Status } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { checkOf } from './check.ts';
import { judgeClean } from './clean-tests.ts';
import { quarantineOf } from './quarantine.ts';

/**
 * Repeated tests: one check for each that failed, one for all that did not (`clean-tests.ts`), one for those that are gone. What failed and
 * passed on a retry has failed. The first line that fits:
 *
 * | a test that failed                                                   | status                          |
 * |----------------------------------------------------------------------|---------------------------------|
 * | is in quarantine                                                     | `warn`, with owner and last day |
 * | was, until its last day                                              | `fail`                          |
 * | a limit on `flake.rate` judges all others                            | `warn`                          |
 * | fails in every run: it is broken                                     | `fail`                          |
 * | nothing is known of the base                                         | `fail`                          |
 * | the base does not have it: any failure                               | `fail`                          |
 * | fails more often than before, by the test, but in clusters           | `inconclusive`                  |
 * | fails more often than before, by the test (or failed never before)   | `fail`                          |
 * | failed before, too: a known flake                                    | `warn`                          |
 * | never failed before, and too seldom to tell now                      | `inconclusive`, with the runs that would tell |
 *
 * Where each failure of the command itself came with a fault that a detector reported, the fault is judged (`detector.ts`), and not again here.
 */
export function judgeTests(subject: Case): readonly Check[] {
  const { tests, detected } = subject.analysis;
  if (tests === undefined) return [];
  return [
    ...tests.failing
      .filter(({ test }) => test !== COMMAND || detected?.explainsFailures !== true)
      .map(test => judgeFailing(subject, test)),
    ...judgeClean(subject, tests),
    ...judgeVanished(subject, tests),
  ];
}

function judgeFailing(subject: Case, test: FailingTest): Check {
  const { status, why, line } = judgementOf(subject, test);
  return {
    ...checkOf(subject, { rule: 'test', status, reason: sentenceOf(test, why) }),
    subject: test.test,
    reproduce: subject.reproduceRun(test.firstRun),
    ...(line === undefined ? {} : { line }),
  };
}

interface Judgement {
  readonly status: Status;
  readonly why: string;
  /** Where the config says so. */
  readonly line?: number;
}

function judgementOf(subject: Case, test: FailingTest): Judgement {
  const excused = quarantineOf(subject, test);
  const isLimited = typeof thresholdFor(subject.thresholds, FLAKE_RATE)?.max === 'number';
  if (excused?.status === 'warn' && isLimited)
    return { ...excused, why: `${excused.why}, and the limit on ${FLAKE_RATE} leaves it out` };
  if (excused !== null) return excused;
  if (isLimited) return { status: 'warn', why: `the limit on ${FLAKE_RATE} judges how often it may` };
  if (test.failed === test.runs) return { status: 'fail', why: brokenness(test) };
  switch (test.origin.kind) {
    case 'unknown':
      return {
        status: 'fail',
        why: 'a test that fails sometimes is no pass, and nothing is known of the base',
      };
    case 'new':
      return { status: 'fail', why: 'it is new in this change, the base does not have it' };
    case 'known':
      return besideBase(test, test.origin);
  }
}

function brokenness({ runs, origin }: FailingTest): string {
  const before = origin.kind === 'known' ? origin.before : null;
  const too = before !== null && before.failed === before.runs ? ', as it is on the base' : '';
  return runs === 1 ? 'that was its only run' : `it is broken, not flaky${too}`;
}

function besideBase({ clustered }: FailingTest, origin: KnownTest): Judgement {
  const { adjustedP, alpha, runsToTell, source } = origin;
  const never = origin.before.failed + (origin.history?.failed ?? 0) === 0;
  const before = describeBefore(origin);
  if (adjustedP <= alpha && clustered.found)
    return {
      status: 'inconclusive',
      why: `more than before (${before}), but in clusters, whose number says little`,
    };
  if (adjustedP <= alpha)
    return {
      status: 'fail',
      why: never ? `it did not before (${before})` : `a known flake that got worse (${before})`,
    };
  if (!never) return { status: 'warn', why: `a known flake (${before})` };
  const sides = source === 'base' ? ' on each side' : '';
  const more = runsToTell === null ? '' : `; if it goes on so, ${runsToTell} runs${sides} would tell`;
  return { status: 'inconclusive', why: `too seldom to tell whether this change is why (${before})${more}` };
}

const ratio = ({ failed, runs }: TestTally): string => `${failed} of ${runs}`;

/** `0 of 59 on the base, 3 of 590 in the history`. */
function describeBefore({ source, before, history }: KnownTest): string {
  const own = `${ratio(before)} ${source === 'base' ? 'on the base' : 'in the history'}`;
  return history === null ? own : `${own}, ${ratio(history)} in the history`;
}

/** `Orders TestReconnect failed in 3 of 59 runs, only with cpus=1 (3 of 15, else 0 of 44): …`. */
function sentenceOf(test: FailingTest, why: string): string {
  const { failed, runs, retried, signatures, trigger, clustered } = test;
  const who = retried < failed ? retried : failed === 1 ? 'it' : 'each';
  const every = failed === runs ? 'every one' : String(failed);
  const facts = [
    retried === 0 ? [] : [`${who} passed on a retry, which is no pass`],
    signatures.length > 1 ? [`${signatures.length} kinds of failure`] : [],
    clustered.found ? ['failures come together, so the interval of its rate is not valid'] : [],
  ].flat();
  const when = trigger === null ? '' : `, ${describeTrigger(trigger)}`;
  return [`${testLabel(test.test)} failed in ${every} of ${runs} runs${when}: ${why}`, ...facts].join('; ');
}

function describeTrigger({ factor, level, there, elsewhere }: NonNullable<FailingTest['trigger']>): string {
  const only = elsewhere.failed === 0 ? 'only' : 'more often';
  return `${only} with ${factor}=${level} (${ratio(there)}, else ${ratio(elsewhere)})`;
}

/** The command itself, beside or instead of tests of its own. */
const COMMAND = '';

/** Tests that are named where some are gone. */
const MOST_NAMED = 3;

function judgeVanished(subject: Case, { vanished, against }: TestsAnalysis): readonly Check[] {
  const status = subject.policy.vanished;
  if (status === 'ignore' || vanished.length === 0) return [];
  const named = vanished.slice(0, MOST_NAMED).map(testLabel);
  const more = vanished.length > named.length ? ` and ${vanished.length - named.length} more` : '';
  const [tests, were] = vanished.length === 1 ? ['a test', 'was'] : [`${vanished.length} tests`, 'were'];
  const reason = `${tests} of the ${against} ${were} not run here: ${named.join(', ')}${more}`;
  return [checkOf(subject, { rule: 'vanished', status, reason })];
}
