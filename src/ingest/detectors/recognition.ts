import type { DetectorState, Fault } from '../../model/detected.ts';
import { withoutSequences } from '../../model/terminal-sequence.ts';
import { lineObject, textOf } from '../json.ts';
import { LineSplitter } from '../line-splitter.ts';
import { faultOf, type Origin } from './fault.ts';
import { REPORT_LINE_CHARS, type ReportReader } from './recogniser.ts';
import { recogniserOf } from './registry.ts';

/** Different faults of one stream that are kept. */
export const MOST_FAULTS = 100;
/** Packages of `go test -json` whose output is read apart; reports of further ones may mix. */
const MOST_PACKAGES = 200;

/** What the recognisers of one stream or file found. Of a detector that said nothing of itself there is no state. */
export interface Recognised {
  readonly faults: readonly Fault[];
  readonly states: readonly DetectorState[];
}

/** Takes the text of one stream in pieces. Neither call throws, whatever the text. */
export interface Recognition {
  push(piece: string): void;
  end(): Recognised;
}

/**
 * Looks for reports of `detectors`, names of the registry, in one stream, in memory bounded by its faults. Reports inside the events of `go test
 * -json` are found as if they had been printed. Throws RangeError for a name that is not in the registry.
 */
export function openRecognition(detectors: readonly string[], place: Omit<Origin, 'detector'>): Recognition {
  const found = new Findings(place);
  const open = (): Channel => new Channel(detectors.map(name => recogniserOf(name).open(found.sinkOf(name))));
  const printed = open();
  const packages = new Map<string, Channel>();
  const channelOf = (name: string): Channel => {
    const known = packages.get(name);
    if (known !== undefined) return known;
    if (packages.size >= MOST_PACKAGES) return printed;
    const made = open();
    packages.set(name, made);
    return made;
  };
  const splitter = new LineSplitter({
    line(text) {
      const event = eventOf(text);
      if (event === null) printed.line(text);
      else channelOf(event.package).push(event.output);
    },
    tooLong: () => undefined,
  });
  return {
    push: piece => splitter.push(piece),
    end() {
      splitter.end();
      for (const channel of [printed, ...packages.values()]) channel.end();
      return found.recognised();
    },
  };
}

/** Output inside an event of `go test -json`. */
function eventOf(line: string): { readonly package: string; readonly output: string } | null {
  if (!line.startsWith('{') || !line.includes('"Action":"output"')) return null;
  const event = lineObject(line);
  const output = event === null ? null : textOf(event.Output);
  return output === null ? null : { package: textOf(event?.Package) ?? '', output };
}

/** Lines on their way to the readers. */
class Channel {
  readonly #readers: readonly ReportReader[];
  #partial = '';

  constructor(readers: readonly ReportReader[]) {
    this.#readers = readers;
  }

  line(text: string): void {
    const plain = withoutSequences(text.slice(0, 2 * REPORT_LINE_CHARS)).slice(0, REPORT_LINE_CHARS);
    for (const reader of this.#readers) reader.line(plain);
  }

  /** A piece of text that may end inside a line. */
  push(text: string): void {
    const lines = (this.#partial + text).split('\n');
    this.#partial = (lines.pop() ?? '').slice(0, REPORT_LINE_CHARS);
    for (const line of lines) this.line(line);
  }

  end(): void {
    if (this.#partial !== '') this.line(this.#partial);
    for (const reader of this.#readers) reader.end();
  }
}

/** Faults by fingerprint, each counted, and what the tools said of themselves. */
class Findings {
  readonly #place: Omit<Origin, 'detector'>;
  readonly #faults = new Map<string, Fault>();
  readonly #states = new Map<string, DetectorState>();

  constructor(place: Omit<Origin, 'detector'>) {
    this.#place = place;
  }

  sinkOf(detector: string) {
    return {
      report: (report: Parameters<typeof faultOf>[0]) =>
        this.#add(faultOf(report, { ...this.#place, detector })),
      active: (evidence: string) => this.#say({ detector, active: true, evidence }),
      inactive: (evidence: string) => this.#say({ detector, active: false, evidence }),
    };
  }

  recognised(): Recognised {
    return { faults: [...this.#faults.values()], states: [...this.#states.values()] };
  }

  /** Two recognisers may know one report, as of a leak that AddressSanitizer prints: the first keeps it. */
  #add(fault: Fault): void {
    const known = this.#faults.get(fault.fingerprint);
    if (known === undefined) {
      if (this.#faults.size < MOST_FAULTS) this.#faults.set(fault.fingerprint, fault);
    } else if (known.detector === fault.detector)
      this.#faults.set(fault.fingerprint, { ...known, count: known.count + 1 });
  }

  /** That it could not work outweighs that it was there. */
  #say(state: DetectorState): void {
    if (this.#states.get(state.detector)?.active !== false) this.#states.set(state.detector, state);
  }
}
