import type { FaultClass } from '../../model/detected.ts';

/** The reports of one tool in what it prints. */
export interface Recogniser {
  /** The name in `detectors:`. */
  readonly detector: string;
  /** What it recognises, in one line for the reference page. */
  readonly about: string;
  /** How the tool is switched on, for the reference page and for those whose detector was not. */
  readonly enable: string;
  /** Opens a reader of one stream or file, which tells `sink` what it finds. */
  open(sink: ReportSink): ReportReader;
}

/** Reads the lines of one stream in bounded memory. Neither call throws, whatever the text. */
export interface ReportReader {
  /** One line without its end and without terminal sequences, at most `REPORT_LINE_CHARS` long. */
  line(text: string): void;
  /** After the last line. */
  end(): void;
}

/** What is told of the reports of one stream. */
export interface ReportSink {
  report(report: Report): void;
  /** The tool said itself that it was there, as by a banner. `evidence` is a sentence without an end. */
  active(evidence: string): void;
  /** The tool said that it could not work here; outweighs everything. */
  inactive(evidence: string): void;
}

/** One report of a tool. */
export interface Report {
  readonly class: FaultClass;
  /** One line, in the tool's own words. */
  readonly title: string;
  /** Frames of the program's own code, innermost first, one list a stack that says what happened (not where a thread began). */
  readonly stacks: readonly (readonly Frame[])[];
  /** As printed. */
  readonly lines: readonly string[];
}

/** One place of a stack. */
export interface Frame {
  readonly function: string;
  /** As printed; null where the report has none. */
  readonly file: string | null;
  readonly line: number | null;
}

/** Characters of a line that recognisers see; what is longer is cut, and no tool's own lines are. */
export const REPORT_LINE_CHARS = 2_000;
