import type { RunContext } from '../../src/github/context.ts';
import type { PullRequest } from '../../src/github/pull-request.ts';

export const pullRequest = (changes: Partial<PullRequest> = {}): PullRequest => ({
  number: 7,
  baseRef: 'main',
  baseSha: 'ba5e',
  headRef: 'faster',
  headSha: 'c0ffee',
  fromFork: false,
  ...changes,
});

/** A push to main of `acme/shop`, unless changed. */
export const contextOf = (changes: Partial<RunContext> = {}): RunContext => ({
  event: 'push',
  repository: { owner: 'acme', name: 'shop' },
  sha: 'c0ffee',
  ref: 'refs/heads/main',
  defaultBranch: 'main',
  pullRequest: null,
  workflowRun: null,
  actor: 'mona',
  runId: '1',
  attempt: '1',
  apiUrl: 'http://127.0.0.1:9',
  runUrl: 'https://github.com/acme/shop/actions/runs/1',
  workspace: process.cwd(),
  cacheMode: '',
  runnerOs: 'Linux',
  runnerArch: 'X64',
  ...changes,
});
