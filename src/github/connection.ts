import type { RunContext } from './context.ts';

/** One repository of GitHub's API, and who asks. */
export interface ApiPlace {
  readonly token: string;
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
}

/** A request without an answer is given up after this time. */
const REQUEST_MS = 15_000;

/** Where the run's own repository is asked; null outside of a workflow, or without a token. */
export function placeOf({ repository, apiUrl }: RunContext, token: string | null): ApiPlace | null {
  if (repository === null || token === null) return null;
  return { token, apiUrl, owner: repository.owner, repo: repository.name };
}

/** Loads octokit (about 100 ms, so only once it is needed). `here()` are the parameters that every request has. */
export async function connect({ token, apiUrl, owner, repo }: ApiPlace) {
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { baseUrl: apiUrl });
  const here = () => ({ owner, repo, request: { signal: AbortSignal.timeout(REQUEST_MS) } });
  return { octokit, here };
}
