import { describe, expect, test } from 'vitest';
import type { Load, OpenLoad } from '../../src/model/load.ts';
import type { PlannedScenario, WorkerDriverPlan } from '../../src/model/plan.ts';
import type { ScenarioResult } from '../../src/model/result.ts';
import { startMonitors } from '../../src/run/monitors/monitors.ts';
import { freshFolder, planOf, type Ran, runPlan, samplesOf, scenario } from './suite.ts';

type Changes = Partial<Omit<PlannedScenario, 'driver'>> & { readonly driver?: Partial<WorkerDriverPlan> };

const ITERATIONS = { model: 'closed', users: 1, iterations: 8, durationMs: null } as const;

/** A hundred a second; what waits for a place waits. */
const OPEN: Omit<OpenLoad, 'maxInFlight'> = {
  model: 'open',
  curve: { kind: 'pieces', pieces: [{ durationMs: 20_000, from: 100, to: 100 }] },
  arrivals: 'uniform',
  overflow: 'queue',
  iterations: null,
  durationMs: 20_000,
};

/** A scenario whose worker is asked for `operation`, eight times unless it is said otherwise. */
function workerScenario(operation: string, { driver, ...changes }: Changes = {}): PlannedScenario {
  return {
    ...scenario('it', { command: ['true'], load: ITERATIONS, timeoutMs: 10_000 }),
    driver: {
      kind: 'worker',
      command: [process.execPath, 'worker.mjs'],
      cwd: '.',
      env: {},
      expectExitCodes: [0],
      passEnv: [],
      operation,
      parameters: {},
      warmup: 0,
      ...driver,
    },
    ...changes,
  };
}

const runWorker = (operation: string, changes: Changes = {}): Promise<Ran> =>
  runPlan(planOf([workerScenario(operation, changes)]));
const resultOf = async (operation: string, changes: Changes = {}): Promise<ScenarioResult> =>
  (await runWorker(operation, changes)).of('it');

describe('a worker that does its operations', () => {
  test('is one process for all of them: their number, their times, what it says of itself at the end', async () => {
    const result = await resultOf('timed');
    expect(result.outcomes).toEqual({ ok: 1 });
    expect(result.operations).toEqual({ ok: 8, failed: 0 });
    expect(samplesOf(result, 'operations')).toEqual([8]);
    expect(samplesOf(result, 'latency.mean')).toEqual([1234]);
    expect(samplesOf(result, 'kept')).toEqual([0]);
    expect(result.problems).toEqual([]);
  });

  test('cannot claim a time that is longer than its answer took', async () => {
    const [latency = 0] = samplesOf(await resultOf('boastful'), 'latency.max');
    expect(latency).toBeGreaterThan(0);
    expect(latency).toBeLessThan(10e9);
  });

  test('gives metrics with its answers: their mean stands for the invocation', async () => {
    const result = await resultOf('metrics');
    expect(samplesOf(result, 'depth')).toEqual([15]);
    expect(samplesOf(result, 'queue.wait')).toEqual([3e6]);
  });

  test('may answer in any order', async () => {
    const load = { ...ITERATIONS, users: 4, iterations: 40 };
    const result = await resultOf('backwards', { load });
    expect(result.operations).toEqual({ ok: 40, failed: 0 });
    expect(samplesOf(result, 'echo')).toEqual([19.5]);
  });

  test('is warmed up by operations that count nowhere', async () => {
    const result = await resultOf('leak', { driver: { warmup: 5 } });
    expect(samplesOf(result, 'kept')).toEqual([13]);
    expect(samplesOf(result, 'operations')).toEqual([8]);
  });

  test('is not charged for its start: CPU time counts from the end of the warm-up', async () => {
    const idle = await resultOf('ok', { driver: { parameters: { burn: 1000 } } });
    const [user = Infinity] = samplesOf(idle, 'time.user');
    expect(user).toBeLessThan(0.9e9);
  });

  test('has no socket of ours', async () => {
    const monitors = await startMonitors();
    try {
      const load = { ...ITERATIONS, iterations: 2000 };
      const ran = await runPlan(planOf([workerScenario('ok', { load })]), { monitors });
      expect(samplesOf(ran.of('it'), 'sockets.peak')).toEqual([0]);
    } finally {
      await monitors.close();
    }
  });
});

