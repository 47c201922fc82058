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

/**
 * `Thread 0x… (most recent call first):` and lines `  File "x.py", line 7 in f`; innermost first, as here. Frames of the standard library and of
 * installed packages are left out where there are others: that a thread is joined by `threading.py` says nothing.
 */
export function readPython(text: string): Stacks {
  const all = paragraphs(text).flatMap(paragraph => {
    const threads = paragraph.split(/^(?:Current thread|Thread) 0x[\da-f]+.*$/m);
    return threads.map(framesIn).filter(frames => frames.length > 0);
  });
  const own = all
    .map(frames => frames.filter(({ file }) => !FOREIGN.test(file)))
    .filter(({ length }) => length > 0);
  return own.length > 0 ? own : all;
}

const FOREIGN = /\/lib(?:64)?\/python\d|^<frozen |\/site-packages\//;

const framesIn = (text: string) =>
  [...text.matchAll(/^\s*File "([^"\n]*)", line (\d+) in (\S+)/gm)].map(([, file = '', line, name = '']) => ({
    function: name,
    file,
    line: Number(line),
  }));
