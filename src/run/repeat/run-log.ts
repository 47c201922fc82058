import { excerptOf } from '../process/excerpt.ts';
import { type Log, Tail } from '../process/log.ts';

/** Held of the outputs of all copies together. */
const ALL_HELD_BYTES = 64 * 1024 ** 2;
/** Held of the output of one run, its end. */
const HELD_BYTES = 1024 ** 2;
/** Far more than the lines of an excerpt. */
const END_BYTES = 64 * 1024;

/** The output of one run, in memory until it is known whether it is of interest. */
export interface HeldOutput extends Log {
  /** Passes it on to the scenario's log, in one piece. */
  release(log: Log, heading: string): void;
  /** Passes on its last lines. */
  releaseEnd(log: Log, heading: string): void;
}

/** Holds the output of one of `parallel` runs at once. */
export function holdOutput(parallel: number): HeldOutput {
  const tail = new Tail(Math.min(HELD_BYTES, Math.floor(ALL_HELD_BYTES / parallel)));
  return {
    fault: null,
    append: (_source, chunk) => tail.push(chunk),
    close() {},
    release(log, heading) {
      if (tail.droppedBytes > 0)
        log.append(heading, Buffer.from(`(${tail.droppedBytes} bytes left out before this)\n`));
      log.append(heading, Buffer.concat(tail.chunks));
    },
    releaseEnd(log, heading) {
      const end = excerptOf(Buffer.concat(tail.chunks).subarray(-END_BYTES).toString('utf8'));
      log.append(heading, Buffer.from(end === '' ? '' : `${end}\n`));
    },
  };
}
