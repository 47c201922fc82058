import { interruption, type World } from './pipeline.ts';
import { createProgress } from './report/progress.ts';

/** A run that somebody follows on standard error and may interrupt. */
export interface Attended extends Pick<World, 'signal' | 'listeners'> {
  /** Ends the progress, so that a report can be printed below it. */
  readonly quiet: () => void;
  /** Ends both: the next signal ends the process in the usual way. Does nothing when called again. */
  readonly release: () => void;
}

/** Progress and interruption, for the length of one command. */
export function attend(): Attended {
  const stop = interruption();
  const progress = createProgress({
    stream: process.stderr,
    isTTY: process.stderr.isTTY === true,
    now: () => performance.now(),
  });
  return {
    signal: stop.signal,
    listeners: [{ onEvent: progress }],
    quiet: () => progress.close(),
    release: () => {
      stop.release();
      progress.close();
    },
  };
}
