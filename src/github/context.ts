import type { EventPayload } from './event-payload.ts';
import { type PullRequest, pullRequestOf } from './pull-request.ts';
import { type WorkflowRun, workflowRunOf } from './workflow-run.ts';

/** The workflow run this process is a step of, read once. */
export interface RunContext {
  /** `push`, `pull_request`, `schedule`, … */
  readonly event: string;
  /** Null outside of a workflow. */
  readonly repository: { readonly owner: string; readonly name: string } | null;
  readonly sha: string;
  /** `refs/heads/main`, `refs/pull/7/merge`. */
  readonly ref: string;
  /** From the event's payload, never from an input; null where it does not say. */
  readonly defaultBranch: string | null;
  /** Null when the event is not about a pull request. */
  readonly pullRequest: PullRequest | null;
  /** The run that a `workflow_run` event is about; null for other events. */
  readonly workflowRun: WorkflowRun | null;
  readonly actor: string;
  readonly runId: string;
  readonly attempt: string;
  readonly apiUrl: string;
  /** Page of this run, for people. */
  readonly runUrl: string;
  readonly workspace: string;
  /** `cache-mode` of the workflow; empty where the runner does not say. */
  readonly cacheMode: string;
  /** As the runner names them: `Linux`, `X64`. */
  readonly runnerOs: string;
  readonly runnerArch: string;
}

/** Reads the runner's environment and the event's payload. */
export async function readContext(env: NodeJS.ProcessEnv): Promise<RunContext> {
  // Loaded here, as its schema library would be a third of the action's start.
  const { readEventPayload } = await import('./event-payload.ts');
  const payload = await readEventPayload(env.GITHUB_EVENT_PATH);
  const runId = env.GITHUB_RUN_ID || '0';
  return {
    event: env.GITHUB_EVENT_NAME ?? '',
    repository: repositoryOf(env.GITHUB_REPOSITORY ?? ''),
    sha: env.GITHUB_SHA ?? '',
    ref: env.GITHUB_REF ?? '',
    defaultBranch: defaultBranchOf(env, payload),
    pullRequest: pullRequestOf(payload),
    workflowRun: workflowRunOf(payload),
    actor: env.GITHUB_ACTOR ?? '',
    runId,
    attempt: env.GITHUB_RUN_ATTEMPT || '1',
    apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
    runUrl: runPage(env, runId),
    workspace: env.GITHUB_WORKSPACE || process.cwd(),
    cacheMode: (env.ACTIONS_CACHE_MODE ?? '').trim().toLowerCase(),
    runnerOs: env.RUNNER_OS || process.platform,
    runnerArch: env.RUNNER_ARCH || process.arch,
  };
}

/** Page of a run of this repository, for people. */
export const runPage = (env: NodeJS.ProcessEnv, runId: string): string =>
  `${env.GITHUB_SERVER_URL || 'https://github.com'}/${env.GITHUB_REPOSITORY ?? ''}/actions/runs/${runId}`;

function repositoryOf(fullName: string): RunContext['repository'] {
  const [owner, name, ...rest] = fullName.split('/');
  return owner && name && rest.length === 0 ? { owner, name } : null;
}

/** A scheduled run is on the default branch by the platform's definition; its payload need not name it. */
function defaultBranchOf(env: NodeJS.ProcessEnv, payload: EventPayload): string | null {
  const named = payload.repository?.default_branch;
  if (named !== undefined) return named;
  return env.GITHUB_EVENT_NAME === 'schedule' ? (env.GITHUB_REF ?? '').replace(/^refs\/heads\//, '') : null;
}

export type WritePermission =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: string };

/** Events whose code has already been accepted into the branch they run on. */
const TRUSTED_EVENTS: ReadonlySet<string> = new Set(['push', 'schedule', 'workflow_dispatch']);

/** Modes in which the cache takes no entry; an unknown or missing mode is left for the service to decide. */
const READ_ONLY_MODES: ReadonlySet<string> = new Set(['read', 'none']);

/**
 * Whether this run may write a baseline at all: only a trusted event on the default branch, so that no pull request can move the
 * level it is judged by (SECURITY.md). The verdict has its own say after this.
 */
export function mayWriteBaseline(context: RunContext): WritePermission {
  const { event, ref, defaultBranch, cacheMode } = context;
  if (!TRUSTED_EVENTS.has(event)) {
    return refused(
      `a run of the event ${event || '(none)'} may not write it, only ${[...TRUSTED_EVENTS].join(', ')}`,
    );
  }
  if (defaultBranch === null) return refused('the event does not say which branch is the default one');
  if (ref !== `refs/heads/${defaultBranch}`) {
    return refused(`${ref || 'this ref'} is not the default branch, which is ${defaultBranch}`);
  }
  if (READ_ONLY_MODES.has(cacheMode)) return refused(`the workflow's cache-mode is ${cacheMode}`);
  return { allowed: true };
}

const refused = (reason: string): WritePermission => ({ allowed: false, reason });
