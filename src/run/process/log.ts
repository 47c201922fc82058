import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Largest log of a scenario. Half of it is kept from the beginning, half from the end. */
export const LOG_CAP_BYTES = 10 * 1024 ** 2;

/** A scenario's log: what its processes print goes here and nowhere else. */
export interface Log {
  /** `source` names the operation; a heading is written where it changes. */
  append(source: string, chunk: Buffer): void;
  /** Writes what was kept from the end, with a line on what was left out. */
  close(): void;
  /** Why a part could not be written (a full disk), or null. A log that fails does not fail the measurement. */
  readonly fault: string | null;
}

/**
 * Opens a log at `path`, replacing one of an earlier run. The first half of `capBytes` goes to the file at once; what follows is
 * kept in memory as a moving window of the other half, so a program that prints without end costs constant memory and disk.
 */
export function openLog(path: string, capBytes: number = LOG_CAP_BYTES): Log {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  const tail = new Tail(capBytes - Math.floor(capBytes / 2));
  let headLeft = Math.floor(capBytes / 2);
  let lastSource: string | null = null;
  let fault: string | null = null;

  const write = (chunk: Buffer): void => {
    if (fault !== null || chunk.length === 0) return;
    try {
      writeSync(file, chunk);
    } catch (error) {
      fault = error instanceof Error ? error.message : String(error);
    }
  };
  const put = (chunk: Buffer): void => {
    const head = chunk.subarray(0, headLeft);
    write(head);
    headLeft -= head.length;
    if (head.length < chunk.length) tail.push(chunk.subarray(head.length));
  };
  return {
    append(source, chunk) {
      if (source !== lastSource) put(Buffer.from(`${lastSource === null ? '' : '\n'}--- ${source}\n`));
      lastSource = source;
      put(chunk);
    },
    close() {
      if (tail.droppedBytes > 0) write(Buffer.from(`\n--- ${tail.droppedBytes} bytes left out here\n`));
      for (const chunk of tail.chunks) write(chunk);
      closeSync(file);
    },
    get fault() {
      return fault;
    },
  };
}

/** The last `capBytes` bytes of a stream, in the chunks they came in. */
export class Tail {
  readonly capBytes: number;
  readonly chunks: Buffer[] = [];
  droppedBytes = 0;
  #bytes = 0;

  constructor(capBytes: number) {
    this.capBytes = capBytes;
  }

  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.#bytes += chunk.length;
    while (this.#bytes > this.capBytes) this.#dropFirst(this.#bytes - this.capBytes);
  }

  /** Decoded as UTF-8; damaged sequences become U+FFFD. */
  text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }

  #dropFirst(excess: number): void {
    const [first] = this.chunks;
    if (first === undefined) return;
    const cut = Math.min(first.length, excess);
    if (cut === first.length) this.chunks.shift();
    else this.chunks[0] = first.subarray(cut);
    this.#bytes -= cut;
    this.droppedBytes += cut;
  }
}
