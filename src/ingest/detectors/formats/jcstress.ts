import type { Recogniser, ReportReader, ReportSink } from '../recogniser.ts';

/**
 * Outcomes that a test of jcstress forbids or does not know, and tests that could not be run. Source: jcstress
 * `TextReportPrinter.java`, `ReportUtils.java`.
 */
export const jcstress: Recogniser = {
  detector: 'jcstress',
  about: 'Outcomes that a test forbids, or does not know',
  enable: '`java -jar jcstress.jar`, or its `Main`',
  open: sink => new JcstressReader(sink),
};

const TEST = /^\.{2,} \[(?:FAILED|ERROR)\] (\S+)/;
const BANNER = 'Java Concurrency Stress Tests';
/** Lines of one test that are kept. */
const MOST_LINES = 60;

class JcstressReader implements ReportReader {
  readonly #sink: ReportSink;
  #test: string | null = null;
  #lines: string[] = [];

  constructor(sink: ReportSink) {
    this.#sink = sink;
  }

  line(text: string): void {
    if (text === BANNER) this.#sink.active('it wrote its banner');
    const test = TEST.exec(text)?.[1];
    if (test !== undefined) this.#begin(test, text);
    else if (this.#test !== null) this.#within(text, this.#test);
  }

  end(): void {
    this.#test = null;
    this.#lines = [];
  }

  #begin(test: string, text: string): void {
    this.#test = test;
    this.#lines = [text];
  }

  #within(text: string, test: string): void {
    if (this.#lines.length < MOST_LINES) this.#lines.push(text);
    const outcome = outcomeOf(text);
    if (outcome === null) return;
    const { result, grade, words } = outcome;
    const title = `${grade} outcome ${result} of ${test}${words === '' ? '' : `: ${words}`}`;
    const place = { function: test, file: null, line: null };
    this.#sink.report({ class: 'race', title, stacks: [[place]], lines: [...this.#lines] });
  }
}

/** A line of the table `RESULT  SAMPLES  FREQ  EXPECT  DESCRIPTION` that says what must not be; null for every other. */
function outcomeOf(line: string): { result: string; grade: string; words: string } | null {
  const [result = '', samples = '', share = '', expected = '', words = ''] = line.trim().split(/ {2,}/);
  const grade = expected.toLowerCase();
  if (grade !== 'forbidden' && grade !== 'unknown') return null;
  return /^[\d,]+$/.test(samples) && share.endsWith('%') ? { result, grade, words } : null;
}
