/** A comment as far as we look at it. */
export interface StoredComment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  readonly author: { readonly login: string; readonly type: string } | null;
}

/** The comments of one pull request. Methods throw what octokit throws; `apiFault` reads it. */
export interface CommentApi {
  /** Oldest first, all pages. */
  list(): Promise<readonly StoredComment[]>;
  create(body: string): Promise<StoredComment>;
  update(id: number, body: string): Promise<StoredComment>;
  remove(id: number): Promise<void>;
  /** Login the token acts as; null where GitHub does not say. */
  viewer(): Promise<string | null>;
}

export interface CommentPlace {
  readonly token: string;
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
  readonly pullRequest: number;
}

/** A request without an answer is given up after this time. */
const REQUEST_MS = 15_000;
/** Pages of a hundred comments that are looked through at most. */
const MOST_PAGES = 50;

/** Loads octokit (about 100 ms, so only once it is needed) and binds it to one pull request. */
export async function connectComments({
  token,
  apiUrl,
  owner,
  repo,
  pullRequest,
}: CommentPlace): Promise<CommentApi> {
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { baseUrl: apiUrl });
  const { issues } = octokit.rest;
  const place = () => ({ owner, repo, request: { signal: AbortSignal.timeout(REQUEST_MS) } });
  return {
    async list() {
      const comments: StoredComment[] = [];
      for (let page = 1; page <= MOST_PAGES; page++) {
        const { data } = await issues.listComments({
          ...place(),
          issue_number: pullRequest,
          per_page: 100,
          page,
        });
        comments.push(...data.map(stored));
        if (data.length < 100) break;
      }
      return comments;
    },
    create: async body =>
      stored((await issues.createComment({ ...place(), issue_number: pullRequest, body })).data),
    update: async (id, body) =>
      stored((await issues.updateComment({ ...place(), comment_id: id, body })).data),
    remove: async id => void (await issues.deleteComment({ ...place(), comment_id: id })),
    async viewer() {
      try {
        const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('{ viewer { login } }', {
          request: { signal: AbortSignal.timeout(REQUEST_MS) },
        });
        return viewer.login;
      } catch {
        // Only narrows the search for our own comment; without it the type of the author decides.
        return null;
      }
    },
  };
}

interface RawComment {
  readonly id: number;
  readonly html_url: string;
  readonly body?: string | null | undefined;
  readonly user: { readonly login: string; readonly type: string } | null;
}

const stored = ({ id, html_url, body, user }: RawComment): StoredComment => ({
  id,
  url: html_url,
  body: body ?? '',
  author: user === null ? null : { login: user.login, type: user.type },
});
