import { type Goroutine, goroutinesIn } from '../../../ingest/detectors/go-stack.ts';
import { signalProcess } from '../../process/signal.ts';
import { type Dump, type Dumper, paragraphs } from './dump.ts';

const SIGQUIT = 3;
/** A dump of a hundred thousand goroutines takes seconds. */
const ANSWER_MS = 5_000;

/** Go prints the stacks of all goroutines on SIGQUIT, and ends. A program that handles the signal itself does as it likes. */
export const goDump: Dumper = {
  speaks: 'runtime',
  suits: ({ runtime, catches }) => runtime === 'go' && catches.has(SIGQUIT),
  async take({ pid, name }, { hear }) {
    const heard = hear(ANSWER_MS);
    signalProcess(pid, 'SIGQUIT');
    const text = await heard;
    return text === '' ? null : { heading: `Goroutines of ${name} (${pid})`, text, ...readGo(text) };
  },
};

/** A goroutine that waits for a lock; before Go 1.20 both kinds were `semacquire`. */
const AT_LOCK = /^(?:sync\.(?:RW)?Mutex\.R?Lock|semacquire)\b/;
/** One that goes on by itself, or is in the hands of somebody outside. */
const ALIVE = /^(?:running|runnable|sleep|IO wait|syscall)\b/;

/** What a dump on SIGQUIT adds to each place. */
const REGISTERS = / fp=0x[\da-f]+ sp=0x[\da-f]+ pc=0x[\da-f]+$/gm;

/**
 * Goroutines that wait for locks are the suspects. Two of them are taken for a deadlock, and one where no other goroutine of the program
 * could go on: there is no progress, so nobody gave the lock free.
 */
export function readGo(text: string): Pick<Dump, 'core' | 'stacks' | 'deadlock'> {
  const own = paragraphs(text.replace(REGISTERS, '')).flatMap(ownGoroutine);
  const atLock = own.filter(({ state }) => AT_LOCK.test(state));
  const waiting = atLock.length > 0 ? atLock : own.filter(({ state }) => !ALIVE.test(state));
  const isDead = atLock.length > 1 || (atLock.length === 1 && !own.some(({ state }) => ALIVE.test(state)));
  const who = atLock.length === 1 ? '1 goroutine waits' : `${atLock.length} goroutines wait`;
  return {
    core: [...new Set([...waiting, ...own])].map(({ printed }) => printed).join('\n\n'),
    stacks: waiting.map(({ frames }) => frames),
    deadlock: isDead ? `${who} for a lock` : null,
  };
}

/** Of the program, not of the runtime. */
const ownGoroutine = (printed: string): readonly (Goroutine & { readonly printed: string })[] =>
  goroutinesIn(printed.split('\n'))
    .filter(({ frames }) => frames.length > 0)
    .map(goroutine => ({ ...goroutine, printed }));
