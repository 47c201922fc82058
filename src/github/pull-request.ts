import type { EventPayload } from './event-payload.ts';

/** The pull request a run belongs to. */
export interface PullRequest {
  readonly number: number;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly headRef: string;
  readonly headSha: string;
  /** Its code comes from another repository (or from one that is gone). */
  readonly fromFork: boolean;
}

/** From the event's payload alone. A push belongs to none: whatever pull requests contain its commit get runs of their own. */
export function pullRequestOf({ pull_request: pull }: EventPayload): PullRequest | null {
  if (pull === undefined) return null;
  const { number, base, head } = pull;
  return {
    number,
    baseRef: base.ref,
    baseSha: base.sha,
    headRef: head.ref,
    headSha: head.sha,
    fromFork: head.repo?.full_name === undefined || head.repo.full_name !== base.repo?.full_name,
  };
}
