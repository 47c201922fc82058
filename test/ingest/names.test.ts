import { expect, test } from 'vitest';
import { readingMetrics } from '../../src/ingest/reading-metrics.ts';
import { read } from '../helpers/ingested.ts';

/** Each metric of a document, as `id=value`. */
const metricsOf = (document: unknown, format: string, file = 'out.json') =>
  readingMetrics([read(JSON.stringify(document), format, file)]).samples.map(
    ({ metric, value }) => `${metric}=${value}`,
  );

const runs = (...results: readonly (readonly [string, number, object?])[]) => ({
  results: results.map(([command, seconds, parameters = {}]) => ({ command, times: [seconds], parameters })),
});

test('commands of hyperfine that only their parameters tell apart are told apart by them, others keep their names', () => {
  const document = runs(
    ['./run.sh', 1, { branch: 'main' }],
    ['./run.sh', 2, { branch: 'feature' }],
    ['echo 1', 3, { n: '1' }],
    ['true', 4],
    ['true', 5],
  );
  expect(metricsOf(document, 'hyperfine')).toEqual([
    './run.sh_branch=main.time=1000000000',
    './run.sh_branch=feature.time=2000000000',
    'echo_1.time=3000000000',
    'true_#1.time=4000000000',
    'true_#2.time=5000000000',
  ]);
});
