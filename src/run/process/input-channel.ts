import type { ChildProcess } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';

/** One process run's way in, for what is written to its stdin. */
export interface InputChannel {
  /** For `LaunchSurroundings.input`. */
  readonly input: 'pipe' | number;
  /** To be called with the spawned child. */
  attach(child: ChildProcess): void;
  /** Lost without a word once nobody reads any more: that is told by the end of the process. */
  write(text: string): void;
  close(): void;
}

/** A way in through the named pipe at `fifo`, or through Node's own where it is null, which is a socket and counts as one of the workload's. */
export const openInput = (fifo: string | null): InputChannel =>
  fifo === null ? socketInput() : fifoInput(fifo);

function fifoInput(fifo: string): InputChannel {
  // Each end of a named pipe waits for the other to be opened, but for one that is both. The child's must not be of the kind that never waits.
  const both = openSync(fifo, constants.O_RDWR);
  const readEnd = openSync(fifo, constants.O_RDONLY);
  const writeEnd = openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
  closeSync(both);
  const stream = new Socket({ fd: writeEnd, readable: false, writable: true });
  stream.on('error', () => {});
  return {
    input: readEnd,
    attach: () => closeSync(readEnd),
    write: text => stream.write(text),
    // After everything that was written before: a pipe cannot be shut down as a socket can.
    close: () => stream.write('', () => stream.destroy()),
  };
}

function socketInput(): InputChannel {
  let stdin: ChildProcess['stdin'] = null;
  return {
    input: 'pipe',
    attach(child) {
      stdin = child.stdin;
      stdin?.on('error', () => {});
    },
    write: text => stdin?.write(text),
    close: () => stdin?.end(),
  };
}
