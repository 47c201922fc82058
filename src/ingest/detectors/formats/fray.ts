import type { FaultClass } from '../../../model/detected.ts';
import { BlockReader } from '../block.ts';
import { javaFrames } from '../java-stack.ts';
import type { Frame, Recogniser, Report } from '../recogniser.ts';
import { titleOf } from '../title.ts';

/** Failing schedules of Fray. Source: Fray 0.9 core `observers/TestStatusObserver`, `RunContext.kt` (`reportError`). */
export const fray: Recogniser = {
  detector: 'fray',
  about: 'Deadlocks, endless schedules and exceptions in some schedule of a test',
  enable: 'the Gradle or Maven plugin of Fray, `@FrayTest`',
  open(sink) {
    const blocks = new BlockReader(
      {
        begins: line => ERROR.test(line),
        place: line => (isPart(line) ? 'inside' : 'after'),
        read: lines => [read(lines)],
      },
      sink,
    );
    return {
      line(text) {
        if (text === 'Fray Testing:' || text.startsWith('Start fray')) sink.active('it wrote its banner');
        blocks.line(text);
      },
      end: () => blocks.end(),
    };
  },
};

const ERROR = /^\S+ \S+ \[INFO\]: Error: (.+)$/;
/** Exceptions of Fray itself. What else ends a schedule is the program's own. */
const CLASSES: readonly (readonly [RegExp, FaultClass])[] = [
  [/\.DeadlockException/, 'deadlock'],
  [/\.LivenessException/, 'livelock'],
];

const isPart = (line: string): boolean =>
  /^\s/.test(line) || line === '' || /^(?:Thread: |Stacktrace:|Caused by: |\S+: )/.test(line);

function read(lines: readonly string[]): Report {
  const what = ERROR.exec(lines[0] ?? '')?.[1] ?? '';
  const known = CLASSES.find(([pattern]) => pattern.test(what))?.[1] ?? 'unhandled';
  const stacks = stacksIn(lines);
  return {
    class: known,
    title: titleOf(what.replace(/^org\.pastalab\.fray\.runtime\./, ''), stacks),
    stacks,
    lines,
  };
}

/** A stack each run of frames: of an exception, or of each thread that waits. */
function stacksIn(lines: readonly string[]): readonly (readonly Frame[])[] {
  const isFrame = (line: string | undefined): boolean => /^\s+at /.test(line ?? '');
  const starts = lines.flatMap((line, i) => (isFrame(line) && !isFrame(lines[i - 1]) ? [i] : []));
  return starts.map(start => javaFrames(lines.slice(start))).filter(stack => stack.length > 0);
}
