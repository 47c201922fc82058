import { type JsonObject, numberOf, objectOf, readJson } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { isFailure, readResponses } from '../responses.ts';
import { BYTE_RATE, type LatencyStatistic, latencyOf, THROUGHPUT } from '../vocabulary.ts';

/**
 * `oha --output-format json` (before 1.9 `--json`): times in seconds. Requests that got an answer are counted by status, the others by
 * error; those that the end of the run cut off are `aborted due to deadline`, which is no fault. Its `successRate` counts every answer.
 * Source: hatoo/oha, `src/printer.rs`, `schema.json`.
 */
export const oha: DocumentParser = {
  kind: 'document',
  format: 'oha',
  about: '`oha --output-format json`, before 1.9 `--json`',
  recognises: head => /^\s*\{\s*"summary"\s*:\s*\{\s*"successRate"/.test(head),
  read(text, collector) {
    const document = objectOf(readJson(text, collector));
    const answers = countsOf(document.statusCodeDistribution);
    const errors = countsOf(document.errorDistribution).filter(([cause]) => cause !== DEADLINE);
    const sum = (counts: Counts): number => counts.reduce((all, [, count]) => all + count, 0);
    const bad = answers.filter(([code]) => isFailure(Number(code)));
    const total = sum(answers) + sum(errors);
    const reading = collector.reading('oha');
    const responses = { name: 'oha', total, failed: sum(bad) + sum(errors), causes: [...bad, ...errors] };
    if (readResponses(responses, reading, collector))
      readTimes(document, sum(answers), total - responses.failed, reading);
  },
};

const DEADLINE = 'aborted due to deadline';

type Counts = readonly (readonly [string, number])[];

const countsOf = (written: unknown): Counts =>
  Object.entries(objectOf(written)).map(([key, count]) => [key, numberOf(count) ?? 0] as const);

const STATISTICS: readonly (readonly [string, LatencyStatistic])[] = [
  ['p50', 'p50'],
  ['p90', 'p90'],
  ['p95', 'p95'],
  ['p99', 'p99'],
  ['p99.9', 'p999'],
];

function readTimes(
  document: JsonObject,
  answered: number,
  succeeded: number,
  reading: ReadingCollector,
): void {
  const summary = objectOf(document.summary);
  const percentiles = objectOf(document.latencyPercentiles);
  const latencies = [
    [summary.average, 'mean'] as const,
    ...STATISTICS.map(([key, statistic]) => [percentiles[key], statistic] as const),
    [summary.slowest, 'max'] as const,
  ];
  for (const [written, statistic] of latencies) {
    const seconds = numberOf(written);
    if (seconds !== null) reading.sample(latencyOf(statistic), seconds * 1e9, answered);
  }
  const total = numberOf(summary.total);
  if (total !== null && total > 0) reading.sample(THROUGHPUT, succeeded / total);
  const bytes = numberOf(summary.sizePerSec);
  if (bytes !== null) reading.sample(BYTE_RATE, bytes);
}