describe('operations that fail', () => {
  test('are counted beside those that succeed, with what they said', async () => {
    const result = await resultOf('odd');
    expect(result.outcomes).toEqual({ ok: 1 });
    expect(result.operations).toEqual({ ok: 4, failed: 4 });
    expect(result.failures[0]).toMatchObject({ outcome: { kind: 'error', error: 'odd 1' }, count: 1 });
  });

  test('with impossible values are broken measurements', async () => {
    const result = await resultOf('negative');
    expect(result.outcomes).toEqual({ broken: 1 });
    expect(result.failures[0]?.outcome).toEqual({
      kind: 'broken',
      reason: 'depth is -1: it cannot be negative',
    });
  });
});

describe('a worker that does not live to the end', () => {
  test.each([
    ['crash', { kind: 'signalled', signal: 'SIGSEGV' }],
    ['leave', { kind: 'broken', reason: 'the worker ended before it was told to' }],
  ])('makes the invocation fail, though operations before succeeded: %s', async (operation, outcome) => {
    const result = await resultOf(operation);
    expect(result.outcomes).toEqual({ [outcome.kind]: 1 });
    expect(result.operations).toEqual({ ok: 3, failed: 1 });
    expect(result.failures).toMatchObject([{ outcome, count: 1, invocations: 1 }]);
    expect(result.metrics).toEqual([]);
  });

  test.each<[string, Load]>([
    ['closed', { ...ITERATIONS, users: 3, iterations: 40 }],
    ['open', { ...OPEN, maxInFlight: 3 }],
  ])('has failed in all that it left unanswered, in one invocation: %s load', async (_, load) => {
    const result = await resultOf('held', { load });
    expect(result.outcomes).toEqual({ broken: 1 });
    expect(result.operations).toEqual({ ok: 0, failed: 3 });
    expect(result.failures).toMatchObject([{ count: 3, invocations: 1 }]);
  });

  test('is ended where an operation is not answered in time', async () => {
    const result = await resultOf('hang', { timeoutMs: 700 });
    const timeout = { kind: 'timeout', afterMs: 700 };
    expect(result.failures).toMatchObject([{ outcome: timeout, count: 1, invocations: 1 }]);
    expect(result.outcomes).toEqual({ timeout: 1 });
  });

  test('is told from one that was interrupted', async () => {
    const stop = new AbortController();
    const plan = planOf([workerScenario('hang')]);
    const ran = await runPlan(plan, {
      signal: stop.signal,
      listeners: [
        {
          onEvent({ type }) {
            if (type === 'scenario-started') setTimeout(() => stop.abort('SIGINT'), 300);
          },
        },
      ],
    });
    expect(ran.result.interruption).toEqual({ signal: 'SIGINT' });
    expect(ran.of('it').outcomes).toEqual({ interrupted: 1 });
    expect(ran.of('it').operations.failed).toBe(0);
  });
});

describe('answers that are none', () => {
  test.each([
    [
      'numeric',
      10_000,
      /^the worker’s answer is none: An answer needs "ok": true or false: \{"id":5,"ok":1\}$/,
    ],
    [
      'dotted',
      700,
      /^op was not answered within 0\.7 s, but this came: An answer stands alone on its line: \.\{"id":5,"ok":true\}$/,
    ],
    ['idle', 10_000, /^"ns" is 0 in 8 of 8 answers: its clock is too coarse/],
  ])('make the invocation a broken one that says so: %s', async (operation, timeoutMs, reason) => {
    const result = await resultOf(operation, { timeoutMs });
    expect(result.outcomes).toEqual({ broken: 1 });
    expect(result.failures[0]?.outcome).toEqual({ kind: 'broken', reason: expect.stringMatching(reason) });
  });

  test('a clock that gives 0 now and then does not', async () => {
    expect((await resultOf('coarse')).outcomes).toEqual({ ok: 1 });
  });

  test('one that ends well without an answer to shutdown has done its operations, and it is told', async () => {
    const result = await resultOf('ok', { driver: { parameters: { mute: true } } });
    expect(result.outcomes).toEqual({ ok: 1 });
    expect(result.problems.map(({ message }) => message)).toEqual([
      'The worker ended without an answer to shutdown, perhaps before it was told to',
    ]);
  });

  test('a refusal to shut down fails it, and that of statistics is told', async () => {
    const result = await resultOf('ok', { driver: { parameters: { unflushed: true } } });
    expect(result.outcomes).toEqual({ broken: 1 });
    expect(result.failures[0]?.outcome).toEqual({
      kind: 'broken',
      reason: 'shutdown was answered with an error: cannot flush',
    });
    expect(result.problems.map(({ message }) => message)).toEqual([
      'stats was answered with an error: no statistics',
    ]);
  });
});

