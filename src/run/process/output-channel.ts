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
  /** For `LaunchSurroundings.errorOutput`; absent where stderr goes the same way. */
  readonly errorOutput?: 'pipe' | number;
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
export function openChannel(fifo: string | null, onData: OnOutput): OutputChannel {
  return fifo === null ? socketChannel(onData) : fifoChannel(fifo, chunk => onData(chunk, 'stdout'));
}

/** Called with each piece that was written. Where both streams share one pipe, all of it is `stdout`. */
export type OnOutput = (chunk: Buffer, stream: 'stdout' | 'stderr') => void;

/** As `openChannel`, with stdout and stderr told apart: what is read from one must not have the other in it. Their order is lost. */
export function openSeparateChannels(
  fifo: string | null,
  errorFifo: string | null,
  onData: OnOutput,
): OutputChannel {
  if (fifo === null || errorFifo === null) return socketChannel(onData);
  const output = fifoChannel(fifo, chunk => onData(chunk, 'stdout'));
  const errors = fifoChannel(errorFifo, chunk => onData(chunk, 'stderr'));
  return {
    output: output.output,
    errorOutput: errors.output,
    attach(child) {
      output.attach(child);
      errors.attach(child);
    },
    async drained() {
      await Promise.all([output.drained(), errors.drained()]);
    },
  };
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

function socketChannel(onData: OnOutput): OutputChannel {
  let streams: readonly Readable[] = [];
  let ended: Promise<unknown> = Promise.resolve();
  return {
    output: 'pipe',
    attach(child) {
      const { stdout, stderr } = child;
      streams = [stdout, stderr].filter(stream => stream !== null);
      ended = Promise.all([
        stdout === null ? null : endOf(stdout, chunk => onData(chunk, 'stdout')),
        stderr === null ? null : endOf(stderr, chunk => onData(chunk, 'stderr')),
      ]);
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
