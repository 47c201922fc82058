import { closeSync, openSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Problem } from '../model/caveat.ts';
import type { RunEvent } from '../model/event.ts';
import { SuiteError } from '../model/suite-error.ts';
import { eventFault } from './event-shape.ts';

/** Name of the recording inside the output folder. */
export const RECORDING_FILE = 'events.ndjson';

/** Larger recordings are read up to here: a week of invocations a second. */
const MAX_FILE_BYTES = 256 * 1024 ** 2;
const MAX_LINE_CHARS = 32 * 1024 ** 2;
const MAX_PROBLEMS = 100;
const NEWLINE = 10;

/** Writes events as they happen. */
export interface RecordingWriter {
  /** Returns once the operating system has the line: from then on the death of this program cannot lose it. */
  write(line: string): void;
  close(): void;
}

/** Begins a new recording at `file`. Throws `SuiteError` (exit code 3) when the disk refuses, now or later. */
export function openRecording(file: string): RecordingWriter {
  const attempt = <Value>(act: () => Value): Value => {
    try {
      return act();
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new SuiteError(`Cannot write the recording ${file}: ${reason}`, { exitCode: 3, cause });
    }
  };
  const descriptor = attempt(() => openSync(file, 'w'));
  return {
    // One write a line, in append order, so that a reader meets at most one torn line, the last.
    write: line => attempt(() => writeAll(descriptor, Buffer.from(`${line}\n`))),
    close: () => closeSync(descriptor),
  };
}

function writeAll(descriptor: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}

/** What a recording holds; lines that are no events stand in `problems` and do not end the reading. */
export interface Recording {
  readonly events: readonly RunEvent[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a recording that may be torn (the program was killed), damaged or hostile. Memory is bounded by `maxBytes`. Rejects only
 * when the file cannot be opened or read.
 */
export async function readRecording(file: string, maxBytes: number = MAX_FILE_BYTES): Promise<Recording> {
  const events: RunEvent[] = [];
  const problems: Problem[] = [];
  const note = (line: number, message: string): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ file, line, column: null, path: '', message });
  };
  const { bytes, cut } = await readBounded(file, maxBytes);
  let line = 0;
  for (let from = 0; from < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, from);
    const end = newline === -1 ? bytes.length : newline;
    line += 1;
    const parsed = parseEvent(bytes, from, end);
    if (typeof parsed !== 'string') events.push(parsed);
    else if (newline === -1 && !cut) note(line, `The last line is torn: ${parsed}`);
    else if (newline !== -1) note(line, `This line is no event: ${parsed}`);
    from = end + 1;
  }
  if (cut) note(line, `The recording is larger than ${maxBytes} bytes; the rest was not read`);
  return { events, problems };
}

async function readBounded(file: string, maxBytes: number): Promise<{ bytes: Buffer; cut: boolean }> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, maxBytes)), 0);
    return { bytes: buffer.subarray(0, bytesRead), cut: size > maxBytes };
  } finally {
    await handle.close();
  }
}

/** The event, or what is wrong with the line. */
function parseEvent(bytes: Buffer, from: number, end: number): RunEvent | string {
  if (end - from > MAX_LINE_CHARS) return `it has ${end - from} bytes, at most ${MAX_LINE_CHARS} are read`;
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8', from, end));
    return eventFault(value) ?? asEvent(value);
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 200) : String(error);
  }
}

/** Sound only after `eventFault` found nothing. */
const asEvent = (value: unknown): RunEvent => value as RunEvent;
