import { signalProcess } from '../../process/signal.ts';
import type { Suspect } from '../suspect.ts';
import { type Dump, type Dumper, paragraphs, type Scene, type Stacks } from './dump.ts';

const ANSWER_MS = 2_000;
const [SIGABRT, SIGBUS, SIGFPE, SIGUSR1, SIGSEGV] = [6, 7, 8, 10, 11];

/** Python's `faulthandler.register(SIGUSR1)` cannot be told from another handler; where there is none, the signal would end the program. */
export const pythonDump: Dumper = {
  speaks: 'runtime',
  suits: ({ runtime, catches }) => runtime === 'cpython' && catches.has(SIGUSR1),
  take: (suspect, scene) => stacksAfter('SIGUSR1', suspect, scene),
};

/** `faulthandler.enable()`, which `PYTHONFAULTHANDLER` calls: the stacks of all threads on each of these signals, then the end. */
export const pythonLastWords: Dumper = {
  speaks: 'runtime',
  suits: ({ runtime, catches }) =>
    runtime === 'cpython' && [SIGABRT, SIGBUS, SIGFPE, SIGSEGV].every(signal => catches.has(signal)),
  take: (suspect, scene) => stacksAfter('SIGABRT', suspect, scene),
};

async function stacksAfter(
  signal: NodeJS.Signals,
  { pid, name }: Suspect,
  { hear }: Scene,
): Promise<Dump | null> {
  const heard = hear(ANSWER_MS);
  signalProcess(pid, signal);
  const text = await heard;
  const stacks = readPython(text);
  return stacks.length === 0
    ? null
    : { heading: `Python threads of ${name} (${pid})`, text, core: text, stacks, deadlock: null };
}

/** `Thread 0x… (most recent call first):` and lines `  File "x.py", line 7 in f`; innermost first, as here. */
export const readPython = (text: string): Stacks =>
  paragraphs(text)
    .map(paragraph =>
      [...paragraph.matchAll(/^\s*File "([^"\n]*)", line (\d+) in (\S+)/gm)].map(
        ([, file = '', line, name = '']) => ({ function: name, file, line: Number(line) }),
      ),
    )
    .filter(frames => frames.length > 0);
