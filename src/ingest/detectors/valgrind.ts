import type { FaultClass } from '../../model/detected.ts';
import { type BlockFormat, BlockReader } from './block.ts';
import { valgrindFrames } from './native-stack.ts';
import type { Frame, Report, ReportReader, ReportSink } from './recogniser.ts';
import { titleOf } from './title.ts';

/** What one tool of Valgrind calls its errors. */
export interface ValgrindTool {
  /** The line that it prints first, without which it was not there. */
  readonly banner: string;
  /** Beginnings of errors with the class of each; the first that matches. */
  readonly errors: readonly (readonly [RegExp, FaultClass])[];
  /** Lines that begin a further stack of what happened; stacks below other headings say how it came to this. */
  readonly further: RegExp;
}

const PREFIX = /^==(\d{1,7})== ?(.*)$/;
/** Processes of one stream that are told apart; reports of further ones are passed over. */
const MOST_PROCESSES = 200;
/** A block goes on after an empty line where one of these follows. */
const CONTINUATION =
  /^(?: |This conflicts|Observed|Required order|Allocation context|Other segment|mutex 0x|cond(?:ition variable)? 0x)/;

/** Reads the errors of one tool. Every line bears the process that it is of, and processes write side by side. */
export function valgrindReader(tool: ValgrindTool, sink: ReportSink): ReportReader {
  const processes = new Map<string, BlockReader>();
  const readerOf = (pid: string): BlockReader | null => {
    const known = processes.get(pid);
    if (known !== undefined || processes.size >= MOST_PROCESSES) return known ?? null;
    const made = new BlockReader(formatOf(tool), sink);
    processes.set(pid, made);
    return made;
  };
  return {
    line(text) {
      const [, pid = '', said] = (text.startsWith('==') ? PREFIX.exec(text) : null) ?? [];
      if (said === undefined) return;
      if (said === tool.banner) sink.active('it wrote its banner');
      readerOf(pid)?.line(said);
    },
    end() {
      for (const reader of processes.values()) reader.end();
    },
  };
}

const formatOf = (tool: ValgrindTool): BlockFormat => ({
  begins: line => tool.errors.some(([pattern]) => pattern.test(line)),
  place: (line, sofar) =>
    line.startsWith('---') || (sofar.at(-1) === '' && !CONTINUATION.test(line)) ? 'after' : 'inside',
  read: lines => [read(lines, tool)],
});

function read(lines: readonly string[], { errors, further }: ValgrindTool): Report {
  const [first = ''] = lines;
  const known = errors.find(([pattern]) => pattern.test(first))?.[1] ?? 'undefined-behaviour';
  const starts = lines.flatMap((line, i) => (i === 0 || further.test(line) ? [i] : []));
  const stacks = starts.map(start => stackAfter(lines, start)).filter(stack => stack.length > 0);
  return { class: known, title: titleOf(plainWords(first), stacks), stacks, lines };
}

/** The frames that follow a heading, at most a few lines below it (`Locks held: none`). */
function stackAfter(lines: readonly string[], heading: number): readonly Frame[] {
  const below = lines.slice(heading + 1, heading + 6);
  const start = below.findIndex(line => /^ {3}at 0x/.test(line));
  return start === -1 ? [] : valgrindFrames(lines.slice(heading + 1 + start));
}

/** An error in words that are the same in each run: without threads, addresses and counts. */
const plainWords = (line: string): string =>
  line
    .replace(/^Thread #\d+'s /, '')
    .replace(/^Thread #\d+:? /, '')
    .replace(/ "0x[\dA-F]+ before 0x[\dA-F]+"/, '')
    .replace(/ (?:at|of lock at|at address) 0x[\da-fA-F]+/g, '')
    .replace(/ by thread #?\d+/, '')
    .replace(/ in loss record [\d,]+ of [\d,]+/, '')
    .replace(/: (?:mutex|rwlock|cond|barrier|semaphore) 0x.*$/, '')
    .replace(/\.$/, '');