describe('a worker that cannot be worked with', () => {
  test.each([
    [
      'is not there',
      { driver: { command: ['./no-such-worker'] } },
      { kind: 'unstartable', reason: 'the command was not found (ENOENT)' },
    ],
    [
      'speaks another protocol',
      { driver: { parameters: { protocol: 2 } } },
      { kind: 'broken', reason: 'the worker answers init with protocol 2; this version speaks 1' },
    ],
    [
      'refuses its parameters',
      { driver: { parameters: { refuse: true } } },
      { kind: 'error', error: 'no such data set' },
    ],
    [
      'is no worker',
      { driver: { command: ['true'] } },
      { kind: 'broken', reason: 'the worker ended before it was told to' },
    ],
    [
      'ends badly after all operations',
      { driver: { parameters: { exitCode: 3 } } },
      { kind: 'failed', exitCode: 3 },
    ],
  ])('%s', async (_what, changes, outcome) => {
    const result = await resultOf('ok', changes);
    expect(result.outcomes).toEqual({ [outcome.kind]: 1 });
    expect(result.failures[0]?.outcome).toEqual(outcome);
    expect(result.metrics).toEqual([]);
  });
});

test('what it prints beside answers is in the log, and what only looks like an answer is a problem', async () => {
  const ran = await runWorker('print');
  expect(ran.of('it').outcomes).toEqual({ ok: 1 });
  expect(ran.file('logs/it.log')).toContain('hello from the code under test');
  expect(ran.of('it').problems.map(({ message }) => message)).toEqual([
    'An answer needs the "id" of its message: {"id":"x","ok":true}',
    'The worker answered 99999, which is no message that waits for an answer',
  ]);
});

describe('detectors and checks of a history', () => {
  test('look at a worker as they do at a command, over all that its process did', async () => {
    const result = await resultOf('race', { detectors: { names: ['go-race'], hang: null } });
    expect(result.outcomes).toEqual({ broken: 1 });
    expect(result.detected?.faults).toMatchObject([{ detector: 'go-race', class: 'race', count: 8 }]);
    expect(result.detected?.detectors).toMatchObject([{ detector: 'go-race' }]);
  });

  test('read what it wrote into a folder of its own', async () => {
    const histories = [{ from: '$STRESS_DIR/history.ndjson', check: 'counter' }] as const;
    const { detected } = await resultOf('count', { histories });
    expect(detected?.faults).toMatchObject([{ detector: 'history-counter', class: 'lost-update' }]);
    expect(detected?.detectors).toMatchObject([{ detector: 'history-counter', active: 1 }]);
  });
});

describe('a soak', () => {
  test('has forty checkpoints, each without an operation under way', async () => {
    const load = { ...ITERATIONS, users: 4, iterations: 400 };
    const { checkpoints, ...result } = await resultOf('leak', { load, leaks: true });
    expect(result.problems).toEqual([]);
    expect(checkpoints?.operations).toHaveLength(40);
    expect(checkpoints?.columns.underWay?.values).toEqual(Array.from({ length: 40 }, () => 0));
    expect(samplesOf(result as ScenarioResult, 'memory.leak')[0]).toBeCloseTo(8e6, -5);
  });
});

test('nothing that a worker leaves behind lives on', async () => {
  const folder = freshFolder();
  const command = `sleep 300 & echo $! > ${folder}/pid; exec ${process.execPath} worker.mjs`;
  const ran = await runWorker('ok', { driver: { command } });
  expect(ran.result.caveats.map(({ code }) => code)).toContain('left-processes');
});
