import { describe, expect, test } from 'vitest';
import { readingMetrics } from '../../src/ingest/reading-metrics.ts';
import { faults, read } from '../helpers/ingested.ts';

/** Each metric of a document as `id=value`, then what is said of it. */
function told(document: unknown, format: string) {
  const ingested = read(typeof document === 'string' ? document : JSON.stringify(document), format);
  const { samples } = readingMetrics([ingested]);
  return [...samples.map(({ metric, value }) => `${metric}=${value}`), ...faults(ingested)];
}

const leftOut = (what: string) =>
  expect.stringMatching(
    `^:? ?[^b].*${what}: what can be below zero is not compared; the metric is left out$`,
  );

describe("a user's own number below zero is left out and stated, and the rest is read", () => {
  test('a counter of Google Benchmark, with the values of it that are above', () => {
    const entry = { name: 'BM', run_type: 'iteration', iterations: 9, real_time: 5, time_unit: 'ns' };
    const benchmarks = [1, -1.5, 2].map(delta => ({ ...entry, delta }));
    expect(told({ context: {}, benchmarks }, 'google-benchmark')).toEqual([
      'BM.time=5',
      leftOut('delta of BM is -1.5'),
    ]);
  });

  test('all that a benchmark of asv measures', () => {
    const results = { 'a.track_f1': [[-3.5]], 'a.time_b': [[2]] };
    expect(told({ commit_hash: 'c', result_columns: ['result'], results }, 'asv')).toEqual([
      'a.time_b.time=2000000000',
      leftOut('value of a.track_f1 is -3.5'),
    ]);
  });

  test('but a file that has nothing else is no measurement, and a negative time, size or rate is a fault', () => {
    expect(told({ b: { delta: { value: -1 } } }, 'bmf')).toContain(
      'broken: It holds no measurement and no test',
    );
    for (const unit of ['ns/op', 'B/op', 'allocs/op', 'MB/s'])
      expect(told(`BenchmarkA 10 5 ns/op\nBenchmarkB 10 -5 ${unit}\n`, 'go-bench')).toContainEqual(
        expect.stringMatching(/^broken: .*cannot be negative$/),
      );
  });
});

test('a profiler of JMH that prints a text has no number; a score that is none is a fault', () => {
  const jmh = (score: unknown, secondaryMetrics: object) =>
    told(
      [{ benchmark: 'a.B', mode: 'avgt', primaryMetric: { score, scoreUnit: 'ns/op' }, secondaryMetrics }],
      'jmh',
    );
  const stack = { score: 'NaN', scoreUnit: '---', rawData: [['NaN']] };
  const gc = { score: 3, scoreUnit: 'counts', rawData: [[3]] };
  expect(jmh(5, { '·stack': stack, '·gc.count': gc })).toEqual([
    'a.B.time=5',
    'a.B.gc.count=3',
    '0.secondaryMetrics.·stack: ·stack of a.B has no number',
  ]);
  expect(jmh('NaN', {})).toContainEqual(expect.stringMatching(/^broken: .*NaN/));
});

describe('Artillery without HTTP', () => {
  const run = (counters: object) =>
    told(
      {
        aggregate: {
          counters: { 'vusers.created': 100, ...counters },
          summaries: {
            'socketio.response_time': { mean: 2, count: 500 },
            'browser.page.CLS./': { mean: 0.1, count: 100 },
          },
        },
      },
      'artillery',
    );

  test('is read by its summaries and its virtual users', () => {
    expect(
      run({ 'vusers.failed': 2, 'vusers.completed': 98, 'socketio.emit': 500, 'errors.timeout': 2 }),
    ).toEqual([
      'vusers.errors.rate=0.02',
      'socketio.response_time.latency.mean=2000000',
      'browser.page.CLS./.mean=0.1',
      ': 2 of 100 sessions of vusers failed: timeout × 2',
    ]);
  });

  test('is no measurement where all users failed, or where nothing at all was done', () => {
    expect(run({ 'vusers.failed': 100, 'websocket.messages_sent': 7 })).toContain(
      'broken: All 100 sessions of vusers failed',
    );
    expect(run({ 'vusers.completed': 100, 'plugins.expect.ok': 1, 'errors.x': 1 })).toContain(
      'broken: None of 100 virtual users sent a request; 0 failed',
    );
  });
});
