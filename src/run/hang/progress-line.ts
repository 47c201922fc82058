/** One line of `$STRESS_PROGRESS`. `worker: null`: it speaks of the whole program. */
export interface ProgressLine {
  readonly worker: string | null;
  /** The worker has ended and owes nothing any more. */
  readonly done: boolean;
}

/** Names of workers are short: `3`, `writer-7`. */
const LINE = /^progress(?:\s+worker=([\w.:/-]{1,64})(\s+done)?)?\s*$/;

/**
 * Reads `progress`, `progress worker=3` or `progress worker=3 done`. Any other text is progress of the program too, since somebody took
 * the trouble to write it: a heartbeat by `date >> $STRESS_PROGRESS` does.
 */
export function readProgressLine(line: string): ProgressLine {
  const [, worker = null, done] = LINE.exec(line) ?? [];
  return { worker, done: done !== undefined };
}
