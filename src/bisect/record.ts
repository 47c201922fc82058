import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBoundedText } from '../baseline/bounded-file.ts';
import { describeIssues } from '../baseline/describe-issue.ts';
import { parseHostileJson } from '../baseline/hostile-json.ts';
import { LIMITS } from '../baseline/limits.ts';
import { writeAtomically } from '../baseline/write-atomically.ts';
import type { BisectRecord } from '../model/bisect.ts';
import { SuiteError } from '../model/suite-error.ts';
import { recordSchema } from './record-schema.ts';

/** Names inside the output folder of a search. */
export const RECORD_FILE = 'bisect.json';
export const STEPS_FOLDER = 'steps';

/** How a search begins: as it was asked for, or where an earlier one stopped. `discarded` says why an earlier one does not count. */
export interface Beginning {
  readonly record: BisectRecord;
  readonly resumed: boolean;
  readonly discarded: string | null;
}

/**
 * Goes on from the record in `out` when it answers the same question as `fresh`; else begins anew, without the steps of the earlier
 * search. Throws `SuiteError` (exit code 2) for a record that cannot be read: it may be hours of work, so nobody but its owner removes it.
 */
export async function beginRecord(fresh: BisectRecord, out: string, restart: boolean): Promise<Beginning> {
  const earlier = restart ? null : await readRecord(join(out, RECORD_FILE));
  const discarded = earlier === null ? null : differenceOf(earlier, fresh);
  if (earlier !== null && discarded === null) return { record: earlier, resumed: true, discarded };
  const created = await mkdir(out, { recursive: true });
  if (created !== undefined) await writeFile(join(out, '.gitignore'), '*\n');
  if (restart || earlier !== null) await rm(join(out, STEPS_FOLDER), { recursive: true, force: true });
  await writeRecord(fresh, out);
  return { record: fresh, resumed: false, discarded };
}

/** Writes the record whole, or leaves the old one. */
export const writeRecord = (record: BisectRecord, out: string): Promise<void> =>
  writeAtomically(join(out, RECORD_FILE), `${JSON.stringify(record, null, 2)}\n`);

/** 16 hex digits over everything that changes what steps say. Where a scenario stands in its file does not. */
export const digestOfQuestion = (question: object): string =>
  createHash('sha256')
    .update(JSON.stringify(question, (key, value: unknown) => (key === 'line' ? undefined : value)))
    .digest('hex')
    .slice(0, 16);

/** The record in `file`; null where there is none. */
async function readRecord(file: string): Promise<BisectRecord | null> {
  const read = await readBoundedText(file, LIMITS.resultBytes);
  if (read.kind === 'absent') return null;
  if (read.kind !== 'text') throw unreadable(file, read.reason);
  return parseRecord(read.text, file);
}

/** Text of unknown origin → a record. Throws a SuiteError (exit code 2) that says what, where, found and expected. */
export function parseRecord(text: string, file: string): BisectRecord {
  const document = parseHostileJson(text, LIMITS.resultBytes);
  if (document.kind === 'fault') throw unreadable(file, document.reason);
  const record = recordSchema.safeParse(document.value);
  if (!record.success) throw unreadable(file, describeIssues(record.error.issues, document.value));
  return record.data;
}

const unreadable = (file: string, reason: string): SuiteError =>
  new SuiteError(`Cannot go on from ${file}: ${reason}; pass --restart to begin anew`, { exitCode: 2 });

/** What makes the earlier search another one; null when nothing does. */
function differenceOf(earlier: BisectRecord, fresh: BisectRecord): string | null {
  const ends = (record: BisectRecord): string => `${record.good.sha} ${record.commits.at(-1)?.sha}`;
  if (ends(earlier) !== ends(fresh)) return 'it was between other commits';
  if (earlier.seed !== fresh.seed) return `its seed was ${earlier.seed}`;
  return earlier.digest === fresh.digest ? null : 'the suite or what is asked of it has changed';
}
