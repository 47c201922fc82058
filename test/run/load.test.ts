import { describe, expect, test } from 'vitest';
import { planOf, runOne, runPlan, samples, samplesOf, scenario } from './suite.ts';

const closed = (users: number, iterations: number | null, durationMs: number | null = null) =>
  ({ model: 'closed', users, iterations, durationMs }) as const;

describe('closed load', () => {
  test('4 users share 40 operations, and the latencies of one invocation are one value each', async () => {
    const it = await runOne({ command: 'sleep 0.1', load: closed(4, 40), samples: samples(2) });
    expect(it.operations).toEqual({ ok: 80, failed: 0 });
    for (const metric of [
      'latency.mean',
      'latency.p50',
      'latency.max',
      'latency.sd',
      'throughput',
      'time.wall',
    ])
      expect(samplesOf(it, metric), metric).toHaveLength(2);
    expect(samplesOf(it, 'operations')).toEqual([40, 40]);
    expect(samplesOf(it, 'errors.rate')).toEqual([0, 0]);
    const [mean = 0] = samplesOf(it, 'latency.mean');
    expect(mean).toBeGreaterThanOrEqual(100e6);
    expect(samplesOf(it, 'latency.max')[0]).toBeGreaterThanOrEqual(mean);
    // Four side by side: the trial takes less time than its operations one after the other.
    expect(samplesOf(it, 'time.wall')[0]).toBeLessThan(40 * mean);
    expect(samplesOf(it, 'latency.p95')).toEqual([]);
    expect(it.unavailable).toContainEqual({
      metric: 'latency.p95',
      reason: 'needs at least 200 successful operations in an invocation',
    });
  });

  test('every operation knows its user and its number', async () => {
    const plan = planOf([
      scenario('it', { command: 'echo "$STRESS_USER $STRESS_ITERATION"; sleep 0.02', load: closed(3, 9) }),
    ]);
    const lines = (await runPlan(plan)).file('logs/it.log').match(/^\d \d$/gm) ?? [];
    expect(lines.map(line => Number(line.split(' ')[1])).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(lines.map(line => line.split(' ')[0]))).toEqual(new Set(['0', '1', '2']));
  });

  test('a duration starts operations until it has passed, and lets the last ones end', async () => {
    const it = await runOne({ command: 'sleep 0.05', load: closed(2, null, 300) });
    const [operations = 0] = samplesOf(it, 'operations');
    expect(operations).toBeGreaterThanOrEqual(2);
    expect(operations).toBeLessThanOrEqual(14);
    expect(samplesOf(it, 'time.wall')[0]).toBeGreaterThanOrEqual(300e6);
  });

  test('operations that fail are counted, and the invocation is ok as long as one succeeds', async () => {
    const it = await runOne({
      command: 'test $((STRESS_ITERATION % 4)) != 0 || exit 9',
      load: closed(2, 8),
    });
    expect(it).toMatchObject({
      outcomes: { ok: 1 },
      operations: { ok: 6, failed: 2 },
      failures: [{ outcome: { kind: 'failed', exitCode: 9 }, count: 2 }],
    });
    expect(samplesOf(it, 'errors.rate')).toEqual([0.25]);
  });

  test('what operations of a phase that is not measured say of themselves enters no metric', async () => {
    const it = await runOne({
      command: 'sleep 0.2; echo "cost=$((STRESS_ITERATION == 0 ? 1000 : 1)) ms" >> $STRESS_METRICS',
      load: {
        ...closed(1, null, 1_000),
        phases: [
          { name: 'warm-up', measure: false, spans: [{ fromMs: 0, toMs: 100 }] },
          { name: 'hold', measure: true, spans: [{ fromMs: 100, toMs: 1_000 }] },
        ],
      },
    });
    // The first operation is due at the start, and every other one 200 ms later at the earliest.
    expect(samplesOf(it, 'cost')).toEqual([1e6]);
  });

  test('an invocation without a single success is what went wrong most often', async () => {
    const it = await runOne({ command: 'exit $((STRESS_ITERATION == 0 ? 4 : 5))', load: closed(1, 3) });
    expect(it.outcomes).toEqual({ failed: 1 });
    expect(it.failures.map(({ outcome, count }) => [outcome, count])).toEqual([
      [{ kind: 'failed', exitCode: 5 }, 2],
      [{ kind: 'failed', exitCode: 4 }, 1],
    ]);
    expect(it.metrics).toEqual([]);
  });

  test('a command that cannot be started is not tried again for the whole duration', async () => {
    const it = await runOne({ command: ['./nothing'], load: closed(1, null, 10_000) });
    expect(it.operations.failed).toBe(1);
  });

  test('the steps of a ladder are scenarios of their own, in the order of the plan', async () => {
    const plan = planOf(
      [1, 2].map(users => scenario(`it[users=${users}]`, { command: ['true'], load: closed(users, 4) })),
    );
    const { result } = await runPlan(plan);
    expect(result.scenarios.map(({ id, operations }) => [id, operations.ok])).toEqual([
      ['it[users=1]', 4],
      ['it[users=2]', 4],
    ]);
  });
});

