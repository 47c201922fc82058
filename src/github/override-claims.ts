import type { Override, Overrides, RefusedOverride } from '../model/override.ts';
import { apiFault } from './api-fault.ts';
import type { Account, OverrideApi } from './override-api.ts';
import { descriptionReason, type OverrideLine, overrideLines } from './override-text.ts';

/** The label that, with a reason in the description, accepts all that a pull request makes worse. */
export const LABEL = 'stress: accepted';

/** Lines and people that one gate looks at; what is beyond is refused in a sentence. */
const LIMITS = { lines: 100, people: 20, refused: 10 } as const;

/** Roles that may change the code may say that it got slower for a reason. */
const MAY_ACCEPT: ReadonlySet<string> = new Set(['write', 'maintain', 'admin']);

/** Somebody asks to accept something; who that is decides. */
export interface Claim {
  readonly account: Account | null;
  readonly at: string;
  readonly line: OverrideLine;
  readonly via: 'comment' | 'label';
}

/** What is written on a pull request. */
export async function claimsOn(api: OverrideApi, number: number): Promise<readonly Claim[]> {
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
export async function decide(
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
