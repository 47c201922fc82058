import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Problem } from '../../model/caveat.ts';
import { SuiteError } from '../../model/suite-error.ts';
import { parseReplay } from './replay-text.ts';

/** A larger file is refused before it is read: two million moments with a date need less. */
const LARGEST_BYTES = 64 * 1024 ** 2;
const DIGEST_LENGTH = 16;

/** The moments of a file. */
export interface Replay {
  /** Ascending milliseconds since the start of the load. */
  readonly times: readonly number[];
  /** What was done to them, in a sentence; null for nothing. */
  readonly caveat: string | null;
  /** 16 hex digits over the file's bytes: another one is another load. */
  readonly content: string;
}

/**
 * Reads the moments of a replay, one a line (docs/load.md, "Replay").
 *
 * @param file as the suite names it, relative to `directory`
 * @throws SuiteError (exit code 2) with a problem for each line that cannot be used
 */
export async function readReplay(file: string, directory: string): Promise<Replay> {
  const bytes = await readBounded(resolve(directory, file)).catch((error: NodeJS.ErrnoException) => {
    throw refusal(file, [{ line: null, message: absence(error) }], error);
  });
  const parsed = parseReplay(new TextDecoder().decode(bytes));
  if ('problems' in parsed) throw refusal(file, parsed.problems);
  const content = createHash('sha256').update(bytes).digest('hex').slice(0, DIGEST_LENGTH);
  const { times, caveat } = parsed;
  return { times, caveat: caveat === null ? null : `In ${file} ${caveat}`, content };
}

const absence = (error: NodeJS.ErrnoException): string =>
  error.code === 'ENOENT' || error.code === 'ENOTDIR'
    ? 'there is no such file; its path is relative to the working directory'
    : error.message;

/** A device, a pipe or a folder is refused before a byte is read, and opening a pipe does not wait for a writer. */
async function readBounded(path: string): Promise<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new Error('it is not a regular file; name a text file with one moment a line');
    if (found.size > LARGEST_BYTES)
      throw new Error(
        `it is ${found.size.toLocaleString('en-US')} bytes large; at most 64 MiB are read: leave out what stands beside the moments`,
      );
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function refusal(
  file: string,
  found: readonly { readonly line: number | null; readonly message: string }[],
  cause?: unknown,
): SuiteError {
  const problems = found.map(
    ({ line, message }): Problem => ({ file, line, column: null, path: '', message }),
  );
  const [only] = problems;
  const what =
    only?.line === null
      ? only.message
      : `${found.length} ${found.length === 1 ? 'line is' : 'lines are'} no moment`;
  return new SuiteError(`Cannot replay ${file}: ${what}`, {
    ...{ exitCode: 2, problems },
    ...(cause === undefined ? {} : { cause }),
  });
}
