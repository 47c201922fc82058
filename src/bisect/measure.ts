import { join } from 'node:path';
import { fileStore } from '../baseline/file-store.ts';
import { conclude, gather, wholeOf } from '../evidence.ts';
import type { Plan } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import type { View } from '../model/view.ts';
import type { Base, World } from '../request.ts';
import type { Repository } from '../run/git/repository.ts';
import { type BisectWorld, type CommitTree, openTree, setUpTree } from './trees.ts';

/** What a comparison is made of. */
export interface Question {
  readonly plan: Plan;
  readonly policy: Policy;
}

/** The good tree, ready to be measured against. */
export interface Good {
  readonly tree: CommitTree;
  /** For people: a short commit. */
  readonly label: string;
}

/** What became of one candidate. */
export type Measurement =
  | { readonly kind: 'measured'; readonly view: View }
  /** It could not be built. */
  | { readonly kind: 'unmeasured'; readonly reason: string }
  | { readonly kind: 'interrupted' };

/** A candidate, and where its results go: absolute. */
interface Candidate {
  readonly sha: string;
  readonly out: string;
}

/** Checks a commit out, sets it up, runs it in pairs with good, and removes its tree on every path. */
export async function measureCommit(
  { sha, out }: Candidate,
  question: Question,
  good: Good,
  { repository, world }: { readonly repository: Repository; readonly world: BisectWorld },
): Promise<Measurement> {
  const tree = await openTree(sha, repository, world);
  if (tree === null) return { kind: 'unmeasured', reason: `it has no folder ${repository.prefix}` };
  try {
    const obstacle = await setUpTree(tree, question, join(out, 'setup'), world);
    if (world.signal.aborted) return { kind: 'interrupted' };
    if (obstacle !== null) return { kind: 'unmeasured', reason: obstacle };
    return await compare(question, { tree, out }, good, world);
  } finally {
    await tree.close();
  }
}

async function compare(
  { plan, policy }: Question,
  { tree, out }: { readonly tree: CommitTree; readonly out: string },
  good: Good,
  world: BisectWorld,
): Promise<Measurement> {
  // Both trees are set up already.
  const ready: Plan = { ...plan, setup: null };
  const evidence = await gather(ready, policy, { kind: 'disabled' }, besideGood(tree, out, good, world));
  if (wholeOf(evidence).interruption !== null || world.signal.aborted) return { kind: 'interrupted' };
  return { kind: 'measured', view: conclude(evidence, { kind: 'disabled' }, policy, world.program) };
}

/** The world of one step: the candidate is the head, and the good tree, which stays open, its base. */
function besideGood(tree: CommitTree, out: string, good: Good, world: BisectWorld): World {
  const base: Base = {
    directory: good.tree.directory,
    label: good.label,
    caveats:
      tree.alike === good.tree.alike
        ? []
        : ['The trees have paths of unequal length, which can change how fast a program runs'],
    close: async () => {},
  };
  return {
    ...world,
    workingDirectory: tree.directory,
    environment: tree.environment(),
    out,
    store: fileStore(join(out, 'baseline.json')),
    damagedBaseline: 'state',
    openBase: async () => base,
    refresh: { when: 'never', reason: 'a search keeps no history' },
  };
}
