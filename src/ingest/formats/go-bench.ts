import type { Better } from '../../model/metric.ts';
import type { Collector } from '../collector.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { excerpt } from '../plain.ts';
import type { ReadMetric } from '../reading.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { ALLOCATED, ALLOCATIONS, BYTE_RATE, type Scaled, scaled, TIME } from '../vocabulary.ts';

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

/** Reads the lines of one run, or those that `go test -json` carries. */
export class GoBenchReader implements LineReader {
  readonly #collector: Collector;
  readonly #units = new Map<string, Scaled>();
  readonly #better = new Map<string, Better>();
  #package: string | null;
  /** Whether the caller names the package, and with it what failed. */
  readonly #isCarried: boolean;

  constructor(collector: Collector, carriedPackage: string | null = null) {
    this.#collector = collector;
    this.#package = carriedPackage;
    this.#isCarried = carriedPackage !== null;
  }

  line(text: string): void {
    if (text.startsWith('Benchmark')) this.#result(text);
    else if (text.startsWith('Unit ')) this.#unit(text);
    else if (this.#isCarried) this.#configuration(text);
    else if (text.startsWith('--- ') || text.startsWith('    --- ')) this.#ending(text.trimStart());
    else if (text.startsWith('FAIL\t')) this.#packageFailed(text);
    else if (text.startsWith('panic: ')) this.#collector.broken(`The run ended in a ${text}`);
    else this.#configuration(text);
  }

  end(): void {
    // Every line is complete in itself; a run that was cut off lacks its last package line, which go bench does not always print.
  }

  /** `BenchmarkName-8 <tab> 100 <tab> 5 ns/op <tab> 2 MB/s`: name, iterations, pairs of value and unit. */
  #result(text: string): void {
    const [name = '', iterations, ...pairs] = text.split(/\s+/);
    // With -v the name stands alone before the benchmark runs; its own output may follow it on the line.
    if (iterations === undefined || !/^\d+$/.test(iterations)) return;
    if (pairs.at(-1) === '') pairs.pop();
    if (pairs.length === 0 || pairs.length % 2 === 1) {
      this.#collector.problem(`${excerpt(text)} is not name, iterations and pairs of value and unit`);
      return;
    }
    const reading = this.#reading(name);
    for (let at = 0; at < pairs.length; at += 2) {
      this.#value(reading, Number(iterations), pairs[at] ?? '', pairs[at + 1] ?? '');
    }
  }

  #value(reading: ReadingCollector, rounds: number, written: string, unit: string): void {
    const { metric, factor } = this.#scaled(unit);
    const value = written === '' ? Number.NaN : Number(written.replace(/^([+-]?)Inf$/, '$1Infinity'));
    if (Number.isNaN(value) && written !== 'NaN') {
      this.#collector.problem(`${excerpt(written)} before ${excerpt(unit)} is not a number`);
    } else reading.sample(metric, value * factor, rounds);
  }

  #scaled(unit: string): Scaled {
    const seen = this.#units.get(unit);
    if (seen !== undefined) return seen;
    const known = Object.hasOwn(KNOWN, unit) ? KNOWN[unit] : undefined;
    const made = withBetter(known ?? custom(unit), this.#better.get(unit));
    if (this.#units.size < MAX_UNITS) this.#units.set(unit, made);
    return made;
  }

  /**
   * `-8` is GOMAXPROCS, which go appends unless it is 1. Another one for the same name (`-cpu 1,2,4`, or a name that itself ends in a
   * number) is another benchmark and keeps it.
   */
  #reading(written: string): ReadingCollector {
    const [, name = written, processors = '1'] = /^(.*?)-(\d+)$/.exec(written) ?? [];
    const reading = this.#collector.reading(name, this.#package);
    reading.metadata.set('gomaxprocs', processors);
    return reading.metadata.get('gomaxprocs') === processors
      ? reading
      : this.#collector.reading(written, this.#package);
  }

  /** `Unit ns/op assume=exact better=lower`: how values of a unit are to be read, for the whole file. */
  #unit(text: string): void {
    const [, unit = '', ...properties] = text.split(/\s+/);
    for (const property of properties) {
      const better = property === 'better=higher' ? 'higher' : 'lower';
      if (!property.startsWith('better=') || this.#better.size >= MAX_UNITS) continue;
      this.#better.set(unit, better);
      this.#units.delete(unit);
    }
  }

  /** `--- FAIL: BenchmarkX-8`; the reasons follow on lines of their own, which only `go test -json` ties to the test. */
  #ending(text: string): void {
    const [, kind, name] = /^--- (FAIL|SKIP): (Benchmark\S*)/.exec(text) ?? [];
    if (name === undefined) return;
    this.#reading(name).ended(kind === 'FAIL' ? 'failed' : 'skipped', `go test reports ${text}`);
  }

  #packageFailed(text: string): void {
    this.#collector.broken(
      `go test reports that ${text.slice('FAIL\t'.length).replaceAll('\t', ' ')} failed`,
    );
  }

  #configuration(text: string): void {
    const [, key, value] = CONFIGURATION.exec(text) ?? [];
    if (key === undefined || value === undefined) return;
    if (key === 'pkg') this.#package = this.#isCarried ? this.#package : value;
    else this.#collector.metadata.set(key, value);
  }
}

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
