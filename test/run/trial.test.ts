import { expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Operation } from '../../src/run/drivers/driver.ts';
import { Trial } from '../../src/run/trial.ts';

const operation = (outcome: Outcome): Operation => ({
  outcome,
  wallNs: 1e6,
  usage: null,
  emitted: { samples: [], declarations: [], checkpoints: null, problems: [] },
  excerpt: '',
  left: [],
  stuck: 0,
});

const trialOf = (...outcomes: Outcome[]): Trial => {
  const trial = new Trial();
  for (const outcome of outcomes) trial.add(operation(outcome));
  return trial;
};

const OK: Outcome = { kind: 'ok' };
const FAILED: Outcome = { kind: 'failed', exitCode: 1 };
const INTERRUPTED: Outcome = { kind: 'interrupted' };

test.each([
  ['a failure counts as failed', [OK, FAILED, OK], { ok: 2, failed: 1 }],
  ['what somebody stopped counts as neither', [OK, INTERRUPTED, INTERRUPTED], { ok: 1, failed: 0 }],
])('%s', (_, outcomes, counts) => {
  const { ok, failed } = trialOf(...outcomes);
  expect({ ok, failed }).toEqual(counts);
});

test('an interruption outweighs what went well: the trial is not whole', () => {
  expect(trialOf(OK, INTERRUPTED).outcome).toEqual(INTERRUPTED);
  expect(trialOf(OK, FAILED).outcome).toEqual(OK);
  expect(trialOf(FAILED, FAILED).outcome).toEqual(FAILED);
});

test('of its parts all work is known, though the numbers are those of one: the processes have worked for all', () => {
  const whole = new Trial();
  const [kept, other] = [trialOf(OK, OK), trialOf(OK, OK, OK, FAILED)];
  for (const part of [kept, other]) whole.inherit(part);
  whole.adopt(kept);
  expect(whole).toMatchObject({ ok: 2, failed: 0, okInParts: 5 });
});

test('what failed in a phase that is not measured is apart from what counts, but for what ends the load', () => {
  const trial = trialOf(OK);
  for (const outcome of [FAILED, FAILED]) trial.add(operation(outcome), false);
  trial.add({ ...operation({ kind: 'broken', reason: 'the worker is gone' }), last: true }, false);
  expect(trial.unmeasuredFailures).toMatchObject([{ outcome: FAILED, count: 2 }]);
  expect(trial.failures).toMatchObject([{ outcome: { kind: 'broken' }, count: 1 }]);
});

test('a trial in which nothing but a warm-up was done, and all of that failed, was interrupted by nobody', () => {
  const trial = new Trial();
  trial.add(operation(FAILED), false);
  expect(trial.outcome).toEqual(FAILED);
});

test('what ended the trial as a whole is told from operations that failed, though they met the same end', () => {
  const trial = trialOf(OK, FAILED, FAILED, { kind: 'failed', exitCode: 2 });
  trial.close(operation(FAILED));
  expect(trial.failures).toMatchObject([{ outcome: FAILED, count: 2, invocations: 1 }, { count: 1 }]);
  expect(trial.failures[1]).not.toHaveProperty('invocations');
});
