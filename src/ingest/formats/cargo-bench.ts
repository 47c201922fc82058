import type { Collector } from '../collector.ts';
import { lastPlace } from '../last-place.ts';
import { MESSAGE_CHARS, READINGS } from '../limits.ts';
import { groupedNumber } from '../numeral.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { copy } from '../plain.ts';
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
/** What ends the line of a test, behind what the test itself has printed there. */
const ENDING = /(?:ok|FAILED|ignored)(?: <[\d.]+s>)?$/;
/** What stands behind the name of some tests, and in the list of those that failed does not. */
const MODE = / +- (?:should panic|compile fail|compile|ignore)$/;
/** `Running benches/words.rs (target/release/deps/words-0123456789abcdef)`; the source is not told by all versions. */
const PROGRAM =
  /^ +Running (?:unittests )?(?:(\S{1,400}) )?\(?\S{1,4000}[/\\]deps[/\\](\S{1,200})-[\da-f]{16}/;
const DOCUMENTATION = /^ +Doc-tests (\S{1,200})$/;

/** A benchmark or test as last seen. */
interface Seen {
  readonly program: number;
  readonly reading: ReadingCollector;
}

class CargoBenchReader implements LineReader {
  readonly #collector: Collector;
  /** Tests of the program that failed and whose output comes later, by name. */
  readonly #failed = new Map<string, { readonly reading: ReadingCollector; message: string }>();
  readonly #seen = new Map<string, Seen>();
  /** Programs that have begun. */
  #program = 0;
  /** What cargo calls the program, where its own lines are in the text: they go to stderr. */
  #programName: string | null = null;
  /** A test whose output stands between its name and its ending, and its last line. */
  #unended: { readonly name: string; last: string } | null = null;
  /** The failed test whose output is being read. */
  #heading: string | null = null;
  /** The names of the failed tests follow. */
  #isList = false;
  /** A test or benchmark has run: all others are marked to be ignored. */
  #hasRun = false;
  /** Programs that have begun and not told their result. */
  #running = 0;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  /** With `--quiet`, marks of tests that have ended stand before the next line: `itest name ... bench: …`. */
  line(text: string): void {
    if (text.startsWith('test result: ')) this.#result(text);
    else if (/^[.i]*test /.test(text)) this.#test(text.slice(text.indexOf('test ') + 'test '.length));
    else if (RUNNING.test(text)) this.#begun();
    else if (text.startsWith('---- ') && HEADING.test(text)) this.#heading = HEADING.exec(text)?.[1] ?? null;
    else if (text === 'failures:') this.#failures();
    else if (this.#isList && text.startsWith('    ')) this.#fail(text.trim());
    else this.#output(text);
  }

  end(): void {
    this.#flush();
    if (this.#running > 0) this.#collector.broken('It ends before a test program has told its result');
    else if (this.#program > 0 && !this.#hasRun)
      this.#collector.problem(
        'No test or benchmark of these programs has run; where criterion or divan prints into the same text, name its format',
      );
  }

  #begun(): void {
    this.#program += 1;
    this.#running += 1;
  }

  /** `name ... bench: 1 ns/iter (+/- 0)`, `name ... ok`, `name ... FAILED`, `name ... ignored, reason`. */
  #test(text: string): void {
    const at = lastPlace(text, ' ... ');
    if (at === -1) return;
    this.#settle();
    const name = text.slice(0, at).trim();
    const ending = text.slice(at + ' ... '.length);
    if (ending.startsWith('bench:')) this.#measured(name, ending.slice('bench:'.length));
    else if (!this.#ended(name, ending)) this.#unended = { name, last: ending };
  }

  #ended(name: string, ending: string): boolean {
    if (ending.startsWith('ok')) this.#passed(name);
    else if (ending.startsWith('ignored')) this.#reading(name).ended('skipped', ending);
    else if (ending.startsWith('FAILED')) this.#fail(name);
    else return false;
    return true;
  }

  #passed(name: string): void {
    this.#hasRun = true;
    this.#reading(name).ended('passed');
  }

  /** With `--nocapture`, what a test prints stands before its ending, whose line is the last one before the next of the harness. */
  #settle(): void {
    if (this.#unended === null) return;
    const { name, last } = this.#unended;
    this.#unended = null;
    const ending = ENDING.exec(last)?.[0] ?? '';
    if (!this.#ended(name, ending))
      this.#collector.problem(`The test ${name} ended in an unknown way: ${last}`);
  }

  /**
   * A name of an earlier program is another test of the same path. Without the name of its program, its number tells them apart; where cargo names
   * the program, one that is run again is the same.
   */
  #reading(name: string): ReadingCollector {
    const seen = this.#seen.get(name);
    if (seen?.program === this.#program) return seen.reading;
    const number = seen === undefined ? null : `program ${this.#program}`;
    const reading = this.#collector.reading(name, this.#programName ?? number);
    if (seen !== undefined || this.#seen.size < READINGS)
      this.#seen.set(copy(name), { program: this.#program, reading });
    return reading;
  }

  #measured(name: string, text: string): void {
    const [, time = '', unit = '', spread, rate] = MEASURED.exec(text) ?? [];
    const value = groupedNumber(time);
    const factor = nanosecondsIn(unit);
    if (spread === undefined || factor === null || Number.isNaN(value)) {
      this.#collector.unreadable(`${name}: ${text.trim()} is not a time for each iteration with its spread`);
      return;
    }
    const reading = this.#reading(name);
    this.#hasRun = true;
    reading.sample(TIME, value * factor);
    if (rate !== undefined) reading.sample(BYTE_RATE, groupedNumber(rate) * 1e6);
  }

  #fail(name: string): void {
    this.#hasRun = true;
    const listed = name.replace(MODE, '');
    if (!this.#failed.has(listed))
      this.#failed.set(copy(listed), { reading: this.#reading(name), message: '' });
  }

  /**
   * The word stands before the output of the failed tests, and once more before their names: one whose own line could not be told from what it
   * printed has failed all the same.
   */
  #failures(): void {
    this.#settle();
    this.#heading = null;
    this.#isList = true;
  }

  #output(text: string): void {
    this.#isList = false;
    if (this.#unended !== null) {
      if (text !== '') this.#unended.last = text;
    } else if (this.#heading !== null) this.#explain(this.#heading, text);
    else if (ENDING.test(text)) this.#glued(text);
    else if (text.startsWith('   ')) this.#named(text);
  }

  /** What a test printed without ending its line stands before the line of a test: `no end of linetest name ... ok`. */
  #glued(text: string): void {
    const at = lastPlace(text.slice(0, Math.max(0, lastPlace(text, ' ... '))), 'test ');
    if (at !== -1) this.#test(text.slice(at + 'test '.length));
  }

  #explain(name: string, text: string): void {
    const failed = this.#failed.get(name);
    if (failed !== undefined && failed.message.length < MESSAGE_CHARS) failed.message += `${text}\n`;
  }

  /** Lines of cargo that say which program comes next. */
  #named(text: string): void {
    const [, source = null, name] = PROGRAM.exec(text) ?? [];
    const documented = DOCUMENTATION.exec(text)?.[1];
    if (name !== undefined) this.#programName = source === null ? name : `${name}/${source}`;
    else if (documented !== undefined) this.#programName = `${documented}/doc-tests`;
  }

  /** `test result: FAILED. 1 passed; 2 failed; …`: where it counts more than its lines have shown, the rest is not known by name. */
  #result(text: string): void {
    this.#settle();
    const counted = Number(/ (\d{1,15}) failed;/.exec(text)?.[1] ?? 1);
    if (text.startsWith('test result: FAILED') && counted > this.#failed.size)
      this.#collector.broken(
        `A test program counts ${counted} failed tests, of which it shows ${this.#failed.size}`,
      );
    this.#running = Math.max(0, this.#running - 1);
    this.#flush();
  }

  #flush(): void {
    this.#settle();
    for (const { reading, message } of this.#failed.values())
      reading.ended('failed', message || 'cargo reports that it failed');
    this.#failed.clear();
    this.#heading = null;
    this.#isList = false;
  }
}
