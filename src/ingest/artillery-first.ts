import type { Collector } from './collector.ts';
import { type JsonObject, numberOf, objectOf } from './json.ts';
import type { ReadingCollector } from './reading-collector.ts';
import { isFailure, readResponses } from './responses.ts';
import { type LatencyStatistic, latencyOf, THROUGHPUT } from './vocabulary.ts';

const STATISTICS: readonly (readonly [string, LatencyStatistic])[] = [
  ['median', 'p50'],
  ['p95', 'p95'],
  ['p99', 'p99'],
  ['max', 'max'],
];

/** Whether `aggregate` is of Artillery 1, which has fixed keys where its successor has counters and summaries by name. */
export const isFirst = (aggregate: JsonObject): boolean => 'requestsCompleted' in aggregate;

/**
 * The aggregate of Artillery 1: answers by status code, errors by their own words, times in milliseconds. Requests that were completed are
 * those that got an answer. Source: artilleryio/artillery 1.7, `core/lib/stats2.js`.
 */
export function readFirst(aggregate: JsonObject, reading: ReadingCollector, collector: Collector): void {
  const answers = countsOf(aggregate.codes);
  const errors = countsOf(aggregate.errors);
  const answered = sumOf(answers);
  const bad = answers.filter(([code]) => isFailure(Number(code)));
  const total = answered + sumOf(errors);
  const failed = sumOf(bad) + sumOf(errors);
  reading.metadata.set('requests', total);
  if (!readResponses({ name: 'http', total, failed, causes: [...bad, ...errors] }, reading, collector))
    return;
  const latency = objectOf(aggregate.latency);
  for (const [key, statistic] of STATISTICS) {
    const milliseconds = numberOf(latency[key]);
    if (milliseconds !== null) reading.sample(latencyOf(statistic), milliseconds * 1e6, answered);
  }
  // Its rate counts every request that was sent; of interest are those with a good answer.
  const rate = numberOf(objectOf(aggregate.rps).mean);
  if (rate !== null) reading.sample(THROUGHPUT, (rate * (total - failed)) / total);
}

type Counts = readonly (readonly [string, number])[];

const countsOf = (written: unknown): Counts =>
  Object.entries(objectOf(written)).map(([key, count]) => [key, numberOf(count) ?? 0] as const);

const sumOf = (counts: Counts): number => counts.reduce((sum, [, count]) => sum + count, 0);
