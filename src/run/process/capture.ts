import { type Log, Tail } from './log.ts';

/** Output of one operation that is held back, so that operations running side by side do not mix line by line in the log. */
const HELD_BYTES = 65_536;

/** One operation's output on its way to the log, with its last part at hand for the excerpt and for evidence. */
export interface Capture {
  write(chunk: Buffer): void;
  /** Into the log alone: what was printed because we asked for it. */
  aside(chunk: Buffer): void;
  /** Passes the rest to the log and gives the last 64 KiB of the output as text. */
  finish(): string;
}

/** A capture whose output stands in `log` under `source`. */
export function captureInto(log: Log, source: string): Capture {
  const tail = new Tail(HELD_BYTES);
  let held: Buffer[] = [];
  let heldBytes = 0;
  const flush = (): void => {
    if (heldBytes > 0) log.append(source, Buffer.concat(held));
    held = [];
    heldBytes = 0;
  };
  return {
    write(chunk) {
      tail.push(chunk);
      held.push(chunk);
      heldBytes += chunk.length;
      if (heldBytes >= HELD_BYTES) flush();
    },
    aside(chunk) {
      flush();
      log.append(source, chunk);
    },
    finish() {
      flush();
      return tail.text();
    },
  };
}
