import type { ChildProcess } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** How long to wait for the end of the output once the tree is gone: only a process that could not be killed still holds it open. */
const END_WAIT_MS = 500;

/** One process run's way out for stdout and stderr. */
export interface OutputChannel {
  /** For `LaunchSurroundings.output`. */
  readonly output: 'pipe' | number;
  /** To be called with the spawned child: starts to read. */
  attach(child: ChildProcess): void;
  /** Resolves when everything written was read; never later than half a second after the call. */
  drained(): Promise<void>;
}

/**
 * A channel through the named pipe at `fifo`, or through Node's own where it is null. Node's `pipe` is a socket pair, and a program
 * that opens /dev/stderr or /proc/self/fd/2 (as `echo … > /dev/stderr` in bash does) fails on a socket with ENXIO; under the
 * runner, which gives real pipes, the same program works. So the pipe is real.
 */
export function openChannel(fifo: string | null, onData: (chunk: Buffer) => void): OutputChannel {
  return fifo === null ? socketChannel(onData) : fifoChannel(fifo, onData);
}

function fifoChannel(fifo: string, onData: (chunk: Buffer) => void): OutputChannel {
  const readEnd = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
  const writeEnd = openSync(fifo, constants.O_WRONLY);
  const stream = new Socket({ fd: readEnd, readable: true, writable: false });
  const ended = endOf(stream, onData);
  return {
    output: writeEnd,
    // Our own write end would keep the pipe from ever ending.
    attach: () => closeSync(writeEnd),
    drained: () => within(ended, [stream]),
  };
}

function socketChannel(onData: (chunk: Buffer) => void): OutputChannel {
  let streams: readonly Readable[] = [];
  let ended: Promise<unknown> = Promise.resolve();
  return {
    output: 'pipe',
    attach(child) {
      streams = [child.stdout, child.stderr].filter(stream => stream !== null);
      ended = Promise.all(streams.map(stream => endOf(stream, onData)));
    },
    drained: () => within(ended, streams),
  };
}

/** Resolves on error too: what was read until then is kept, and the outcome comes from the process, not from its output. */
function endOf(stream: Readable, onData: (chunk: Buffer) => void): Promise<void> {
  return new Promise(resolve => {
    stream.on('data', onData);
    for (const event of ['end', 'error', 'close']) stream.once(event, () => resolve());
  });
}

async function within(ended: Promise<unknown>, streams: readonly Readable[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>(resolve => {
    timer = setTimeout(resolve, END_WAIT_MS);
  });
  await Promise.race([ended, patience]);
  clearTimeout(timer);
  for (const stream of streams) stream.destroy();
}
