import { SuiteError } from '../model/suite-error.ts';
import type { EventPayload } from './event-payload.ts';

/** The finished run that a `workflow_run` event is about. Facts of GitHub's, but for the branch's name, which its owner chose. */
export interface WorkflowRun {
  readonly id: number;
  readonly attempt: number;
  /** The event that started it. */
  readonly event: string;
  /** `success`, `failure`, `action_required`, …; null where GitHub does not say. */
  readonly conclusion: string | null;
  /** Of the head, not of the merge commit that was measured. */
  readonly headSha: string;
  readonly headBranch: string | null;
  /** Owner of the repository that the head is in; null when that repository is gone. */
  readonly headOwner: string | null;
  /** Numbers of its pull requests; empty for forks. */
  readonly pullRequests: readonly number[];
}

/** From the event's payload; null where it has none, or a damaged one. */
export function workflowRunOf({ workflow_run: run }: EventPayload): WorkflowRun | null {
  if (run === undefined) return null;
  return {
    id: run.id,
    attempt: run.run_attempt,
    event: run.event,
    conclusion: run.conclusion,
    headSha: run.head_sha,
    headBranch: run.head_branch,
    headOwner: run.head_repository?.full_name.split('/')[0] || null,
    pullRequests: run.pull_requests.map(({ number }) => number),
  };
}

/**
 * The run whose results may be reported with this job's rights. Throws a SuiteError (exit 2) for any other event, and for a run that no
 * pull request started: its results belong nowhere, and whoever wrote them is not bound to a proposal.
 */
export function measuringRun(event: string, run: WorkflowRun | null): WorkflowRun {
  if (event !== 'workflow_run') {
    throw refusal(
      `this job was started by the event ${event || '(none)'}; it has to be started by workflow_run, after the workflow that measures`,
    );
  }
  if (run === null) throw refusal('the event does not say which run it is about, or says it in another form');
  if (run.event !== 'pull_request') {
    throw refusal(
      `run ${run.id} was started by the event ${run.event || '(none)'}, and only runs of pull_request have a pull request to report to; start this job with \`if: github.event.workflow_run.event == 'pull_request'\``,
    );
  }
  return run;
}

const refusal = (reason: string): SuiteError =>
  new SuiteError(`Cannot report results of another run: ${reason}`, { exitCode: 2 });

/** Conclusions of a run in which nothing was measured: it waits for somebody's approval, or its jobs were left out. */
const UNMEASURED: ReadonlySet<string | null> = new Set(['action_required', 'skipped']);

/** Why there is nothing to report yet; null where there should be results. */
export const reasonOfNoResults = ({ id, conclusion }: WorkflowRun): string | null =>
  UNMEASURED.has(conclusion)
    ? `Nothing to report: run ${id} measured nothing, its conclusion is ${conclusion}`
    : null;
