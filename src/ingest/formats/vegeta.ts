import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson, textOf } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { isFailure, readResponses } from '../responses.ts';
import { type LatencyStatistic, latencyOf, THROUGHPUT } from '../vocabulary.ts';

/**
 * `vegeta report -type=json`: percentiles in nanoseconds over all requests, throughput of the successful ones. The single requests are in
 * what `vegeta encode` writes (vegeta-results). Source: tsenart/vegeta, `lib/metrics.go`.
 */
export const vegeta: DocumentParser = {
  kind: 'document',
  format: 'vegeta',
  about: '`vegeta report -type=json`',
  recognises: head => /^\s*\{\s*"latencies"\s*:\s*\{\s*"total"/.test(head) && /"status_codes"\s*:/.test(head),
  read(text, collector) {
    const report = objectOf(readJson(text, collector));
    const total = numberOf(report.requests);
    if (total === null) collector.broken('It has no number of "requests"', 'requests');
    else readReport(report, total, collector);
  },
};

function readReport(report: JsonObject, total: number, collector: Collector): void {
  const reading = collector.reading('vegeta');
  const codes = Object.entries(objectOf(report.status_codes)).map(
    ([code, count]) => [code === '0' ? 'no response' : code, numberOf(count) ?? 0, Number(code)] as const,
  );
  const causes = codes.filter(([, , code]) => isFailure(code)).map(([name, count]) => [name, count] as const);
  const success = numberOf(report.success) ?? 0;
  for (const error of listOf(report.errors).slice(0, 1)) reading.metadata.set('error', textOf(error));
  const failed = Math.round(total * (1 - success));
  if (!readResponses({ name: 'vegeta', total, failed, causes }, reading, collector)) return;
  readTimes(objectOf(report.latencies), total, reading);
  readRates(numberOf(report.rate), numberOf(report.throughput), reading, collector);
}

const STATISTICS: readonly (readonly [string, LatencyStatistic])[] = [
  ['mean', 'mean'],
  ['50th', 'p50'],
  ['90th', 'p90'],
  ['95th', 'p95'],
  ['99th', 'p99'],
  ['max', 'max'],
];

function readTimes(latencies: JsonObject, total: number, reading: ReadingCollector): void {
  for (const [key, statistic] of STATISTICS) {
    const nanoseconds = numberOf(latencies[key]);
    if (nanoseconds !== null) reading.sample(latencyOf(statistic), nanoseconds, total);
  }
}

/** The attack's own rate is what was asked for: the throughput that falls to half of it is a target that did not keep up. */
function readRates(
  rate: number | null,
  throughput: number | null,
  reading: ReadingCollector,
  collector: Collector,
): void {
  if (throughput !== null) reading.sample(THROUGHPUT, throughput);
  if (rate !== null && throughput !== null && throughput < rate / 2)
    collector.problem(
      `Throughput is ${throughput.toPrecision(3)}/s at ${rate.toPrecision(3)} requests a second: the target did not keep up`,
    );
}
