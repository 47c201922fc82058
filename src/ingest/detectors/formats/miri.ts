import type { FaultClass } from '../../../model/detected.ts';
import { BlockReader } from '../block.ts';
import type { Frame, Recogniser, Report } from '../recogniser.ts';
import { rustFrames } from '../rust-stack.ts';
import { titleOf } from '../title.ts';

/** Errors of Miri, in the form of the compiler's. Source: rust-lang/miri src/diagnostics.rs. */
export const miri: Recogniser = {
  detector: 'miri',
  about: 'Undefined behaviour, data races, deadlocks and leaks in some schedule',
  enable: '`cargo +nightly miri test`',
  open: sink =>
    new BlockReader(
      {
        // Of a deadlock each thread is an error of its own.
        begins: (line, sofar) =>
          KINDS.some(([kind]) => kind.test(line)) && !(DEADLOCK.test(line) && sofar !== null),
        place: line =>
          /^(?:error: aborting|error: test failed|test result:)/.test(line) ? 'after' : 'inside',
        read: lines => [read(lines)],
      },
      sink,
    ),
};

const DEADLOCK = /^error: the evaluated program deadlocked|^error: deadlock/i;
const KINDS: readonly (readonly [RegExp, FaultClass])[] = [
  [/^error: Undefined Behavior: Data race detected /, 'race'],
  [
    /^error: Undefined Behavior: (?:.*dangling|.*use-after-free|.*out-of-bounds|.*has been freed)/,
    'memory-error',
  ],
  [/^error: Undefined Behavior: /, 'undefined-behaviour'],
  [DEADLOCK, 'deadlock'],
  [/^error: memory leaked: /, 'leak'],
];

function read(lines: readonly string[]): Report {
  const [first = ''] = lines;
  const known = KINDS.find(([pattern]) => pattern.test(first))?.[1] ?? 'undefined-behaviour';
  const stacks = known === 'race' ? placesOf(lines) : stacksOf(lines);
  return { class: known, title: titleOf(plainWords(first), known === 'race' ? [] : stacks), stacks, lines };
}

/** Without names of allocations and threads. */
const plainWords = (line: string): string =>
  line
    .replace(/^error: (?:Undefined Behavior: )?/, '')
    .replace(/ on thread `[^`]*`/g, '')
    .replace(/ at alloc\d+.*$/, '')
    .replace(/: alloc\d+ \(.*$/, '');

/** A backtrace each thread; where there is none, the places that the error points at. */
function stacksOf(lines: readonly string[]): Report['stacks'] {
  const starts = lines.flatMap((line, i) => (line.includes('stack backtrace:') ? [i] : []));
  const stacks = starts.map((start, i) => rustFrames(lines.slice(start + 1, starts[i + 1] ?? lines.length)));
  const own = stacks.filter(stack => stack.length > 0);
  return own.length > 0 ? own : placesOf(lines);
}

const ARROW = /^ +--> (.+):(\d+):\d+$/;
const SOURCE = /^ *\d+ \| +(\S.*)$/;

/** Where both accesses are, by the line of code that stands there: the error names no function. */
function placesOf(lines: readonly string[]): Report['stacks'] {
  return lines.flatMap((line, i): readonly (readonly Frame[])[] => {
    const [, file, number] = ARROW.exec(line) ?? [];
    const isCaller = lines[i - 1]?.startsWith('note: ') ?? false;
    if (file === undefined || isCaller || /\/rustlib\/src\//.test(file)) return [];
    const code = lines.slice(i + 1, i + 4).flatMap(text => SOURCE.exec(text)?.[1] ?? [])[0];
    return [[{ function: code ?? 'code', file, line: Number(number) }]];
  });
}
