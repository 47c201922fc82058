import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { ingest } from '../ingest/ingest.ts';
import type { Ingested } from '../ingest/reading.ts';
import type { ReadingPlan } from '../model/plan.ts';
import { openWrittenFiles, statesOf } from './written-files.ts';

/** Files of one pattern that are read; what a build writes stays far below. */
const MAX_FILES = 1000;

/** The files of one pattern. */
export interface ReadingFiles {
  /** Reads those that are new or changed since it was opened; none is a broken measurement, because an old file measures an old run. */
  read(): Promise<readonly Ingested[]>;
}

/** Remembers the files that match `plan.from` below `folder` now. */
export async function openReadingFiles(plan: ReadingPlan, folder: string): Promise<ReadingFiles> {
  const files = await openWrittenFiles(plan.from, folder);
  return {
    async read() {
      const { written, old } = await files.written();
      if (written.length === 0) return [nothing(plan, absence(old))];
      if (written.length > MAX_FILES)
        return [nothing(plan, `It matches ${written.length} files; at most ${MAX_FILES} are read`)];
      const read: Ingested[] = [];
      for (const path of written) read.push(await readFile(path, plan, folder));
      return read;
    },
  };
}

/** Reads every file that matches now, whoever wrote it; none is a broken measurement. `from` may be the path of one file. */
export async function readFiles(plan: ReadingPlan, folder: string): Promise<readonly ReadFile[]> {
  const paths = (await isFile(join(folder, plan.from)))
    ? [plan.from]
    : (await statesOf(plan.from, folder)).map(([path]) => path);
  if (paths.length === 0)
    return [{ ingested: nothing(plan, 'There is no file of this pattern'), writtenMs: null }];
  if (paths.length > MAX_FILES)
    return [
      {
        ingested: nothing(plan, `It matches ${paths.length} files; at most ${MAX_FILES} are read`),
        writtenMs: null,
      },
    ];
  const read: ReadFile[] = [];
  for (const path of paths)
    read.push({
      ingested: await readFile(path, plan, folder),
      writtenMs: await writtenAt(join(folder, path)),
    });
  return read;
}

/** What a file says, and when it was last written, in milliseconds since 1970; null where that is not known. */
export interface ReadFile {
  readonly ingested: Ingested;
  readonly writtenMs: number | null;
}

const isFile = async (path: string): Promise<boolean> => (await writtenAt(path)) !== null;

async function writtenAt(path: string): Promise<number | null> {
  try {
    const state = await lstat(path);
    return state.isFile() ? state.mtimeMs : null;
  } catch {
    // It is no path but a pattern, or it went away: reading it says so.
    return null;
  }
}

const absence = (old: number): string =>
  old === 0
    ? 'No file of this pattern was written'
    : `Of this pattern there are only old files (${old}), which this run did not write`;

/** A link, a device or a pipe is refused before a byte is read. */
async function readFile(path: string, plan: ReadingPlan, folder: string): Promise<Ingested> {
  try {
    const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
    const file = await open(join(folder, path), flags);
    try {
      if (!(await file.stat()).isFile()) return nothing(plan, `${path} is not a regular file`);
      return await ingest(file.createReadStream({ autoClose: false }), { file: path, format: plan.format });
    } finally {
      await file.close();
    }
  } catch (error) {
    return nothing(plan, `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const nothing = ({ from }: ReadingPlan, broken: string): Ingested => ({
  format: null,
  file: from,
  metadata: {},
  readings: [],
  cached: [],
  problems: [{ file: from, line: null, column: null, path: '', message: broken }],
  broken,
});
