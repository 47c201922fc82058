import type { Collector } from '../collector.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { excerpt } from '../plain.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { readResponses } from '../responses.ts';
import { targetOf } from '../target.ts';
import {
  BYTE_RATE,
  bytesIn,
  type LatencyStatistic,
  latencyOf,
  nanosecondsIn,
  THROUGHPUT,
} from '../vocabulary.ts';

/**
 * The text of wrk and of wrk2, which has the same lines and a finer distribution: mean and largest latency, percentiles with `--latency`,
 * requests and what failed. Several runs may follow each other. wrk2's second, uncorrected distribution (`--u_latency`) is left out. Source:
 * wg/wrk 4.2 `src/wrk.c`, `src/units.c`; giltene/wrk2.
 */
export const wrk: LineParser = {
  kind: 'lines',
  format: 'wrk',
  about: 'wrk and wrk2; percentiles with `--latency`',
  recognises: head =>
    /^unable to (?:connect to|resolve|create) /m.test(head) ||
    (/^Running \S+ test @ /m.test(head) && /^ {2}\d+ threads? and \d+ connections?$/m.test(head)),
  open: collector => new WrkReader(collector),
};

/** `Latency     3.81ms   11.36ms  69.57ms   91.47%`: mean, standard deviation, largest, share within one deviation. */
const LATENCY_LINE = /^ {4}Latency +(\S+) +\S+ +(\S+) /;
const PERCENTILE = /^ +(\d{1,3}(?:\.\d{1,6})?)% +(\S+)$/;
const TOTAL = /^ {2}(\d+) requests in (\S+?), (\S+) read$/;
const BAD_STATUS = /^ {2}Non-2xx or 3xx responses: (\d+)$/;
const SOCKETS = /^ {2}Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)$/;
const QUANTITY = /^(\d{1,15}(?:\.\d{1,6})?)([a-zA-Z]*)$/;

const BLANK = 0x20;

const PERCENTILES: Readonly<Record<string, LatencyStatistic>> = {
  '50': 'p50',
  '90': 'p90',
  '95': 'p95',
  '99': 'p99',
  '99.9': 'p999',
};

/** What the lines of one run have said so far. */
interface Run {
  readonly address: string;
  readonly connections: string;
  latencies: [LatencyStatistic, number][];
  requests: number | null;
  failures: [string, number][];
  rate: number | null;
  bytes: number | null;
  isUncorrected: boolean;
}

class WrkReader implements LineReader {
  readonly #collector: Collector;
  #address: string | null = null;
  #run: Run | null = null;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  line(text: string): void {
    if (text.startsWith('Running ')) this.#begin(text);
    else if (text.startsWith('unable to ')) this.#collector.broken(`wrk was ${text}`);
    else if (this.#address !== null && / threads? and /.test(text)) this.#open(text, this.#address);
    else if (this.#run !== null) this.#within(text, this.#run);
  }

  end(): void {
    this.#close();
  }

  #begin(text: string): void {
    this.#close();
    const at = text.indexOf(' @ ');
    if (at !== -1) this.#address = text.slice(at + 3).trim();
  }

