import { saveState as setState } from '@actions/core';
import { z } from 'zod';

const NAME = 'stress';

const schema = z.object({
  out: z.string(),
  workingDirectory: z.string(),
  /** Every process under test carries it. */
  marker: z.string(),
  finished: z.boolean(),
});

/** What the main step leaves for the post step: where it worked, and whether it came to its end. Paths are absolute. */
export type StepState = Readonly<z.infer<typeof schema>>;

/** The latest state counts. A runner without a state file loses it: the post step then has nothing to clean up after. */
export function saveState(state: StepState): void {
  try {
    setState(NAME, JSON.stringify(state));
  } catch {
    // The file is the runner's; a run must not fail because the note for its own clean-up could not be left.
  }
}

/** The state of the main step; null when there is none, or it is not ours. */
export function readState(env: NodeJS.ProcessEnv): StepState | null {
  try {
    return schema.parse(JSON.parse(env[`STATE_${NAME}`] ?? env[`STATE_${NAME.toUpperCase()}`] ?? ''));
  } catch {
    return null;
  }
}