describe('samples and looks', () => {
  const undecided = (ids: readonly string[]) => {
    const asked: number[] = [];
    const enough = (result: { scenarios: readonly { outcomes: { ok?: number } }[] }) => {
      asked.push(result.scenarios[0]?.outcomes.ok ?? 0);
      return new Set(ids);
    };
    return { asked, enough };
  };
  const plan = { warmup: 1, min: 2, max: 7, looks: [2, 4, 7] };

  test('a scenario ends at the first look that finds it decided', async () => {
    const { asked, enough } = undecided([]);
    const it = await runOne({ command: ['true'], samples: plan }, { enough });
    expect(it).toMatchObject({ warmups: 1, outcomes: { ok: 2 }, ending: { kind: 'decided' } });
    expect(asked).toEqual([2]);
  });

  test('an undecided scenario goes on to the last look, which nobody is asked at', async () => {
    const { asked, enough } = undecided(['it']);
    const it = await runOne({ command: ['true'], samples: plan }, { enough });
    expect(it).toMatchObject({ outcomes: { ok: 7 }, ending: { kind: 'complete' } });
    expect(asked).toEqual([2, 4]);
    expect(it.metrics[0]?.invocations).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('order', () => {
  const three = (priority: 'P0' | 'P1') => [
    scenario('a', { command: 'exit 1', priority }),
    scenario('b', { command: ['true'] }),
  ];

  test('fail-fast stops the suite after a P0 scenario that failed', async () => {
    const plan = planOf(three('P0'), { failFast: true });
    const ran = await runPlan(plan, { failedP0: (result, id) => result.scenarios[0]?.id === id });
    expect(ran.of('b').ending).toEqual({
      kind: 'not-run',
      reason: 'a, a scenario of priority P0, failed',
    });
  });

  test.each([
    ['the plan does not say so', planOf(three('P0'))],
    ['the priority is another', planOf(three('P1'), { failFast: true })],
  ])('the suite goes on when %s', async (_, plan) => {
    const ran = await runPlan(plan, { failedP0: () => true });
    expect(ran.of('b').outcomes).toEqual({ ok: 1 });
  });

  test('setup runs once before the first scenario, in the working directory', async () => {
    const plan = planOf([scenario('it', { command: ['true'], samples: samples(2) })], { setup: 'pwd' });
    const ran = await runPlan(plan);
    expect(ran.result.setup).toMatchObject({ outcome: { kind: 'ok' }, log: 'logs/setup.log' });
    expect(ran.file('logs/setup.log')).toMatch(/^--- setup\n.*fixtures\/programs\n$/);
    expect(ran.events.map(({ type }) => type).slice(0, 3)).toEqual([
      'run-started',
      'setup-finished',
      'scenario-started',
    ]);
  });

  test('calibration is read before, between and after the scenarios, never beside one', async () => {
    const plan = planOf(['a', 'b'].map(id => scenario(id, { command: ['true'] })));
    const reading = { atMs: 0, cpuNs: 1, memoryNs: 1, utilization: 1 };
    const calibration = { readingsIn: () => 1, read: async () => reading };
    const ran = await runPlan(plan, { calibration });
    const types = ran.events.map(({ type }) => type);
    const round = ['calibrated', 'scenario-started', 'invocation-finished', 'scenario-finished'];
    expect(types).toEqual(['run-started', ...round, ...round, 'calibrated', 'run-finished']);
    expect(ran.result.calibration).toEqual([reading, reading, reading]);
  });

  test('nothing runs after a setup that failed', async () => {
    const ran = await runPlan(planOf([scenario('it', { command: ['true'] })], { setup: 'exit 2' }));
    expect(ran.result.setup?.outcome).toEqual({ kind: 'failed', exitCode: 2 });
    expect(ran.of('it').ending).toEqual({ kind: 'not-run', reason: 'the setup exited with code 2' });
  });
});

describe('budget', () => {
  test('a scenario stops before an invocation that would not fit, and leaves the next its share', async () => {
    const plan = planOf(
      [
        scenario('a', { command: 'sleep 0.2', samples: samples(50), budgetMs: 1000 }),
        scenario('b', { command: ['true'], budgetMs: 3000 }),
      ],
      { budgetMs: 4000 },
    );
    const ran = await runPlan(plan);
    expect(ran.of('a').ending).toEqual({ kind: 'budget' });
    expect(ran.of('a').outcomes.ok).toBeLessThanOrEqual(5);
    expect(ran.of('b').ending).toEqual({ kind: 'complete' });
    expect(ran.result).toMatchObject({ complete: true, interruption: null });
  });

  test('the budget of the suite ends a command that would run past it', async () => {
    const plan = planOf([scenario('it', { command: ['sleep', '60'], budgetMs: 400 })], { budgetMs: 400 });
    const ran = await runPlan(plan);
    expect(ran.of('it')).toMatchObject({ ending: { kind: 'budget' }, outcomes: { interrupted: 1 } });
    expect(ran.result.interruption).toBeNull();
  });

  test('a setup that used everything up leaves the scenarios unrun, with the reason', async () => {
    const plan = planOf([scenario('it', { command: ['true'], budgetMs: 300 })], {
      budgetMs: 300,
      setup: 'sleep 0.4 || true',
    });
    const ran = await runPlan(plan);
    expect(ran.of('it').ending).toMatchObject({ kind: 'not-run' });
  });
});
