import type { RunContext } from './context.ts';

/** Why the token of this run is known to be read-only, whatever its workflow grants; null where it is not. */
export function readOnlyToken({ event, pullRequest, actor }: RunContext): string | null {
  if (event !== 'pull_request' || pullRequest === null) return null;
  if (pullRequest.fromFork) return 'a run for a fork has a read-only token';
  return actor === 'dependabot[bot]' ? 'a run for Dependabot has a read-only token' : null;
}
