import { LIMITS } from '../baseline/limits.ts';
import { parseView, RESULT_NAMES } from '../baseline/result-file.ts';
import { SuiteError } from '../model/suite-error.ts';
import type { View } from '../model/view.ts';
import { type ArtifactApi, connectArtifacts, type StoredArtifact } from './artifact-api.ts';
import type { ApiPlace } from './connection.ts';
import { DEFAULT_PACE, type Pace, retry } from './retry.ts';
import type { WorkflowRun } from './workflow-run.ts';
import { readZipFile } from './zip-file.ts';

/** What is accepted of an artifact: far above what the program itself leaves, far below what could exhaust a runner. */
export const ARTIFACT_LIMITS = {
  /** Of the archive: as announced, and as it comes. */
  archiveBytes: 64 * 1024 ** 2,
  /** Files in it; a folder of results has a log for each invocation. */
  entries: 20_000,
  /** Artifacts of one run that a pattern may match. */
  artifacts: 256,
} as const;

/** Where the results lie in an artifact: alone or with the rest of their folder, or with that folder itself. */
const PLACES = [RESULT_NAMES.view, `.stress/${RESULT_NAMES.view}`] as const;

const SUBJECT = { permission: 'actions: read', place: 'artifact', sent: 'request' } as const;

/**
 * The results in the artifacts of `run` that `pattern` names (`*` stands for anything), in the order of their names; of artifacts with
 * one name the newest, which is that of the latest attempt. Everything in them is hostile. Throws a SuiteError (exit 3) that says
 * which artifact cannot be read, and why.
 */
export async function fetchResults(
  place: ApiPlace,
  run: WorkflowRun,
  pattern: string,
  pace: Pace = DEFAULT_PACE,
): Promise<readonly View[]> {
  const api = await connectArtifacts(place);
  const all = await asked(pace, `Cannot list the artifacts of run ${run.id}`, () => api.list(run.id));
  const chosen = chooseArtifacts(all, pattern);
  if (chosen.length === 0) throw unreadable(absence(all, run, pattern));
  if (chosen.length > ARTIFACT_LIMITS.artifacts) {
    const counts = `${chosen.length}, of at most ${ARTIFACT_LIMITS.artifacts}`;
    throw unreadable(`Cannot use the artifacts ${pattern} of run ${run.id}: there are ${counts}`);
  }
  const views: View[] = [];
  // One after the other: each may take as much memory as the bounds allow.
  for (const artifact of chosen) views.push(await readArtifact(api, artifact, pace));
  return views;
}

/** By name, the newest of each. */
export function chooseArtifacts(all: readonly StoredArtifact[], pattern: string): readonly StoredArtifact[] {
  const parts = pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const matching = new RegExp(`^${parts.join('.*')}$`, 's');
  const newest = new Map(
    all
      .filter(({ name }) => matching.test(name))
      .toSorted((a, b) => a.id - b.id)
      .map(artifact => [artifact.name, artifact]),
  );
  return [...newest.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function readArtifact(api: ArtifactApi, artifact: StoredArtifact, pace: Pace): Promise<View> {
  const what = `Cannot read the artifact ${shown(artifact.name)}`;
  const { archiveBytes, entries } = ARTIFACT_LIMITS;
  if (artifact.expired) throw unreadable(`${what}: it has expired; run the workflow that measures again`);
  const large = (found: string) => unreadable(`${what}: it has ${found} bytes, of at most ${archiveBytes}`);
  if (artifact.bytes > archiveBytes) throw large(String(artifact.bytes));
  const download = await asked(pace, what, () => api.download(artifact.id, archiveBytes));
  if (download.kind === 'too-large') throw large(`more than ${archiveBytes}`);
  const file = await readZipFile(download.bytes, PLACES, { entries, fileBytes: LIMITS.resultBytes });
  if (file.kind === 'fault') throw unreadable(`${what}: ${file.reason}`);
  return parseView(decoded(file.bytes, what), `${file.name} of the artifact ${shown(artifact.name)}`);
}

async function asked<T>(pace: Pace, what: string, work: () => Promise<T>): Promise<T> {
  const tried = await retry(pace, work, SUBJECT);
  if (tried.kind === 'fault') throw unreadable(`${what}: ${tried.fault.reason}`);
  return tried.value;
}

function decoded(bytes: Buffer, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(`${what}: its results are not text in UTF-8`);
  }
}

function absence(all: readonly StoredArtifact[], { id, conclusion }: WorkflowRun, pattern: string): string {
  const names = [...new Set(all.map(({ name }) => shown(name)))];
  const found = names.length === 0 ? 'it has none' : `it has ${names.slice(0, 10).join(', ')}`;
  const ended = conclusion === null ? '' : `, and ended with ${shown(conclusion)}`;
  return `Cannot find the artifact ${pattern} of run ${id}: ${found}${ended}; let that workflow upload ${PLACES[1]} under this name`;
}

const unreadable = (message: string): SuiteError => new SuiteError(message, { exitCode: 3 });

/** Names are of a stranger's choosing. */
const shown = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 80);
