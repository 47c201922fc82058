import { BlockReader } from '../block.ts';
import { javaFrames } from '../java-stack.ts';
import type { Recogniser, Report } from '../recogniser.ts';
import { titleOf } from '../title.ts';

/** Deadlocks that the JVM finds when a thread dump is taken. Source: OpenJDK `deadlockCycle.cpp` (`DeadlockCycle::print_on_with`). */
export const javaDeadlock: Recogniser = {
  detector: 'java-deadlock',
  about: 'Deadlocks that the JVM names in a thread dump',
  enable: 'a dump by `jcmd PID Thread.print`, `jstack PID` or SIGQUIT while it hangs; `hang` takes one',
  open(sink) {
    const blocks = new BlockReader(
      {
        begins: line => BEGIN.test(line),
        place: line => (END.test(line) ? 'last' : 'inside'),
        read: lines => [read(lines)],
      },
      sink,
    );
    return {
      line(text) {
        if (text.startsWith('Full thread dump ')) sink.active('a thread dump was taken');
        blocks.line(text);
      },
      end: () => blocks.end(),
    };
  },
};

const BEGIN = /^Found (?:one|a) Java-level deadlock:$/;
const END = /^Found \d+ deadlocks?\.$/;
const THREAD = /^"(.*)":$/;

function read(lines: readonly string[]): Report {
  const information = lines.findIndex(line => line.startsWith('Java stack information'));
  const rest = information === -1 ? [] : lines.slice(information + 1);
  const stacks = rest.flatMap((line, i) => (THREAD.test(line) ? [javaFrames(rest.slice(i + 1))] : []));
  const own = stacks.filter(stack => stack.length > 0);
  return {
    class: 'deadlock',
    title: titleOf(`Java-level deadlock of ${stacks.length} threads`, own),
    stacks: own,
    lines,
  };
}
