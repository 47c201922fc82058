import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BaselineStore, notSaved } from '../baseline/store.ts';
import { apiFault } from './api-fault.ts';
import { connectBranch } from './branch-api.ts';
import { fileName, restoreFrom, sourceOf } from './branch-read.ts';
import { attemptToSave, type SavePlace } from './branch-save.ts';
import { describeFault } from './repository-fault.ts';
import type { RepositoryPlace } from './repository-place.ts';

/** Where baselines rest, and for whom. */
export interface BranchOptions extends SavePlace {
  readonly place: RepositoryPlace;
  /** Makes the waits of two runs differ, and those of one run the same every time. */
  readonly seed: string;
  readonly pace?: BranchPace;
}

/** How long a save tries to get its run in beside others. */
export interface BranchPace {
  readonly attempts: number;
  /** Wait after the first attempt; doubles five times. */
  readonly waitMs: number;
}

/** Every attempt that meets another run's is the other's success, so twelve let twelve runs end at the same moment. */
const PACE: BranchPace = { attempts: 12, waitMs: 100 };
const MOST_DOUBLINGS = 5;
/** A server that asks for more is not waited for. */
const LONGEST_WAIT_MS = 20_000;

/**
 * Baselines as files of a branch of their own, one for each suite and machine class. A save never replaces what it has not read: it
 * adds its runs to the newest file, follows the newest commit, and begins again where another run was quicker. Never throws.
 */
export function branchStore(options: BranchOptions): BaselineStore {
  const connect = () => connectBranch(options.place, options.branch);
  return {
    async restore(query) {
      const source = sourceOf(options, fileName(query, options));
      try {
        return await restoreFrom(await connect(), query, options);
      } catch (error) {
        const wish = { doing: `read the branch ${options.branch}`, grant: 'contents: read' };
        return { kind: 'unavailable', source, reason: describeFault(apiFault(error), wish) };
      }
    },

    async save(baseline, query) {
      const pace = options.pace ?? PACE;
      for (let attempt = 1; ; attempt++) {
        const answer = await attemptToSave(connect, baseline, query, options);
        if ('kind' in answer) return answer;
        if (attempt >= pace.attempts || answer.waitMs > LONGEST_WAIT_MS)
          return notSaved(answer.code, `${answer.reason} (tried ${attempt} times)`);
        await sleep(Math.max(answer.waitMs, jitter(options.seed, attempt, pace)));
      }
    },
  };
}

/** From half to one and a half of the wait, drawn by the run's own seed. */
function jitter(seed: string, attempt: number, { waitMs }: BranchPace): number {
  const drawn = createHash('sha256').update(`${seed} ${attempt}`).digest().readUInt32BE() / 2 ** 32;
  return waitMs * 2 ** Math.min(attempt - 1, MOST_DOUBLINGS) * (0.5 + drawn);
}
