import type { Better } from '../../model/metric.ts';
import type { Collector } from '../collector.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { copy, excerpt } from '../plain.ts';
import type { ReadMetric } from '../reading.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { ALLOCATED, ALLOCATIONS, BYTE_RATE, type Scaled, scaled, TIME } from '../vocabulary.ts';
import { Words } from '../words.ts';

/**
 * Text of `go test -bench`, also with `-count`, `-benchmem`, `-cpu`, `b.ReportMetric` and unit metadata. Each result line is one value of
 * each of its units. Source: golang/proposal `design/14313-benchmark-format.md` and golang.org/x/perf `benchfmt`, `benchunit`.
 */
export const goBench: LineParser = {
  kind: 'lines',
  format: 'go-bench',
  about: '`go test -bench`, with `-count`, `-benchmem` and custom metrics',
  recognises: head =>
    /^Benchmark\S*(?:\s*$|\s+\d+\s+[\d.]+(?:e[+-]?\d+)?\s+\S)/m.test(head) &&
    /^(?:goos|goarch|pkg|cpu|PASS|FAIL|ok)\b|^Benchmark\S*\s+\d+\s+\S+ \S/m.test(head),
  open: collector => new GoBenchReader(collector),
};

const KNOWN: Readonly<Record<string, Scaled>> = {
  'ns/op': { metric: TIME, factor: 1 },
  'B/op': { metric: ALLOCATED, factor: 1 },
  'allocs/op': { metric: ALLOCATIONS, factor: 1 },
  'MB/s': { metric: BYTE_RATE, factor: 1e6 },
};

/** `goos: linux`; keys begin with a lower-case letter, and the file header is repeated for each package. */
const CONFIGURATION = /^([a-z][^\s:A-Z]*):\s+(\S.*)$/;

/** `BenchmarkName-8 <tab>`, printed before the benchmark runs; a word that only begins like one goes on in lower case. */
const BEGUN = /^(Benchmark[^a-z\s]\S*) *\t/;
/** Iterations, time and further pairs at the end of a line. */
const LATE = /(?<!\d)\d{1,15}\t *\S+ ns\/op(?:\t.*)?$/;

/** A unit as written, with what it means. */
interface Unit extends Scaled {
  readonly unit: string;
}

/** Reads the lines of one run, or those that `go test -json` carries. */
export class GoBenchReader implements LineReader {
  readonly #collector: Collector;
  readonly #units = new Map<string, Unit>();
  readonly #better = new Map<string, Better>();
  /** Units of the line before, by place. */
  #places: (Unit | undefined)[] = [];
  /** Readings of the current package, by the name as written. */
  readonly #readings = new Map<string, ReadingCollector>();
  readonly #words = new Words();
  /** The reading of the line before: a benchmark stands as often as it was repeated. */
  #last: { readonly name: string; readonly reading: ReadingCollector } | null = null;
  #package: string | null;
  /** A benchmark whose name was printed and whose result was not yet. */
  #begun: string | null = null;
  /** The heading of a package was read, and not yet how the package ended. */
  #isOpen = false;
  /** Whether the caller names the package, and with it what failed. */
  readonly #isCarried: boolean;

  /** The last package of which a benchmark failed. */
  #failed: string | null = null;

  constructor(collector: Collector, carriedPackage: string | null = null) {
    this.#collector = collector;
    this.#package = carriedPackage;
    this.#isCarried = carriedPackage !== null;
  }

