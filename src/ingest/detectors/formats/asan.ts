import { BlockReader } from '../block.ts';
import { sanitizerFrames } from '../native-stack.ts';
import type { Recogniser, Report } from '../recogniser.ts';
import { titleOf } from '../title.ts';
import { leakReader } from './lsan.ts';

/** AddressSanitizer, with the leaks of the LeakSanitizer inside it. Source: compiler-rt `asan_errors.cpp`, `asan_report.cpp`. */
export const asan: Recogniser = {
  detector: 'asan',
  about: 'Accesses outside of memory or after its release; leaks at the end',
  enable: '`-fsanitize=address`',
  open(sink) {
    const errors = new BlockReader(
      {
        begins: line => ERROR.test(line),
        place: line =>
          line.startsWith('SUMMARY: AddressSanitizer: ') || ABORTING.test(line) ? 'last' : 'inside',
        read: lines => [read(lines)],
      },
      sink,
    );
    const leaks = leakReader(sink);
    return {
      line(text) {
        if (BANNER.test(text)) sink.active('it wrote its banner');
        errors.line(text);
        leaks.line(text);
      },
      end() {
        errors.end();
        leaks.end();
      },
    };
  },
};

const ERROR =
  /^==\d+==ERROR: AddressSanitizer: (.+?)(?: on (?:unknown )?address| on address|:|$| \(| in thread)/;
const ABORTING = /^==\d+==ABORTING$/;
const BANNER = /^==\d+==AddressSanitizer/;
/** Faults of the processor that it reports because it handles signals. */
const SIGNALS = /^(?:SEGV|BUS|FPE|ILL|ABRT|stack-overflow)/;

function read(lines: readonly string[]): Report {
  const what = ERROR.exec(lines[0] ?? '')?.[1] ?? '';
  const start = lines.findIndex(line => /^ +#0 /.test(line));
  const stacks = start === -1 ? [] : [sanitizerFrames(lines.slice(start))];
  return {
    class: SIGNALS.test(what) ? 'crash' : 'memory-error',
    title: titleOf(what, stacks),
    stacks,
    lines,
  };
}
