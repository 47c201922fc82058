import type { Collector } from '../collector.ts';
import type { LineParser, LineReader } from '../parser.ts';
import { excerpt } from '../plain.ts';
import type { ReadMetric } from '../reading.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { INSTRUCTIONS } from '../vocabulary.ts';

/**
 * The text of iai, iai-callgrind and gungraun: a benchmark at the margin, and indented below it a line for each event that Callgrind, DHAT
 * or another tool counted: `Instructions: 1734|1700 (+2.0%) [+1.02x]`, older `1734 (No change)`. The first number is this run's. Source:
 * bheisler/iai; gungraun, `gungraun-runner/src/runner/format.rs`.
 */
export const iai: LineParser = {
  kind: 'lines',
  format: 'iai',
  about: 'gungraun, iai-callgrind and iai: the text that `cargo bench` prints',
  recognises: head => /^ {2}Instructions: +[\d,]+(?:\||\s|$)/m.test(head),
  open: collector => new IaiReader(collector),
};

/** `  L1 Hits:    2359|2359    (No change)`; the number may have separators, and a value that is only in the old run is `N/A`. */
const EVENT = /^ {2}([A-Za-z][^:]{0,60}): {1,80}([^|\s]{1,40})/;
const RULE = /^ {2}[#=]{2}/;

class IaiReader implements LineReader {
  readonly #collector: Collector;
  readonly #metrics = new Map<string, ReadMetric>();
  #name: string | null = null;
  #reading: ReadingCollector | null = null;
  #events = 0;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  line(text: string): void {
    if (text.startsWith('  ')) this.#event(text);
    else if (/^(?:Iai-Callgrind|Gungraun) result: /.test(text)) this.#summary(text);
    else if (/^\S*(?:gungraun|iai-callgrind|iai_callgrind)\S*: Error/.test(text))
      this.#collector.broken(text);
    else this.#benchmark(text);
  }

  end(): void {
    if (this.#events === 0) this.#collector.broken('No event of it was counted');
  }

  /** Where nothing is indented below it, it was another line of cargo. */
  #benchmark(text: string): void {
    this.#name = text.trim() === '' ? null : text.trim();
    this.#reading = null;
  }

  #event(text: string): void {
    const [, event, written = ''] = EVENT.exec(text) ?? [];
    if (this.#name === null || RULE.test(text)) return;
    if (event === undefined) {
      if (this.#collector.isUnended)
        this.#collector.unreadable(`${excerpt(text)} is not an event and its count`);
      return;
    }
    if (written === 'N/A') return;
    const value = Number(written.replaceAll(',', ''));
    if (Number.isNaN(value)) {
      if (this.#reading !== null) this.#collector.problem(`${excerpt(written)} is not a count of ${event}`);
      return;
    }
    this.#events += 1;
    this.#reading ??= this.#collector.reading(this.#name);
    this.#reading.sample(this.#metric(event), value);
  }

  /**
   * As counts everything is work. Of the shares, more is better only for hits of the first cache: what hits the last one or memory has missed those
   * before.
   */
  #metric(event: string): ReadMetric {
    const known = this.#metrics.get(event);
    if (known !== undefined) return known;
    const made: ReadMetric =
      event === 'Instructions'
        ? INSTRUCTIONS
        : {
            ...INSTRUCTIONS,
            id: event.toLowerCase().replaceAll(' ', '-'),
            unit: unitOf(event),
            better: event === 'L1 Hit Rate' ? 'higher' : 'lower',
            kind: 'rate',
          };
    if (this.#metrics.size < EVENTS) this.#metrics.set(event, made);
    return made;
  }

  /** A regression by the tool's own limits is told; the gate's are others. */
  #summary(text: string): void {
    this.#name = null;
    this.#reading = null;
    if (/\b[1-9]\d* regressed\b/.test(text)) this.#collector.problem(excerpt(text));
  }
}

const EVENTS = 100;

/** Rates of cache misses are percent in the text and are left as they are printed, a number to compare. */
const unitOf = (event: string): 'bytes' | 'count' => (/\bbytes\b/i.test(event) ? 'bytes' : 'count');