  line(text: string): void {
    if (text.startsWith('Benchmark')) this.#result(text);
    // Lines of the tests around it are most of a run, and not worth a search.
    else if (!/^[=-]{3} /.test(text) && this.#isOfBenchmark(text)) return;
    else if (isLowerCase(text.charCodeAt(0))) this.#lowerCase(text);
    else if (text.startsWith('Unit ')) this.#unit(text);
    else if (!this.#isCarried) this.#ending(text);
  }

  #lowerCase(text: string): void {
    if (!this.#isCarried && text.startsWith('panic: ')) this.#collector.broken(`The run ended in a ${text}`);
    else if (!this.#isCarried && /^ok\s/.test(text)) this.#isOpen = false;
    else this.#configuration(text);
  }

  /** Lines that were picked out of a run have no heading, and need no ending. */
  end(): void {
    if (this.#isOpen)
      this.#collector.broken(`The output of ${this.#package} has no PASS, ok or FAIL: it was cut off`);
  }

  /** `BenchmarkName-8 <tab> 100 <tab> 5 ns/op <tab> 2 MB/s`: name, iterations, pairs of value and unit. */
  #result(text: string, isLate = false): void {
    const words = this.#words;
    words.read(text);
    const rounds = words.number(1);
    if (!Number.isSafeInteger(rounds) || rounds < 0) {
      this.#name(text);
      return;
    }
    if (words.isBeforeBlank(1) && !isLate && this.#isOutput(text) && this.#name(text)) return;
    this.#begun = null;
    if (words.size < 4 || words.size % 2 === 1) {
      if (!isLate && this.#name(text)) return;
      this.#collector.unreadable(
        () => `${excerpt(text)} is not name, iterations and pairs of value and unit`,
      );
      return;
    }
    const reading = this.#named();
    for (let at = 2; at < words.size; at += 2) this.#value(reading, rounds, at, this.#unitAt(at + 1));
  }

  /** With `-v` the name stands alone before the benchmark runs, and again with the result; without it, what it prints stands between the two. */
  #name(text: string): boolean {
    const name = BEGUN.exec(text)?.[1];
    if (name === undefined) return false;
    const rest = text.slice(text.indexOf('\t') + 1);
    if (this.#late(rest, name)) return true;
    this.#begun = copy(name);
    if (this.#isCarried) return true;
    // A benchmark that gets no value breaks the file.
    this.#reading(name);
    if (rest.startsWith('--- ')) this.#benchmarkEnded(rest);
    return true;
  }

  /** Behind its iterations, Go has a tab, others a blank: what has both tab and blank, and no value for each operation, a benchmark printed itself. */
  #isOutput(text: string): boolean {
    return text.includes('\t') && !this.#words.text(3).includes('/');
  }

  /** What a benchmark prints without ending its line stands before its name, or before its result. */
  #isOfBenchmark(text: string): boolean {
    if (this.#begun !== null && this.#late(text, this.#begun)) return true;
    if (!text.includes('\t') || !text.includes('Benchmark')) return false;
    const head = text.slice(0, text.indexOf('\t')).trimEnd();
    const word = head.slice(head.lastIndexOf(' ') + 1);
    const at = word.indexOf('Benchmark');
    const named = at === -1 ? '' : text.slice(head.length - word.length + at);
    const name = BEGUN.exec(named)?.[1];
    if (name === undefined) return false;
    if (LATE.test(named)) this.#result(named);
    else this.#begun = copy(name);
    return true;
  }

  /** Whether the text ends in the result of the benchmark that has begun; it is read then. */
  #late(text: string, name: string): boolean {
    const result = text.includes(' ns/op') ? LATE.exec(text)?.[0] : undefined;
    if (result !== undefined) this.#result(`${name}\t${result}`, true);
    return result !== undefined;
  }

  #value(reading: ReadingCollector, rounds: number, at: number, { unit, metric, factor }: Unit): void {
    const value = this.#words.number(at);
    if (!Number.isNaN(value)) reading.sample(metric, value * factor, rounds);
    else this.#noNumber(reading, rounds, this.#words.text(at), unit, metric);
  }

  /** Go writes `NaN` and `+Inf` where it divided by nothing. */
  #noNumber(
    reading: ReadingCollector,
    rounds: number,
    written: string,
    unit: string,
    metric: ReadMetric,
  ): void {
    if (written === 'NaN') reading.sample(metric, Number.NaN, rounds);
    else if (/^[+-]?Inf$/.test(written))
      reading.sample(metric, written.startsWith('-') ? -Infinity : Infinity, rounds);
    else this.#collector.problem(`${excerpt(written)} before ${excerpt(unit)} is not a number`);
  }

  /** Lines of one benchmark have the same units in the same places: comparing is quicker than looking up. */
  #unitAt(place: number): Unit {
    const last = this.#places[place];
    if (last !== undefined && this.#words.is(place, last.unit)) return last;
    const unit = this.#unitOf(this.#words.text(place));
    if (place < MAX_UNITS) this.#places[place] = unit;
    return unit;
  }

  #unitOf(written: string): Unit {
    const seen = this.#units.get(written);
    if (seen !== undefined) return seen;
    const known = Object.hasOwn(KNOWN, written) ? KNOWN[written] : undefined;
    const unit = copy(written);
    const made = { unit, ...withBetter(known ?? custom(unit), this.#better.get(written)) };
    if (this.#units.size < MAX_UNITS) this.#units.set(unit, made);
    return made;
  }

  /** The reading that the first word names. */
  #named(): ReadingCollector {
    const last = this.#last;
    if (last !== null && this.#words.is(0, last.name)) return last.reading;
    const name = this.#words.text(0);
    const reading = this.#reading(name);
    this.#last = { name, reading };
    return reading;
  }

  /**
   * `-8` is GOMAXPROCS, which go appends unless it is 1. Another one for the same name (`-cpu 1,2,4`, or a name that itself ends in a
   * number) is another benchmark and keeps it.
   */
  #reading(written: string): ReadingCollector {
    const known = this.#readings.get(written);
    if (known !== undefined) return known;
    const [, name = written, processors = '1'] = /^(.*?)-(\d+)$/.exec(written) ?? [];
    const plain = this.#collector.reading(name, this.#package);
    plain.metadata.set('gomaxprocs', processors);
    const isSame = plain.metadata.get('gomaxprocs') === processors;
    const reading = isSame ? plain : this.#collector.reading(written, this.#package);
    if (this.#readings.size < MAX_NAMES) this.#readings.set(copy(written), reading);
    return reading;
  }

  /** `Unit ns/op assume=exact better=lower`: how values of a unit are to be read, for the whole file. */
  #unit(text: string): void {
    const [, unit = '', ...properties] = text.split(/\s+/);
    for (const property of properties) {
      const better = property === 'better=higher' ? 'higher' : 'lower';
      if (!property.startsWith('better=') || this.#better.size >= MAX_UNITS) continue;
      if (this.#better.get(unit) === better) continue;
      this.#better.set(unit, better);
      this.#units.delete(unit);
      this.#places = [];
    }
  }

  /** How a benchmark, a package or the whole run ended badly. */
  #ending(text: string): void {
    if (text.startsWith('--- ') || text.startsWith('    --- ')) this.#benchmarkEnded(text.trimStart());
    else if (text.startsWith('FAIL\t')) this.#packageFailed(text);
    else if (text.includes(' ns/op') && LATE.test(text))
      this.#collector.problem(() => `${excerpt(text)} is a result without the name of its benchmark`);
    else if (text === 'PASS' || text === 'FAIL') this.#isOpen = false;
  }

  /** `--- FAIL: BenchmarkX-8`; the reasons follow on lines of their own, which only `go test -json` ties to the test. */
  #benchmarkEnded(text: string): void {
    const [, kind, name] = /^--- (FAIL|SKIP): (Benchmark\S*)/.exec(text) ?? [];
    if (name === undefined) return;
    if (kind === 'FAIL') this.#failed = this.#package;
    this.#reading(name).ended(kind === 'FAIL' ? 'failed' : 'skipped', `go test reports ${text}`);
  }

  /** With its benchmarks, which are told by name, or on its own: it does not build, a test of it failed, it panics. */
  #packageFailed(text: string): void {
    this.#isOpen = false;
    if (this.#failed !== null && text.split(/\s+/)[1] === this.#failed) return;
    this.#collector.broken(
      `go test reports that ${text.slice('FAIL\t'.length).replaceAll('\t', ' ')} failed`,
    );
  }

  #configuration(text: string): void {
    const [, key, value] = CONFIGURATION.exec(text) ?? [];
    if (key === undefined || value === undefined) return;
    if (key !== 'pkg') this.#collector.metadata.set(key, value);
    else if (!this.#isCarried) this.#heading(value);
  }

  #heading(name: string): void {
    this.end();
    this.#isOpen = true;
    if (name === this.#package) return;
    this.#package = name;
    this.#readings.clear();
    this.#last = null;
    this.#begun = null;
  }
}

const isLowerCase = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** Names remembered for speed. */
const MAX_NAMES = 10_000;

/** Units of one file; a program that prints ever new ones must not fill memory. */
const MAX_UNITS = 1000;

/**
 * A unit of the user's own. By convention `p99-ns` is a quantity `p99` in nanoseconds and `cache-hits/op` is things for each operation.
 */
function custom(unit: string): Scaled {
  const suffix = /-(ns|us|ms|s|bytes|B|%)$/.exec(unit)?.[1];
  return scaled(unit, suffix ?? unit);
}

const withBetter = ({ metric, factor }: Scaled, better: Better | undefined): Scaled => {
  const directed: ReadMetric = better === undefined ? metric : { ...metric, better };
  return { metric: directed, factor };
};
