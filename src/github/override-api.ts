import type { RepositoryPlace } from './repository-place.ts';

/** A comment that may accept something. `at` is when its text was last changed, ISO 8601. */
export interface RemarkOnRecord {
  readonly body: string;
  readonly author: Account | null;
  readonly at: string;
}

export interface Account {
  readonly login: string;
  /** `User`, `Bot`, `Mannequin`, … */
  readonly type: string;
}

export interface PullOnRecord {
  readonly author: Account | null;
  readonly description: string;
  readonly labels: readonly string[];
}

/** Somebody put a label on a pull request. */
export interface Labelling {
  readonly label: string;
  readonly actor: Account | null;
  readonly at: string;
}

/** What GitHub tells of who accepts what. Methods throw what octokit throws; `apiFault` reads it. */
export interface OverrideApi {
  /** Numbers of the merged pull requests that brought a commit, at most three. */
  mergedWith(sha: string): Promise<readonly number[]>;
  pull(number: number): Promise<PullOnRecord>;
  /** Oldest first. */
  comments(number: number): Promise<readonly RemarkOnRecord[]>;
  /** Oldest first. */
  labellings(number: number): Promise<readonly Labelling[]>;
  /** The role of an account in the repository: `admin`, `maintain`, `write`, `triage`, `read`, `none`. */
  role(login: string): Promise<string>;
}

/** A request without an answer is given up after this time. */
const REQUEST_MS = 15_000;
/** Pages of a hundred that are looked through at most. */
const MOST_PAGES = 20;

/** Loads octokit, only once it is needed. */
export async function connectOverrides({
  token,
  apiUrl,
  owner,
  repo,
}: RepositoryPlace): Promise<OverrideApi> {
  const { getOctokit } = await import('@actions/github');
  const { issues, pulls, repos } = getOctokit(token, { baseUrl: apiUrl }).rest;
  const place = () => ({ owner, repo, request: { signal: AbortSignal.timeout(REQUEST_MS) } });
  return {
    async mergedWith(sha) {
      const { data } = await repos.listPullRequestsAssociatedWithCommit({ ...place(), commit_sha: sha });
      return data.flatMap(({ number, merged_at }) => (merged_at ? [number] : [])).slice(0, 3);
    },
    async pull(number) {
      const { data } = await pulls.get({ ...place(), pull_number: number });
      return {
        author: accountOf(data.user),
        description: data.body ?? '',
        labels: data.labels.map(({ name }) => name),
      };
    },
    comments: async number =>
      (
        await allPages(page => issues.listComments({ ...place(), issue_number: number, per_page: 100, page }))
      ).map(({ body, user, updated_at }) => ({ body: body ?? '', author: accountOf(user), at: updated_at })),
    labellings: async number =>
      (
        await allPages(page => issues.listEvents({ ...place(), issue_number: number, per_page: 100, page }))
      ).flatMap(event =>
        event.event === 'labeled' && 'label' in event && event.label?.name
          ? [{ label: event.label.name, actor: accountOf(event.actor), at: event.created_at }]
          : [],
      ),
    async role(login) {
      const { data } = await repos.getCollaboratorPermissionLevel({ ...place(), username: login });
      // A role of the organisation's own has a name of its own: then the permission that it rests on counts.
      return ROLES.has(data.role_name) ? data.role_name : data.permission;
    },
  };
}

const ROLES: ReadonlySet<string> = new Set(['admin', 'maintain', 'write', 'triage', 'read', 'none']);

const accountOf = (user: Account | null | undefined): Account | null =>
  user ? { login: user.login, type: user.type } : null;

async function allPages<T>(
  list: (page: number) => Promise<{ readonly data: readonly T[] }>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await list(page);
    all.push(...data);
    if (data.length < 100) break;
  }
  return all;
}
