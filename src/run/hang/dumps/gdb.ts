import { execFile } from 'node:child_process';
import { isOwnNative } from '../../../ingest/detectors/native-stack.ts';
import type { Frame } from '../../../ingest/detectors/recogniser.ts';
import { findExecutable } from '../../process/executable.ts';
import type { Dumper, Stacks } from './dump.ts';

/** Reading the symbols of a large program takes seconds. */
const ANSWER_MS = 15_000;
const MAX_BYTES = 1024 ** 2;

/** No start-up files, no questions, no symbols from the network; thirty frames a thread. */
const ARGUMENTS = [
  '-nx',
  '-batch',
  '-ex',
  'set debuginfod enabled off',
  '-ex',
  'thread apply all backtrace 30',
];

/** Native stacks by gdb, if it is installed and may attach (Yama lets a program trace its descendants alone, containers often nobody). */
export const gdbStacks: Dumper = {
  speaks: 'debugger',
  suits: ({ runtime }) => runtime === 'native' || runtime === 'cpython',
  take({ pid, name }, { environment, signal }) {
    const gdb = findExecutable('gdb', environment.PATH);
    if (gdb === null) return Promise.resolve(null);
    const env = { PATH: environment.PATH ?? '', LC_ALL: 'C', DEBUGINFOD_URLS: '' };
    const options = {
      env,
      cwd: '/',
      signal,
      timeout: ANSWER_MS,
      killSignal: 'SIGKILL',
      maxBuffer: MAX_BYTES,
    } as const;
    return new Promise(resolve => {
      execFile(gdb, [...ARGUMENTS, '-p', String(pid)], options, (_, stdout) => {
        const stacks = readGdb(stdout);
        const heading = `Stacks of ${name} (${pid}) by gdb`;
        const dump = { heading, text: stdout, core: stdout, stacks, deadlock: null };
        resolve(stacks.length === 0 ? null : dump);
      });
    });
  },
};

/** `Thread 2 (…):` and lines `#1  0x… in transfer (from=…) at bank.c:12`, or `… () from /lib/libc.so.6`. Frames of the program alone. */
export const readGdb = (text: string): Stacks =>
  text
    .split(/^Thread \d+ /m)
    .slice(1)
    .map(thread => [...thread.matchAll(FRAME)].map(frameOf).filter(frame => frame !== null))
    .filter(frames => frames.length > 0);

const FRAME = /^#\d+ +(?:0x[\da-f]+ in )?([^\s(]+) [^\n]*?(?: at ([^\s:]+):(\d+)| from (\S+)|$)/gm;

function frameOf([, name = '', file, line, library]: RegExpExecArray): Frame | null {
  const frame = { function: name, file: file ?? null, line: line === undefined ? null : Number(line) };
  return library === undefined && isOwnNative(frame) ? frame : null;
}
