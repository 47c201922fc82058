import { realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encodeBaseline } from '../baseline/encode-baseline.ts';
import { type KeyScope, restorePrefixes, saveKey } from '../baseline/keys.ts';
import { type BaselineStore, type NotSavedCode, notSaved, type SaveOutcome } from '../baseline/store.ts';
import { writeAtomically } from '../baseline/write-atomically.ts';
import type { BaselineLookup } from '../model/baseline.ts';
import { restoreEntry, saveEntry } from './cache-service.ts';
import type { RunContext } from './context.ts';
import { unpackedFile } from './flat-unpacking.ts';

/**
 * The cached file, relative to the workspace. The cache addresses an entry by this very text: another spelling of the same place,
 * or an absolute one, would never find it again. Not below `out`, which a workflow may name.
 */
export const CACHED_FILE = '.stress-baseline/baseline.json';

/**
 * Baselines in the cache of GitHub Actions. Every answer and every failure of the cache is a stated outcome; none throws, so
 * none can change a verdict. `key` replaces the suite's name in keys (`baseline-key`).
 */
export function cacheStore(context: RunContext, key: string | null, env: NodeJS.ProcessEnv): BaselineStore {
  const scope: KeyScope = { name: key, os: context.runnerOs, arch: context.runnerArch };
  const file = join(context.workspace, CACHED_FILE);
  return {
    async restore(query) {
      const prefixes = restorePrefixes(query, scope);
      const source = `${prefixes[0]}*`;
      const obstacle = obstacleTo('read', context, env);
      if (obstacle !== null) return { kind: 'unavailable', source, reason: obstacle };
      return withoutLeftovers(file, () => restore(context.workspace, prefixes, query.suite, source));
    },

    async save(baseline, query) {
      const obstacle = obstacleTo('write', context, env) ?? (await misplaced(context));
      if (obstacle !== null)
        return notSaved(isForbidden('write', context) ? 'denied' : 'unavailable', obstacle);
      const text = encodeBaseline(baseline);
      if (text === null) return notSaved('too-large', 'One run alone exceeds the size of a baseline');
      const run = { id: context.runId, attempt: context.attempt };
      return withoutLeftovers(file, () => save(file, text, saveKey(query, scope, run)));
    },
  };
}

async function restore(
  workspace: string,
  prefixes: readonly string[],
  suite: string,
  source: string,
): Promise<BaselineLookup> {
  const answer = await restoreEntry(CACHED_FILE, prefixes);
  switch (answer.kind) {
    case 'miss':
      return { kind: 'absent', searched: source };
    case 'fault':
      return { kind: 'unavailable', source, reason: answer.reason };
    case 'hit': {
      const file = await unpackedFile(workspace, CACHED_FILE);
      const reason = `The entry does not hold ${CACHED_FILE}`;
      if (file === null) return { kind: 'unreadable', source: answer.key, fault: 'hostile', reason };
      const { readBaselineFile } = await import('../baseline/file-store.ts');
      return readBaselineFile(file, { suite, source: answer.key });
    }
  }
}

async function save(file: string, text: string, key: string): Promise<SaveOutcome> {
  try {
    await writeAtomically(file, text);
  } catch (error) {
    return notSaved('failed', `Cannot write ${file}: ${error instanceof Error ? error.message : error}`);
  }
  const answer = await saveEntry(CACHED_FILE, key);
  return answer.kind === 'saved' ? { kind: 'saved', key } : notSaved(codeOf(answer.reason), answer.reason);
}

/** Words of the service (docs/decisions.md): a policy denial and a taken key have fixed ones, the rest is passed on. */
function codeOf(reason: string): NotSavedCode {
  if (/cache write denied:/.test(reason)) return 'denied';
  return /\(409\)|already.?exists/i.test(reason) ? 'exists' : 'failed';
}

/** Modes of the workflow (`cache-mode`) that permit an operation; an unknown or missing mode leaves it to the service. */
const FORBIDDING: Readonly<Record<'read' | 'write', readonly string[]>> = {
  read: ['none', 'write-only'],
  write: ['none', 'read'],
};

const isForbidden = (use: 'read' | 'write', { cacheMode }: RunContext): boolean =>
  FORBIDDING[use].includes(cacheMode);

/** Why the cache need not be asked at all; null when it may be. */
function obstacleTo(use: 'read' | 'write', context: RunContext, env: NodeJS.ProcessEnv): string | null {
  if (isForbidden(use, context)) return `The workflow's cache-mode is ${context.cacheMode}`;
  if (!(env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL)) return 'This runner offers no cache service';
  return env.ACTIONS_RUNTIME_TOKEN ? null : 'This runner gave no token for the cache service';
}

/** The client packs relative to the current folder and unpacks into the workspace: they have to be one. */
async function misplaced({ workspace }: RunContext): Promise<string | null> {
  const [here, there] = await Promise.all([realpath(process.cwd()), realpath(workspace).catch(() => null)]);
  return here === there ? null : `The current folder is ${here}, not the workspace ${workspace}`;
}

/**
 * Nothing may lie in the cached file's place before (a checkout could bring a file that then passes for the cache's) or after (the
 * work tree would look changed).
 */
async function withoutLeftovers<T>(file: string, work: () => Promise<T>): Promise<T> {
  const clear = () => rm(dirname(file), { recursive: true, force: true });
  await clear();
  try {
    return await work();
  } finally {
    await clear();
  }
}
