import { captureRemarks } from './capture-remarks.ts';
import { unpackingFlat } from './flat-unpacking.ts';

/** What the cache client did, with the reasons it would otherwise only print. */
export type RestoreAnswer =
  | { readonly kind: 'hit'; readonly key: string }
  | { readonly kind: 'miss' }
  | { readonly kind: 'fault'; readonly reason: string };

export type SaveAnswer = { readonly kind: 'saved' } | { readonly kind: 'fault'; readonly reason: string };

/**
 * Restores `path` (relative to the workspace) from the newest entry of the first prefix that has one. The client answers a miss
 * and every failure alike with `undefined`; its own remarks tell them apart.
 */
export async function restoreEntry(path: string, prefixes: readonly string[]): Promise<RestoreAnswer> {
  const [first = '', ...rest] = prefixes;
  const call = await captureRemarks(async () => {
    const { restoreCache } = await import('@actions/cache');
    return unpackingFlat(path, () => restoreCache([path], first, [...rest]));
  });
  if (call.kind === 'thrown') return { kind: 'fault', reason: call.reason };
  if (call.value !== undefined) return { kind: 'hit', key: call.value };
  return call.remarks.length === 0 ? { kind: 'miss' } : { kind: 'fault', reason: call.remarks.join('; ') };
}

/** Saves `path` under `key`. The client answers every failure with -1; its own remarks say which it was. */
export async function saveEntry(path: string, key: string): Promise<SaveAnswer> {
  const call = await captureRemarks(async () => {
    const { saveCache } = await import('@actions/cache');
    return saveCache([path], key);
  });
  if (call.kind === 'thrown') return { kind: 'fault', reason: call.reason };
  if (call.value >= 0) return { kind: 'saved' };
  return { kind: 'fault', reason: call.remarks.join('; ') || 'the cache client gave no reason' };
}
