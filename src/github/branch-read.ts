import { fault, tooLarge } from '../baseline/hostile-json.ts';
import { type KeyScope, restorePrefixes } from '../baseline/keys.ts';
import { LIMITS } from '../baseline/limits.ts';
import { type BaselineOrigin, lookupOf, parseBaseline } from '../baseline/parse-baseline.ts';
import type { BaselineQuery } from '../baseline/store.ts';
import type { BaselineLookup } from '../model/baseline.ts';
import type { BranchApi, BranchFile } from './branch-api.ts';

/** A branch of baselines, and whose files are meant. */
export interface BranchPlace {
  readonly branch: string;
  readonly scope: KeyScope;
}

/** The file of one suite on one machine class. */
export const fileName = (query: BaselineQuery, { scope }: BranchPlace): string =>
  `${restorePrefixes(query, scope)[0].slice(0, -1)}.json`;

/** For people: `stress-baselines:stress-1-….json`. */
export const sourceOf = ({ branch }: BranchPlace, file: string): string => `${branch}:${file}`;

/** The file of this machine class, or one of another class on the same system: then the machine is said to have changed. */
export async function restoreFrom(
  api: BranchApi,
  query: BaselineQuery,
  place: BranchPlace,
): Promise<BaselineLookup> {
  const wanted = fileName(query, place);
  const searched = sourceOf(place, wanted);
  const tip = await api.tip();
  const [, system] = restorePrefixes(query, place.scope);
  const file =
    tip?.files.find(({ path }) => path === wanted) ??
    tip?.files.find(({ path }) => path.startsWith(system) && path.endsWith('.json'));
  if (file === undefined) return { kind: 'absent', searched };
  return readFile(api, file, { suite: query.suite, source: sourceOf(place, file.path) });
}

/** A file that anybody with write access may have written → what it is worth as a baseline. */
export async function readFile(
  api: BranchApi,
  file: BranchFile,
  origin: BaselineOrigin,
): Promise<BaselineLookup> {
  if (file.bytes > LIMITS.baselineBytes) return lookupOf(tooLarge(file.bytes, LIMITS.baselineBytes), origin);
  const bytes = await api.content(file);
  try {
    return parseBaseline(new TextDecoder('utf-8', { fatal: true }).decode(bytes), origin);
  } catch {
    return lookupOf(fault('hostile', 'Found bytes that are not UTF-8 text, expected JSON'), origin);
  }
}
