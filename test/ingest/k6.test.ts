import { expect, test } from 'vitest';
import type { Ingested } from '../../src/ingest/reading.ts';
import { read } from '../helpers/ingested.ts';

/** What k6 measures of every run. */
const USUAL = { iterations: { count: 4, rate: 2 }, iteration_duration: { avg: 20 } };

const summary = (metrics: object) =>
  read(JSON.stringify({ root_group: {}, metrics: { ...USUAL, ...metrics } }), 'k6');

const lines = (metric: string, type: string, values: readonly number[]) =>
  read(
    [
      { type: 'Metric', metric, data: { name: metric, type, contains: 'default', thresholds: [] } },
      ...values.map(value => ({
        metric,
        type: 'Point',
        data: { time: '2026-11-30T07:00:00Z', value, tags: null },
      })),
    ]
      .map(line => `${JSON.stringify(line)}\n`)
      .join(''),
    'k6-lines',
  );

const own = ({ readings, broken }: Ingested, name: string) => [
  broken,
  ...readings
    .filter(reading => reading.name === name)
    .flatMap(({ metrics }) =>
      metrics.map(({ metric, mean }) => [metric.id, metric.unit, metric.undirected, mean]),
    ),
];

test('a share of the script has no direction, in every shape of it', () => {
  const share = [null, ['rate', 'ratio', true, 0.4]];
  const [passes, fails] = [400, 600];
  expect(own(summary({ ok: { passes, fails, value: 0.4 } }), 'ok')).toEqual(share);
  expect(own(summary({ ok: { type: 'rate', values: { passes, fails, rate: 0.4 } } }), 'ok')).toEqual(share);
  expect(own(lines('ok', 'rate', [1, 0, 1, 0, 0]), 'ok')).toEqual(share);
});

test('a counter has none, and may stand at 0', () => {
  expect(own(summary({ Errors: { count: 0, rate: 0 } }), 'Errors')).toEqual([
    null,
    ['throughput', 'per-second', true, 0],
  ]);
  expect(own(lines('Errors', 'counter', [0, 0]), 'Errors')).toEqual([null, ['total', 'count', true, 0]]);
});

test('of a gauge the last value is read', () => {
  const last = [null, ['value', 'count', true, 3]];
  expect(own(summary({ queue: { value: 3, min: 1, max: 9 } }), 'queue')).toEqual(last);
  expect(own(lines('queue', 'gauge', [1, 9, 3]), 'queue')).toEqual(last);
});
