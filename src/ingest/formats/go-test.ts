import type { Collector } from '../collector.ts';
import { type JsonObject, lineObject, numberOf, textOf } from '../json.ts';
import { MESSAGE_CHARS } from '../limits.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { excerpt } from '../plain.ts';
import type { TestEnding } from '../reading.ts';
import { DURATION } from '../vocabulary.ts';
import { GoBenchReader } from './go-bench.ts';

/**
 * Events of `go test -json`, one JSON object a line: tests with their output, and benchmark lines inside `output` events, often in two
 * pieces. Packages run side by side, so that their events mix. Source: `go doc test2json`; build events since Go 1.24.
 */
export const goTest: LineParser = {
  kind: 'lines',
  format: 'go-test',
  about: '`go test -json`, tests and benchmarks',
  recognises: head => EVENT.test(head.slice(0, 4000)) || UNBUILT.test(head),
  open: collector => new GoTestReader(collector),
};

const EVENT = /^\{.*"Action":"(?:start|run|output|build-output|pass|fail|skip)"/m;
const UNBUILT = /^FAIL\s+\S+ \[(?:build|setup) failed\]$/m;

/** Packages and tests of one stream that are open at once. */
const MAX_OPEN = 50_000;

const ENDINGS: Readonly<Record<string, TestEnding>> = {
  pass: 'passed',
  bench: 'passed',
  fail: 'failed',
  skip: 'skipped',
};

/** What is known of one package while its events arrive. */
interface Package {
  readonly name: string;
  readonly bench: GoBenchReader;
  /** Benchmark output up to the next line end. */
  partial: string;
  /** Output of the tests that have not ended, by name. */
  readonly open: Map<string, string>;
  /** Output that belongs to no test. */
  output: string;
  failedTests: number;
  /** It has begun, and how it ended is not told. */
  isOpen: boolean;
}

/** The last line of a package that was not run: Go prints the output of an earlier run again, event by event. */
const isFromCache = (output: string, name: string): boolean =>
  name !== '' && output.startsWith(`ok  \t${name}\t(cached)`);

class GoTestReader implements LineReader {
  readonly #collector: Collector;
  readonly #packages = new Map<string, Package>();

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  line(text: string): void {
    if (text === '') return;
    const event = text.startsWith('{') ? lineObject(text) : null;
    const action = event === null ? null : textOf(event.Action);
    if (event === null || action === null) this.#foreign(text);
    else if (action === 'build-fail')
      this.#collector.broken(`${textOf(event.ImportPath) ?? 'A package'} does not build`);
    // `go tool test2json` writes no package unless it is told one; what a build says has an `ImportPath` instead.
    else if (textOf(event.ImportPath) === null)
      this.#event(action, event, this.#package(textOf(event.Package) ?? ''));
  }

  end(): void {
    for (const found of this.#packages.values()) {
      found.bench.line(found.partial);
      this.#unended(found, 'the output ends before it has ended');
      if (found.isOpen)
        this.#collector.broken(`It ends before ${found.name || 'the test binary'} has ended: it was cut off`);
    }
  }

  /** Build errors of older versions and anything else that the build writes are plain text between the events. */
  #foreign(text: string): void {
    if (/^FAIL\b/.test(text)) this.#collector.broken(`go test reports ${text.replaceAll('\t', ' ')}`);
    else this.#collector.unreadable(`${excerpt(text)} is not an event of go test -json`);
  }

  #package(name: string): Package {
    const known = this.#packages.get(name);
    if (known !== undefined) return known;
    const bench = new GoBenchReader(this.#collector, name);
    const made = {
      name,
      bench,
      partial: '',
      open: new Map<string, string>(),
      output: '',
      failedTests: 0,
      isOpen: false,
    };
    if (this.#packages.size < MAX_OPEN) this.#packages.set(name, made);
    return made;
  }

  #event(action: string, event: JsonObject, found: Package): void {
    const test = textOf(event.Test);
    const ending = Object.hasOwn(ENDINGS, action) ? ENDINGS[action] : undefined;
    if (action === 'output') this.#output(textOf(event.Output) ?? '', test, found);
    else if (action === 'run' || action === 'start') this.#begun(test, found);
    else if (ending !== undefined && test !== null) this.#ended(ending, test, numberOf(event.Elapsed), found);
    else if (ending !== undefined) this.#packageEnded(ending, found);
  }

  #begun(test: string | null, found: Package): void {
    found.isOpen = true;
    if (test !== null && found.open.size < MAX_OPEN) found.open.set(test, '');
  }

  #packageEnded(ending: TestEnding, found: Package): void {
    found.isOpen = false;
    if (ending === 'failed') this.#failed(found);
  }

  #output(text: string, test: string | null, found: Package): void {
    this.#benchmarks(text, found);
    if (test === null && isFromCache(text, found.name)) this.#collector.cached(found.name);
    if (text.startsWith('=== ') || /^\s*--- /.test(text)) return;
    const sofar = test === null ? found.output : found.open.get(test);
    if (sofar === undefined || sofar.length > MESSAGE_CHARS) return;
    if (test === null) found.output = sofar + text;
    else found.open.set(test, sofar + text);
  }

  /** Most pieces are one whole line; the name of a benchmark comes alone, before it has run. */
  #benchmarks(text: string, found: Package): void {
    if (found.partial === '' && text.indexOf('\n') === text.length - 1) {
      found.bench.line(text.slice(0, -1));
      return;
    }
    const lines = (found.partial + text).split('\n');
    found.partial = (lines.pop() ?? '').slice(0, MESSAGE_CHARS);
    for (const line of lines) found.bench.line(line);
  }

  /** Benchmarks tell their failure in their output; only tests have a duration of their own. */
  #ended(ending: TestEnding, test: string, seconds: number | null, found: Package): void {
    const message = found.open.get(test) ?? '';
    found.open.delete(test);
    if (ending === 'failed') found.failedTests += 1;
    if (test.startsWith('Benchmark') && ending === 'passed') return;
    const reading = this.#collector.reading(test, found.name || null);
    reading.ended(ending, message || `go test reports that it ${ending}`);
    if (seconds !== null && ending === 'passed') reading.sample(DURATION, seconds * 1e9);
  }

  /** A package fails with its tests, or on its own: it does not build, it panics, or its `TestMain` exits. */
  #failed(found: Package): void {
    this.#unended(found, 'its package failed before it had ended');
    if (found.failedTests === 0)
      this.#collector.broken(
        `${found.name || 'The test binary'} failed outside of its tests: ${found.output}`,
      );
  }

  #unended(found: Package, reason: string): void {
    for (const [test, output] of found.open) {
      if (test.startsWith('Benchmark')) continue;
      found.failedTests += 1;
      this.#collector.reading(test, found.name || null).ended('failed', `${reason}\n${output}`);
    }
    found.open.clear();
  }
}
