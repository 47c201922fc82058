import type { FaultClass } from '../../../model/detected.ts';
import { BlockReader } from '../block.ts';
import type { Frame, Recogniser, Report } from '../recogniser.ts';
import { titleOf } from '../title.ts';

/**
 * What Node.js says when it gives up: an await at the top of a module that nothing will settle (exit code 13), a rejection that nobody handles,
 * memory at its limit. A rejection with an error is printed like an exception that was thrown, which is the program's own word and no fault
 * by itself. Source: node
 * lib/internal/modules/run_main.js, lib/internal/process/promises.js, src/node_errors.cc `OOMErrorHandler`.
 */
export const node: Recogniser = {
  detector: 'node',
  about: 'An unsettled top-level await, rejections that nobody handles, memory at its limit',
  enable: 'always on',
  open: sink =>
    new BlockReader(
      {
        begins: line => KINDS.some(({ begins }) => begins.test(line)),
        place: (line, sofar) => (isOver(line, sofar) ? 'after' : 'inside'),
        read: lines => [read(lines)],
      },
      sink,
    ),
};

interface Kind {
  readonly begins: RegExp;
  readonly class: FaultClass;
}
const KINDS: readonly Kind[] = [
  { begins: /^Warning: Detected unsettled top-level await at /, class: 'stall' },
  { begins: /^\[?UnhandledPromiseRejection: /, class: 'unhandled' },
  { begins: /^FATAL ERROR: .*heap out of memory/, class: 'out-of-memory' },
];
const FRAME = /^ {4}at (?:async )?(?:(.+) \()?(?:file:\/\/)?(\/[^()]*|[A-Za-z]:\\[^()]*):(\d+):\d+\)?$/;
/** Lines of a report: beyond them nothing belongs to it. */
const MOST_LINES = 40;

const isOver = (line: string, sofar: readonly string[]): boolean =>
  sofar.length >= MOST_LINES || line.startsWith('Node.js v') || (line === '' && sofar.at(-1) === '');

function read(lines: readonly string[]): Report {
  const [first = ''] = lines;
  const kind = KINDS.find(({ begins }) => begins.test(first))?.class ?? 'unhandled';
  const stacks = kind === 'stall' ? awaitOf(first) : [lines.flatMap(frameOf)];
  return { class: kind, title: titleOf(WORDS[kind]?.(lines) ?? first, stacks), stacks, lines };
}

/** What is said of each kind. */
const WORDS: Readonly<Partial<Record<FaultClass, (lines: readonly string[]) => string>>> = {
  stall: () => 'unsettled top-level await',
  unhandled: lines => `unhandled rejection: ${reasonIn(lines)}`,
  'out-of-memory': ([first = '']) => first.replace(/^FATAL ERROR: /, ''),
};

/** What is no error is quoted in a sentence. */
const reasonIn = ([first = '']: readonly string[]): string =>
  / rejected with the reason (.*?)\.?]?(?: \{)?$/.exec(first)?.[1] ?? 'no reason is given';

/** Where the await stands. */
function awaitOf(line: string): Report['stacks'] {
  const [, file, number] = / at (?:file:\/\/)?(.*):(\d+)$/.exec(line) ?? [];
  return file === undefined ? [] : [[{ function: 'module', file, line: Number(number) }]];
}

function frameOf(line: string): readonly Frame[] {
  const [, name = 'module', file, number] = FRAME.exec(line) ?? [];
  if (file === undefined || file.includes('/node_modules/')) return [];
  return [{ function: name, file, line: Number(number) }];
}
