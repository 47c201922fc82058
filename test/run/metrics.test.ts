import { describe, expect, test } from 'vitest';
import { METRICS } from '../../src/model/metric.ts';
import { startMonitors } from '../../src/run/monitors/monitors.ts';
import { planOf, runOne, runPlan, samples, samplesOf, scenario } from './suite.ts';

const closed = (users: number, iterations: number) =>
  ({ model: 'closed', users, iterations, durationMs: null }) as const;
const emit = (...lines: readonly string[]) =>
  lines.map(line => `echo '${line}' >> $STRESS_METRICS`).join('; ');

describe('what a workload writes to $STRESS_METRICS', () => {
  test('becomes one value an invocation; several lines of one metric are iterations', async () => {
    const it = await runOne({ command: ['./metrics.sh'], samples: samples(2) });
    expect(samplesOf(it, 'parse.time')).toEqual([3e6, 3e6]);
    expect(samplesOf(it, 'latency.p95')).toEqual([7e6, 7e6]);
    expect(it.metrics.find(({ metric }) => metric.id === 'hits')).toMatchObject({
      metric: { unit: 'per-second', better: 'higher', kind: 'rate' },
      samples: [3, 3],
    });
    expect(it.problems).toMatchObject([
      { file: '$STRESS_METRICS', line: 5, message: '"this is not a metric" is not name=value unit' },
    ]);
  });

  test('is the mean over the operations that succeeded', async () => {
    const it = await runOne({
      command: `echo "cost=$((STRESS_ITERATION + 1)) ms" >> $STRESS_METRICS; test $STRESS_ITERATION != 3`,
      load: closed(1, 4),
    });
    expect(samplesOf(it, 'cost')).toEqual([2e6]);
  });

  test('stands above what was measured from outside', async () => {
    const it = await runOne({ command: emit('time.wall=1 ms') });
    expect(samplesOf(it, 'time.wall')).toEqual([1e6]);
  });

  test('never mixes two units in one sample', async () => {
    const it = await runOne({
      command: 'if [ $STRESS_ITERATION = 0 ]; then u=ms; else u=B; fi; echo "x=1 $u" >> $STRESS_METRICS',
      load: closed(1, 2),
    });
    expect(it.problems).toMatchObject([{ message: '"x" is measured in ns, another operation gives bytes' }]);
  });

  test.each([
    ['a folder', 'rm $STRESS_METRICS; mkdir $STRESS_METRICS', 'it is no longer a regular file'],
    ['a link to a secret', 'ln -sf /etc/hostname $STRESS_METRICS', 'ELOOP'],
    [
      'a named pipe, on which reading would wait',
      'rm $STRESS_METRICS; mkfifo $STRESS_METRICS',
      'it is no longer',
    ],
    ['nothing', 'rm $STRESS_METRICS', 'ENOENT'],
  ])('may have been replaced by %s', async (_, command, message) => {
    const it = await runOne({ command });
    expect(it.outcomes).toEqual({ ok: 1 });
    expect(it.problems[0]?.message).toContain(message);
  });

  test('is read up to 16 MiB, with a problem for the rest', async () => {
    const it = await runOne({ command: 'yes "# only comments" | head -c 17000000 >> $STRESS_METRICS; true' });
    expect(it.problems.at(-1)?.message).toContain('at most 16 MiB');
  });
});

describe('what is measured from outside', () => {
  test('of a single operation: times, CPU, memory, switches, storage and the share of errors', async () => {
    const it = await runOne({
      command: ['node', '-e', 'const t=Date.now(); while(Date.now()-t<60 || process.cpuUsage().user<40000);'],
    });
    expect(it.metrics.map(({ metric }) => metric.id)).toEqual([
      'context.switches',
      'cpu.perop',
      'cpu.utilization',
      'errors.rate',
      'io.read',
      'io.written',
      'memory.peak',
      'time.system',
      'time.user',
      'time.wall',
    ]);
    const value = (metric: string) => samplesOf(it, metric)[0] ?? Number.NaN;
    expect(value('time.wall')).toBeGreaterThan(60e6);
    expect(value('cpu.perop')).toBe(value('time.user') + value('time.system'));
    expect(value('cpu.utilization')).toBeCloseTo(value('cpu.perop') / value('time.wall'), 10);
    expect(value('time.user')).toBeGreaterThan(30e6);
    expect(value('memory.peak')).toBeGreaterThan(20 * 1024 ** 2);
  });

  test('uses only metrics of the table', async () => {
    const ran = await runPlan(planOf([scenario('it', { command: ['true'], load: closed(2, 20) })]));
    const known = new Set(METRICS.map(({ id }) => id));
    expect(
      ran
        .of('it')
        .metrics.map(({ metric }) => metric.id)
        .filter(id => !known.has(id)),
    ).toEqual([]);
    expect(samplesOf(ran.of('it'), 'latency.p50')).toHaveLength(1);
  });

  test('time is that of the process, without starting and ending the measurement around it', async () => {
    const ran = await runPlan(planOf([scenario('it', { command: ['sleep', '0.05'], samples: samples(3) })]));
    for (const event of ran.events) {
      if (event.type !== 'invocation-finished') continue;
      const { durationMs, metrics } = event.invocation;
      expect(metrics['time.wall']).toBeGreaterThan(50e6);
      expect(metrics['time.wall']).toBeLessThan(durationMs * 1e6);
    }
  });
});

describe('what the monitors sample', () => {
  // Long enough for the sampler to come to its turn; on a machine whose every core is taken it may still miss a whole run.
  const busy = ['node', '-e', 'setTimeout(() => {}, 1500)'];

  test.each([
    ['one operation', closed(1, 1)],
    ['several users, without the launchers between', closed(2, 2)],
  ])('of %s stands beside what the kernel tells', { retry: 3 }, async (_, load) => {
    const monitors = await startMonitors();
    try {
      const it = await runOne({ command: busy, load }, { monitors });
      expect(it.series?.atMs.length ?? it.unavailable).toBeGreaterThan(0);
      expect(samplesOf(it, 'memory.pss')[0]).toBeGreaterThan(5e6);
      expect(samplesOf(it, 'memory.peak')[0]).toBeGreaterThan(20e6);
      expect(samplesOf(it, 'time.user')[0]).toBeGreaterThan(1e6);
      expect(samplesOf(it, 'processes.peak')[0]).toBeLessThanOrEqual(load.users);
    } finally {
      await monitors.close();
    }
  });
});