  #open(text: string, address: string): void {
    const connections = /^ {2}(\d+ threads? and \d+ connections?)$/.exec(text)?.[1] ?? '';
    this.#address = null;
    this.#run = {
      address,
      connections,
      latencies: [],
      requests: null,
      failures: [],
      rate: null,
      bytes: null,
      isUncorrected: false,
    };
  }

  /** Rates stand at the margin, times have a `%`, sums two blanks before them; wrk2's finer distribution has more and is passed over. */
  #within(text: string, run: Run): void {
    if (text.charCodeAt(0) !== BLANK) this.#rates(text, run);
    else if (text.includes('%')) this.#times(text, run);
    else if (text.charCodeAt(2) !== BLANK) this.#sums(text, run);
  }

  #times(text: string, run: Run): void {
    const [, mean, max] = (text.startsWith('    Latency ') ? LATENCY_LINE.exec(text) : null) ?? [];
    if (mean !== undefined) this.#latency(run, 'mean', mean);
    if (max !== undefined) this.#latency(run, 'max', max);
    const [, percent = '', value] = (text.includes('% ') ? PERCENTILE.exec(text) : null) ?? [];
    const statistic = PERCENTILES[String(Number(percent))];
    if (value !== undefined && statistic !== undefined && !run.isUncorrected)
      this.#latency(run, statistic, value);
  }

  #latency(run: Run, statistic: LatencyStatistic, written: string): void {
    const nanoseconds = quantityOf(written, nanosecondsIn);
    if (nanoseconds !== null) run.latencies.push([statistic, nanoseconds]);
    else if (written.includes('nan')) run.latencies.push([statistic, Number.NaN]);
    else this.#collector.problem(`${excerpt(written)} is not a latency`);
  }

  #sums(text: string, run: Run): void {
    const [, requests] = (text.includes(' requests in ') ? TOTAL.exec(text) : null) ?? [];
    const [, ...sockets] = (text.startsWith('  Socket ') ? SOCKETS.exec(text) : null) ?? [];
    const bad = text.startsWith('  Non-2xx') ? BAD_STATUS.exec(text)?.[1] : undefined;
    if (text.includes('Uncorrected Latency')) run.isUncorrected = true;
    if (requests !== undefined) run.requests = Number(requests);
    if (bad !== undefined) run.failures.push(['status of no success', Number(bad)]);
    for (const [index, count] of sockets.entries())
      run.failures.push([`${SOCKET_FAULTS[index]} error`, Number(count)]);
  }

  #rates(text: string, run: Run): void {
    // A number without the end of its line may have lost its last digits.
    if (text.startsWith('Requests/sec:') && !this.#collector.isUnended)
      run.rate = quantityOf(text.slice(13).trim(), plainFactor);
    if (text.startsWith('Transfer/sec:')) run.bytes = quantityOf(text.slice(13).trim(), transferFactor);
    if (text.startsWith('Transfer/sec:')) this.#close();
  }

  /** The run is whole with its last line; without it, it was cut off. */
  #close(): void {
    const run = this.#run;
    this.#run = null;
    if (this.#address !== null)
      this.#collector.broken(`The run against ${this.#address} ends before it has begun`);
    this.#address = null;
    if (run === null) return;
    const { name, origin } = targetOf(run.address);
    const reading = this.#collector.reading(name, origin);
    reading.metadata.set('load', run.connections);
    if (run.requests === null || run.rate === null)
      this.#collector.broken(`The run against ${name} has no totals: it was cut off`);
    else this.#tell(run, run.requests, run.rate, reading, name);
  }

  /** Bad statuses are among the requests; socket errors come on top. */
  #tell(run: Run, requests: number, rate: number, reading: ReadingCollector, name: string): void {
    const failed = run.failures.reduce((sum, [, count]) => sum + count, 0);
    const bad = run.failures.find(([cause]) => cause.startsWith('status'))?.[1] ?? 0;
    const total = requests + failed - bad;
    if (!readResponses({ name, total, failed, causes: run.failures }, reading, this.#collector)) return;
    for (const [statistic, nanoseconds] of run.latencies)
      reading.sample(latencyOf(statistic), nanoseconds, requests);
    // wrk's rate counts every response: what is gated is that of the good ones.
    reading.sample(THROUGHPUT, requests === 0 ? 0 : (rate * (requests - bad)) / requests);
    if (run.bytes !== null) reading.sample(BYTE_RATE, run.bytes);
  }
}

const SOCKET_FAULTS = ['connect', 'read', 'write', 'timeout'];
const plainFactor = (unit: string): number | null => METRIC[unit] ?? null;
const METRIC: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12 };
/** wrk divides by 1,024 and writes `KB`. */
const transferFactor = (unit: string): number | null => bytesIn(unit.replace(/^([KMGT])B$/, '$1iB'));

/** `3.81ms` in base units, or null. */
function quantityOf(written: string, factorOf: (unit: string) => number | null): number | null {
  const [, value, unit = ''] = QUANTITY.exec(written) ?? [];
  const factor = value === undefined ? null : factorOf(unit);
  return factor === null ? null : Number(value) * factor;
}
