import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { History, type HistoryFindings, unchecked } from '../../ingest/histories/history.ts';
import type { Problem } from '../../model/caveat.ts';
import type { Detected, HistoryPlan } from '../../model/detected.ts';
import { OWN_FOLDER, placeOfPattern } from '../own-folder.ts';
import { openWrittenFiles, type WrittenFiles } from '../written-files.ts';
import { combine } from './combine.ts';
import type { Detector, DetectorWatch, WatchedOperation } from './detector.ts';

/** Files of one history; a workload has one, or one for each worker. */
const MOST_FILES = 1000;

/** Checks over what the workers of an operation wrote down. */
export const histories: Detector = {
  async open(operation) {
    const { histories: plans = [] } = operation.scenario;
    if (plans.length === 0) return null;
    return new HistoriesWatch(operation, await Promise.all(plans.map(plan => placed(plan, operation))));
  },
};

/** A history with the files that are there already, which an earlier operation wrote. */
interface Placed {
  readonly plan: HistoryPlan;
  readonly folder: string;
  readonly files: WrittenFiles;
}

async function placed(plan: HistoryPlan, { cwd, env }: WatchedOperation): Promise<Placed> {
  const { pattern, folder } = placeOfPattern(plan.from, cwd, env[OWN_FOLDER] ?? null);
  return { plan, folder, files: await openWrittenFiles(pattern, folder) };
}

class HistoriesWatch implements DetectorWatch {
  readonly #operation: WatchedOperation;
  readonly #placed: readonly Placed[];

  constructor(operation: WatchedOperation, all: readonly Placed[]) {
    this.#operation = operation;
    this.#placed = all;
  }

  async finish(): Promise<Detected> {
    const said: Detected[] = [];
    for (const one of this.#placed) {
      const { faults, state, problems } = await findingsOf(one);
      this.#log(problems);
      said.push({ faults, detectors: [state] });
    }
    return combine(said);
  }

  /** What could not be read stands in the log, line by line; the detector's evidence has the first. */
  #log(problems: readonly Problem[]): void {
    const { log, source } = this.#operation;
    const lines = problems.map(({ file, line, message }) => `${file}:${line ?? '?'}: ${message}\n`);
    if (lines.length > 0) log.append(`${source}, history`, Buffer.from(lines.join('')));
  }
}

async function findingsOf({ plan, folder, files }: Placed): Promise<HistoryFindings> {
  const { written, old } = await files.written();
  if (written.length === 0) return unchecked(plan, absence(old));
  if (written.length > MOST_FILES)
    return unchecked(plan, `it matches ${written.length} files; at most ${MOST_FILES} are read`);
  const history = new History(plan, written.length);
  for (const path of written) await readInto(history, folder, path);
  return history.conclude();
}

const absence = (old: number): string =>
  old === 0
    ? 'no file of this pattern was written'
    : `of this pattern there are only old files (${old}), which this run did not write`;

/** A link, a device or a pipe is refused before a byte is read. */
async function readInto(history: History, folder: string, path: string): Promise<void> {
  try {
    const file = await open(
      join(folder, path),
      constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW,
    );
    try {
      if (!(await file.stat()).isFile()) throw new Error('it is not a regular file');
      const decoder = new TextDecoder();
      const text = history.open(path);
      for await (const chunk of file.createReadStream({ autoClose: false }))
        text.push(decoder.decode(chunk, { stream: true }));
      text.push(decoder.decode());
      text.end();
    } finally {
      await file.close();
    }
  } catch (error) {
    history.unreadable(path, `It cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
