import type { Collector } from '../collector.ts';
import { lastPlace } from '../last-place.ts';
import { MESSAGE_CHARS } from '../limits.ts';
import { groupedNumber } from '../numeral.ts';
import type { LineParser, LineReader } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { BYTE_RATE, nanosecondsIn, TIME } from '../vocabulary.ts';

/**
 * Text of Rust's own harness, `cargo bench` and `cargo test`: `test name ... bench: 1,234.56 ns/iter (+/- 12.34) = 5 MB/s`, outcomes of
 * tests, output of failed ones, and one `test result:` line for each program. The value is the median of the samples; the spread is none.
 * Source: rust-lang/rust `library/test/src/bench.rs`, `formatters/pretty.rs`.
 */
export const cargoBench: LineParser = {
  kind: 'lines',
  format: 'cargo-bench',
  about: "`cargo bench` and `cargo test` with Rust's own harness",
  recognises: head =>
    /^test \S.* \.\.\. (?:bench:|ok\b|FAILED\b|ignored\b)/m.test(head) || /^running \d+ tests?$/m.test(head),
  open: collector => new CargoBenchReader(collector),
};

const MEASURED = /^\s*([\d,.]+) (\S+)\/iter \(\+\/- ([\d,.]+)\)(?: = ([\d,.]+) MB\/s)?/;
const RUNNING = /^running \d+ tests?$/;
const HEADING = /^---- (.*) (?:stdout|stderr) ----$/;

class CargoBenchReader implements LineReader {
  readonly #collector: Collector;
  /** Tests that failed and whose output comes later, by name. */
  readonly #failed = new Map<string, { readonly reading: ReadingCollector; message: string }>();
  /** The failed test whose output is being read. */
  #heading: string | null = null;
  /** Programs that have begun and not told their result. */
  #running = 0;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  /** With `--quiet`, marks of tests that have ended stand before the next line: `itest name ... bench: …`. */
  line(text: string): void {
    if (text.startsWith('test result: ')) this.#result();
    else if (/^[.i]*test /.test(text)) this.#test(text.slice(text.indexOf('test ') + 'test '.length));
    else if (RUNNING.test(text)) this.#running += 1;
    else if (text.startsWith('---- ') && HEADING.test(text)) this.#heading = HEADING.exec(text)?.[1] ?? null;
    else if (text === 'failures:') this.#heading = null;
    else this.#output(text);
  }

  end(): void {
    this.#flush();
    if (this.#running > 0) this.#collector.broken('It ends before a test program has told its result');
  }

  /** `name ... bench: 1 ns/iter (+/- 0)`, `name ... ok`, `name ... FAILED`, `name ... ignored, reason`. */
  #test(text: string): void {
    const at = lastPlace(text, ' ... ');
    if (at === -1) return;
    const name = text.slice(0, at).trim();
    const ending = text.slice(at + ' ... '.length);
    if (ending.startsWith('bench:')) this.#measured(name, ending.slice('bench:'.length));
    else if (ending.startsWith('ok')) this.#collector.reading(name).ended('passed');
    else if (ending.startsWith('ignored')) this.#collector.reading(name).ended('skipped', ending);
    else if (ending.startsWith('FAILED')) this.#fail(name);
    else this.#collector.problem(`The test ${name} ended in an unknown way: ${ending}`);
  }

  #measured(name: string, text: string): void {
    const [, time = '', unit = '', spread, rate] = MEASURED.exec(text) ?? [];
    const value = groupedNumber(time);
    const factor = nanosecondsIn(unit);
    if (spread === undefined || factor === null || Number.isNaN(value)) {
      this.#collector.problem(`${name}: ${text.trim()} is not a time for each iteration with its spread`);
      return;
    }
    const reading = this.#collector.reading(name);
    reading.sample(TIME, value * factor);
    if (rate !== undefined) reading.sample(BYTE_RATE, groupedNumber(rate) * 1e6);
  }

  #fail(name: string): void {
    this.#failed.set(name, { reading: this.#collector.reading(name), message: '' });
  }

  #output(text: string): void {
    const failed = this.#heading === null ? undefined : this.#failed.get(this.#heading);
    if (failed !== undefined && failed.message.length < MESSAGE_CHARS) failed.message += `${text}\n`;
  }

  #result(): void {
    this.#running = Math.max(0, this.#running - 1);
    this.#flush();
  }

  #flush(): void {
    for (const { reading, message } of this.#failed.values())
      reading.ended('failed', message || 'cargo reports that it failed');
    this.#failed.clear();
    this.#heading = null;
  }
}
