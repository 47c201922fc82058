import { apiFault } from './api-fault.ts';
import type { CommentApi, StoredComment } from './comment-api.ts';

/** The one comment that is ours, after it was brought up to date. */
export interface Posted {
  readonly how: 'created' | 'updated' | 'unchanged';
  readonly url: string;
}

/**
 * First bytes of our comments: invisible, and different for different ids. The id is encoded, so that it can neither end the HTML
 * comment nor be mistaken for another one; a lone surrogate, which has no encoding, becomes U+FFFD.
 */
export const markerOf = (id: string): string =>
  `<!-- stress-action:${encodeURIComponent(id.replace(/\p{Cs}/gu, '\uFFFD')).replaceAll('--', '%2D%2D')} -->`;

/**
 * Leaves exactly one comment of ours with `body`, which starts with `marker`. The oldest stays; others, left by runs that created
 * theirs at the same moment, go. May be repeated: it finds what an interrupted attempt did.
 */
export async function postSticky(api: CommentApi, marker: string, body: string): Promise<Posted> {
  const updated = await settle(api, await ownComments(api, marker), body);
  if (updated !== null) return updated;
  const created = await api.create(body);
  const settled = await settle(api, await ownComments(api, marker), body);
  return { how: 'created', url: settled?.url ?? created.url };
}

/**
 * Brings the oldest of `own` up to date and then removes the others: in this order, so that one is left whatever somebody else deletes
 * meanwhile. Null when none of them exists any more.
 */
async function settle(api: CommentApi, own: readonly StoredComment[], body: string): Promise<Posted | null> {
  for (const [i, comment] of own.entries()) {
    const posted = await bringUpToDate(api, comment, body);
    if (posted === null) continue;
    await removeAll(api, own.slice(i + 1));
    return posted;
  }
  return null;
}

/** Brings a comment of ours up to date where there is one; null, and nothing created, where there is none. */
export async function refreshSticky(api: CommentApi, marker: string, body: string): Promise<Posted | null> {
  const exists = (await ownComments(api, marker)).length > 0;
  return exists ? postSticky(api, marker, body) : null;
}

/**
 * Comments that start with our marker and that the token's own account wrote. Anybody can write the marker, so the author decides:
 * the token's login where GitHub tells it, else any machine account.
 */
async function ownComments(api: CommentApi, marker: string): Promise<readonly StoredComment[]> {
  const marked = (await api.list()).filter(comment => comment.body.startsWith(marker));
  if (marked.length === 0) return [];
  const viewer = await api.viewer();
  const own = marked.filter(({ author }) =>
    viewer === null ? author?.type === 'Bot' : author !== null && sameAccount(author, viewer),
  );
  return own.sort((a, b) => a.id - b.id);
}

/** An app's login carries `[bot]` in some answers of the API and not in others; a person could carry the bare name. */
function sameAccount(author: { readonly login: string; readonly type: string }, viewer: string): boolean {
  return author.login === viewer || (author.type === 'Bot' && author.login === `${viewer}[bot]`);
}

/** Null when the comment is gone meanwhile. */
async function bringUpToDate(api: CommentApi, comment: StoredComment, body: string): Promise<Posted | null> {
  if (plain(comment.body) === plain(body)) return { how: 'unchanged', url: comment.url };
  const { url } = (await unlessGone(() => api.update(comment.id, body))) ?? {};
  return url === undefined ? null : { how: 'updated', url };
}

/** GitHub stores line ends and the end of the text in its own way. */
const plain = (body: string): string => body.replaceAll('\r\n', '\n').trimEnd();

async function removeAll(api: CommentApi, comments: readonly StoredComment[]): Promise<void> {
  for (const { id } of comments) await unlessGone(() => api.remove(id));
}

/** Undefined when somebody else deleted it first. */
async function unlessGone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (apiFault(error).status === 404) return undefined;
    throw error;
  }
}
