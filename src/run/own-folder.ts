import type { PlannedScenario } from '../model/plan.ts';

/** Names the folder of one operation's own. */
export const OWN_FOLDER = 'STRESS_DIR';

/** How a pattern of files that lie there begins. */
const PREFIX = `$${OWN_FOLDER}/`;

/**
 * Whether each operation of `scenario`, or each worker, has a fresh folder of its own: where copies run at once, or somebody looks for files there. Others have
 * none, so that their environment stays of the size that it always had.
 */
export const hasOwnFolder = ({ driver, repeat, histories }: PlannedScenario): boolean =>
  repeat !== undefined ||
  histories !== undefined ||
  (driver.kind === 'command' && (driver.read ?? []).some(({ from }) => from.startsWith(PREFIX)));

/** Where the files of a pattern are looked for: in the operation's own folder, or in that of the command. */
export function placeOfPattern(
  pattern: string,
  folder: string,
  own: string | null,
): { readonly pattern: string; readonly folder: string } {
  return own !== null && pattern.startsWith(PREFIX)
    ? { pattern: pattern.slice(PREFIX.length), folder: own }
    : { pattern, folder };
}
