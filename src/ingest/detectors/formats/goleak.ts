import { goFrames } from '../go-stack.ts';
import type { Recogniser, Report, ReportReader, ReportSink } from '../recogniser.ts';
import { titleOf } from '../title.ts';

/** Goroutines that outlive a test, as go.uber.org/goleak lists them. Source: goleak v1.3 leaks.go, internal/stack/stacks.go. */
export const goleak: Recogniser = {
  detector: 'goleak',
  about: 'Goroutines that outlive a test',
  enable: '`goleak.VerifyNone(t)` or `goleak.VerifyTestMain(m)` in the tests',
  open: sink => new GoleakReader(sink),
};

const BEGIN = /found unexpected goroutines:$/;
const GOROUTINE = /^\s*\[?Goroutine \d+ in state ([^,]+(?:, \d+ minutes)?), with .* on top of the stack:$/;
/** Lines of a goroutine before its end is missed. */
const MOST_LINES = 200;

/** One report a goroutine: they are in one list, and each is a leak of its own. */
class GoleakReader implements ReportReader {
  readonly #sink: ReportSink;
  #inList = false;
  #lines: string[] = [];

  constructor(sink: ReportSink) {
    this.#sink = sink;
  }

  line(text: string): void {
    if (BEGIN.test(text)) this.#inList = true;
    if (this.#inList && GOROUTINE.test(text)) this.#begin(text);
    else if (this.#lines.length > 0) this.#within(text);
  }

  end(): void {
    const lines = this.#lines;
    this.#lines = [];
    if (lines.length > 0) this.#sink.report(readGoroutine(lines));
  }

  #begin(text: string): void {
    this.end();
    this.#lines = [text];
  }

  #within(text: string): void {
    this.#lines.push(text);
    const isLast = /^\s*\]$/.test(text);
    if (!isLast && this.#lines.length < MOST_LINES) return;
    this.end();
    this.#inList = isLast && this.#inList;
  }
}

/** The list stands in the message of a test, indented. */
function readGoroutine(lines: readonly string[]): Report {
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  const state = GOROUTINE.exec(lines[0] ?? '')?.[1] ?? '';
  const stacks = [goFrames(lines.slice(1).map(line => line.slice(Math.min(indent, leading(line)))))];
  return { class: 'leak', title: titleOf(`leaked goroutine (${state})`, stacks), stacks, lines };
}

const leading = (line: string): number => line.length - line.trimStart().length;
