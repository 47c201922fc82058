import type { ApiFault } from './api-fault.ts';

/** What was wanted of a repository, for people: `read the comments`, and the permission of the job that allows it. */
export interface Wish {
  readonly doing: string;
  /** As it is written below `permissions:`. */
  readonly grant: string;
}

/** A fault in one sentence: what could not be done, why, and what would mend it. */
export function describeFault({ status, passing, reason }: ApiFault, { doing, grant }: Wish): string {
  const refused = status === 403 && !passing;
  if (refused || status === 404) {
    const what = refused ? 'does not allow' : 'shows this token nothing that would allow';
    return `Cannot ${doing}: GitHub ${what} it (${status}); give the job \`permissions: ${grant}\``;
  }
  return `Cannot ${doing}: ${reason.replace('accept the comment (422', 'accept that (422')}`;
}
