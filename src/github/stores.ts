import { type BaselineStore, notSaved } from '../baseline/store.ts';
import { SuiteError } from '../model/suite-error.ts';
import type { BranchOptions } from './branch-store.ts';
import { cacheStore } from './cache-store.ts';
import type { RunContext } from './context.ts';
import type { StoreInputs } from './store-inputs.ts';

/** As action.yml has it. */
const DEFAULT_RUNS = 30;

/** Runs are counted where they are written; a job that only reads names none. */
type Inputs = StoreInputs & { readonly githubToken: string | null; readonly baselineRuns?: number };

/** Where this run's baseline rests, as the inputs say. A SuiteError (exit 2) for a branch that holds people's work. */
export function storeFor(inputs: Inputs, context: RunContext, env: NodeJS.ProcessEnv): BaselineStore {
  if (inputs.baselineStore === 'cache') return cacheStore(context, inputs.baselineKey, env);
  const { baselineBranch: branch, githubToken: token } = inputs;
  if (branch === context.defaultBranch) {
    throw new SuiteError(
      `Cannot keep baselines on ${branch}: it is the default branch; name one of their own in baseline-branch`,
      { exitCode: 2 },
    );
  }
  if (token === null) return outOfReach(branch, 'the input github-token is empty');
  if (context.repository === null) return outOfReach(branch, 'this run belongs to no repository');
  const { owner, name: repo } = context.repository;
  return onBranch({
    place: { token, apiUrl: context.apiUrl, owner, repo },
    branch,
    scope: { name: inputs.baselineKey, os: context.runnerOs, arch: context.runnerArch },
    keepRuns: inputs.baselineRuns ?? DEFAULT_RUNS,
    seed: `${context.runId} ${context.attempt}`,
  });
}

/** Loaded when it is used: its schemas would be a third of the action's start. */
function onBranch(options: BranchOptions): BaselineStore {
  const load = async (): Promise<BaselineStore> => (await import('./branch-store.ts')).branchStore(options);
  return {
    restore: async query => (await load()).restore(query),
    save: async (baseline, query) => (await load()).save(baseline, query),
  };
}

const outOfReach = (branch: string, reason: string): BaselineStore => ({
  restore: async () => ({ kind: 'unavailable', source: branch, reason }),
  save: async () => notSaved('unavailable', `Cannot reach the branch ${branch}: ${reason}`),
});
