import type { Problem } from '../model/caveat.ts';
import { type FaultSink, type Message, textOf } from './fault-sink.ts';
import { ALL_SAMPLES_KEPT, PROBLEMS, READINGS } from './limits.ts';
import { copy, plainMessage, plainName } from './plain.ts';
import type { Ingested, Reading } from './reading.ts';
import { Metadata, ReadingCollector } from './reading-collector.ts';
import type { Allowance } from './sample-store.ts';

/**
 * What a parser writes to: readings by name, problems with the line they stand in, and what makes the whole file no measurement.
 * Bounded in every direction, so that a parser need not count.
 */
export class Collector implements FaultSink {
  /** Line that is being read, from 1; null where the format has none. */
  line: number | null = null;
  /** Whether that line is the last one and has no end: the text may have been cut off inside of it. */
  isUnended = false;
  readonly metadata = new Metadata();
  /** Path as it was given: some formats keep the name of a benchmark there. */
  readonly file: string;
  readonly #groups = new Map<string | null, Map<string, ReadingCollector>>();
  /** All of them, in the order in which they were first named. */
  readonly #readings: ReadingCollector[] = [];
  readonly #problems: Problem[] = [];
  readonly #allowance: Allowance = { left: ALL_SAMPLES_KEPT };
  readonly #cached = new Set<string>();
  #untold = 0;
  #broken: string | null = null;
  /** Takes what is written to readings beyond the limit. */
  #overflow: ReadingCollector | null = null;

  constructor(file: string) {
    this.file = file;
  }

  /** The reading of this name, made at its first use. `group` is what the name is unique in. */
  reading(name: string, group: string | null = null): ReadingCollector {
    return this.#known(name, group) ?? this.#open(name, group);
  }

  /** Says what could not be read; reading goes on. `path` is a place inside a document. */
  problem(message: Message, path = ''): void {
    if (this.#problems.length >= PROBLEMS) this.#untold += 1;
    else
      this.#problems.push({
        file: this.file,
        line: this.line,
        column: null,
        path,
        message: plainMessage(textOf(message)),
      });
  }

  /** Says that the line being read is none of the format: of the last one, where it has no end, as a text that was cut off. */
  unreadable(message: Message): void {
    if (this.isUnended) this.broken(() => `It ends inside of a line: ${textOf(message)}`);
    else this.problem(message);
  }

  /** Says why the file is no measurement, whatever else is in it. The first reason is kept; each is a problem, too. */
  broken(reason: Message, path = ''): void {
    this.problem(reason, path);
    if (this.#broken !== null) return;
    this.#broken = this.line === null ? textOf(reason) : `line ${this.line}: ${textOf(reason)}`;
  }

  /** Says that the tests of this group were not run, and that what is said of them was so in an earlier run. */
  cached(group: string): void {
    if (this.#cached.size < READINGS) this.#cached.add(plainName(group));
  }

  /** A file is broken in which nothing was measured and no test ran, and one with a benchmark that has no usable value. */
  finish(format: string | null): Ingested {
    this.line = null;
    const finished = this.#readings.map(reading => ({ ...reading.finish(), isRefused: reading.isRefused }));
    const readings = finished
      .filter(({ isRefused, outcome }) => !isRefused || outcome !== null)
      .map(({ isRefused: _, ...reading }) => reading);
    const idle = readings.find(({ metrics, outcome }) => metrics.length === 0 && outcome === null);
    if (this.#broken !== null) return this.#ingested(format, readings);
    if (idle !== undefined) this.broken(`${idle.name} has no usable value`);
    else if (readings.length === 0) this.broken('It holds no measurement and no test');
    return this.#ingested(format, readings);
  }

  #ingested(format: string | null, readings: readonly Reading[]): Ingested {
    return {
      format,
      file: this.file,
      metadata: this.metadata.entries(),
      readings,
      cached: [...this.#cached],
      problems: this.#untold === 0 ? this.#problems : [...this.#problems, this.#rest()],
      broken: this.#broken === null ? null : plainMessage(this.#broken),
    };
  }

  #known(name: string, group: string | null): ReadingCollector | undefined {
    return this.#groups.get(group)?.get(name);
  }

  /** Keys are copies: a slice would keep a large piece of text alive. What was not whole Unicode is another text then, and may be known. */
  #open(name: string, group: string | null): ReadingCollector {
    const [key, groupKey] = [copy(name), group === null ? null : copy(group)];
    const known = this.#known(key, groupKey);
    if (known !== undefined) return known;
    if (this.#readings.length >= READINGS) return this.#beyond();
    const plainGroup = group === null ? null : plainName(group);
    const made = new ReadingCollector(plainName(name), plainGroup, this, this.#allowance);
    this.#readings.push(made);
    const named = this.#groups.get(groupKey);
    if (named === undefined) this.#groups.set(groupKey, new Map([[key, made]]));
    else named.set(key, made);
    return made;
  }

  #beyond(): ReadingCollector {
    if (this.#overflow === null) this.broken(`It names more than ${READINGS} benchmarks and tests`);
    this.#overflow ??= new ReadingCollector('', null, this, this.#allowance);
    return this.#overflow;
  }

  #rest(): Problem {
    const message = `${this.#untold} more problems are not listed`;
    return { file: this.file, line: null, column: null, path: '', message };
  }
}
