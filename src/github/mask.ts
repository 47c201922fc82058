import { setSecret } from '@actions/core';

/**
 * Has the runner hide the token in this job's log from now on, as it is and as git sends it. It does so itself for secrets; a token that came
 * another way, such as from a step that made it, is only known to be one here.
 */
export function maskToken(token: string | null): void {
  if (token === null) return;
  setSecret(token);
  setSecret(Buffer.from(`x-access-token:${token}`).toString('base64'));
}
