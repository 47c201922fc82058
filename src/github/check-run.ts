import type { Annotation } from '../model/annotation.ts';
import type { Verdict } from '../model/verdict.ts';
import {
  type CheckAnnotation,
  type CheckApi,
  type CheckBody,
  type Conclusion,
  connectChecks,
  type StoredCheck,
} from './check-api.ts';
import { placeOf } from './connection.ts';
import type { RunContext } from './context.ts';
import { readOnlyToken } from './read-only-token.ts';
import { DEFAULT_PACE, type Pace, retry } from './retry.ts';

/** When the commit gets a check run: wherever the token permits it · never. */
export type CheckMode = 'auto' | 'never';

/** GitHub takes this many annotations a request, and adds those of later requests. */
export const ANNOTATIONS_A_REQUEST = 50;

export interface CheckRequest {
  readonly mode: CheckMode;
  /** Tells our check runs on one commit apart: the suite's name, or `baseline-key`. */
  readonly id: string;
  readonly verdict: Pick<Verdict, 'status' | 'exitCode'>;
  readonly title: string;
  /** Markdown, as `text`; each within GitHub's 65,535. */
  readonly summary: string;
  readonly text: string | null;
  /** Files relative to the repository; those without a file cannot stand in a check run. */
  readonly annotations: readonly Annotation[];
  readonly token: string | null;
}

/** What became of the check run. None of these changes a verdict, and none is more than a line in the log. */
export type CheckOutcome =
  | { readonly kind: 'posted'; readonly how: 'created' | 'updated'; readonly url: string }
  | { readonly kind: 'not-posted'; readonly reason: string };

const SUBJECT = { permission: 'checks: write', place: 'commit', sent: 'check run' } as const;

/**
 * Sets a check run of ours on the commit under test: the pull request's head, else the run's own commit. Never throws: a token without
 * `checks: write`, which is what a workflow has unless it says otherwise, is a stated outcome like any other fault.
 */
export async function deliverCheckRun(
  request: CheckRequest,
  context: RunContext,
  pace: Pace = DEFAULT_PACE,
): Promise<CheckOutcome> {
  if (request.mode === 'never') return notPosted('the input check-run is never');
  const readOnly = readOnlyToken(context);
  if (readOnly !== null) return notPosted(readOnly);
  const place = placeOf(context, request.token);
  if (place === null) return notPosted('the input github-token is empty');
  const body = bodyOf(request, context);
  if (body.headSha === '') return notPosted('this run does not say which commit it is for');
  const posted = await retry(pace, async () => postCheck(await connectChecks(place), body), SUBJECT);
  return posted.kind === 'fault' ? notPosted(posted.fault.reason) : posted.value;
}

const notPosted = (reason: string): CheckOutcome => ({ kind: 'not-posted', reason });

/**
 * The colour of a check. What does not fail the step does not fail the check either (`fail-on`), and what is no plain pass is not green.
 *
 * | status       | exit code | conclusion |
 * |--------------|-----------|------------|
 * | any          | 130       | cancelled  |
 * | fail, inconclusive | not 0 | failure  |
 * | fail, inconclusive, warn | 0 | neutral |
 * | skipped      |           | skipped    |
 * | pass         |           | success    |
 */
export function conclusionOf({ status, exitCode }: CheckRequest['verdict']): Conclusion {
  if (exitCode === 130) return 'cancelled';
  if (exitCode !== 0) return 'failure';
  return status === 'pass' ? 'success' : status === 'skipped' ? 'skipped' : 'neutral';
}

/** Lengths in UTF-16 units: of a name people can read, and of what GitHub takes. */
const LENGTHS = { id: 100, title: 255, message: 16_000 } as const;

function bodyOf(request: CheckRequest, context: RunContext): CheckBody {
  const name = `stress: ${oneLine(request.id, LENGTHS.id)}`;
  return {
    name,
    headSha: context.pullRequest?.headSha ?? context.sha,
    externalId: `${context.runId}/${context.attempt}/${name}`,
    detailsUrl: context.runUrl,
    conclusion: conclusionOf(request.verdict),
    title: oneLine(request.title, LENGTHS.title),
    summary: request.summary,
    text: request.text,
    annotations: request.annotations.flatMap(checkAnnotation),
  };
}

const LEVELS = { error: 'failure', warning: 'warning', notice: 'notice' } as const;

function checkAnnotation({ kind, title, message, file, line }: Annotation): readonly CheckAnnotation[] {
  if (file === null) return [];
  const level = LEVELS[kind];
  return [
    {
      path: file.replaceAll('\\', '/'),
      line: Math.max(1, line ?? 1),
      level,
      title: oneLine(title, LENGTHS.title),
      message: whole(message.slice(0, LENGTHS.message)),
    },
  ];
}

const oneLine = (text: string, most: number): string =>
  whole(text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, most)).trim();

/** Without half of a surrogate pair, which a cut may leave. */
const whole = (text: string): string => text.replace(/\p{Cs}/gu, '');

/**
 * Creates the check run, or brings the one of this very run up to date, then adds annotations fifty at a time. May be repeated: what an
 * interrupted attempt has stored is found by its id and counted, so that no annotation stands twice.
 */
async function postCheck(api: CheckApi, body: CheckBody): Promise<CheckOutcome> {
  const found = await api.find(body);
  const [first = [], ...rest] = batches(body.annotations.slice(found?.annotations ?? 0));
  const head = { ...body, annotations: first };
  const check: StoredCheck = await (found === null ? api.create(head) : api.update(found.id, head));
  for (const annotations of rest) await api.update(check.id, { ...body, annotations });
  return { kind: 'posted', how: found === null ? 'created' : 'updated', url: check.url };
}

function batches(all: readonly CheckAnnotation[]): readonly (readonly CheckAnnotation[])[] {
  const count = Math.ceil(all.length / ANNOTATIONS_A_REQUEST);
  return Array.from({ length: count }, (_, i) =>
    all.slice(i * ANNOTATIONS_A_REQUEST, (i + 1) * ANNOTATIONS_A_REQUEST),
  );
}
