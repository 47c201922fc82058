import { NO_OVERRIDES, type Override, type Overrides, type RefusedOverride } from '../model/override.ts';
import { apiFault } from './api-fault.ts';
import type { RunContext } from './context.ts';
import { type Account, connectOverrides, type OverrideApi } from './override-api.ts';
import { descriptionReason, type OverrideLine, overrideLines } from './override-text.ts';
import { describeFault } from './repository-fault.ts';
import type { RepositoryPlace } from './repository-place.ts';
import { type Pace, retry } from './retry.ts';

/** The label that, with a reason in the description, accepts all that a pull request makes worse. */
export const LABEL = 'stress: accepted';

/** Whose pull request is asked: a run's own, or the one that brought a commit to the default branch. */
export type OverrideSubject =
  | { readonly kind: 'pull-request'; readonly number: number }
  | { readonly kind: 'commit'; readonly sha: string };

/** Lines and people that one gate looks at; what is beyond is refused in a sentence. */
const LIMITS = { lines: 100, people: 20, refused: 10 } as const;

/** Roles that may change the code may say that it got slower for a reason. */
const MAY_ACCEPT: ReadonlySet<string> = new Set(['write', 'maintain', 'admin']);

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

/** Somebody asks to accept something; who that is decides. */
interface Claim {
  readonly account: Account | null;
  readonly at: string;
  readonly line: OverrideLine;
  readonly via: 'comment' | 'label';
}

async function claimsOn(api: OverrideApi, number: number): Promise<readonly Claim[]> {
  const [comments, pull] = await Promise.all([api.comments(number), api.pull(number)]);
  const written = comments.flatMap(({ author: account, body, at }) =>
    isOurs(body) ? [] : overrideLines(body).map((line): Claim => ({ account, at, line, via: 'comment' })),
  );
  const reason = descriptionReason(pull.description);
  if (!pull.labels.includes(LABEL)) {
    const line: OverrideLine = { kind: 'incomplete', missing: `it lacks the label "${LABEL}"` };
    return reason === null ? written : [...written, { account: pull.author, at: '', line, via: 'label' }];
  }
  const labelling = (await api.labellings(number)).findLast(({ label }) => label === LABEL);
  const line: OverrideLine = reason
    ? { kind: 'accept', target: '*', upTo: null, reason }
    : { kind: 'incomplete', missing: NO_REASON };
  return [...written, { account: labelling?.actor ?? null, at: labelling?.at ?? '', line, via: 'label' }];
}

const NO_REASON =
  'it lacks a reason: add a line "Stress-accept: <why it is worth it>" to the description of the pull request';

/** Our own comments quote lines to copy. Whoever else writes the marker first has nothing accepted. */
const isOurs = (body: string): boolean => body.startsWith('<!-- stress-action:');

/** Claims in the order they were written → who may, and who may not. */
async function decide(
  claims: readonly Claim[],
  api: OverrideApi,
): Promise<Pick<Overrides, 'granted' | 'refused'>> {
  const people = claims.filter(({ account }) => account?.type !== 'Bot');
  const considered = people.slice(-LIMITS.lines).toSorted((a, b) => momentOf(a) - momentOf(b));
  const roles = await rolesOf(considered, api);
  const answers = considered.map(claim => answerTo(claim, roles));
  const refused = answers.flatMap(answer => ('target' in answer ? [] : [answer]));
  return {
    granted: answers.flatMap(answer => ('target' in answer ? [answer] : [])),
    refused: boundedRefusals(refused, people.length - considered.length),
  };
}

/** Unknown times come first: whatever is dated counts more. */
const momentOf = ({ at }: Claim): number => Date.parse(at) || 0;

function boundedRefusals(refused: readonly RefusedOverride[], unread: number): readonly RefusedOverride[] {
  const more = Math.max(0, refused.length - LIMITS.refused) + unread;
  const rest = { author: 'others', reason: `${more} more lines accept nothing` };
  return more === 0 ? refused : [...refused.slice(-LIMITS.refused), rest];
}

/** One request a person; only those whose line is complete. */
async function rolesOf(claims: readonly Claim[], api: OverrideApi): Promise<ReadonlyMap<string, string>> {
  const complete = claims.filter(({ line }) => line.kind === 'accept');
  const logins = [...new Set(complete.flatMap(({ account }) => account?.login ?? []))];
  const asked = logins.slice(-LIMITS.people);
  const roles = await Promise.all(asked.map(login => roleOf(login, api)));
  return new Map(asked.map((login, i) => [login, roles[i] ?? 'none']));
}

/** Somebody whom GitHub does not know in this repository has no role in it. */
async function roleOf(login: string, api: OverrideApi): Promise<string> {
  try {
    return await api.role(login);
  } catch (error) {
    if (apiFault(error).status === 404) return 'none';
    throw error;
  }
}

function answerTo(
  { account, at, line, via }: Claim,
  roles: ReadonlyMap<string, string>,
): Override | RefusedOverride {
  const author = account?.login ?? 'somebody whom GitHub does not name';
  const what = via === 'comment' ? 'the line "/stress accept" accepts nothing' : `"${LABEL}" accepts nothing`;
  if (line.kind === 'incomplete') return { author, reason: `${what}: ${line.missing}` };
  const role = (account === null ? undefined : roles.get(account.login)) ?? 'unknown';
  if (!MAY_ACCEPT.has(role))
    return { author, reason: `${what}: write access to the repository is needed, and the role is ${role}` };
  const { target, upTo, reason } = line;
  return { target, upTo, reason, author, at, via };
}
