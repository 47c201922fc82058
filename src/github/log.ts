import { randomUUID } from 'node:crypto';
import { withoutSequences } from '../model/terminal-sequence.ts';

/** How much of untrusted text is echoed; the rest is in the log files. */
const LIMITS = { bytes: 64 * 1024, lineLength: 2_000 } as const;

/** Receives whole pieces of log text. */
export type Write = (text: string) => void;

/**
 * Calls `body` with a function that prints untrusted text. Around it, workflow commands are switched off with a random word that
 * the text cannot know, and are switched on again on every path. Nothing of ours that must be a command may be printed inside.
 */
export function fenced<T>(write: Write, body: (print: Write) => T): T {
  const word = randomUUID();
  write(`::stop-commands::${word}\n`);
  try {
    return body(text => write(inert(text)));
  } finally {
    write(`::${word}::\n`);
  }
}

/** Prints untrusted text fenced off. */
export const echoUntrusted = (write: Write, text: string): void => fenced(write, print => print(text));

/**
 * Text as whole lines without control characters and without the older command form `##[…]`, which the runner honours anywhere in
 * a line. A lone carriage return ends a line for the runner, so it does here.
 */
export function inert(text: string): string {
  const cut =
    text.length > LIMITS.bytes
      ? `${text.slice(0, LIMITS.bytes)}\n(cut after ${LIMITS.bytes} characters)`
      : text;
  const lines = cut.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map(line => `${inertLine(line)}\n`).join('');
}

function inertLine(line: string): string {
  const clean = withoutSequences(line).replace(CONTROLS, '').replaceAll('##[', '# #[');
  return clean.length > LIMITS.lineLength ? `${clean.slice(0, LIMITS.lineLength)}…` : clean;
}

/** Control and invisible format characters (bidirectional overrides, zero-width); tabs stay. */
const CONTROLS = /(?!\t)[\p{Cc}\p{Cf}]/gu;
