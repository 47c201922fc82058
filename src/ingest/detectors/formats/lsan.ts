import { BlockReader } from '../block.ts';
import { sanitizerFrames } from '../native-stack.ts';
import type { Recogniser, Report, ReportReader, ReportSink } from '../recogniser.ts';
import { titleOf } from '../title.ts';

/** LeakSanitizer, alone or inside of AddressSanitizer. Source: compiler-rt `lsan_common.cpp`. */
export const lsan: Recogniser = {
  detector: 'lsan',
  about: 'Memory that nothing points to at the end of the process',
  enable: '`-fsanitize=leak`, or `-fsanitize=address`, which includes it',
  open: sink => leakReader(sink),
};

/** Reads leaks, one report for each place of allocation. What hangs below a leak is not a leak of its own. */
export const leakReader = (sink: ReportSink): ReportReader =>
  new BlockReader(
    {
      begins: line => DIRECT.test(line),
      place: line => (line === '' || line.startsWith('SUMMARY: ') ? 'after' : 'inside'),
      read: lines => [read(lines)],
    },
    sink,
  );

const DIRECT = /^Direct leak of (\d+) byte\(s\) in (\d+) object\(s\) allocated from:$/;

function read(lines: readonly string[]): Report {
  const [, bytes = '', objects = ''] = DIRECT.exec(lines[0] ?? '') ?? [];
  const stacks = [sanitizerFrames(lines.slice(1))];
  const what = `leak of ${bytes} bytes in ${objects} ${objects === '1' ? 'object' : 'objects'}, allocated`;
  return { class: 'leak', title: titleOf(what, stacks), stacks, lines };
}
