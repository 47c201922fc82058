import { type ApiPlace, connect } from './connection.ts';
import { type PullRequest, pullRequestOf } from './pull-request.ts';
import { DEFAULT_PACE, type Pace, retry } from './retry.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** The pull request that a run measured, or why there is none to report to. */
export type PullRequestSearch =
  | { readonly kind: 'found'; readonly pullRequest: PullRequest }
  /** Closed, moved on, or not told apart: nothing is reported. */
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'fault'; readonly reason: string };

/** The most recently updated open pull requests, which are looked through where the head's repository does not lead to one. */
const MOST_PAGES = 10;
const PAGE = 100;

const SUBJECT = { permission: 'pull-requests: read', place: 'repository', sent: 'search' } as const;

/**
 * The open pull request whose head is the very commit that `run` measured: from the API, by repository, branch and commit, never from
 * what the run left behind. A head that moved meanwhile is `none`, since its newer run reports; so is more than one pull request
 * from the same head where the event does not name one, since results of one base would be reported as those of another.
 */
export async function findPullRequest(
  place: ApiPlace,
  run: WorkflowRun,
  pace: Pace = DEFAULT_PACE,
): Promise<PullRequestSearch> {
  const searched = await retry(pace, () => candidatesOf(place, run), SUBJECT);
  return searched.kind === 'fault'
    ? { kind: 'fault', reason: searched.fault.reason }
    : choose(searched.value, run);
}

/** Those from the run's head branch; where there are none (closed, or the fork is gone), all of the repository. */
async function candidatesOf(place: ApiPlace, run: WorkflowRun): Promise<readonly PullRequest[]> {
  const { headOwner, headBranch } = run;
  const own =
    headOwner === null || headBranch === null ? [] : await listOpen(place, `${headOwner}:${headBranch}`);
  return own.length > 0 ? own : (await listOpen(place, null)).filter(pull => pull.headSha === run.headSha);
}

async function listOpen(place: ApiPlace, head: string | null): Promise<readonly PullRequest[]> {
  const { octokit, here } = await connect(place);
  const found: PullRequest[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await octokit.rest.pulls.list({
      ...here(),
      state: 'open',
      sort: 'updated',
      direction: 'desc',
      per_page: PAGE,
      page,
      ...(head === null ? {} : { head }),
    });
    found.push(...data.flatMap(pull => pullRequestOf({ pull_request: pull }) ?? []));
    if (data.length < PAGE) break;
  }
  return found;
}

function choose(candidates: readonly PullRequest[], run: WorkflowRun): PullRequestSearch {
  const same = candidates.filter(pull => pull.headSha === run.headSha);
  const named = same.filter(pull => run.pullRequests.includes(pull.number));
  const [pullRequest, ...others] = named.length > 0 ? named : same;
  if (pullRequest === undefined) return { kind: 'none', reason: absence(candidates, run) };
  if (others.length === 0) return { kind: 'found', pullRequest };
  const numbers = [pullRequest, ...others].map(pull => `#${pull.number}`).join(', ');
  const reason = `${numbers} have the same head ${short(run.headSha)}, and the event does not say which one was measured; close all but one, and run again`;
  return { kind: 'none', reason };
}

function absence([moved]: readonly PullRequest[], { headSha }: WorkflowRun): string {
  return moved === undefined
    ? `no open pull request has the head ${short(headSha)} that was measured: it was closed or has moved on`
    : `the head of #${moved.number} has moved from ${short(headSha)}, which was measured, to ${short(moved.headSha)}; the run of the newer commit reports`;
}

const short = (sha: string): string => sha.slice(0, 7);
