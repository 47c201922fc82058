import type { Status } from '../model/verdict.ts';
import { type CommentApi, connectComments } from './comment-api.ts';
import type { RunContext } from './context.ts';
import type { CommentMode } from './inputs.ts';
import { readOnlyToken } from './read-only-token.ts';
import { DEFAULT_PACE, type Pace, retry } from './retry.ts';
import { markerOf, type Posted, postSticky, refreshSticky } from './sticky.ts';

export interface CommentRequest {
  readonly mode: CommentMode;
  /** Tells our comments on one pull request apart: the suite's name, or `baseline-key`. */
  readonly id: string;
  /** Markdown within GitHub's 65,536 characters. */
  readonly markdown: string;
  readonly status: Status;
  readonly token: string | null;
}

/** What became of the comment. None of these changes a verdict. */
export type CommentOutcome =
  | ({ readonly kind: 'posted' } & Posted)
  /** By mode, or because there is nothing to comment on. */
  | { readonly kind: 'not-wanted'; readonly reason: string }
  /** To be shown as a notice. */
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Posts the report as the one comment of ours on the run's pull request. Never throws: a missing permission, a lost pull request,
 * a body that is too long and a network without GitHub are stated outcomes.
 */
export async function deliverComment(
  request: CommentRequest,
  context: RunContext,
  pace: Pace = DEFAULT_PACE,
): Promise<CommentOutcome> {
  const { pullRequest, repository } = context;
  const unwanted = reasonNotTo(request, context);
  if (unwanted !== null) return { kind: 'not-wanted', reason: unwanted };
  if (pullRequest === null || repository === null) return { kind: 'not-wanted', reason: NO_PULL_REQUEST };
  if (request.token === null) return failed('the input github-token is empty');
  const place = {
    token: request.token,
    apiUrl: context.apiUrl,
    owner: repository.owner,
    repo: repository.name,
  };
  const posted = await retry(pace, async () =>
    post(await connectComments({ ...place, pullRequest: pullRequest.number }), request),
  );
  if (posted.kind === 'fault') return failed(posted.fault.reason);
  return (
    posted.value ?? {
      kind: 'not-wanted',
      reason: 'there is no problem, and no earlier comment to bring up to date',
    }
  );
}

const NO_PULL_REQUEST = 'this run does not belong to a pull request';

const PROBLEMS: ReadonlySet<Status> = new Set(['fail', 'inconclusive', 'warn']);

async function post(api: CommentApi, request: CommentRequest): Promise<CommentOutcome | null> {
  const marker = markerOf(request.id);
  const body = `${marker}\n${request.markdown.trim()}\n`;
  const quiet = request.mode === 'on-problem' && !PROBLEMS.has(request.status);
  const posted = await (quiet ? refreshSticky : postSticky)(api, marker, body);
  return posted === null ? null : { kind: 'posted', ...posted };
}

function reasonNotTo({ mode }: CommentRequest, context: RunContext): string | null {
  if (mode === 'never') return 'the input comment is never';
  if (context.pullRequest === null) return NO_PULL_REQUEST;
  const readOnly = mode === 'always' ? null : readOnlyToken(context);
  return readOnly === null ? null : `${readOnly} (comment: always tries all the same)`;
}

const failed = (reason: string): CommentOutcome => ({
  kind: 'failed',
  reason: `No pull-request comment: ${reason}`,
});
