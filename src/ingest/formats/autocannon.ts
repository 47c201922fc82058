import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson, scalarOf, textOf } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { readResponses } from '../responses.ts';
import { targetOf } from '../target.ts';
import { BYTE_RATE, type LatencyStatistic, latencyOf, THROUGHPUT } from '../vocabulary.ts';

/**
 * `autocannon --json`: percentiles of all latencies in milliseconds and throughput by second. A run of several files is several lines of
 * `--json` output, or a list. Its correction for coordinated omission is off unless asked for, and works in whole milliseconds. Source:
 * mcollina/autocannon, `lib/run.js`, `README.md`.
 */
export const autocannon: DocumentParser = {
  kind: 'document',
  format: 'autocannon',
  about: '`autocannon --json`',
  recognises: head => /^\s*[[{]/.test(head) && /"sampleInt"\s*:/.test(head) && /"latency"\s*:/.test(head),
  read(text, collector) {
    const document = readJson(text, collector);
    for (const [index, run] of (Array.isArray(document) ? document : [document]).entries())
      if (document !== undefined) readRun(objectOf(run), index, collector);
  },
};

function readRun(run: JsonObject, index: number, collector: Collector): void {
  const { name, origin } = targetOf(textOf(run.url) ?? 'autocannon');
  const total = numberOf(objectOf(run.requests).total);
  const bad = ['non2xx', 'errors', 'mismatches'].map(key => [key, numberOf(run[key]) ?? 0] as const);
  const reading = collector.reading(textOf(run.title) ?? name, origin);
  for (const key of ['connections', 'pipelining', 'duration', 'workers'])
    reading.metadata.set(key, scalarOf(run[key]));
  if (total === null) {
    collector.broken('A run needs its number of "requests"', `${index}`);
    return;
  }
  // Errors are requests without a response, which `requests.total` does not count.
  const [, [, errors] = ['', 0]] = bad;
  const responses = {
    name,
    total: total + errors,
    failed: bad.reduce((sum, [, count]) => sum + count, 0),
    causes: causesOf(run, bad),
  };
  if (readResponses(responses, reading, collector)) readTimes(run, total, reading);
}

function causesOf(
  run: JsonObject,
  bad: readonly (readonly [string, number])[],
): readonly (readonly [string, number])[] {
  const codes = Object.entries(objectOf(run.statusCodeStats))
    .filter(([code]) => !/^[23]/.test(code))
    .map(([code, stats]) => [code, numberOf(objectOf(stats).count) ?? 0] as const);
  return codes.length === 0 ? bad : [...codes, ...bad.slice(1)];
}

const STATISTICS: readonly (readonly [string, LatencyStatistic])[] = [
  ['mean', 'mean'],
  ['p50', 'p50'],
  ['p90', 'p90'],
  ['p99', 'p99'],
  ['p99_9', 'p999'],
  ['max', 'max'],
];

function readTimes(run: JsonObject, total: number, reading: ReadingCollector): void {
  const latency = objectOf(run.latency);
  for (const [key, statistic] of STATISTICS) {
    const milliseconds = numberOf(latency[key]);
    if (milliseconds !== null) reading.sample(latencyOf(statistic), milliseconds * 1e6, total);
  }
  const seconds = numberOf(run.duration);
  const succeeded = numberOf(run['2xx']);
  if (seconds !== null && succeeded !== null && seconds > 0) reading.sample(THROUGHPUT, succeeded / seconds);
  const bytes = numberOf(objectOf(run.throughput).mean);
  if (bytes !== null) reading.sample(BYTE_RATE, bytes);
  reading.metadata.set('samples', listOf(run.samples).length || scalarOf(run.samples));
}
