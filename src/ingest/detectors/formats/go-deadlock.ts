import { BlockReader } from '../block.ts';
import { type Goroutine, goroutinesIn, isDumpLine } from '../go-stack.ts';
import type { Recogniser, Report } from '../recogniser.ts';
import { titleOf } from '../title.ts';

/**
 * What the Go runtime says when nothing can go on, and the dump that `go test` prints at its timeout. Source: runtime/proc.go `checkdead`,
 * testing/testing.go `startAlarm`.
 */
export const goDeadlock: Recogniser = {
  detector: 'go-deadlock',
  about: '`all goroutines are asleep`, and the dump of `go test` at its `-timeout`',
  enable: 'always on; not where a timer, the network or cgo may still wake a goroutine',
  open: sink =>
    new BlockReader(
      {
        begins: line => ASLEEP.test(line) || TIMEOUT.test(line),
        place: line => (isDumpLine(line) || RUNNING_TEST.test(line) ? 'inside' : 'after'),
        read: lines => [TIMEOUT.test(lines[0] ?? '') ? readTimeout(lines) : readDeadlock(lines)],
      },
      sink,
    ),
};

const ASLEEP =
  /^fatal error: (?:all goroutines are asleep - deadlock!|no goroutines \(main called runtime\.Goexit\))/;
const TIMEOUT = /^panic: (test timed out after \S+)/;
const RUNNING_TEST = /^\t*(?:running tests:$|\S+ \([\w.]+\)$)/;

const readDeadlock = (lines: readonly string[]): Report => {
  const stacks = blocked(goroutinesIn(lines));
  const what = (lines[0] ?? '').replace('fatal error: ', '');
  return { class: 'deadlock', title: titleOf(what, stacks), stacks, lines };
};

/** Of a timeout those goroutines say something that wait for another one; what merely runs is slow. */
function readTimeout(lines: readonly string[]): Report {
  const stacks = blocked(
    goroutinesIn(lines).filter(({ state }) => !/^(?:running|runnable|syscall)/.test(state)),
  );
  const what = TIMEOUT.exec(lines[0] ?? '')?.[1] ?? 'test timed out';
  return { class: 'hang', title: titleOf(what, stacks), stacks, lines };
}

/** The generated main of a test only waits for its tests. */
const blocked = (goroutines: readonly Goroutine[]) =>
  goroutines
    .map(({ frames }) => frames.filter(({ file }) => file !== '_testmain.go'))
    .filter(frames => frames.length > 0);
