import { createHash } from 'node:crypto';
import type { Problem } from '../../model/caveat.ts';
import { type DetectorState, type Fault, type HistoryPlan, historyDetector } from '../../model/detected.ts';
import { LINE_CHARS, PROBLEMS } from '../limits.ts';
import { LineSplitter } from '../line-splitter.ts';
import { plainMessage, plainName } from '../plain.ts';
import { type CheckReader, type Conclusion, HELD, type Violation } from './checker.ts';
import { Operations } from './operations.ts';
import { readRecord, showRecord } from './record.ts';
import { HISTORY_CHECKERS } from './registry.ts';

/** What a history says. */
export interface HistoryFindings {
  readonly faults: readonly Fault[];
  readonly state: DetectorState;
  /** Lines that could not be read, the first ones. */
  readonly problems: readonly Problem[];
}

/** Takes the text of one file in pieces. */
export interface HistoryFile {
  push(piece: string): void;
  end(): void;
}

/** Characters of the evidence of one fault. */
const TEXT_CHARS = 8 * 1024;

/** A history that cannot be checked at all. */
export const unchecked = (plan: HistoryPlan, why: string): HistoryFindings => ({
  faults: [],
  state: { detector: historyDetector(plan), active: false, evidence: `${plan.from}: ${why}` },
  problems: [],
});

/** Reads the records of one history from its files and holds them against its check. Never throws for what they hold. */
export class History {
  readonly #plan: HistoryPlan;
  readonly #reader: CheckReader;
  readonly #operations: Operations;
  readonly #ops: ReadonlySet<string>;
  readonly #problems: Problem[] = [];
  #malformed = 0;

  constructor(plan: HistoryPlan, files: number, held: number = HELD) {
    const checker = HISTORY_CHECKERS[plan.check];
    this.#plan = plan;
    this.#reader = checker.open({ isOneFile: files === 1, held });
    this.#operations = new Operations(this.#reader);
    this.#ops = new Set(checker.ops);
  }

  /** Files are read one after the other. */
  open(name: string): HistoryFile {
    const file = plainName(name);
    const splitter = new LineSplitter({
      line: (text, line) => this.#line(text, file, line),
      tooLong: line => this.#wrong(file, line, `The line is longer than ${LINE_CHARS} characters`),
    });
    return splitter;
  }

  /** A file that could not be read to its end. */
  unreadable(file: string, message: string): void {
    this.#wrong(file, null, message);
  }

  conclude(): HistoryFindings {
    this.#operations.end();
    const conclusion = this.#reader.conclude();
    const provable = conclusion.violations.filter(
      ({ proof }) => proof === 'records' || this.#malformed === 0,
    );
    return {
      faults: provable.map(violation => faultOf(this.#plan, violation)),
      state: this.#stateOf(conclusion),
      problems: this.#problems,
    };
  }

  #line(text: string, file: string, line: number): void {
    if (text.trim() === '') return;
    const record = readRecord(text, file, line);
    const fault =
      typeof record === 'string' ? record : this.#ops.has(record.op) ? this.#operations.add(record) : null;
    if (fault !== null) this.#wrong(file, line, fault);
  }

  #wrong(file: string, line: number | null, message: string): void {
    this.#malformed += 1;
    if (this.#problems.length >= PROBLEMS) return;
    this.#problems.push({ file, line, column: null, path: '', message: plainMessage(message) });
  }

  #stateOf({ judged, blind }: Conclusion): DetectorState {
    const why = this.#torn() ?? blind;
    return {
      detector: historyDetector(this.#plan),
      active: why === null,
      evidence: plainName(`${this.#plan.from}: ${why === null ? judged : `${why} (${judged})`}`),
    };
  }

  /** What was not read might say anything. */
  #torn(): string | null {
    const [first] = this.#problems;
    if (first === undefined) return null;
    const others = this.#malformed === 1 ? '' : ` (and ${this.#malformed - 1} more)`;
    return `${first.file}${first.line === null ? '' : `:${first.line}`} is no record that can be used${others}: ${first.message}`;
  }
}

function faultOf(plan: HistoryPlan, { class: kind, title, count, records }: Violation): Fault {
  const detector = historyDetector(plan);
  return {
    detector,
    class: kind,
    title: plainName(title),
    stacks: [],
    fingerprint: createHash('sha256').update(`${detector}\n${kind}\n${plan.from}`).digest('hex').slice(0, 16),
    count,
    text: records
      .map(record => plainName(showRecord(record)))
      .join('\n')
      .slice(0, TEXT_CHARS),
    source: records[0]?.file ?? plan.from,
  };
}
