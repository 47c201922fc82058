import { NO_OVERRIDES, type Overrides } from '../model/override.ts';
import type { RunContext } from './context.ts';
import { connectOverrides } from './override-api.ts';
import { claimsOn, decide } from './override-claims.ts';
import { describeFault } from './repository-fault.ts';
import type { RepositoryPlace } from './repository-place.ts';
import { type Pace, retry } from './retry.ts';

/** Whose pull request is asked: a run's own, or the one that brought a commit to the default branch. */
export type OverrideSubject =
  | { readonly kind: 'pull-request'; readonly number: number }
  | { readonly kind: 'commit'; readonly sha: string };

/** Before a run there is no time to lose: one more try. */
const PACE: Pace = { attempts: 2, waitMs: 500, longestWaitMs: 5_000 };

/** Overrides that concern a workflow's run: those of its pull request, or of the one that its push to the default branch merged. */
export async function overridesOf(context: RunContext, token: string | null): Promise<Overrides> {
  const { repository, pullRequest, apiUrl, sha, ref, defaultBranch } = context;
  const isDefault = defaultBranch !== null && ref === `refs/heads/${defaultBranch}`;
  if (repository === null || (pullRequest === null && !isDefault)) return NO_OVERRIDES;
  if (token === null)
    return { ...NO_OVERRIDES, fault: `Cannot ${WISH.doing}: the input github-token is empty` };
  const place = { token, apiUrl, owner: repository.owner, repo: repository.name };
  return readOverrides(
    place,
    pullRequest === null ? { kind: 'commit', sha } : { kind: 'pull-request', number: pullRequest.number },
  );
}

/**
 * What people with write access have accepted in writing. Never throws: where GitHub does not answer, nothing is accepted, and `fault`
 * says so.
 */
export async function readOverrides(
  place: RepositoryPlace,
  subject: OverrideSubject,
  pace: Pace = PACE,
): Promise<Overrides> {
  const byComment = subject.kind === 'pull-request';
  const tried = await retry(pace, async () => {
    const api = await connectOverrides(place);
    const pulls = subject.kind === 'commit' ? await api.mergedWith(subject.sha) : [subject.number];
    const claims = await Promise.all(pulls.map(number => claimsOn(api, number)));
    return decide(claims.flat(), api);
  });
  return tried.kind === 'done'
    ? { ...NO_OVERRIDES, ...tried.value, byComment }
    : { ...NO_OVERRIDES, byComment, fault: describeFault(tried.fault, WISH) };
}

const WISH = { doing: 'look for accepted changes', grant: 'pull-requests: read' };
