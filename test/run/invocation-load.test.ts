import { expect, test } from 'vitest';
import type { OpenLoad } from '../../src/model/load.ts';
import type { Driver, Operation } from '../../src/run/drivers/driver.ts';
import { runInvocationLoad } from '../../src/run/invocation-load.ts';
import { Trial } from '../../src/run/trial.ts';
import { planOf, scenario } from './suite.ts';

const LOAD: OpenLoad = {
  model: 'open',
  curve: { kind: 'pieces', pieces: [{ durationMs: 1_000, from: 8, to: 8 }] },
  arrivals: 'uniform',
  maxInFlight: 100,
  overflow: 'queue',
  iterations: null,
  durationMs: 1_000,
};

const ended = (kind: 'ok' | 'interrupted'): Operation => ({
  ...{ outcome: { kind }, wallNs: 1e6, usage: null, left: [], stuck: 0, excerpt: '' },
  emitted: { samples: [], declarations: [], checkpoints: null, problems: [] },
});

/** Every fourth operation hangs until it is killed. */
const hangs: Driver = {
  open: async () => null,
  run: ({ iteration }, signal) =>
    iteration % 4 === 0
      ? new Promise(resolve => signal.addEventListener('abort', () => resolve(ended('interrupted'))))
      : Promise.resolve(ended('ok')),
};

async function given(isProbe?: true) {
  const trial = new Trial();
  const it = scenario('it', { command: 'true', load: LOAD });
  const trace = await runInvocationLoad({
    place: { scenario: it, plan: planOf([it]), index: 0 } as never,
    opening: {} as never,
    ...{ driver: hangs, stop: new AbortController().signal, trial, seed: 1, load: LOAD, times: [] },
    ...{ graceMs: 500, headingOf: () => '', onWindow: () => {}, ...(isProbe && { isProbe }) },
  });
  trial.blameUnanswered(500);
  return { counts: trace?.counts, trial };
}

test('operations done one by one that hang until the load is given up have timed out', async () => {
  const { counts, trial } = await given();
  expect(counts).toMatchObject({ scheduled: 8, ok: 6, timedOut: 2, interrupted: 0 });
  expect([trial.ok, trial.failed]).toEqual([6, 2]);
  expect(trial.failures).toEqual([{ outcome: { kind: 'timeout', afterMs: 500 }, count: 2, excerpt: '' }]);
  expect(trial.outcome).toEqual({ kind: 'ok' });
});

test('a search gives up what it did not wait for: that is neither a failure nor done', async () => {
  const { counts, trial } = await given(true);
  expect(counts).toMatchObject({ scheduled: 8, ok: 6, timedOut: 0, interrupted: 2 });
  expect([trial.ok, trial.failed, trial.failures]).toEqual([6, 0, []]);
});
