import type { Collector } from '../collector.ts';
import { type JsonObject, lineObject, numberOf, objectOf, textOf } from '../json.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { excerpt } from '../plain.ts';
import { RequestLog } from '../request-log.ts';
import { LATENCY, scaled, undirected } from '../vocabulary.ts';

/**
 * `k6 run --out json=FILE`: a line for each metric (`Metric`) before its first value, and one for each value (`Point`). Durations of
 * requests belong to their method and name; other trends are readings of their own. Source: grafana/k6, `output/json/json.go`.
 */
export const k6Lines: LineParser = {
  kind: 'lines',
  format: 'k6-lines',
  about: '`k6 run --out json=FILE`: every value',
  recognises: head =>
    /^\{(?=.*"type":"(?:Metric|Point)")(?=.*"metric":").*"data":\{/m.test(head.slice(0, 4000)),
  open: collector => new K6LinesReader(collector),
};

/** Metrics and checks whose values are counted. */
const NAMES = 10_000;

/** A rate, a counter or a gauge so far. */
interface Sum {
  total: number;
  count: number;
  last: number;
}

class K6LinesReader implements LineReader {
  readonly #collector: Collector;
  readonly #requests: RequestLog;
  /** What each metric is (`trend time`, `rate default`, …), as its own line says. */
  readonly #kinds = new Map<string, string>();
  readonly #sums = new Map<string, Sum>();
  readonly #checks = new Map<string, Sum>();
  #points = 0;

  constructor(collector: Collector) {
    this.#collector = collector;
    this.#requests = new RequestLog(collector);
  }

  line(text: string): void {
    if (text === '') return;
    // The pattern looks at the beginning only, which a line that was cut off has, too.
    const found = this.#collector.isUnended ? null : POINT.exec(text);
    if (found === null) this.#slowly(text);
    else this.#point(found[1] ?? '', Number(found[3]), found[2] ?? '', tag => tagIn(text, tag));
  }

  end(): void {
    this.#requests.end();
    if (this.#points === 0) this.#collector.broken('It has no value: no work was done');
    for (const [check, { total, count }] of this.#checks)
      if (total < count)
        this.#collector.problem(`The check ${excerpt(check)} failed ${count - total} of ${count} times`);
    for (const [name, sum] of this.#sums) this.#sum(name, sum);
  }

  #slowly(text: string): void {
    const line = lineObject(text);
    const metric = textOf(line?.metric);
    const data = objectOf(line?.data);
    const value = numberOf(data.value);
    if (line?.type === 'Metric' && metric !== null) this.#declared(metric, data);
    else if (line?.type !== 'Point' || metric === null || value === null)
      this.#collector.unreadable(`${excerpt(text)} is not a value of k6`);
    else this.#point(metric, value, textOf(data.time) ?? '', tag => textOf(objectOf(data.tags)[tag]));
  }

  #declared(metric: string, { type, contains }: JsonObject): void {
    if (this.#kinds.size < NAMES) this.#kinds.set(metric, `${textOf(type)} ${textOf(contains)}`);
  }

  #point(metric: string, value: number, time: string, tag: (name: string) => string | null): void {
    this.#points += 1;
    const kind = this.#kinds.get(metric);
    if (metric === 'http_req_duration') this.#request(value, time, tag);
    else if (metric === 'checks') count(this.#checks, tag('check') ?? 'unnamed', value);
    else if (PARTS.test(metric)) return;
    else if (kind === 'trend time') this.#collector.reading(metric).sample(LATENCY, value * 1e6);
    else if (kind?.startsWith('trend'))
      this.#collector.reading(metric).sample(scaled('value', '').metric, value);
    else if (!OWN.has(metric)) count(this.#sums, metric, value);
  }

  #request(milliseconds: number, time: string, tag: (name: string) => string | null): void {
    const status = Number(tag('status') ?? 0);
    const isExpected = tag('expected_response') !== 'false';
    this.#requests.request({
      method: tag('method') ?? '',
      address: tag('name') ?? tag('url') ?? 'http_req_duration',
      status,
      time,
      nanoseconds: milliseconds * 1e6,
      fault: isExpected ? null : (tag('error') ?? `status ${status}`),
    });
  }

  #sum(name: string, { total, count, last }: Sum): void {
    const kind = this.#kinds.get(name) ?? '';
    if (name === 'dropped_iterations')
      this.#collector.problem(
        `${total} iterations were dropped: there was no free virtual user to start them`,
      );
    else if (kind.startsWith('rate'))
      this.#collector.reading(name).sample(undirected('rate', '%'), total / count);
    else if (kind.startsWith('counter'))
      this.#collector.reading(name).sample(undirected('total', kind.endsWith('data') ? 'B' : ''), total);
    else if (kind.startsWith('gauge')) this.#collector.reading(name).sample(undirected('value', ''), last);
  }
}

/** Gauges of the load generator and what the requests themselves say. */
const OWN: ReadonlySet<string> = new Set(['vus', 'vus_max', 'iterations', 'http_reqs', 'http_req_failed']);
/** Parts of a request's duration, which the whole says. */
const PARTS = /^http_req_(?:blocked|connecting|tls_handshaking|sending|waiting|receiving)$/;

/** The beginning of a point as k6 writes it since 0.34. */
const POINT =
  /^\{"metric":"([^"\\]{1,200})","type":"Point","data":\{"time":"([^"\\]{1,40})","value":(-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]\d{1,3})?),"tags":\{/;

/** A tag of a line. Quotes inside of text are escaped, so that `"name":"` is always a key. */
function tagIn(text: string, name: string): string | null {
  const key = `"${name}":"`;
  const at = text.indexOf(key);
  if (at === -1) return null;
  const from = at + key.length;
  let end = text.indexOf('"', from);
  while (end !== -1 && text[end - 1] === '\\') end = text.indexOf('"', end + 1);
  if (end === -1) return null;
  const written = text.slice(from, end);
  return written.includes('\\') ? textOf(lineObject(`{"tag":"${written}"}`)?.tag) : written;
}

function count(sums: Map<string, Sum>, name: string, value: number): void {
  const sum = sums.get(name);
  if (sum !== undefined) {
    sum.total += value;
    sum.count += 1;
    sum.last = value;
  } else if (sums.size < NAMES) sums.set(name, { total: value, count: 1, last: value });
}
