import type { FaultClass } from '../../../model/detected.ts';
import { BlockReader } from '../block.ts';
import { sanitizerFrames } from '../native-stack.ts';
import type { Recogniser, Report } from '../recogniser.ts';
import { titleOf } from '../title.ts';

/**
 * ThreadSanitizer in programs of C, C++, Rust and Swift. Where it cannot lay out its memory it was not there: that is the machine's doing,
 * and no fault. Source: compiler-rt `tsan_report.cpp`, `tsan_platform_linux.cpp`.
 */
export const tsan: Recogniser = {
  detector: 'tsan',
  about: 'Data races, orders of locks, misuse of locks and leaked threads',
  enable: '`-fsanitize=thread` of GCC and Clang, `-Zsanitizer=thread` of Rust',
  open(sink) {
    const blocks = new BlockReader(
      {
        begins: line => WARNING.test(line) || CRASH.test(line),
        place: line => (END.test(line) ? 'last' : 'inside'),
        read,
      },
      sink,
    );
    return {
      line(text) {
        if (text.startsWith('***** Running under ThreadSanitizer')) sink.active('it wrote its banner');
        if (text.includes(UNABLE)) sink.inactive(`${UNABLE} of this kernel: ${ADVICE}`);
        blocks.line(text);
      },
      end: () => blocks.end(),
    };
  },
};

const WARNING = /^WARNING: ThreadSanitizer: (.+?) \(pid=\d+\)/;
const CRASH = /^==\d+==ERROR: ThreadSanitizer: (\S+)/;
const END = /^={18}$|^==\d+==ABORTING$/;
const UNABLE = 'FATAL: ThreadSanitizer: unexpected memory mapping';
const ADVICE = 'run it under `setarch -R`, or set the sysctl vm.mmap_rnd_bits to 28';

/** The first that matches. What is left is misuse of a lock. */
const CLASSES: readonly (readonly [RegExp, FaultClass])[] = [
  [/race/, 'race'],
  [/^lock-order-inversion/, 'lock-order'],
  [/leak/, 'leak'],
  [/use-after-free|invalid vptr|invalid access/, 'memory-error'],
];

/** Headings of stacks that say how it came to this, and not what happened. */
const ORIGIN = /^ {2}(?:Location|As if|Thread|Mutex) .*(?:created|allocated|synchronized|is )/;

function read(lines: readonly string[]): readonly Report[] {
  const [first = ''] = lines;
  const crash = CRASH.exec(first)?.[1];
  const what = crash ?? WARNING.exec(first)?.[1] ?? '';
  const known = CLASSES.find(([pattern]) => pattern.test(what))?.[1] ?? 'undefined-behaviour';
  const headings = lines.flatMap((line, i) => (/^ {2}\S.*:$/.test(line) ? [i] : []));
  const stacks = headings
    .filter(i => known === 'leak' || !ORIGIN.test(lines[i] ?? ''))
    .map(i => sanitizerFrames(lines.slice(i + 1)));
  const all = crash === undefined ? stacks : [sanitizerFrames(lines.filter(line => /^ +#/.test(line)))];
  const own = all.filter(stack => stack.length > 0);
  return [{ class: crash === undefined ? known : 'crash', title: titleOf(what, own), stacks: own, lines }];
}
