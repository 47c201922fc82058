import { isFirst, readFirst } from '../artillery-first.ts';
import type { Collector } from '../collector.ts';
import { type JsonObject, numberOf, objectOf, readJson } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { type Responses, readResponses } from '../responses.ts';
import { type LatencyStatistic, latencyOf, scaled } from '../vocabulary.ts';

/**
 * `artillery run -o FILE`. Of Artillery 2: counters and summaries of the whole run below `aggregate`; the periods of ten seconds are parts of
 * the same requests and are left out. Version 1 wrote other keys (artillery-first.ts). Times are milliseconds. Errors have
 * counters of their own. Source: artilleryio/artillery, `packages/core/lib/ssms.js`, `packages/core/lib/engine_ws.js`.
 */
export const artillery: DocumentParser = {
  kind: 'document',
  format: 'artillery',
  about: '`artillery run -o FILE`',
  recognises: head => /^\s*\{\s*"aggregate"\s*:/.test(head) && /"(?:counters|summaries)"\s*:/.test(head),
  read(text, collector) {
    const document = objectOf(readJson(text, collector));
    const aggregate = objectOf(document.aggregate);
    if (isFirst(aggregate)) readFirst(aggregate, collector.reading('http'), collector);
    else readAggregate(aggregate, collector);
  },
};

function readAggregate(aggregate: JsonObject, collector: Collector): void {
  const counters = objectOf(aggregate.counters);
  collector.metadata.set('vusers.created', numberOf(counters['vusers.created']));
  if (isOfOtherEngine(counters)) readUsers(counters, collector);
  else readHttp(aggregate, counters, collector);
  for (const [name, summary] of Object.entries(objectOf(aggregate.summaries)))
    if (SCORE.test(name)) readScore(objectOf(summary), collector.reading(name));
    else if (!OWN.test(name)) readSummary(objectOf(summary), collector.reading(endpointOf(name)));
  readCustom(counters, collector);
}

function readHttp(aggregate: JsonObject, counters: JsonObject, collector: Collector): void {
  const reading = collector.reading('http');
  if (readCounters(counters, reading, collector))
    readSummary(objectOf(objectOf(aggregate.summaries)['http.response_time']), reading);
  readRate(aggregate, counters, reading);
}

/** What Artillery counts itself, whichever engine does the work. */
const OF_ARTILLERY = /^(?:vusers|errors|http|plugins)\./;

/** Without a request, but with work of another kind: `socketio.emit`, `websocket.messages_sent`, `browser.http_requests`. */
const isOfOtherEngine = (counters: JsonObject): boolean =>
  (numberOf(counters['http.requests']) ?? 0) === 0 &&
  Object.entries(counters).some(([key, count]) => !OF_ARTILLERY.test(key) && (numberOf(count) ?? 0) > 0);

/** Other engines have no common idea of a request, but virtual users fail in each. */
function readUsers(counters: JsonObject, collector: Collector): void {
  const errors = Object.entries(counters).filter(([key]) => key.startsWith('errors.'));
  const responses: Responses = {
    name: 'vusers',
    what: 'session',
    total: numberOf(counters['vusers.created']) ?? 0,
    failed: numberOf(counters['vusers.failed']) ?? 0,
    causes: errors.map(([key, count]) => [key.slice('errors.'.length), numberOf(count) ?? 0] as const),
  };
  readResponses(responses, collector.reading('vusers'), collector);
}

/** Of all responses, also of the failed ones: the summary by class of status code says the same of a part. */
const OWN = /^http\.response_time(?:\.\dxx)?$/;
/** A score, where all other summaries are times. */
const SCORE = /^browser\.page\.CLS\./;
const ENDPOINT = 'plugins.metrics-by-endpoint.response_time.';

/** A summary of one endpoint is that endpoint's; others keep their name. */
const endpointOf = (name: string): string => (name.startsWith(ENDPOINT) ? name.slice(ENDPOINT.length) : name);

/** Failed are requests without a response, answers of 4xx and 5xx, and virtual users that gave up. */
function readCounters(counters: JsonObject, reading: ReadingCollector, collector: Collector): boolean {
  const causes = Object.entries(counters).flatMap(([key, count]) => {
    const code = /^http\.codes\.([45]\d\d)$/.exec(key)?.[1] ?? /^errors\.(.*)$/.exec(key)?.[1];
    return code === undefined ? [] : [[code, numberOf(count) ?? 0] as const];
  });
  const users = numberOf(counters['vusers.created']) ?? 0;
  const total = numberOf(counters['http.requests']) ?? 0;
  const failed = Math.min(
    total,
    causes.reduce((sum, [, count]) => sum + count, 0),
  );
  reading.metadata.set('requests', total);
  if (total === 0 && users > 0) {
    const abandoned = numberOf(counters['vusers.failed']) ?? 0;
    collector.broken(`None of ${users} virtual users sent a request; ${abandoned} failed`);
    return false;
  }
  return readResponses({ name: 'http', total, failed, causes }, reading, collector);
}

const STATISTICS: readonly (readonly [string, LatencyStatistic])[] = [
  ['mean', 'mean'],
  ['p50', 'p50'],
  ['p90', 'p90'],
  ['p95', 'p95'],
  ['p99', 'p99'],
  ['p999', 'p999'],
  ['max', 'max'],
];

function readSummary(summary: JsonObject, reading: ReadingCollector): void {
  const count = numberOf(summary.count);
  for (const [key, statistic] of STATISTICS) {
    const milliseconds = numberOf(summary[key]);
    if (milliseconds !== null) reading.sample(latencyOf(statistic), milliseconds * 1e6, count);
  }
}

function readScore(summary: JsonObject, reading: ReadingCollector): void {
  for (const [key, statistic] of STATISTICS) {
    const value = numberOf(summary[key]);
    if (value !== null) reading.sample(scaled(statistic, '').metric, value);
  }
}

/** Successful answers over the time from the first to the last of anything counted. */
function readRate(aggregate: JsonObject, counters: JsonObject, reading: ReadingCollector): void {
  const first = numberOf(aggregate.firstMetricAt) ?? numberOf(aggregate.firstCounterAt);
  const last = numberOf(aggregate.lastMetricAt) ?? numberOf(aggregate.lastCounterAt);
  const succeeded = Object.entries(counters)
    .filter(([key]) => /^http\.codes\.[23]\d\d$/.test(key))
    .reduce((sum, [, count]) => sum + (numberOf(count) ?? 0), 0);
  if (first !== null && last !== null && last > first && succeeded > 0)
    reading.sample(scaled('throughput', '/s').metric, (succeeded * 1000) / (last - first));
}

/** What `ensure` and `expect` count as checks that failed. */
function readCustom(counters: JsonObject, collector: Collector): void {
  for (const [key, written] of Object.entries(counters)) {
    const count = numberOf(written) ?? 0;
    if (count > 0 && /^plugins\.expect\.failed$/.test(key)) collector.problem(`${count} expectations failed`);
  }
}
