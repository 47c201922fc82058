import { saveState as setState } from '@actions/core';

const NAME = 'stress';

/** What the main step leaves for the post step: where it worked, and whether it came to its end. Paths are absolute. */
export interface StepState {
  readonly out: string;
  readonly workingDirectory: string;
  /** Every process under test carries it. */
  readonly marker: string;
  readonly finished: boolean;
}

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
    const state: unknown = JSON.parse(env[`STATE_${NAME}`] ?? env[`STATE_${NAME.toUpperCase()}`] ?? '');
    return isState(state) ? state : null;
  } catch {
    return null;
  }
}

/** By hand, as a schema library would be most of the post step's start. */
function isState(value: unknown): value is StepState {
  if (typeof value !== 'object' || value === null) return false;
  const state: Partial<Record<keyof StepState, unknown>> = value;
  const texts = [state.out, state.workingDirectory, state.marker];
  return texts.every(text => typeof text === 'string') && typeof state.finished === 'boolean';
}
