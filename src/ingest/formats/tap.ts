import type { Collector } from '../collector.ts';
import { MESSAGE_CHARS } from '../limits.ts';
import type { LineParser, LineReader } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { DURATION } from '../vocabulary.ts';

/**
 * The Test Anything Protocol, versions 12 to 14, of `node --test`, Perl's prove, tape, bats and others: results, subtests indented by four
 * columns, diagnostics in YAML, `# SKIP` and `# TODO`, and a plan that every level must keep. Source: testanything.org, TAP 14.
 */
export const tap: LineParser = {
  kind: 'lines',
  format: 'tap',
  about: 'TAP of `node --test`, prove, tape, bats and others',
  recognises: head =>
    /^TAP version 1\d\s*$/m.test(head) || (/^1\.\.\d+/m.test(head) && /^(?:not )?ok\b/m.test(head)),
  open: collector => new TapReader(collector),
};

const RESULT = /^(not )?ok\b(?:\s+(\d+))?(?:\s+-)?\s*(.*)$/s;
const DIRECTIVE = /(?<!\\)#\s*(SKIP|TODO)\b[^\S\n]*(.*)$/is;
/** node-tap's duration behind a name, and the brace before the results inside of that test, which come after its own. */
const TIMED = /\s# time=[\d.]{1,20}m?s(?: \{)?\s*$/;
const BUFFERED = /\s# time=[\d.]{1,20}m?s \{\s*$/;
/** Diagnostics that do not say why a test failed, and the key before a text of several lines that does; `node --test` has them before those that do. */
const ABOUT_THE_RUN = /^(?:(?:duration_ms|type|location|failureType):|error: [|>][-+]?$)/;
/** Levels of subtests; deeper ones are read as output. */
const MAX_LEVEL = 30;

/** One level of results: the whole stream, or a subtest. */
interface Level {
  results: number;
  planned: number | null;
  /** Name of the subtest that is being read at the next level. */
  subtest: string | null;
}

const newLevel = (): Level => ({ results: 0, planned: null, subtest: null });

class TapReader implements LineReader {
  readonly #collector: Collector;
  readonly #levels: Level[] = [newLevel()];
  /** The failed test whose diagnostics are being read, and what they say so far. */
  #failed: { readonly reading: ReadingCollector; readonly isTodo: boolean; message: string } | null = null;
  #last: ReadingCollector | null = null;
  #inYaml = false;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  line(text: string): void {
    const plain = text.trimStart();
    if (this.#inYaml) this.#yaml(plain);
    else if (plain === '---') this.#inYaml = true;
    else if (plain.startsWith('Bail out!')) this.#collector.broken(`The tests gave up: ${plain}`);
    else if (plain.startsWith('#') && !plain.startsWith('# Subtest')) this.#say(plain.slice(1).trim());
    else this.#structure(plain, Math.floor((text.length - plain.length) / 4));
  }

  end(): void {
    this.#flush();
    while (this.#levels.length > 0) this.#close();
  }

  #structure(plain: string, depth: number): void {
    if (depth > MAX_LEVEL) return;
    const [, not, , rest] = RESULT.exec(plain) ?? [];
    const plan = /^1\.\.(\d+)\s*(?:#\s*(.*))?$/s.exec(plain);
    const subtest = /^# Subtest(?:: (.*))?$/.exec(plain);
    if (rest !== undefined) this.#result(not !== undefined, rest, depth);
    else if (plan !== null) this.#plan(Number(plan[1]), depth);
    else if (subtest !== null) this.#at(depth).subtest = subtest[1] ?? '';
    else if (plain === '}') this.#at(depth).subtest = null;
  }

  /** The level at `depth`; deeper ones have ended. */
  #at(depth: number): Level {
    this.#flush();
    while (this.#levels.length > depth + 1) this.#close();
    while (this.#levels.length < depth + 1) this.#levels.push(newLevel());
    return this.#levels[depth] ?? newLevel();
  }

  #result(isFailed: boolean, rest: string, depth: number): void {
    const level = this.#at(depth);
    level.results += 1;
    const [, directive, reason = ''] = DIRECTIVE.exec(rest) ?? [];
    const isBuffered = BUFFERED.test(rest);
    const name =
      rest
        .replace(DIRECTIVE, '')
        .replace(TIMED, '')
        .replace(/\\([#\\])/g, '$1')
        .trim() || `test ${level.results}`;
    const path = this.#levels.slice(0, depth).map(({ subtest }) => subtest ?? '');
    const reading = this.#collector.reading(name, path.length === 0 ? null : path.join(' > '));
    level.subtest = isBuffered ? name : null;
    this.#last = reading;
    const isTodo = directive?.toUpperCase() === 'TODO';
    if (directive?.toUpperCase() === 'SKIP') reading.ended('skipped', reason);
    else if (isFailed) this.#failed = { reading, isTodo, message: isTodo ? `${reason}\n` : '' };
    else reading.ended('passed');
  }

  #plan(planned: number, depth: number): void {
    this.#at(depth).planned = planned;
  }

  #yaml(plain: string): void {
    if (plain === '...') this.#inYaml = false;
    else if (!ABOUT_THE_RUN.test(plain)) this.#say(plain);
    const milliseconds = /^duration_ms: ([\d.]+)$/.exec(plain)?.[1];
    if (milliseconds !== undefined && this.#last !== null)
      this.#last.sample(DURATION, Number(milliseconds) * 1e6);
  }

  #say(text: string): void {
    if (this.#failed !== null && this.#failed.message.length < MESSAGE_CHARS)
      this.#failed.message += `${text}\n`;
  }

  /** A failed test that is marked as work to do counts as skipped, as the protocol says. */
  #flush(): void {
    const failed = this.#failed;
    this.#failed = null;
    failed?.reading.ended(failed.isTodo ? 'skipped' : 'failed', failed.message);
  }

  #close(): void {
    const level = this.#levels.pop();
    if (level === undefined || level.results === level.planned) return;
    const where = this.#levels.at(-1)?.subtest ?? null;
    const subject = where === null ? 'The output' : `The subtest ${where}`;
    if (level.planned !== null)
      this.#collector.broken(`${subject} plans ${level.planned} tests and has ${level.results}`);
    else if (level.results > 0)
      this.#collector.broken(`${subject} has no plan: it ends before the tests have ended`);
  }
}
