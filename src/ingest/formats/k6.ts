import type { Collector } from '../collector.ts';
import { objectOf, readJson } from '../json.ts';
import { type K6Metric, type K6Summary, k6Summary } from '../k6-summary.ts';
import type { DocumentParser } from '../parser.ts';
import { readResponses } from '../responses.ts';
import {
  BYTE_RATE,
  type LatencyStatistic,
  latencyOf,
  scaled,
  THROUGHPUT,
  undirected,
} from '../vocabulary.ts';

/**
 * Summaries of k6, as `--summary-export` and `handleSummary` of any version write them and the machine-readable one of k6 1.5 and later.
 * Trends have statistics in milliseconds and no samples (k6-lines has them); the parts of a request's duration are left out. Counters, rates
 * and gauges do not say which way is better. Source:
 * grafana/k6, `internal/cmd/summary.go`, `lib/summary.go`; its manual, "End-of-test summary".
 */
export const k6: DocumentParser = {
  kind: 'document',
  format: 'k6',
  about: 'k6: `--summary-export FILE`, `handleSummary`, and the machine-readable summary',
  recognises: head =>
    /^\s*\{/.test(head) &&
    /"metrics"\s*:\s*[{[]/.test(head) &&
    /"(?:root_group|testRunDurationMs|k6_version)"|"iteration_duration"\s*:\s*\{/.test(head),
  read(text, collector) {
    const document = readJson(text, collector);
    if (document === undefined) return;
    const summary = k6Summary(objectOf(document));
    readRequests(summary, collector);
    for (const metric of summary.metrics)
      if (!OWN.test(metric.name)) readMetric(metric, summary.seconds, collector);
    tellRules(summary, collector);
  },
};

/** Gauges of the load generator, what requests and checks say, and parts of a request's duration. */
const OWN =
  /^(?:vus|vus_max|iterations|dropped_iterations|checks|http_reqs|http_req_failed|http_req_(?:blocked|connecting|tls_handshaking|sending|waiting|receiving))(?:\{.*)?$/;

/** A run that did no iteration, and one whose requests all failed, measured nothing. */
function readRequests({ metrics, seconds }: K6Summary, collector: Collector): void {
  const metric = (name: string): K6Metric | undefined => metrics.find(found => found.name === name);
  const iterations = metric('iterations')?.value('count') ?? 0;
  const total = metric('http_reqs')?.value('count') ?? 0;
  const dropped = metric('dropped_iterations')?.value('count') ?? 0;
  if (iterations === 0 && total === 0) collector.broken('No iteration was finished: no work was done');
  if (dropped > 0)
    collector.problem(`${dropped} iterations were dropped: there was no free virtual user to start them`);
  if (total === 0) return;
  const failing = metric('http_req_failed');
  const share = failing?.value('rate') ?? failing?.value('value') ?? 0;
  const responses = { name: 'http_reqs', total, failed: Math.round(share * total), causes: [] };
  const reading = collector.reading('http_reqs');
  if (!readResponses(responses, reading, collector)) return;
  const rate = metric('http_reqs')?.value('rate') ?? (seconds === null ? null : total / seconds);
  if (rate !== null) reading.sample(THROUGHPUT, rate * (1 - share));
}

const STATISTICS: readonly (readonly [string, LatencyStatistic])[] = [
  ['avg', 'mean'],
  ['med', 'p50'],
  ['p(90)', 'p90'],
  ['p(95)', 'p95'],
  ['p(99)', 'p99'],
  ['p(99.9)', 'p999'],
  ['max', 'max'],
];

/** k6's own trends of time; an export does not say what a trend contains. */
const TIMES = /^(?:[a-z_]+_duration|ws_(?:connecting|ping)|browser_web_vital_(?!cls)[a-z]+)(?:\{.*)?$/;

function readMetric(metric: K6Metric, seconds: number | null, collector: Collector): void {
  const { name, contains } = metric;
  if (metric.value('avg') !== null)
    readTrend(metric, contains === null ? TIMES.test(name) : contains === 'time', collector);
  else if (metric.value('count') !== null) readCounter(metric, seconds, collector);
  else if (isShare(metric)) {
    const share = metric.value('rate') ?? metric.value('value');
    if (share !== null) collector.reading(name).sample(undirected('rate', '%'), share);
  } else {
    const last = metric.value('value');
    if (last !== null) collector.reading(name).sample(undirected('value', ''), last);
  }
}

/** An export calls the share `value`, as it does the last value of a gauge, which counts nothing. */
const isShare = (metric: K6Metric): boolean =>
  ['rate', 'passes', 'fails'].some(key => metric.value(key) !== null);

/** Whether orders or errors are counted stands nowhere; and more bytes are more answers or larger ones. */
function readCounter(metric: K6Metric, seconds: number | null, collector: Collector): void {
  const count = metric.value('count') ?? 0;
  const rate = metric.value('rate') ?? (seconds === null ? null : count / seconds);
  const id = /^data_/.test(metric.name) ? BYTE_RATE.id : THROUGHPUT.id;
  if (rate !== null) collector.reading(metric.name).sample(undirected(id, '/s'), rate);
}

/** A trend of the user's own that is no time keeps the same words for its statistics. */
function readTrend(metric: K6Metric, isTime: boolean, collector: Collector): void {
  const reading = collector.reading(metric.name);
  for (const [key, statistic] of STATISTICS) {
    const value = metric.value(key);
    if (value === null) continue;
    if (isTime) reading.sample(latencyOf(statistic), value * 1e6);
    else reading.sample(scaled(statistic, '').metric, value);
  }
}

/** The gate has limits of its own, but k6 itself has failed here. */
function tellRules({ checks: { passes, fails }, crossed }: K6Summary, collector: Collector): void {
  if (fails > 0) collector.problem(`${fails} of ${fails + passes} checks failed`, 'checks');
  for (const rule of crossed) collector.problem(`The threshold ${rule} was crossed`);
}
