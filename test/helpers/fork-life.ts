import { type GitHubApi, REPOSITORY } from './github-api.ts';

/** A pull request from a fork, as the event of its run tells it. */
export interface ForkPull {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly branch: string;
}

/** What happens to a repository, to a fork of it and to their pull requests. */
export interface ForkLife {
  /** Writes a file to main of the base and returns the new commit. */
  commitToBase(path: string, text: string): Promise<string>;
  /** Opens a pull request from a fork of mona's. */
  openFromFork(branch: string): Promise<ForkPull>;
  /** Another pull request from the same head, against the branch `stable`; returns its number. */
  openTwin(pull: ForkPull): Promise<number>;
  /** A further commit on the fork's branch; returns the new head. */
  pushToFork(branch: string): Promise<string>;
  deleteFork(): Promise<void>;
  closePullRequest(number: number): Promise<void>;
  /** Branches of the fork that got a commit, each with its new head: the emulator leaves their pull requests where they were. */
  readonly moved: ReadonlyMap<string, string>;
}

const BASE = `/repos/${REPOSITORY.owner}/${REPOSITORY.name}`;
const FORK = `/repos/mona/${REPOSITORY.name}`;

export function forkLife(github: GitHubApi): ForkLife {
  const moved = new Map<string, string>();
  let lastFile = 0;
  async function call<T>(method: string, path: string, token: string, body?: unknown): Promise<T> {
    const made = await fetch(`${github.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!made.ok) throw new Error(`${method} ${path}: ${made.status} ${await made.text()}`);
    return (made.status === 204 ? null : await made.json()) as T;
  }

  const { personalToken } = github;
  const write = (repo: string, branch: string, path: string, text: string, token: string) =>
    call<{ commit: { sha: string } }>('PUT', `${repo}/contents/${path}`, token, {
      message: path,
      content: Buffer.from(text).toString('base64'),
      branch,
    });
  let forked = false;

  return {
    moved,
    async commitToBase(path, text) {
      const token = await github.tokenWith({ contents: 'write' });
      return (await write(BASE, 'main', path, text, token)).commit.sha;
    },
    async openFromFork(branch) {
      if (!forked) await call('POST', `${BASE}/forks`, personalToken, {});
      forked = true;
      const asked = { title: branch, head: `mona:${branch}`, base: 'main' };
      const pull = await call<{ number: number; head: { sha: string }; base: { sha: string } }>(
        'POST',
        `${BASE}/pulls`,
        personalToken,
        asked,
      );
      return { number: pull.number, headSha: pull.head.sha, baseSha: pull.base.sha, branch };
    },
    async openTwin({ branch }) {
      const asked = { title: branch, head: `mona:${branch}`, base: 'stable' };
      const { number } = await call<{ number: number }>('POST', `${BASE}/pulls`, personalToken, asked);
      return number;
    },
    async pushToFork(branch) {
      const { commit } = await write(FORK, branch, `more-${++lastFile}.txt`, 'x', personalToken);
      moved.set(branch, commit.sha);
      return commit.sha;
    },
    async deleteFork() {
      await call('DELETE', FORK, personalToken);
      forked = false;
    },
    async closePullRequest(number) {
      await call('PATCH', `${BASE}/pulls/${number}`, personalToken, { state: 'closed' });
    },
  };
}
