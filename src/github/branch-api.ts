import { apiFault } from './api-fault.ts';
import type { RepositoryPlace } from './repository-place.ts';

export interface BranchFile {
  readonly path: string;
  /** Of its content. */
  readonly sha: string;
  readonly bytes: number;
}

/** The newest commit of a branch. */
export interface Tip {
  readonly commit: string;
  readonly tree: string;
  readonly message: string;
  /** Regular files of the top folder; a link is none. */
  readonly files: readonly BranchFile[];
}

/** What a new commit changes of the tree below it. */
export interface Change {
  readonly file: { readonly path: string; readonly text: string };
  readonly removed: readonly string[];
  readonly message: string;
}

/** A commit that no ref points to yet. */
export interface Loose {
  readonly commit: string;
  readonly tree: string;
}

/** One branch, through GitHub's git database: nothing is checked out. Methods throw what octokit throws; `apiFault` reads it. */
export interface BranchApi {
  /** Null where there is no such branch. */
  tip(): Promise<Tip | null>;
  content(file: BranchFile): Promise<Uint8Array>;
  /** `onto` null: a commit without parents and with nothing else in it. */
  write(change: Change, onto: Tip | null): Promise<Loose>;
  /** The same tree as a commit without parents. */
  rootOf(tree: string, message: string): Promise<string>;
  /** Fails where the branch exists. */
  create(commit: string): Promise<void>;
  /** Fails where the branch has got commits that `commit` does not follow. */
  advance(commit: string): Promise<void>;
  /** Replaces the branch, whatever it follows, and only while it is at `before`: REST cannot compare, GraphQL can. */
  replace(before: string, after: string): Promise<void>;
}

/** A request without an answer is given up after this time; a baseline may be 16 MB. */
const REQUEST_MS = 60_000;

/** Loads octokit and binds it to a branch. */
export async function connectBranch(
  { token, apiUrl, owner, repo }: RepositoryPlace,
  branch: string,
): Promise<BranchApi> {
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { baseUrl: apiUrl });
  const { git, repos } = octokit.rest;
  const request = () => ({ signal: AbortSignal.timeout(REQUEST_MS) });
  const place = () => ({ owner, repo, request: request() });
  const ref = `heads/${branch}`;

  async function refCommit(): Promise<string | null> {
    try {
      return (await git.getRef({ ...place(), ref })).data.object.sha;
    } catch (error) {
      if (apiFault(error).status === 404) return null;
      throw error;
    }
  }

  return {
    async tip() {
      const sha = await refCommit();
      if (sha === null) return null;
      const { data: commit } = await git.getCommit({ ...place(), commit_sha: sha });
      const { data: tree } = await git.getTree({ ...place(), tree_sha: commit.tree.sha });
      return {
        commit: sha,
        tree: commit.tree.sha,
        message: commit.message,
        files: tree.tree.flatMap(fileOf),
      };
    },
    async content({ sha }) {
      const { data } = await git.getBlob({ ...place(), file_sha: sha });
      return Buffer.from(data.content, 'base64');
    },
    async write({ file, removed, message }, onto) {
      const { data: blob } = await git.createBlob({ ...place(), content: file.text, encoding: 'utf-8' });
      const entry = { mode: '100644', type: 'blob' } as const;
      const { data: tree } = await git.createTree({
        ...place(),
        ...(onto === null ? {} : { base_tree: onto.tree }),
        tree: [
          { ...entry, path: file.path, sha: blob.sha },
          ...removed.map(path => ({ ...entry, path, sha: null })),
        ],
      });
      const parents = onto === null ? [] : [onto.commit];
      const { data } = await git.createCommit({ ...place(), message, tree: tree.sha, parents });
      return { commit: data.sha, tree: tree.sha };
    },
    async rootOf(tree, message) {
      return (await git.createCommit({ ...place(), message, tree, parents: [] })).data.sha;
    },
    create: async commit => void (await git.createRef({ ...place(), ref: `refs/${ref}`, sha: commit })),
    advance: async commit => void (await git.updateRef({ ...place(), ref, sha: commit, force: false })),
    async replace(before, after) {
      const { data } = await repos.get(place());
      const updates = [{ name: `refs/${ref}`, beforeOid: before, afterOid: after, force: true }];
      await octokit.graphql(UPDATE, { repository: data.node_id, updates, request: request() });
    },
  };
}

const UPDATE = `mutation ($repository: ID!, $updates: [RefUpdate!]!) {
  updateRefs(input: { repositoryId: $repository, refUpdates: $updates }) { clientMutationId }
}`;

interface TreeEntry {
  readonly path?: string;
  readonly mode?: string;
  readonly type?: string;
  readonly sha?: string | null;
  readonly size?: number;
}

const fileOf = ({ path, mode, type, sha, size }: TreeEntry): readonly BranchFile[] =>
  type === 'blob' && mode === '100644' && path && sha ? [{ path, sha, bytes: size ?? 0 }] : [];
