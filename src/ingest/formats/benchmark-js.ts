import type { Collector } from '../collector.ts';
import { lastPlace } from '../last-place.ts';
import { groupedNumber } from '../numeral.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { excerpt } from '../plain.ts';
import { THROUGHPUT } from '../vocabulary.ts';

/**
 * What `String(benchmark)` gives in benchmark.js 1 and 2 and in its forks: `name x 42,077 ops/sec ±1.39% (88 runs sampled)` and
 * `name: ` for one that threw. The rate is one value; its spread is not a sample. Source: bestiejs/benchmark.js, `benchmark.js`,
 * `toStringBench`.
 */
export const benchmarkJs: LineParser = {
  kind: 'lines',
  format: 'benchmark.js',
  about: 'benchmark.js: a line `name x 1,234 ops/sec ±1.00% (90 runs sampled)` for each benchmark',
  recognises: head => / x [\d.,]+ ops\/sec ±\d/.test(head),
  open: collector => new BenchmarkJsReader(collector),
};

const RATE = ' ops/sec ';
const RESULT = /^(?:[\d.,]{1,40}|NaN|Infinity)$/;
const SPREAD = /^±[\d.,]+% \(\d+ runs? sampled\)/;
/** A result up to some place of its rate. */
const CUT = / x [\d.,]+(?: [ops/ec]*)?$/;
/** A benchmark that threw: its name and a colon; the tool's own list of the error's fields is empty. */
const FAILED = /^(\S.{0,300}): $/;

class BenchmarkJsReader implements LineReader {
  readonly #collector: Collector;
  #results = 0;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  line(text: string): void {
    const rate = lastPlace(text, RATE);
    if (rate !== -1) this.#result(text, text.slice(0, rate), text.slice(rate + RATE.length));
    else if (text.endsWith(': ')) this.#ended(text);
    else if (this.#collector.isUnended && CUT.test(text)) this.#unreadable(text);
  }

  end(): void {
    if (this.#results === 0) this.#collector.broken('No line of it has operations a second');
  }

  #result(text: string, before: string, after: string): void {
    const at = lastPlace(before, ' x ');
    const name = before.slice(0, Math.max(0, at)).trim();
    const written = before.slice(at + 3);
    this.#results += 1;
    if (name === '' || !SPREAD.test(after) || !RESULT.test(written)) this.#unreadable(text);
    else this.#collector.reading(name).sample(THROUGHPUT, groupedNumber(written), runsIn(after));
  }

  #unreadable(text: string): void {
    this.#collector.unreadable(() => `${excerpt(text)} is not name x rate ops/sec ±spread (runs sampled)`);
  }

  #ended(text: string): void {
    const name = FAILED.exec(text)?.[1];
    if (name !== undefined) this.#collector.reading(name.trim()).ended('failed', 'It threw');
  }
}

/** The number in a spread that was recognised. */
const runsIn = (spread: string): number =>
  Number(spread.slice(spread.indexOf('(') + 1, spread.indexOf(' run')));
