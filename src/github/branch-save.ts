import { encodeBaseline } from '../baseline/encode-baseline.ts';
import { mergeHistories } from '../baseline/merge-histories.ts';
import { type BaselineQuery, notSaved, type SaveOutcome } from '../baseline/store.ts';
import type { Baseline } from '../model/baseline.ts';
import { type ApiFault, apiFault } from './api-fault.ts';
import type { BranchApi, Loose, Tip } from './branch-api.ts';
import { EMPTY_LEDGER, type Ledger, nextLedger, readLedger, writeLedger } from './branch-ledger.ts';
import { type BranchPlace, fileName, readFile, sourceOf } from './branch-read.ts';
import { describeFault } from './repository-fault.ts';

/** The branch is cut to one commit after this many, so that it does not grow for ever (bench/baseline-life/results.md). */
export const CUT_AFTER = 50;

/** A branch, and the length of a history that two runs made. */
export interface SavePlace extends BranchPlace {
  readonly keepRuns: number;
}

/** Why another attempt may help. */
export interface Again extends Pick<Extract<SaveOutcome, { kind: 'not-saved' }>, 'code' | 'reason'> {
  readonly waitMs: number;
}

/** One attempt: what became of it, or why another may help. */
export async function attemptToSave(
  connect: () => Promise<BranchApi>,
  baseline: Baseline,
  query: BaselineQuery,
  place: SavePlace,
): Promise<SaveOutcome | Again> {
  let tip: Tip | null | undefined;
  try {
    const api = await connect();
    tip = await api.tip();
    return await saveOnto(tip, api, baseline, query, place);
  } catch (error) {
    const found = apiFault(error);
    if (isConflict(found) || (found.status === 422 && tip !== undefined && (await hasMoved(connect, tip))))
      return { code: 'failed', reason: `Other runs were quicker to update ${place.branch}`, waitMs: 0 };
    return failure(found, place);
  }
}

/**
 * GitHub's words for a branch that is not where it was read. They count without another look, as what was just written may not be seen
 * by the next request yet.
 */
const isConflict = ({ status, reason }: ApiFault): boolean =>
  status === 409 || (status === 422 && /fast.?forward|already exists|does not exist/i.test(reason));

/** Any other refusal is a conflict only where somebody else has moved the branch meanwhile. */
async function hasMoved(connect: () => Promise<BranchApi>, before: Tip | null): Promise<boolean> {
  try {
    return (await (await connect()).tip())?.commit !== before?.commit;
  } catch {
    // Whatever keeps this from being told keeps the next attempt from succeeding, and is stated then.
    return true;
  }
}

function failure(found: ApiFault, { branch }: SavePlace): SaveOutcome | Again {
  const reason = describeFault(found, { doing: `write the branch ${branch}`, grant: 'contents: write' });
  if (found.passing) return { code: 'failed', reason, waitMs: found.retryAfterMs ?? 0 };
  return notSaved(found.status === 403 || found.status === 404 ? 'denied' : 'failed', reason);
}

async function saveOnto(
  tip: Tip | null,
  api: BranchApi,
  baseline: Baseline,
  query: BaselineQuery,
  place: SavePlace,
): Promise<SaveOutcome> {
  const { branch, keepRuns } = place;
  const ledger = tip === null ? EMPTY_LEDGER : readLedger(tip.message);
  if (ledger === null)
    return notSaved('denied', `The branch ${branch} holds something else; name another one`);
  const path = fileName(query, place);
  const file = tip?.files.find(one => one.path === path);
  const known = file === undefined ? null : await readFile(api, file, { suite: query.suite, source: path });
  const whole = known?.kind === 'found' ? mergeHistories(baseline, known.baseline, keepRuns) : baseline;
  const text = encodeBaseline(whole);
  if (text === null) return notSaved('too-large', 'One run alone exceeds the size of a baseline');
  const next = nextLedger(ledger, path, whole.runs.at(-1)?.at ?? new Date(0).toISOString());
  const present = new Set(tip?.files.map(one => one.path));
  const change = {
    file: { path, text },
    removed: next.forgotten.filter(name => present.has(name)),
    message: writeLedger(next.ledger),
  };
  const written = await api.write(change, tip);
  await (tip === null ? api.create(written.commit) : api.advance(written.commit));
  if (next.ledger.updates >= CUT_AFTER) await cut(api, written, next.ledger);
  return { kind: 'saved', key: sourceOf(place, path) };
}

/** The same files without the commits before. The run is saved already: where this is not possible, the next save tries again. */
async function cut(api: BranchApi, { commit, tree }: Loose, ledger: Ledger): Promise<void> {
  try {
    const root = await api.rootOf(tree, writeLedger({ ...ledger, updates: 0 }));
    await api.replace(commit, root);
  } catch {
    // Another run was quicker, or a rule of the repository forbids it: the branch only stays longer than it need be.
  }
}
