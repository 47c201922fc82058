import { error, notice, warning } from '@actions/core';

/** A remark that the runner shows beside the run, and in the file where it has a line. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  /** Relative to the repository; null for a remark on the run. */
  readonly file: string | null;
  /** Starts at 1; null for the file as a whole. */
  readonly line: number | null;
}

/** The runner records this many of each level from one step and silently drops the rest. */
const MOST_PER_LEVEL = 10;
/** The runner cuts longer messages. */
const MESSAGE_LENGTH = 4096;

const PRINT = { error, warning, notice } as const;

/** Prints annotations as workflow commands, escaped, the first ten of each level in the order given. */
export function printAnnotations(annotations: readonly Annotation[]): void {
  for (const level of ['error', 'warning', 'notice'] as const) {
    const chosen = annotations.filter(annotation => annotation.level === level);
    for (const annotation of chosen.slice(0, MOST_PER_LEVEL)) printAnnotation(annotation);
  }
}

function printAnnotation({ level, title, message, file, line }: Annotation): void {
  PRINT[level](disarm(message).slice(0, MESSAGE_LENGTH), {
    title: disarm(title).slice(0, 255),
    ...(file === null ? {} : { file }),
    ...(file === null || line === null ? {} : { startLine: line }),
  });
}

/** The runner's older command form `##[…]` works anywhere in a line, also inside the message of a newer command. */
const disarm = (text: string): string => text.replaceAll('##[', '# #[');
