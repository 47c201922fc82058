import { saveState as saveText } from '@actions/core';

/** What the post step has to know when the main step could not finish. */
export interface StepState {
  /** Absolute. */
  readonly out: string;
  /** The main step delivered its report. */
  readonly finished: boolean;
}

const NAME = 'stress-action';

/** Leaves `state` for the post step; a runner without a state file loses it, which costs only the clean-up after a cancellation. */
export function saveState(state: StepState): void {
  try {
    saveText(NAME, JSON.stringify(state));
  } catch {
    // Nothing depends on it while the main step lives.
  }
}

/** The state of the main step; null when it never came so far. */
export function readState(env: NodeJS.ProcessEnv): StepState | null {
  const text = env[`STATE_${NAME}`];
  if (text === undefined || text === '') return null;
  const state: unknown = JSON.parse(text);
  if (typeof state !== 'object' || state === null || !('out' in state) || typeof state.out !== 'string') return null;
  return { out: state.out, finished: 'finished' in state && state.finished === true };
}
