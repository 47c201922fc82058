import { error, notice, warning } from '@actions/core';
import type { Annotation } from '../model/annotation.ts';

/** The runner records this many of each kind from one step and silently drops the rest. */
const MOST_PER_KIND = 10;
/** The runner cuts longer messages. */
const MESSAGE_LENGTH = 4096;

const PRINT = { error, warning, notice } as const;

/** Prints annotations as workflow commands, escaped, the first ten of each kind in the order given. */
export function printAnnotations(annotations: readonly Annotation[]): void {
  for (const kind of ['error', 'warning', 'notice'] as const) {
    const chosen = annotations.filter(annotation => annotation.kind === kind);
    for (const annotation of chosen.slice(0, MOST_PER_KIND)) printAnnotation(annotation);
  }
}

function printAnnotation({ kind, title, message, file, line }: Annotation): void {
  PRINT[kind](disarm(message).slice(0, MESSAGE_LENGTH), {
    title: disarm(title).slice(0, 255),
    ...(file === null ? {} : { file }),
    ...(file === null || line === null ? {} : { startLine: line }),
  });
}

/** The runner's older command form `##[…]` works anywhere in a line, also inside the message of a newer command. */
const disarm = (text: string): string => text.replaceAll('##[', '# #[');
