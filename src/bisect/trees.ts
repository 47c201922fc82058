import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describeOutcome } from '../model/outcome.ts';
import type { Plan } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import type { World } from '../request.ts';
import type { Repository } from '../run/git/repository.ts';
import { addWorktree } from '../run/git/worktree.ts';
import { run } from '../run/run.ts';
import { baseTree, headTree } from '../run/tree.ts';

/** What a search needs of the world; the trees it makes itself. `workingDirectory` is where the suite is. */
export type BisectWorld = Omit<World, 'store' | 'damagedBaseline' | 'openBase' | 'refresh'>;

/** A commit of the history, checked out beside the repository. */
export interface CommitTree {
  /** Absolute; corresponds to the working directory. */
  readonly directory: string;
  /** Its path is as long as the repository's. */
  readonly alike: boolean;
  /** The program's environment as it is to be in this tree, asked anew after a setup has made folders. */
  readonly environment: () => NodeJS.ProcessEnv;
  readonly close: () => Promise<void>;
}

/** Checks out `sha`. Null where that commit does not have the folder of the suite. Throws `SuiteError` (exit code 3) when git fails. */
export async function openTree(
  sha: string,
  repository: Repository,
  { workingDirectory, environment }: BisectWorld,
): Promise<CommitTree | null> {
  // Git's own credentials: what a partial clone lacks is fetched as everything else of it was.
  const worktree = await addWorktree(sha, repository, {});
  const directory = join(worktree.path, repository.prefix);
  if (!existsSync(directory)) {
    await worktree.remove();
    return null;
  }
  const tree = baseTree(directory, headTree(workingDirectory, environment));
  return { directory, alike: worktree.alike, environment: tree.environment, close: worktree.remove };
}

/**
 * Runs the suite's setup command in a tree, once, whatever the number of comparisons that follow; `out` gets its log. Says in words what
 * went wrong, or null.
 */
export async function setUpTree(
  tree: CommitTree,
  { plan, policy }: { readonly plan: Plan; readonly policy: Policy },
  out: string,
  world: BisectWorld,
): Promise<string | null> {
  if (plan.setup === null) return null;
  await mkdir(out, { recursive: true });
  const alone: Plan = { ...plan, scenarios: [], budgetMs: null, pairing: null };
  const { setup } = await run(alone, {
    ...world,
    policy,
    out,
    workingDirectory: tree.directory,
    baseDirectory: null,
    environment: tree.environment(),
    listeners: [],
    enough: () => new Set(),
    monitors: null,
    calibration: UNCALIBRATED,
  });
  const outcome = setup?.outcome ?? { kind: 'interrupted' };
  return outcome.kind === 'ok' ? null : `the setup ${describeOutcome(outcome)}`;
}

/** Nothing is timed in a setup. */
const UNCALIBRATED = { readingsIn: () => 0, read: () => Promise.reject(new Error('no reading was planned')) };
