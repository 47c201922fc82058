import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SuiteError } from '../model/suite-error.ts';
import type { View } from '../model/view.ts';
import { type BoundedText, codeOf, readBoundedText } from './bounded-file.ts';
import { findCrowding } from './crowding.ts';
import { describeIssues } from './describe-issue.ts';
import { parseHostileJson } from './hostile-json.ts';
import { LIMITS } from './limits.ts';
import { viewSchema } from './view-schema.ts';

/** What a path that should hold results holds: a whole view, or only the recording of a run that did not reach its end. */
export type ResultFile =
  | { readonly kind: 'view'; readonly file: string; readonly view: View }
  | { readonly kind: 'events'; readonly file: string };

/** Names inside an output folder. */
export const RESULT_NAMES = { view: 'results.json', events: 'events.ndjson' } as const;

/**
 * Reads results from `results.json`, from the folder that holds one, or points at the recording (`events.ndjson`) where there is
 * no more. Throws a SuiteError: exit 2 when the path does not exist or holds neither, exit 3 when it cannot be read as results.
 */
export async function readResultFile(path: string): Promise<ResultFile> {
  const place = await locate(path);
  if (place.kind === 'events') return { kind: 'events', file: place.file };
  return { kind: 'view', file: place.file, view: parseView(await textOf(place.file), place.file) };
}

/** Text of unknown origin → a view. Throws a SuiteError (exit 3) that says what, where, found and expected. */
export function parseView(text: string, file: string): View {
  const document = parseHostileJson(text, LIMITS.resultBytes);
  if (document.kind === 'fault') throw unreadable(file, document.reason);
  const crowded = findCrowding(document.value);
  if (crowded !== null) throw unreadable(file, crowded);
  const newer = newerFormat(document.value);
  if (newer !== null) throw unreadable(file, newer);
  if (isBaseline(document.value)) throw unreadable(file, 'it is a baseline; name the results.json of a run');
  const view = viewSchema.safeParse(document.value);
  if (!view.success) throw unreadable(file, describeIssues(view.error.issues, document.value));
  return view.data;
}

const unreadable = (file: string, reason: string): SuiteError =>
  new SuiteError(`Cannot read results from ${file}: ${reason}`, { exitCode: 3 });

const missing = (path: string, detail: string): SuiteError =>
  new SuiteError(`Cannot find results at ${path}: ${detail}`, { exitCode: 2 });

const isBaseline = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'stress-action/baseline';

/** Says so when a later version wrote the file; its other differences would only distract. */
function newerFormat(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('schemaVersion' in value)) return null;
  const { schemaVersion } = value;
  return typeof schemaVersion === 'number' && schemaVersion > 1
    ? `schemaVersion: found ${schemaVersion}, expected 1: a newer version of this tool wrote it`
    : null;
}

async function locate(path: string): Promise<{ kind: 'view' | 'events'; file: string }> {
  const kind = await kindOf(path);
  if (kind === 'absent') throw missing(path, 'there is no such file or folder');
  if (kind === 'file') return { kind: path.endsWith('.ndjson') ? 'events' : 'view', file: path };
  const view = join(path, RESULT_NAMES.view);
  if ((await kindOf(view)) !== 'absent') return { kind: 'view', file: view };
  const events = join(path, RESULT_NAMES.events);
  if ((await kindOf(events)) !== 'absent') return { kind: 'events', file: events };
  throw missing(path, `the folder holds neither ${RESULT_NAMES.view} nor ${RESULT_NAMES.events}`);
}

/** A path that exists and cannot be looked at counts as a file: reading it then says why it cannot. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'absent'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'file';
  }
}

async function textOf(file: string): Promise<string> {
  const read: BoundedText = await readBoundedText(file, LIMITS.resultBytes);
  switch (read.kind) {
    case 'text':
      return read.text;
    case 'absent':
      throw missing(file, 'there is no such file');
    case 'unavailable':
    case 'fault':
      throw unreadable(file, read.reason);
  }
}
